import { existsSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { endForgotten } from '#modules/dossier/store-imports-kept.ts'
import { storedPath } from '#platform/files.ts'
import { forgetUploads } from '#modules/dossier/jobs.ts'
import { freshDatabase } from '../database.ts'
import { importServer, old, settingsOf } from './world.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const database = await freshDatabase()
const server = await importServer(database)
const { send, ask, read, work, job, history, checked } = server

const sheet = [
  'DANH SÁCH ĐẢNG VIÊN',
  '',
  'STT;Mã đảng viên;Họ và tên;Ngày, tháng, năm sinh;Giới tính;Chi bộ;Chức vụ',
  '1;M1;Nguyễn Văn Ước;02/03/1980;Nam;A1;Bí thư',
  '2;M2;Trần Thị ánh;30/02/1985;Nữ;A1;',
  '3;M3;Phạm Thị Lẫm;1990-05-06;Nữ;KHONG;',
].join('\r\n')

describe('a list of people in TCVN3, with titles above its headings', () => {
  let number = 0
  test('is understood: coding, header row, two files, columns', async () => {
    const sent = await send([{ name: 'Danh sách.csv', content: old(sheet) }])
    number = sent.job
    expect(sent).toMatchObject({ state: 'uploaded', kind: 'sheet', parts: [{ name: 'Danh sách.csv' }] })
    const preview = await read(`/imports/${number}/preview`)
    expect(preview).toMatchObject({
      letters: 'tcvn3',
      header_row: 3,
      files: ['people', 'memberships'],
      remembered: false,
    })
    expect(preview.rows.at(-1).cells[2]).toBe('Phạm Thị Lẫm')
    const found = preview.columns.map(
      (one: { at: number; file: string; column: string }) => `${one.at} ${one.file}.${one.column}`,
    )
    expect(found).toEqual([
      '1 people.code',
      '2 people.full_name',
      '3 people.birth_date',
      '4 people.sex',
      '1 memberships.person',
      '5 memberships.unit',
      '6 memberships.position',
    ])
  })

  test('is checked in the background, and nothing is stored', async () => {
    const preview = await read(`/imports/${number}/preview`)
    const asked = await ask(`/imports/${number}/check`, { settings: settingsOf(preview) })
    expect(asked).toMatchObject({ state: 'checking', progress: { phase: 'waiting' } })
    await work()
    expect(await job(number)).toMatchObject({ state: 'checked', fault_count: 2, position: null })
    expect(await history('people', 'code', 'M1')).toEqual([])
  })

  test('shows the rows at fault alone, with the sentence at the cell', async () => {
    const { rows, total } = await read(`/imports/${number}/rows`)
    expect(total).toBe(2)
    expect(rows.map((row: { row: number }) => row.row)).toEqual([5, 6])
    expect(rows[0].cells).toMatchObject({ 'people.full_name': 'Trần Thị Ánh', 'people.birth_date': '30/02/1985' })
    expect(rows[0].faults).toMatchObject([{ file: 'people', column: 'birth_date' }])
    expect(rows[1].faults).toMatchObject([{ file: 'memberships', column: 'unit' }])
    expect(rows[1].faults[0].message).toMatch(/^\p{L}.*\.$/u)
  })

  test('is not imported while rows are at fault', async () => {
    await ask(`/imports/${number}/start`, {}, 409)
  })

  test('gives the rows at fault as a file that can be imported again', async () => {
    const reply = await server.api.get(`/imports/${number}/failed`, { format: 'csv' })
    const lines = reply.raw.toString().split('\r\n')
    expect(lines[0]).toContain('Dòng,Lỗi và cách sửa,STT,Mã đảng viên')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^5,.*30\/02\/1985/u)
    const book = await server.api.get(`/imports/${number}/failed`, { format: 'xlsx' })
    expect(book.raw.subarray(0, 2).toString()).toBe('PK')
    const again = await send([{ name: 'loi.xlsx', content: book.raw }])
    expect(await read(`/imports/${again.job}/preview`)).toMatchObject({
      header_row: 1,
      files: ['people', 'memberships'],
    })
    await ask(`/imports/${again.job}/cancel`, {})
  })

  test('is imported once its cells are put right, and says which order it became', async () => {
    await ask(`/imports/${number}/corrections`, {
      rows: [
        { row: 5, cells: { 'people.birth_date': '28/02/1985' } },
        { row: 6, cells: { 'memberships.unit': 'A' } },
      ],
    })
    await ask(`/imports/${number}/check`, {})
    await work()
    expect(await job(number)).toMatchObject({ state: 'checked', fault_count: 0, corrected: 2 })
    await ask(`/imports/${number}/start`, {})
    await work()
    const done = await job(number)
    expect(done).toMatchObject({
      state: 'done',
      files: [
        { file: 'people', added: 3 },
        { file: 'memberships', added: 3 },
      ],
    })
    expect((await history('people', 'code', 'M2'))[0].cells).toMatchObject({
      full_name: 'Trần Thị Ánh',
      birth_date: '1985-02-28',
    })
    const [order] = (await read('/orders')).rows
    expect(order).toMatchObject({ position: done.position, purpose: 'import-sheet', door: 'page' })
  })

  test('lets its file go once it is imported', async () => {
    await forgetUploads(database, server.api.filesDir, server.now())
    const { rows } = await database.pool.query<{ hex: string; faults: unknown }>(
      `select parts->0->>'sha256' as hex, faults from import_jobs where job_id = $1`,
      [number],
    )
    expect(existsSync(storedPath(server.api.filesDir, Buffer.from(rows[0]?.hex ?? '', 'hex')))).toBe(false)
    await read(`/imports/${number}/preview`, {}, 409)
  })

  test('is undone: what it brought is withdrawn', async () => {
    await ask(`/imports/${number}/undo`, {})
    await work()
    expect(await job(number)).toMatchObject({ state: 'undone' })
    await ask(`/imports/${number}/undo`, {}, 409)
    expect((await history('people', 'code', 'M1'))[0]).toMatchObject({ retracted: true })
    expect((await history('memberships', 'person', 'M3'))[0]).toMatchObject({ retracted: true })
  })

  test('is understood by itself the next time', async () => {
    const sent = await send([{ name: 'x.csv', content: sheet }])
    expect(await read(`/imports/${sent.job}/preview`)).toMatchObject({ letters: 'unicode', remembered: true })
    await ask(`/imports/${sent.job}/cancel`, {})
  })
})

