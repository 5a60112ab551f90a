/** An officer keeps the tree: makes, renames, moves with a preview, merges, takes back; by keyboard and on a phone too. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importText } from '../api/text.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

const units = `code,name,level,sector,parent
T,Tỉnh ủy Sông Xanh,province,,
H1,Huyện ủy Đông Sơn,district,,T
H2,Huyện ủy Tây Sơn,district,,T
X1,Đảng ủy xã Đồng Tiến,commune,,H1
X2,Đảng ủy xã Uỷ Ban,commune,,H1
C1,Chi bộ thôn Âu,cell,,X1
C2,Chi bộ thôn Ất,cell,,X1
`
const files = {
  units,
  people: 'code,full_name\nP1,Người Một\nP2,Người Hai\n',
  memberships: 'person,unit,valid_from\nP1,C1,2020-01-01\nP2,X1,2020-01-01\n',
  campaigns: 'code,title,owner,opens_on\nD1,Học tập Nghị quyết 12,T,2026-01-05\n',
  audiences: 'campaign,code,name,order\nD1,all,Mọi người,1\n',
}

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  await importText(server.database, '/nowhere', 'default', files, { now: new Date('2026-01-01T00:00:00Z') })
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const panel = (page: Page) => page.getByRole('dialog')
const fill = (page: Page, label: string | RegExp, value: string) => panel(page).getByLabel(label).fill(value)
const line = (page: Page, name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) })

async function choose(page: Page, label: string | RegExp, typed: string, name: string): Promise<void> {
  await panel(page).getByRole('combobox', { name: label }).fill(typed)
  await page.getByRole('option', { name: new RegExp(name) }).click()
}
async function openChange(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Thay đổi: / }).click()
  await press(page, name)
}
async function write(page: Page, said: string): Promise<void> {
  await press(page, 'Xem trước')
  await page.getByRole('region', { name: 'Sẽ thay đổi' }).waitFor()
  await press(page, 'Ghi')
  await page.getByText(said, { exact: true }).waitFor()
  await panel(page).waitFor({ state: 'detached' })
}

test('the tree opens level by level by keyboard, and is searched with or without diacritics', async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/units')
  await heading(page, 'Đơn vị')
  await line(page, 'Huyện ủy Đông Sơn').waitFor()
  await line(page, 'Tỉnh ủy Sông Xanh').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await line(page, 'Đảng ủy xã Đồng Tiến').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await line(page, 'Chi bộ thôn Ất').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  expect(await line(page, 'Đảng ủy xã').count()).toBe(0)
  for (const typed of ['dang uy xa uy ban', 'UỶ BAN', 'ủy ban', 'x2']) {
    await page.getByRole('searchbox').fill(typed)
    await page.getByRole('link', { name: 'Đảng ủy xã Uỷ Ban' }).waitFor()
    await page.getByText('1 đơn vị', { exact: true }).waitFor()
  }
  await page.getByRole('searchbox').fill('không có')
  await page.getByText('Không có đơn vị nào có tên hay mã như vậy').waitFor()
  await page.getByRole('searchbox').fill('')
  await line(page, 'Huyện ủy Tây Sơn').focus()
  await page.keyboard.press('Enter')
  await heading(page, 'Huyện ủy Tây Sơn')
  expect(misdeeds).toEqual([])
})

test('a unit is made, renamed and moved, each with a preview, and the move is taken back', async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/units/X1')
  await heading(page, 'Đảng ủy xã Đồng Tiến')
  await press(page, 'Thêm đơn vị trực thuộc')
  await press(page, 'Xem trước')
  expect(await panel(page).getByText('Cần điền ô này.').count()).toBe(2)
  await fill(page, 'Tên đơn vị', 'Chi bộ thôn Ba')
  await panel(page).getByLabel(/^Cấp/).selectOption('cell')
  await page.waitForTimeout(400)
  // what was typed outlives a reload
  await page.reload()
  await heading(page, 'Đảng ủy xã Đồng Tiến')
  await press(page, 'Thêm đơn vị trực thuộc')
  await panel(page).getByText('Đã khôi phục bản nháp').waitFor()
  expect(await panel(page).getByLabel('Tên đơn vị').inputValue()).toBe('Chi bộ thôn Ba')
  await fill(page, /^Từ ngày/, '1/3/2026')
  expect(await panel(page).getByLabel('Mã đơn vị').inputValue()).toBe('X1-3')
  await write(page, 'Đã thêm đơn vị.')
  await page.getByRole('link', { name: 'Chi bộ thôn Ba' }).waitFor()

  await openChange(page, 'Đổi tên, cấp, khối')
  await fill(page, 'Tên mới', 'Đảng ủy xã Đồng Tâm')
  await fill(page, /^Từ ngày/, '15/02/2026')
  await press(page, 'Xem trước')
  await page.getByText('Ngày này đã qua').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await press(page, 'Ghi')
  await heading(page, 'Đảng ủy xã Đồng Tâm')
  await page.getByRole('textbox', { name: 'Vào ngày' }).fill('14/02/2026')
  await heading(page, 'Đảng ủy xã Đồng Tiến')
  expect(page.url()).toContain('as_of=2026-02-14')
  await page.getByRole('textbox', { name: 'Vào ngày' }).fill('20/03/2026')
  await heading(page, 'Đảng ủy xã Đồng Tâm')

  await openChange(page, 'Chuyển sang cấp trên khác')
  await choose(page, /Cấp trên mới/, 'tay son', 'Huyện ủy Tây Sơn')
  await fill(page, /^Từ ngày/, '01/02/2026')
  await press(page, 'Xem trước')
  await page.getByText('Đã có thay đổi từ ngày 15/2/2026').waitFor()
  await fill(page, /^Từ ngày/, '16/02/2026')
  await press(page, 'Xem trước')
  const effects = page.getByRole('region', { name: 'Sẽ thay đổi' })
  await effects.getByText('Học tập Nghị quyết 12').waitFor()
  await press(page, 'Ghi')
  await page.getByText('Đã chuyển.', { exact: true }).waitFor()
  const newParent = page.getByRole('link', { name: 'Huyện ủy Tây Sơn' }).first()
  await newParent.waitFor()
  await press(page, 'Hoàn tác: Đã chuyển.')
  await newParent.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Huyện ủy Đông Sơn' }).first().waitFor()

  const notes = page.getByRole('region', { name: 'Ghi chú nội bộ' })
  await notes.getByRole('button', { name: 'Thêm ghi chú' }).click()
  await notes.getByLabel(/^Nội dung/).fill('Cần hướng dẫn thêm về hồ sơ.')
  await notes.getByRole('button', { name: 'Lưu', exact: true }).click()
  await notes.getByText('Cần hướng dẫn thêm về hồ sơ.', { exact: true }).waitFor()
  expect(misdeeds).toEqual([])
})

test('a unit is merged with its people, what was a mistake is withdrawn', async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/units/X1?as_of=2026-04-01')
  await heading(page, 'Đảng ủy xã Đồng Tâm')
  await openChange(page, 'Kết thúc hoạt động')
  await fill(page, /^Không còn từ ngày/, '01/04/2026')
  await press(page, 'Xem trước')
  await page.getByText('Còn 3 đơn vị trực thuộc').waitFor()
  await press(page, 'Thôi')
  await openChange(page, 'Sáp nhập vào đơn vị khác')
  await choose(page, /Sáp nhập vào/, 'uy ban', 'Đảng ủy xã Uỷ Ban')
  await fill(page, /^Từ ngày/, '01/04/2026')
  await write(page, 'Đã sáp nhập.')
  await page.getByText('Vào ngày này đơn vị chưa có hoặc không còn.').waitFor()
  await page.goto('/r/default/units/X2?as_of=2026-04-01')
  for (const name of ['Chi bộ thôn Âu', 'Chi bộ thôn Ất', 'Chi bộ thôn Ba'])
    await page.getByRole('link', { name }).first().waitFor()
  const people = page.getByRole('region', { name: 'Người' })
  await people.getByRole('row', { name: 'Đảng viên chính thức 1 2' }).waitFor()
  await page.goto('/r/default/units/C2')
  await page.getByRole('button', { name: 'Rút lần ghi nhầm: 1/4/2026' }).click()
  await press(page, 'Xem trước')
  await page.getByText('Đơn vị được chọn không có vào ngày 1/4/2026.').waitFor()
  expect(misdeeds).toEqual([])
})

test('several units are renamed by a sheet and moved from the list', async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/units?view=list&level=cell')
  await press(page, 'Đổi tên theo bảng')
  await fill(page, /Mã và tên mới/, 'C1\tChi bộ số 1\nC2 Chi bộ số 2')
  await press(page, 'Xem trước')
  await page.getByText('Dòng 2: cần mã').waitFor()
  await fill(page, /Mã và tên mới/, 'C1\tChi bộ số 1\nC2;Chi bộ số 2')
  await fill(page, /^Từ ngày/, '01/05/2026')
  await write(page, 'Đã đổi tên 2 đơn vị.')
  await page.getByRole('link', { name: 'Chi bộ số 2' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('checkbox', { name: /Chi bộ số 1/ }).check()
  await page.getByRole('checkbox', { name: /Chi bộ số 2/ }).check()
  await press(page, 'Chuyển các đơn vị đã chọn (2)')
  await choose(page, /Cấp trên mới/, 'tay son', 'Huyện ủy Tây Sơn')
  await write(page, 'Đã chuyển 2 đơn vị.')
  expect(misdeeds).toEqual([])
})

test('on a phone nothing is cut off, in both languages', async () => {
  const { page, misdeeds } = await openPage(browser, server.address, 360)
  for (const address of ['units', 'units?view=list', 'units?q=chi', 'units/X2', 'units/T?lang=en', 'units?lang=en']) {
    await page.goto(`/r/default/${address}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(`${address} ${await overflow(page)}`).toBe(`${address} 0`)
    expect(await seriousFaults(page)).toEqual([])
  }
  expect(misdeeds).toEqual([])
})
