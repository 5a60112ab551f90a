/** An officer imports a list in an old coding: understood, checked, put right in the grid, imported, undone. */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tcvn3 } from '#platform/sheets/letters-tables.ts'
import { importText } from '../api/text.ts'
import { facts } from '../imports/world.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

const toTcvn3 = new Map([...tcvn3].map(([from, to]) => [to, from]))
const old = (text: string): Buffer =>
  Buffer.from(Array.from(text, (one) => toTcvn3.get(one) ?? toTcvn3.get(one.toLowerCase()) ?? one).join(''), 'latin1')

const sheet = [
  'DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN MỘT;;;;;',
  '',
  'STT;Mã đảng viên;Họ và tên;Ngày, tháng, năm sinh;Giới tính;Chi bộ',
  '1;M1;Nguyễn Văn Ước;02/03/1980;Nam;A1',
  '2;M2;Trần Thị ánh;30/02/1985;Nữ;A1',
  '3;M3;Phạm Thị Lẫm;1990-05-06;Nữ;A1',
].join('\r\n')

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  await importText(server.database, '/nowhere', 'default', facts, { now: new Date('2026-01-01T00:00:00Z') })
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

const shots = process.env['SHOTS']
async function look(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: width === 360 ? 800 : 1000 })
    await page.waitForTimeout(200)
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const names = async () =>
  (
    await server.database.pool.query<{ full_name: string }>(
      `select p.full_name from people p join person_ids i using (realm_id, person_id)
       where i.code like 'M_' and p.superseded_at is null and not p.retracted order by i.code`,
    )
  ).rows.map((row) => row.full_name)

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/r/default/imports')
  await page.getByRole('heading', { level: 1, name: 'Nhập bảng' }).waitFor()
  await page.getByLabel('Tệp có bảng cần nhập').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('heading', { level: 1, name: `Nhập bảng: ${name}` }).waitFor()
}

test('a list in TCVN3 is understood, put right, imported and undone', { timeout: 120_000 }, async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/imports')
  await page.getByLabel('Tệp có bảng cần nhập').waitFor()
  await look(page, '1-tep')
  expect(await seriousFaults(page)).toEqual([])
  await send(page, 'danh-sach.csv', old(sheet))
  await page.getByRole('region', { name: 'Cột nào là gì' }).waitFor()
  expect(await page.getByLabel('Bảng mã chữ').inputValue()).toBe('tcvn3')
  expect(await page.getByLabel('Dòng tiêu đề').inputValue()).toBe('3')
  expect(await page.getByLabel('Trong bảng này có').inputValue()).toBe('people,memberships')
  await page.getByRole('cell', { name: 'Phạm Thị Lẫm' }).waitFor()
  await look(page, '2-cot')
  expect(await seriousFaults(page)).toEqual([])
  // another coding shows other letters
  await page.getByLabel('Bảng mã chữ').selectOption('unicode')
  await page.getByRole('cell', { name: 'Ph¹m ThÞ LÉm' }).waitFor()
  await page.getByLabel('Bảng mã chữ').selectOption('tcvn3')
  await page.getByRole('cell', { name: 'Phạm Thị Lẫm' }).waitFor()
  await press(page, 'Kiểm tra')
  await page.getByRole('status').getByText('1 dòng có lỗi').waitFor()
  const grid = page.getByRole('grid', { name: 'Các dòng có lỗi' })
  await grid.getByText('30/02/1985').waitFor()
  expect(await grid.getByRole('row').count()).toBe(2)
  await look(page, '3-kiem-tra')
  expect(await seriousFaults(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải các dòng lỗi (.csv)' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  await grid.getByText('30/02/1985').click()
  await page.keyboard.type('28/02/1985')
  await page.keyboard.press('Enter')
  await press(page, 'Lưu và kiểm tra lại')
  await page.getByText('Không có lỗi. Có thể nhập.').waitFor()
  expect(await names()).toEqual([])
  await look(page, '4-sach')
  await press(page, 'Nhập vào hệ thống')
  await page.getByRole('status').getByText('Đã nhập.').waitFor()
  expect(await names()).toEqual(['Nguyễn Văn Ước', 'Trần Thị Ánh', 'Phạm Thị Lẫm'])
  await look(page, '5-xong')
  expect(await seriousFaults(page)).toEqual([])
  await press(page, 'Hoàn tác lần nhập này')
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác lần nhập này' }).click()
  await page.getByText('Đã hoàn tác: mọi thứ như trước khi nhập.').waitFor()
  expect(await names()).toEqual([])
  expect(misdeeds).toEqual([])
})

test(
  'what a sheet lacks is told, given once for all rows, and rows at fault are left out',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await send(page, 'diem-danh.csv', Buffer.from('Mã đảng viên;Có mặt\nN1;có mặt\nKHONG;có mặt\n'))
    await page.getByLabel('Trong bảng này có').selectOption('attendance')
    await page.getByRole('group', { name: 'Điểm danh' }).waitFor()
    await press(page, 'Kiểm tra')
    await page.getByRole('alert').getByText('Còn thiếu: Điểm danh – Mã buổi').waitFor()
    await page.getByLabel('Mã buổi (cần có)').selectOption('same')
    await page.getByLabel('Mã buổi, ở mọi dòng').fill('LA1')
    await look(page, '6-diem-danh')
    await press(page, 'Kiểm tra')
    await press(page, 'Bỏ 1 dòng lỗi, nhập các dòng còn lại')
    await page.getByRole('dialog').getByRole('button', { name: 'Nhập vào hệ thống' }).click()
    await page.getByText('1 dòng được bỏ ra').waitFor()
    expect(misdeeds).toEqual([])
  },
)

test('an import is cancelled, and found again in the list of one’s own', { timeout: 120_000 }, async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await send(page, 'bo.csv', Buffer.from('Mã người;Họ và tên\nB1;Bỏ\n'))
  await press(page, 'Hủy việc nhập')
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy việc nhập' }).click()
  await page.getByText('Đã hủy. Không có gì được ghi.').waitFor()
  await page.getByRole('link', { name: 'Nhập bảng khác' }).click()
  await page.getByRole('row', { name: /bo\.csv.*đã hủy/ }).waitFor()
  expect(misdeeds).toEqual([])
})

test('an old workbook is refused with what to do', { timeout: 120_000 }, async () => {
  const { page } = await openPage(browser, server.address)
  await page.goto('/r/default/imports')
  const buffer = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  await page
    .getByLabel('Tệp có bảng cần nhập')
    .setInputFiles({ name: 'cu.xls', mimeType: 'application/vnd.ms-excel', buffer })
  await page.getByText(/sổ tính kiểu cũ/).waitFor()
})

test('all of it fits a phone, in English too', { timeout: 120_000 }, async () => {
  const { page } = await openPage(browser, server.address)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/r/default/imports?lang=en')
  await page
    .getByLabel('File with the sheet to import')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: old(sheet) })
  await page.getByRole('region', { name: 'What the columns are' }).waitFor()
  expect(await overflow(page)).toBe(0)
  if (shots) await page.screenshot({ path: path.join(shots, '7-en-360.png'), fullPage: true })
  await press(page, 'Check')
  await page.getByRole('grid', { name: 'Rows at fault' }).waitFor()
  expect(await overflow(page)).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await look(page, '8-en')
})