test('rows at fault may be left out: the rest is imported, they can still be had', async () => {
  const told = await checked(sheet.replaceAll(/M(?=\d)/gu, 'K'))
  await ask(`/imports/${told.job}/start`, { leave_out_faulty: true })
  await work()
  const done = await job(told.job)
  expect(done).toMatchObject({
    state: 'done',
    left_out: 2,
    files: [
      { file: 'people', rows: 1 },
      { file: 'memberships', rows: 1 },
    ],
  })
  const reply = await server.api.get(`/imports/${told.job}/failed`, { format: 'csv' })
  expect(reply.raw.toString().split('\r\n')).toHaveLength(4)
})

test('what a sheet lacks is given once for all rows', async () => {
  const told = await checked('Mã người;Tình trạng\nN1;có mặt\n', 'dd.csv', {
    files: ['attendance'],
    columns: [
      { at: 0, file: 'attendance', column: 'person' },
      { at: 1, file: 'attendance', column: 'status' },
    ],
    constants: [{ file: 'attendance', column: 'session', value: 'LA1' }],
  })
  expect(told).toMatchObject({ state: 'checked', fault_count: 0 })
  await ask(`/imports/${told.job}/start`, {})
  await work()
  expect((await history('attendance', 'person', 'N1'))[0].cells).toMatchObject({ session: 'LA1', status: 'present' })
})

