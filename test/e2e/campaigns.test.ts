/** Planning a campaign in a real browser: begun, counted while typed, ordered by keyboard, days, checks, opened; a unit's own day. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockAt } from '../accounts/browser.ts'
import { addOfficer, enrol, setUpAdministrator } from '../accounts/people.ts'
import { importText } from '../api/text.ts'
import { dossier } from '../sessions/world.ts'
import { openBrowser } from './browser.ts'
import { overflow, seriousFaults } from './page.ts'
import { askerOn, openAs } from './signed-in.ts'
import type { Cookies } from './signed-in.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

let server: RunningServer
let browser: Browser
const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-e2e-campaigns-'))
const pictures = process.env['CAMPAIGN_PICTURES']
const signedIn: Record<'province' | 'commune', Cookies> = { province: [], commune: [] }

const asker = () => askerOn(browser, server.address)

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  await importText(server.database, path.join(folder, 'f'), 'default', dossier, {
    now: new Date('2026-02-01T00:00:00Z'),
  })
  const clock = clockAt(new Date().toISOString())
  const [chief, province, commune] = [await asker(), await asker(), await asker()]
  await setUpAdministrator(server.database, clock, chief.ask, 1)
  await addOfficer(chief.ask, province.ask, { userName: 'tuyengiao', unit: 'P', role: 'campaign_officer' })
  await enrol(province.ask, clock)
  await addOfficer(chief.ask, commune.ask, { userName: 'xa.anbinh', unit: 'A', role: 'unit_officer' })
  await enrol(commune.ask, clock)
  signedIn.province = await province.context.cookies()
  signedIn.commune = await commune.context.cookies()
  for (const { context } of [chief, province, commune]) await context.close()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
  expect(server.bugs).toEqual([])
})

const pageOf = (who: keyof typeof signedIn, where: string, width = 1280) =>
  openAs(browser, server.address, { cookies: signedIn[who], where, width })
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor()
const campaign = '/r/default/campaigns/of/DOT-2026-09'

test('a campaign is begun as a draft from a template, and what was typed outlives a reload', async () => {
  const page = await pageOf('province', '/r/default/campaigns')
  await page.getByRole('link', { name: 'Mở đợt mới' }).click()
  await page.getByRole('heading', { name: 'Mở đợt mới' }).waitFor()
  await page.getByLabel(/Nghị quyết, kết luận của Trung ương/).check()
  await page.getByRole('textbox', { name: 'Tên đợt' }).fill('Học tập kết luận mới')
  await page.getByRole('textbox', { name: /^Ngày bắt đầu/ }).fill('15/9/2026')
  await page.getByRole('textbox', { name: 'Mã đợt' }).click()
  expect(await page.getByRole('textbox', { name: 'Mã đợt' }).inputValue()).toBe('DOT-2026-09')
  await page.waitForTimeout(600) // the draft is kept when the hand has rested
  await page.reload()
  expect(await page.getByRole('textbox', { name: 'Tên đợt' }).inputValue()).toBe('Học tập kết luận mới')
  await press(page, 'Lập đợt nháp')
  await page.getByRole('heading', { name: 'Học tập kết luận mới' }).waitFor()
  await page.getByText('Đợt nháp: chỉ người lập đợt thấy.').waitFor()

  const unit = await pageOf('commune', '/r/default/campaigns')
  await unit.getByRole('link', { name: 'Học tập nghị quyết' }).waitFor()
  expect(await unit.getByRole('link', { name: 'Học tập kết luận mới' }).count()).toBe(0)
}, 120_000)

test('audiences are counted while their rules are typed, and put in order by keyboard', async () => {
  const page = await pageOf('province', `${campaign}?part=audiences`)
  const place = (n: number) => page.locator('.audience').nth(n - 1)
  await place(1).getByText('3 người', { exact: true }).waitFor()
  await place(2).getByText('5 người', { exact: true }).waitFor()
  await place(2).getByText('3 người khớp nhưng đã thuộc Cán bộ lãnh đạo chủ chốt').waitFor()
  await place(3).getByText('! không có ai').waitFor()
  await page.getByText('Cả 8 người đều thuộc một đối tượng.').waitFor()
  // the wider rule first leaves nobody to the narrower one
  await page.getByRole('button', { name: 'Đưa Đảng viên lên' }).focus()
  await page.keyboard.press('Enter')
  await place(1).getByText('8 người', { exact: true }).waitFor()
  await place(2).getByText('3 người khớp nhưng đã thuộc Đảng viên').waitFor()
  await page.getByRole('button', { name: 'Đưa Đảng viên xuống' }).focus()
  await page.keyboard.press('Enter')
  await place(1).getByText('3 người', { exact: true }).waitFor()
  // narrowed to cells, most are in no audience
  await press(page, 'Sửa Đảng viên')
  const form = page.locator('.audience-form')
  await form.getByRole('group', { name: 'Cấp của đơn vị' }).getByLabel('Chi bộ').check()
  await page.getByText('! 4 trong 8 người không thuộc đối tượng nào.').waitFor()
  await form.getByRole('button', { name: 'Xem vài người' }).click()
  await form.getByText('Đỗ Thị Ánh').waitFor()
  await press(page, 'Xem vài người chưa thuộc đối tượng nào')
  await page.getByText('Hoàng Văn Em').waitFor({ state: 'detached' })
  await page.getByText('Vũ Thị Nga').waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/audiences-open.png`, fullPage: true })
  await form.getByRole('group', { name: 'Cấp của đơn vị' }).getByLabel('Chi bộ').uncheck()
  await press(page, 'Bỏ Cán bộ, công chức, chiến sĩ, quần chúng ngoài Đảng')
  await press(page, 'Thêm đối tượng')
  await page.locator('.audience-form').getByLabel('Tên đối tượng').fill('Hội viên')
  await page.locator('.audience-form').getByLabel('Cách đếm').selectOption('headcount')
  await page.waitForTimeout(600)
  await page.reload()
  await page.getByText('Hội viên').waitFor()
  await press(page, 'Lưu')
  await toast(page, 'Đã lưu.')
  await page.reload()
  await page.getByText('Hội viên').waitFor()
  expect(await page.locator('.audience').count()).toBe(3)
}, 120_000)

test('days of levels, and what is owed, are set in tables; what is wrong is said', async () => {
  const page = await pageOf('province', `${campaign}?part=deadlines`)
  const cell = page.getByRole('textbox', { name: 'Hạn của Chi bộ, Cả đơn vị' })
  expect(await cell.inputValue()).toBe('15/10/2026')
  await cell.fill('31/9/2026')
  await page.getByText(/Có ngày chưa đúng/).waitFor()
  await cell.fill('1/9/2026')
  await press(page, 'Lưu')
  await toast(page, 'Đã lưu.')
  await page.getByRole('row', { name: /Chi bộ thôn Một.*1\/9\/2026/ }).waitFor()
  await page.getByRole('tab', { name: /Phải nộp/ }).click()
  await page.getByRole('checkbox', { name: 'Xã phải nộp Báo cáo' }).uncheck()
  await page.getByRole('checkbox', { name: 'Chi bộ phải nộp Kế hoạch' }).check()
  await press(page, 'Lưu')
  await toast(page, 'Đã lưu.')
}, 120_000)

test('checks lead to where each is put right, and only then the campaign is opened', async () => {
  const page = await pageOf('province', `${campaign}?part=checks`)
  await page.getByRole('heading', { name: 'Phải sửa trước khi mở' }).waitFor()
  await page.getByText('1 hạn trước ngày bắt đầu 15/9/2026: Chi bộ.').waitFor()
  await page.getByText('Văn bản phải nộp chưa có hạn: Chi bộ, Kế hoạch.').waitFor()
  expect(await page.getByRole('button', { name: 'Mở đợt', exact: true }).isDisabled()).toBe(true)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'hạn trước ngày bắt đầu' })
    .getByRole('button', { name: 'Sửa' })
    .click()
  await page.getByRole('textbox', { name: 'Hạn của Chi bộ, Cả đơn vị' }).fill('15/10/2026')
  await press(page, 'Lưu')
  await toast(page, 'Đã lưu.')
  await page.getByRole('tab', { name: /Kiểm tra và mở/ }).click()
  await press(page, 'Mở đợt')
  await page.getByRole('dialog').getByRole('button', { name: 'Mở đợt' }).click()
  await toast(page, 'Đã mở đợt.')
  await page.getByRole('link', { name: 'Xem bảng tiến độ' }).waitFor()
}, 120_000)

test('a unit sets itself an earlier last day in its panel, and is told why a later one is refused', async () => {
  const page = await pageOf('commune', `${campaign}?part=deadlines`)
  await page.getByText('Chỉ đơn vị chủ trì sửa được kế hoạch của đợt.').waitFor()
  expect(await page.getByRole('row', { name: /Bắc Sơn/ }).count()).toBe(0)
  await press(page, 'Đảng bộ xã An Bình')
  const panel = page.getByRole('dialog')
  await panel.getByText('muộn nhất 25/10/2026').first().waitFor()
  const whole = panel.getByRole('textbox', { name: 'Hạn riêng: Cả đơn vị' })
  await whole.fill('30/10/2026')
  await panel.getByRole('button', { name: 'Lưu' }).click()
  await panel.getByText(/muộn hơn hạn cấp trên đã đặt/).waitFor()
  await whole.fill('10/10/2026')
  await panel.getByRole('textbox', { name: 'Hạn riêng: Đảng viên' }).fill('8/10/2026')
  await panel.getByRole('button', { name: 'Lưu' }).click()
  await toast(page, 'Đã lưu hạn riêng.')
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /An Bình.*10\/10\/2026.*đơn vị đặt.*Đảng viên: 8\/10\/2026/ }).waitFor()
}, 120_000)

test('linked campaigns are shown at both, with how many people both take', async () => {
  const page = await pageOf('province', `${campaign}?part=links`)
  await page.getByLabel('Đợt kia').selectOption('C1')
  await press(page, 'Liên kết')
  await toast(page, 'Đã liên kết.')
  await page.getByRole('tab', { name: 'Kiểm tra' }).click()
  await page.getByText(/8 người cũng thuộc đợt Học tập nghị quyết chạy cùng lúc/).waitFor()
  await page.getByRole('tab', { name: 'Đợt liên quan' }).click()
  await page.getByRole('link', { name: 'Học tập nghị quyết' }).click()
  await page.getByRole('heading', { name: 'Học tập nghị quyết' }).waitFor()
  await page.getByRole('tab', { name: 'Đợt liên quan' }).click()
  await page.getByText('Tiến hành song song').first().waitFor()
  await page.getByRole('link', { name: 'Học tập kết luận mới' }).waitFor()
}, 120_000)

const parts = ['about', 'directives', 'audiences', 'required', 'deadlines', 'links', 'checks', 'history']
test.each([360, 1280, 1920])(
  'at %i pixels no page is wider than its window or has a serious fault',
  async (width) => {
    const where = [
      '/r/default/campaigns',
      '/r/default/campaigns/new',
      ...parts.map((part) => `${campaign}?part=${part}`),
    ]
    const page = await pageOf('province', where[0] as string, width)
    for (const one of where) {
      await page.goto(one)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([one, await overflow(page), await seriousFaults(page)]).toEqual([one, 0, []])
      const name = one.replace(/^.*part=/, '').replaceAll(/[^a-z]/g, '-')
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
    }
  },
  120_000,
)
