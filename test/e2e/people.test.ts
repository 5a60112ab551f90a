/** People at the desk: found, added, changed, transferred, merged, undone; in a real browser. */
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importPeople } from '../people/world.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  await importPeople(server.database, tmpdir(), new Date('2026-02-01T00:00:00Z'))
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

const shots = process.env.SHOTS
async function look(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true })
}

async function open(where: string, width = 1280) {
  const opened = await openPage(browser, server.address, width)
  await opened.page.goto(`/r/default/people${where}`)
  return opened
}
const rows = (page: Page) => page.getByRole('table').getByRole('row')

test('somebody is found by a part of the name without diacritics, among members and others apart', async () => {
  const { page, misdeeds } = await open('')
  await page.getByText('5 dòng', { exact: true }).waitFor()
  await look(page, 'list-1280')
  await page.getByRole('searchbox').fill('uyen thuy')
  await page.getByText('1 dòng', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Lê Uyên Thuỷ' }).waitFor()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('link', { name: 'Ngoài Đảng 1', exact: true }).click()
  await page.getByRole('link', { name: 'Ngô Ngoài Đảng' }).waitFor()
  expect(new URL(page.url()).searchParams.get('group')).toBe('non_members')
  await page.getByRole('link', { name: /^Đã thôi/ }).click()
  await page.getByText('3 dòng', { exact: true }).waitFor()
  await page.getByLabel('Tình trạng').selectOption('ended')
  await page.getByRole('link', { name: 'Phạm Ước' }).waitFor()
  await look(page, 'away-1280')
  expect(await seriousFaults(page)).toEqual([])
  expect(misdeeds).toEqual([])
})

test('a person is added with the unit; who is there already is told while one types; the page shows it and undoes it', async () => {
  const { page, misdeeds } = await open('/new?unit=A2')
  await page.getByLabel('Họ và tên').fill('nguyen van an')
  await page.getByText('Có thể đã có người này:').waitFor()
  await page.getByRole('link', { name: 'Nguyễn Văn An' }).waitFor()
  await look(page, 'new-1280')
  await page.getByLabel('Họ và tên').fill('Mai Thị Ổi')
  await page.getByRole('textbox', { name: 'Ngày sinh' }).fill('5/3/1990')
  await page.getByRole('textbox', { name: /^Từ ngày/ }).fill('1/2/2026')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Thêm', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Mai Thị Ổi' }).waitFor()
  await page.getByRole('cell', { name: '1/2/2026' }).first().waitFor()
  await look(page, 'person-1280')
  await page.getByRole('button', { name: /^Hoàn tác/ }).click()
  await page.getByText('Không có người này trong phạm vi của mình').waitFor()
  expect(misdeeds).toEqual([])
})

test('a transfer as of a day is previewed, written, and undone from its toast', async () => {
  const { page, misdeeds } = await open('/of/p02')
  await page.getByRole('heading', { level: 1, name: 'Trần Thị Thủy' }).waitFor()
  await page.getByRole('button', { name: 'Thay đổi: Trần Thị Thủy' }).click()
  await page.getByRole('button', { name: 'Chuyển đơn vị', exact: true }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Xem trước' }).click()
  await panel.getByText('Cần điền').first().waitFor()
  await panel.getByLabel('Đơn vị mới').fill('khu pho')
  await page.getByRole('option', { name: /Chi bộ khu phố 1/ }).click()
  await panel.getByRole('textbox', { name: /^Từ ngày/ }).fill('1/3/2026')
  await panel.getByRole('button', { name: 'Xem trước' }).click()
  await panel.getByText('1 người sẽ thay đổi.').waitFor()
  await look(page, 'transfer-1280')
  expect(await seriousFaults(page)).toEqual([])
  await panel.getByRole('button', { name: 'Ghi cho 1 người' }).click()
  await page.getByRole('cell', { name: '28/2/2026' }).waitFor()
  expect(await page.getByRole('link', { name: 'Chi bộ khu phố 1' }).count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: /^Hoàn tác/ }).click()
  await expect.poll(() => page.getByRole('cell', { name: '28/2/2026' }).count()).toBe(0)
  expect(misdeeds).toEqual([])
})

test('a selection is changed in one order, with the exact number before it is written', async () => {
  const { page, misdeeds } = await open('?unit=A')
  await page.getByText('3 dòng', { exact: true }).waitFor()
  await page.getByRole('checkbox', { name: 'Chọn Nguyễn Văn An' }).check()
  await page.getByRole('checkbox', { name: 'Chọn Đỗ Hữu Ánh' }).check()
  await page.getByRole('button', { name: /^Thay đổi/ }).click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('Việc').selectOption('cadre')
  await panel.getByLabel('Diện cán bộ').selectOption('key')
  await panel.getByRole('textbox', { name: /^Từ ngày/ }).fill('1/3/2026')
  await panel.getByRole('button', { name: 'Xem trước' }).click()
  await panel.getByText('1 người không đổi', { exact: false }).waitFor()
  await look(page, 'bulk-1280')
  await panel.getByRole('button', { name: 'Ghi cho 1 người' }).click()
  await page.getByText('Đã thay đổi 1 người.').waitFor()
  await page.getByRole('button', { name: /^Hoàn tác/ }).click()
  await page.getByText('Đã hoàn tác', { exact: false }).waitFor()
  expect(misdeeds).toEqual([])
})

test('two entries are compared side by side and merged; undoing parts them', async () => {
  const { page, misdeeds } = await open('/duplicates?by=name')
  await page.getByText('1 dòng', { exact: true }).waitFor()
  await look(page, 'duplicates-1280')
  await page.getByRole('button', { name: /^So sánh p/ }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('radio', { name: 'p09' }).check()
  await panel.getByRole('radio', { name: 'p01' }).check()
  await panel.getByRole('button', { name: 'Xem trước' }).click()
  await panel.getByText('dòng sẽ được ghi', { exact: false }).waitFor()
  await look(page, 'compare-1280')
  expect(await seriousFaults(page)).toEqual([])
  await panel.getByRole('button', { name: /^Gộp/ }).click()
  await page.getByText('Không có dòng nào khớp').waitFor()
  await page.getByRole('button', { name: /^Hoàn tác/ }).click()
  await page.getByText('1 dòng', { exact: true }).waitFor()
  expect(misdeeds).toEqual([])
})

test.each([
  ['', 'list'],
  ['/of/p01', 'person'],
  ['/new', 'new'],
  ['/duplicates', 'duplicates'],
  ['/transfers', 'transfers'],
])('the page %s fits a phone and a wide screen, in both languages, without a serious fault', async (where, name) => {
  for (const width of [360, 1920]) {
    for (const lang of ['vi', 'en']) {
      const { page, misdeeds } = await open(`${where}?lang=${lang}`, width)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([width, lang, await overflow(page)]).toEqual([width, lang, 0])
      if (width === 360) expect(await seriousFaults(page)).toEqual([])
      await look(page, `${name}-${width}-${lang}`)
      expect(misdeeds).toEqual([])
      await page.context().close()
    }
  }
})

test('what a list shows of people is reached by the menu of the desk', async () => {
  const { page } = await open('')
  await page.getByRole('button', { name: 'Bàn điều hành' }).click()
  await page.getByRole('navigation', { name: 'Tổ chức' }).getByRole('link', { name: 'Người', exact: true }).click()
  await expect.poll(() => rows(page).count()).toBeGreaterThan(4)
})
