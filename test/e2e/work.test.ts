/** Every role begins with its own work; officers remind, ask for more time and decide; the bell tells. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#core/policy.ts'
import { roles } from '#core/policy.ts'
import { dayOf, isoOf } from '#core/days.ts'
import { dayIn } from '#core/zones.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { importText } from '../api/text.ts'
import { office } from '../sweep/holders.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

const today = dayOf(dayIn('Asia/Ho_Chi_Minh', new Date()))
const on = (days: number): string => isoOf(today + days)

const files = {
  units: `code,name,level,sector,parent
T,Tỉnh ủy Sông Xanh,province,local,
X1,Đảng ủy xã Đồng Tiến,commune,local,T
X2,Đảng ủy phường Hồ Tây,commune,local,T
C1,Chi bộ thôn Âu,cell,local,X1
`,
  people: 'code,full_name\nP1,Người Một\nP2,Người Hai\nP3,Người Ba\n',
  memberships: 'person,unit,valid_from\nP1,C1,2020-01-01\nP2,X1,2020-01-01\nP3,X2,2020-01-01\n',
  campaigns: `code,title,owner,opens_on\nD1,Học tập Nghị quyết 12,T,${on(-60)}\n`,
  audiences: 'campaign,code,name,order,artifacts\nD1,all,Mọi người,1,reflection\n',
  deadlines: `campaign,level,due_on\nD1,commune,${on(-4)}\nD1,cell,${on(5)}\n`,
  required_deliverables: `campaign,level,kind,due_on\nD1,commune,plan,${on(-10)}\nD1,commune,report,${on(3)}\n`,
  speakers: 'code,full_name,rank\nBC1,Báo cáo viên Một,province\n',
  sessions: `code,campaign,host,title,starts_at,speakers\nS1,D1,X1,Lớp buổi tối,${on(0)}T23:59,BC1\n`,
  convening: 'session,unit,person\nS1,C1,P1\n',
}
const only: Partial<Record<Role, string>> = { class_clerk: 'S1', speaker: 'BC1', reviewer: 'grassroots' }

let server: RunningServer
let browser: Browser
const cookies = new Map<string, string>()
beforeAll(async () => {
  server = await startServer()
  const { database } = server
  const now = new Date()
  await importText(database, '/nowhere', 'default', files, { now: new Date(now.getTime() - 86_400_000) })
  await refreshFigures(database, 'default')
  const { account, setStatus, cookieOf } = office(database, now)
  const add = async (name: string, unit: string, role: Role): Promise<void> => {
    const id = await account('default', name, unit, [{ role, unit, ...(only[role] ? { only: only[role] } : {}) }])
    await setStatus(id, 'active')
    if (role === 'member')
      await database.pool.query(
        `update accounts set person_id = (select person_id from person_ids where code = 'P1') where account_id = $1`,
        [id],
      )
    cookies.set(name, await cookieOf('default', id))
  }
  for (const { code } of roles) await add(code, code === 'administrator' ? 'T' : 'X1', code)
  await add('tinh', 'T', 'campaign_officer')
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

async function pageOf(name: string, width?: number) {
  const watched = await openPage(browser, server.address, width)
  const [cookie = '', value = ''] = (cookies.get(name) ?? '').split(/=(.*)/s)
  await watched.page.context().addCookies([{ name: cookie, value, url: server.address }])
  return watched
}
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const lines = async (page: Page, group: string): Promise<string[]> =>
  page
    .getByRole('region', { name: new RegExp(`^${group}`) })
    .getByRole('listitem')
    .allInnerTexts()

const expected: Readonly<Record<Role, readonly RegExp[]>> = {
  administrator: [],
  campaign_officer: [/Nộp kế hoạch/, /2 người chưa học/],
  unit_officer: [/Nộp kế hoạch/, /2 người chưa học/, /Lớp buổi tối/, /Nộp báo cáo/],
  class_clerk: [/bạn điểm danh/],
  reviewer: [],
  speaker: [/bạn báo cáo/],
  member: [/bạn được triệu tập/, /Bạn chưa học đủ/, /Bạn còn 1 bài thu hoạch/],
  auditor: [],
  leader: [/đơn vị trực thuộc còn nợ: kế hoạch/],
}

test.each(roles.map(({ code }) => code))(
  'a %s begins with what waits for them, and the board is one press away',
  async (role) => {
    const { page, misdeeds } = await pageOf(role)
    await page.goto('/')
    await heading(page, 'Việc của tôi')
    expect(page.url()).toContain('/r/default/work')
    const text = await page.getByRole('main').innerText()
    for (const wanted of expected[role]) expect(text).toMatch(wanted)
    if (expected[role].length === 0) await page.getByText('Không có việc nào đang chờ').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name: 'Tiến độ' }).waitFor()
    expect(misdeeds).toEqual([])
  },
)

test('what is urgent stands first, and each line leads to where it is done', async () => {
  const { page } = await pageOf('unit_officer')
  await page.goto('/r/default/work')
  await heading(page, 'Việc của tôi')
  const overdue = await lines(page, 'Quá hạn')
  expect(overdue[0]).toMatch(/Nộp kế hoạch/)
  expect((await lines(page, 'Hôm nay')).join()).toMatch(/23:59 Lớp buổi tối/)
  expect((await lines(page, 'Trong 7 ngày tới')).join()).toMatch(/Nộp báo cáo/)
  await page.getByRole('link', { name: /Nộp kế hoạch/ }).click()
  await heading(page, /Kế hoạch/)
  await page.getByRole('dialog').getByText('Đảng ủy xã Đồng Tiến').first().waitFor()
})

test('the level above reminds all that match with their exact number, and the bell of the unit tells it', async () => {
  const { page, misdeeds } = await pageOf('tinh')
  await page.goto('/r/default/work')
  await page.getByRole('link', { name: /2 đơn vị trực thuộc còn nợ: kế hoạch/ }).click()
  await heading(page, 'Việc quá hạn')
  await page.getByRole('button', { name: 'Đảng ủy phường Hồ Tây' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('checkbox', { name: 'Chọn các dòng đang hiện' }).check()
  await press(page, 'Nhắc (2)')
  await page.getByRole('dialog').getByText('Nhắc cán bộ phụ trách của 2 dòng?').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: /^Nhắc/ }).click()
  await page.getByText('Đã nhắc 1 việc, 2 cán bộ. 1 việc ở đơn vị chưa có cán bộ.').waitFor()

  const { page: unit } = await pageOf('unit_officer')
  await unit.goto('/r/default/work')
  await unit.getByRole('button', { name: 'Thông báo, 1 chưa đọc' }).click()
  await unit.getByRole('link', { name: /Nhắc: kế hoạch, còn 1/ }).click()
  await heading(unit, 'Việc quá hạn')
  await unit.getByRole('button', { name: 'Thông báo, 0 chưa đọc' }).waitFor()
  await unit.goto('/r/default/notices')
  await heading(unit, 'Thông báo')
  await unit.getByText('Máy chủ này không gửi thư').waitFor()
  expect(await seriousFaults(unit)).toEqual([])
  expect(misdeeds).toEqual([])
})

test('a unit asks for more time from its own row, and the level above grants it as the unit’s own deadline', async () => {
  const { page: unit } = await pageOf('unit_officer')
  await unit.goto('/r/default/overdue')
  await unit
    .getByRole('row', { name: /Đồng Tiến.*Học tập/ })
    .getByRole('button')
    .click()
  const panel = unit.getByRole('dialog')
  await panel.getByRole('button', { name: 'Xin gia hạn' }).click()
  const [year = '', month = '', day = ''] = on(20).split('-')
  await panel.getByRole('textbox', { name: /Xin đến ngày/ }).fill(`${day}/${month}/${year}`)
  await panel.getByLabel(/Lý do xin/).fill('Bão số 3 làm hoãn lớp')
  await panel.getByRole('button', { name: 'Gửi cấp trên' }).click()
  await unit.getByText('Đã gửi cấp trên.').waitFor()

  const { page } = await pageOf('tinh')
  await page.goto('/r/default/work')
  await page.getByRole('link', { name: /1 đề nghị gia hạn chờ trả lời/ }).click()
  await heading(page, 'Xin gia hạn')
  await page.getByRole('button', { name: 'Đảng ủy xã Đồng Tiến' }).click()
  const answer = page.getByRole('dialog')
  await answer.getByText('Bão số 3 làm hoãn lớp').waitFor()
  await answer.getByRole('button', { name: 'Đồng ý', exact: true }).click()
  await answer.getByText('Ghi lý do để đơn vị hiểu.').waitFor()
  await answer.getByLabel('Lý do trả lời').fill('Đúng là có bão')
  await answer.getByLabel(/thành hạn riêng của đơn vị/).check()
  expect(await seriousFaults(page)).toEqual([])
  await answer.getByRole('button', { name: 'Đồng ý', exact: true }).click()
  await page.getByText('Đã trả lời.').waitFor()
  const { rows } = await server.database.pool.query<{ due: string }>(
    `select due_on::text as due from deadlines join unit_ids u using (realm_id, unit_id) where u.code = 'X1' and superseded_at is null`,
  )
  expect(rows).toEqual([{ due: on(20) }])
})

test('notes on a unit say who reads them; the unit itself gets none of it', async () => {
  const { page } = await pageOf('tinh')
  await page.goto('/r/default/overdue')
  await page
    .getByRole('row', { name: /Hồ Tây.*Kế hoạch/ })
    .getByRole('button')
    .click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('tab', { name: 'Ghi chú' }).click()
  await panel.getByText('Đơn vị này và cấp dưới không đọc được').waitFor()
  await panel.getByRole('button', { name: 'Thêm ghi chú' }).click()
  await panel.getByLabel(/Nội dung/).fill('Bí thư mới nhận việc')
  await panel.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã ghi ghi chú.').waitFor()
  await panel.getByRole('button', { name: 'Ghim' }).click()
  await panel.getByRole('button', { name: 'Bỏ ghim' }).waitFor()
})

test('a schedule begins from the sample, a row of it is turned off, and the administrator sets the quiet hours', async () => {
  const { page } = await pageOf('tinh')
  await page.goto('/r/default/reminders')
  await heading(page, 'Lịch nhắc việc')
  await press(page, 'Dùng lịch mẫu')
  await page.getByText('Đã ghi lịch nhắc.').first().waitFor()
  const rules = page.getByRole('region', { name: 'Kế hoạch' })
  await rules.getByRole('listitem').nth(4).waitFor()
  await rules.getByRole('listitem').first().getByRole('button', { name: 'Tắt' }).click()
  await rules.getByText('đã tắt').waitFor()
  expect(await seriousFaults(page)).toEqual([])

  const { page: keeper } = await pageOf('administrator')
  await keeper.goto('/r/default/reminders')
  await keeper.getByLabel('Từ').fill('19:30')
  await press(keeper, 'Ghi')
  await keeper.getByText('Đã ghi lịch nhắc.').waitFor()
  await keeper.reload()
  expect(await keeper.getByLabel('Từ').inputValue()).toBe('19:30')
  expect(await seriousFaults(keeper)).toEqual([])
})

test('on a phone nothing runs over the edge', async () => {
  const { page } = await pageOf('unit_officer', 360)
  for (const [path, title] of [
    ['work', 'Việc của tôi'],
    ['overdue', 'Việc quá hạn'],
    ['extensions', 'Xin gia hạn'],
    ['reminders', 'Lịch nhắc việc'],
    ['notices', 'Thông báo'],
  ] as const) {
    await page.goto(`/r/default/${path}`)
    await heading(page, title)
    expect(await overflow(page), path).toBe(0)
  }
})
