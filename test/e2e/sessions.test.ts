/** Sessions in a real browser: a series, a copy, sites pasted, places filled by a unit’s officer, clashes, the calendar by keyboard. */
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
const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-e2e-sessions-'))
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

test('a series is planned: two units, two weeks, what was typed outlives a reload, and one press takes it back', async () => {
  const page = await pageOf('province', '/r/default/sessions/new?day=2026-04-01')
  await page.getByLabel('Tên buổi').fill('Lớp của {unit}')
  await page.getByText('Dán nhiều đơn vị').click()
  await page.getByRole('textbox', { name: /Mỗi dòng một đơn vị/ }).fill('A; Nhà văn hóa\nB; Hội trường; 120')
  await press(page, 'Thêm các dòng này')
  await press(page, 'Thêm tuần kế tiếp')
  await page.getByText('Sẽ lập 4 buổi.').waitFor()
  await page.waitForTimeout(600) // the draft is kept when the hand has rested
  await page.reload()
  await page.getByText('Sẽ lập 4 buổi.').waitFor()
  await press(page, 'Lập 4 buổi')
  await toast(page, 'Đã lập 4 buổi.')
  await page.getByText('6 dòng', { exact: true }).waitFor()
  expect(await page.getByRole('link', { name: 'Lớp của Đảng bộ xã An Bình' }).count()).toBe(2)
  await press(page, 'Hoàn tác: Đã lập 4 buổi.')
  await page.getByText('2 dòng', { exact: true }).waitFor()
}, 120_000)

test('a session is copied with its sites, and more sites are pasted', async () => {
  const page = await pageOf('province', '/r/default/sessions/HN1')
  await page.getByRole('link', { name: 'Nhân bản' }).click()
  await page.getByRole('heading', { name: 'Nhân bản buổi' }).waitFor()
  await page.getByLabel('Ngày').fill('20/05/2026')
  await press(page, 'Lập 1 buổi')
  await page.getByRole('heading', { name: 'Hội nghị tỉnh' }).waitFor()
  await page.getByRole('tab', { name: 'Điểm cầu' }).click()
  await page.getByText('2 điểm cầu, dự kiến 90 người.').waitFor()
  await page.getByText('Dán danh sách đơn vị').click()
  await page.getByRole('textbox', { name: /Mỗi dòng: mã đơn vị/ }).fill('A1\tLê Văn Trì\t25\nA\nKHONG-CO')
  await press(page, 'Thêm 2 điểm cầu')
  await page
    .getByRole('alert')
    .getByText(/không có đơn vị “KHONG-CO”/)
    .waitFor()
  await page.getByRole('textbox', { name: /Mỗi dòng: mã đơn vị/ }).fill('A1\tLê Văn Trì\t25')
  await press(page, 'Thêm 1 điểm cầu')
  await page.getByText('3 điểm cầu, dự kiến 115 người.').waitFor()
  await page.getByRole('grid').getByText('Lê Văn Trì').waitFor()
}, 120_000)

