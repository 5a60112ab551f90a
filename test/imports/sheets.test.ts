/** Sheets as offices keep them: fonts of old, headings of two rows, totals and signatures, hidden sheets. */
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { freshDatabase } from '../database.ts'
import { importServer, old } from './world.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const database = await freshDatabase()
const server = await importServer(database)
const { ask, read, send, work, history, checked } = server

test('cells of a workbook in a .VnTime font are read as TCVN3, those in Unicode beside them stay', async () => {
  const file = path.join(server.api.filesDir, 'vntime.xlsx')
  const handle = await open(file, 'w')
  await writeXlsx(handle, [
    {
      name: 'DS',
      header: ['Mã người', 'Họ và tên', 'Điện thoại'],
      batches: (async function* () {
        yield ['Phạm Thị Lẫm', 'Nguyễn Thị Hường', 'Đỗ Văn Lượng'].map((name, i) => [
          `V${i}`,
          old(name).toString('latin1'),
          '09',
        ])
        yield [['V3', 'Nguyễn Văn Khuyến', '']]
      })(),
    },
  ])
  await handle.close()
  const told = await checked(await readFile(file), 'vntime.xlsx', { files: ['people'] })
  expect(told.settings.letters).toBe('tcvn3')
  await ask(`/imports/${told.job}/start`, {})
  await work()
  const names = await Promise.all(
    ['V0', 'V3'].map(async (code) => (await history('people', 'code', code))[0].cells.full_name),
  )
  expect(names).toEqual(['Phạm Thị Lẫm', 'Nguyễn Văn Khuyến'])
})

test('formulas of a sheet are text', async () => {
  const told = await checked('Mã người;Họ và tên\nF1;"=HYPERLINK(""x"")"\n', 'f.csv')
  await ask(`/imports/${told.job}/start`, {})
  await work()
  expect((await history('people', 'code', 'F1'))[0].cells.full_name).toBe('=HYPERLINK("x")')
})

test('headings of two rows are read together; numbers of columns, the total and who signs are passed over and told', async () => {
  const rows = [
    'ĐẢNG BỘ XÃ AN BÌNH;;;;;',
    'DANH SÁCH ĐẢNG VIÊN;;;;;',
    'TT;Mã đảng viên;Thông tin cá nhân;;;Chi bộ',
    ';;Họ và tên;Ngày sinh;Giới tính;',
    '(1);(2);(3);(4);(5);(6)',
    '1;S1;Nguyễn  Văn Ước;2.3.1980;Nam;A1',
    '2;S2;Trần Thị Ánh;31106;Nữ;A1',
    ';;Tổng cộng: 2 đảng viên;;;',
    ';;;;NGƯỜI LẬP BIỂU;',
    ';;;;Lê Văn Tý;',
  ]
  const told = await checked(rows.join('\r\n'))
  expect(told).toMatchObject({ state: 'checked', fault_count: 0, settings: { header_row: 4 } })
  expect(told.skipped).toEqual([
    { row: 5, why: 'numbers' },
    { row: 8, why: 'total' },
    { row: 9, why: 'foot' },
    { row: 10, why: 'foot' },
  ])
  await ask(`/imports/${told.job}/start`, {})
  await work()
  const done = await server.job(told.job)
  expect(done).toMatchObject({ state: 'done', skipped: told.skipped })
  expect(done.files).toEqual([
    { file: 'people', rows: 2, added: 2 },
    { file: 'memberships', rows: 2, added: 2 },
  ])
  const cells = await Promise.all(['S1', 'S2'].map(async (code) => (await history('people', 'code', code))[0].cells))
  expect(cells).toMatchObject([
    { full_name: 'Nguyễn Văn Ước', birth_date: '1980-03-02' },
    { full_name: 'Trần Thị Ánh', birth_date: '1985-02-28' },
  ])
})

test('a workbook opens at the first sheet that people see and that has rows', async () => {
  const file = path.join(server.api.filesDir, 'hidden.xlsx')
  const handle = await open(file, 'w')
  const none = async function* () {}
  await writeXlsx(handle, [
    { name: 'DanhMuc', hidden: true, header: ['Mã', 'Tên'], batches: none() },
    { name: 'Bìa', header: [], batches: none() },
    {
      name: 'DS',
      header: ['Mã người', 'Họ và tên'],
      batches: (async function* () {
        yield [['H1', 'Lê Ẩn']]
      })(),
    },
  ])
  await handle.close()
  const sent = await send([{ name: 'hidden.xlsx', content: await readFile(file) }])
  const preview = await read(`/imports/${sent.job}/preview`)
  expect(preview).toMatchObject({ sheets: ['DanhMuc', 'Bìa', 'DS'], hidden: [0], sheet: 2, header_row: 1 })
})

test('a sheet that ends before its end is refused as a whole: nothing of it can be left out', async () => {
  const rows = Array.from({ length: 200_002 }, () => 'x').join('\n')
  // columns that are empty in all of them, so that the rows themselves say nothing
  const columns = ['code', 'full_name'].map((column, i) => ({ at: i + 1, file: 'people', column }))
  const told = await checked(`STT;Mã người;Họ và tên\n${rows}`, 'dai.csv', { files: ['people'], columns })
  expect(told.faults.map((fault: { code: string }) => fault.code)).toContain('too-many-rows')
  await ask(`/imports/${told.job}/start`, { leave_out_faulty: true }, 409)
})

test('nothing of this told the server’s log of bugs', () => {
  expect(server.api.bugs).toEqual([])
})