test('people without codes get codes that tell nothing, the same at every look', async () => {
  const settings = {
    columns: [{ at: 0, file: 'people', column: 'full_name' }],
    constants: [{ file: 'memberships', column: 'unit', value: 'A1' }],
    files: ['people', 'memberships'],
    make_codes: true,
  }
  const told = await checked('Họ và tên\nVõ Thị Sáu\nBế Văn Đàn\n', 'ten.csv', settings)
  const counts = [
    { file: 'people', added: 2 },
    { file: 'memberships', added: 2 },
  ]
  expect(told).toMatchObject({ fault_count: 0, files: counts })
  await ask(`/imports/${told.job}/start`, {})
  await work()
  const { rows } = await database.pool.query<{ code: string }>(
    `select i.code from people p join person_ids i using (realm_id, person_id) where p.full_name in ('Võ Thị Sáu', 'Bế Văn Đàn')`,
  )
  expect(rows).toHaveLength(2)
  for (const { code } of rows) expect(code).toMatch(/^N[A-Z0-9]{8}$/u)
})

test('a whole dossier is a job too: checked, imported, undone', async () => {
  const people = 'code,full_name\nZ1,Hồ Thị Kỷ\nZ2,\n'
  const parts = [{ name: 'people.csv', content: people }]
  const bad = await send(parts, 'dossier')
  await ask(`/imports/${bad.job}/check`, {})
  await work()
  expect(await job(bad.job)).toMatchObject({
    state: 'checked',
    fault_count: 1,
    faults: [{ file: 'people', row: 3, code: 'required' }],
  })
  await ask(`/imports/${bad.job}/start`, { leave_out_faulty: true }, 409)
  const good = await send([{ name: 'people.csv', content: people.replace('Z2,', 'Z2,Lý Tự Trọng') }], 'dossier')
  await ask(`/imports/${good.job}/check`, {})
  await work()
  await ask(`/imports/${good.job}/start`, {})
  await work()
  expect(await job(good.job)).toMatchObject({ state: 'done', files: [{ file: 'people', added: 2 }] })
})

test('a file that holds nothing new is done without an order', async () => {
  const told = await checked('Mã người;Họ và tên\nN1;Lê Thị Đào\n')
  await ask(`/imports/${told.job}/start`, {})
  await work()
  expect(await job(told.job)).toMatchObject({ state: 'done', position: null })
})

test.each([
  ['an old workbook', 'ds.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 422],
  ['a broken workbook', 'ds.xlsx', Buffer.from('504b030401020304', 'hex'), 422],
  ['a program', 'ds.exe', 'MZ', 400],
  ['a name that says it is secret', 'TUYỆT MẬT - danh sách.csv', 'a,b', 400],
])('%s is refused, and nothing of it kept', async (_, name, content, status) => {
  const before = (await read('/imports')).rows.length
  const told = await send([{ name, content }], 'sheet', status)
  if (status === 422) expect(told.faults[0].message ?? told.faults[0].code).toMatch(/workbook|sổ tính/u)
  expect((await read('/imports')).rows).toHaveLength(before)
})

test.each([
  ['a file that is not to be imported', { files: ['merges'] }],
  ['a column that does not exist', { columns: [{ at: 0, file: 'people', column: 'ten' }] }],
  ['a column of another file', { files: ['people'], columns: [{ at: 0, file: 'units', column: 'code' }] }],
  ['the moment of recording', { columns: [{ at: 0, file: 'people', column: 'recorded_at' }] }],
])('settings with %s are refused', async (_, more) => {
  const sent = await send([{ name: 'a.csv', content: 'Mã người;Họ và tên\nN1;Lê Thị Đào\n' }])
  const preview = await read(`/imports/${sent.job}/preview`)
  await ask(`/imports/${sent.job}/check`, { settings: settingsOf(preview, more) }, 400)
  await ask(`/imports/${sent.job}/cancel`, {})
})

test('what nobody has touched for two days is let go', async () => {
  const told = await checked(sheet)
  server.later(3)
  await endForgotten(database, server.now())
  expect(await job(told.job)).toMatchObject({ state: 'cancelled', fault_count: 0 })
  await ask(`/imports/${told.job}/start`, {}, 409)
})

test('nothing of this told the server’s log of bugs', () => {
  expect(server.api.bugs).toEqual([])
})