test('the agenda is typed by keyboard, and is there afterwards', async () => {
  const page = await pageOf('province', '/r/default/sessions/LA1?part=agenda')
  await page.getByRole('textbox', { name: 'Từ, Mục 1' }).click()
  for (const text of ['8h', '8h30', 'Khai mạc']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  // a speaker by a part of the name, without diacritics
  await page.keyboard.type('ngo van')
  await page.keyboard.press('Control+Enter')
  await toast(page, 'Đã lưu chương trình.')
  // what was typed shows as it was stored once the page has asked anew
  await page.getByRole('grid').getByText('08:30').waitFor()
  await page.reload()
  for (const text of ['08:30', 'Khai mạc', 'Ngô Văn Nói']) await page.getByRole('grid').getByText(text).waitFor()
}, 120_000)

test('places are given to units, and a unit’s officer fills in names of the own people alone', async () => {
  const desk = await pageOf('province', '/r/default/sessions/HN1?part=convening')
  await desk.getByLabel('Cấp suất cho đơn vị, đơn vị tự điền tên').check()
  await press(desk, 'Xem trước')
  await desk.getByText('Sẽ cấp 8 suất cho 3 đơn vị.').waitFor()
  await press(desk, 'Triệu tập')
  await toast(desk, 'Đã triệu tập 8.')
  await desk.getByText('Vượt sức chứa 3 chỗ.').waitFor()

  const unit = await pageOf('commune', '/r/default/sessions')
  await unit.getByRole('link', { name: 'Hội nghị tỉnh' }).first().click()
  await unit.getByRole('tab', { name: 'Triệu tập' }).click()
  await unit.getByRole('row', { name: /An Bình/ }).waitFor()
  expect(await unit.getByRole('row', { name: /Bắc Sơn/ }).count()).toBe(0)
  await press(unit, 'Điền tên cho Đảng bộ xã An Bình')
  const panel = unit.getByRole('dialog')
  await panel.getByLabel('Tìm người của đơn vị').fill('le thi dao')
  await panel.getByRole('button', { name: 'Thêm Lê Thị Đào' }).click()
  await toast(unit, 'Đã thêm Lê Thị Đào.')
  await panel.getByLabel('Tìm người của đơn vị').fill('hoang van em')
  await panel.getByText('0 người chưa có trong danh sách').waitFor()
  await unit.keyboard.press('Escape')
  await unit.getByRole('row', { name: /An Bình 3 1 2/ }).waitFor()

  await desk.reload()
  await desk.getByRole('row', { name: /Lê Thị Đào/ }).waitFor()
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Danh sách triệu tập (.docx)' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
}, 120_000)

test('who is convened to two sessions at one time is marked, and the mark leads to them', async () => {
  const page = await pageOf('province', '/r/default/sessions/new?like=HN1')
  await page.getByLabel('Tên buổi').fill('Cùng giờ')
  await page.getByLabel('Danh sách triệu tập').check()
  await press(page, 'Lập 1 buổi')
  await page.getByRole('heading', { name: 'Cùng giờ' }).waitFor()
  await page.getByText('Cùng địa điểm, trùng giờ với:').waitFor()
  await page.getByRole('tab', { name: 'Triệu tập' }).click()
  await page.getByText('1 người được triệu tập hai nơi cùng giờ.').waitFor()
  await page.getByRole('link', { name: 'Xem những người này' }).click()
  await page.getByRole('row', { name: /Lê Thị Đào.*Trùng giờ.*Hội nghị tỉnh/ }).waitFor()
}, 120_000)

test('the roster is marked in the row and for many at once', async () => {
  const page = await pageOf('commune', '/r/default/sessions/LA1?part=roster')
  await press(page, 'Phạm Văn Bình: Có mặt')
  await toast(page, 'Phạm Văn Bình: Có mặt')
  await page.getByRole('button', { name: 'Phạm Văn Bình: Có mặt', exact: true, pressed: true }).waitFor()
  await page.getByLabel('Chọn Đỗ Thị Ánh').check()
  await page.locator('.selection-bar').getByRole('button', { name: 'Vắng có lý do' }).click()
  await toast(page, 'Đã điểm danh 1 người.')
  await page.getByLabel('Tình trạng').selectOption('excused')
  await page.getByText('1 dòng', { exact: true }).waitFor()
}, 120_000)

test('the calendar is walked by keyboard: days, months, into a session and on to its page', async () => {
  const page = await pageOf('province', '/r/default/sessions/calendar?day=2026-03-09')
  await page.locator('[data-day="2026-03-09"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('[data-day="2026-03-10"]:focus').waitFor()
  await page.keyboard.press('PageDown')
  await page.getByRole('heading', { name: 'Tháng 4/2026' }).waitFor()
  await page.locator('[data-day="2026-04-10"]:focus').waitFor()
  await page.keyboard.press('PageUp')
  await page.locator('[data-day="2026-03-10"]:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.locator('[data-day="2026-03-10"]:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Hội nghị tỉnh|Cùng giờ/ }).waitFor()
}, 120_000)

test('a calendar’s address is made, shown once, works for a program, and ends when it is revoked', async () => {
  const page = await pageOf('commune', '/r/default/sessions/feeds')
  await page.getByRole('combobox', { name: 'Lịch của đơn vị' }).fill('An Binh')
  await page.getByRole('option', { name: /xã An Bình/ }).click()
  await press(page, 'Tạo địa chỉ')
  const address = await page.locator('.link-text').inputValue()
  const fetched = async () => (await fetch(address)).status
  expect(await fetched()).toBe(200)
  await press(page, 'Thu hồi địa chỉ: Lịch của đơn vị: Đảng bộ xã An Bình')
  await page.getByText('Chưa có địa chỉ nào.').waitFor()
  expect(await fetched()).toBe(404)
}, 120_000)

const places = ['', '/calendar?day=2026-03-10', '/calendar?day=2026-03-10&view=week', '/new?like=HN1', '/feeds']
const parts = ['about', 'sites', 'agenda', 'materials', 'convening', 'roster', 'history']
const pages = [...places, ...parts.map((part) => `/HN1?part=${part}`)]

// each page at both widths and in both languages, but not in all four ways: a phone and a desk take turns in language
test.each([
  [360, 0],
  [1280, 1],
] as const)(
  'no page of sessions has a serious fault of accessibility or is cut off at %i pixels',
  async (width, turn) => {
    const page = await pageOf('province', '/r/default/sessions', width)
    const wrong: unknown[] = []
    for (const [i, place] of pages.entries()) {
      const lang = (i + turn) % 2 === 0 ? 'vi' : 'en'
      await page.goto(`/r/default/sessions${place}${place.includes('?') ? '&' : '?'}lang=${lang}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      // one look by axe a page: on the phone, where most is folded away, it finds the least
      const faults = turn === 0 ? [] : await seriousFaults(page)
      const over = await overflow(page)
      if (faults.length > 0 || over > 0) wrong.push({ place, lang, faults, over })
    }
    expect(wrong).toEqual([])
  },
  120_000,
)
