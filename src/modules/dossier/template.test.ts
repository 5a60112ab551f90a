import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCell } from '#core/cells.ts'
import { levels as known } from '#core/choices.ts'
import { matchHeaders } from '#core/headers.ts'
import { openSource } from '#platform/sheets/source.ts'
import { freshDatabase } from '../../../test/database.ts'
import { importDossier } from './actions-import.ts'
import type { ImportResult } from './actions-import.ts'
import { writeTemplate } from './actions-template.ts'
import { dossierFiles } from './columns.ts'
import { dropDown, instructions, templateColumns } from './rules-template.ts'

const levels = known.map((level) => level.code)
const cx = { timeZone: 'Asia/Ho_Chi_Minh', levels, now: new Date() }
const database = await freshDatabase()
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'template-'))
  await writeTemplate(join(folder, 'mau.xlsx'), { levels })
})
afterAll(() => rm(folder, { recursive: true }))

async function bring(path: string): Promise<ImportResult> {
  const source = await openSource(path, dossierFiles)
  const options = {
    realm: 'default',
    dryRun: false,
    door: 'import',
    actor: 'test',
    now: new Date(),
    filesDir: folder,
  } as const
  const result = await importDossier(database, source, options)
  await source.close()
  return result
}

describe('the template', () => {
  test('has a sheet for every file, with every column under its Vietnamese header', async () => {
    const source = await openSource(join(folder, 'mau.xlsx'), dossierFiles)
    expect(source.tables.map(({ file, shown }) => [file.name, shown])).toEqual(
      dossierFiles.map(({ name, vi }) => [name, vi]),
    )
    expect(source.unknown).toEqual([])
    for (const table of source.tables) {
      const { header } = await table.open()
      const { columns, faults, warnings } = matchHeaders(table.file, header)
      expect([...faults, ...warnings]).toEqual([])
      expect(columns).toEqual(templateColumns(table.file))
    }
    await source.close()
  })

  test('imports as it is: nothing is wrong and nothing is new', async () => {
    const result = await bring(join(folder, 'mau.xlsx'))
    expect([...result.faults, ...result.warnings]).toEqual([])
    expect(result.position).toBeNull()
  })

  test('imports when it is filled in with labels, Excel dates, numbers and codes with leading zeros', async () => {
    const path = join(folder, 'day-du.xlsx')
    const book = await openXlsx(await readFile(join(folder, 'mau.xlsx')))
    const fill = (name: string, values: Record<string, string | number | boolean | Date>[]): void => {
      const sheet = book.sheets.find((one) => one.name === name)
      const header = sheet?.rows[0] ?? []
      for (const value of values) sheet?.rows.push(header.map((cell) => value[String(cell)] ?? null))
    }
    fill('Đơn vị', [
      { 'Mã đơn vị': 'TU', 'Tên đơn vị': 'Tỉnh ủy', Cấp: 'Tỉnh' },
      {
        'Mã đơn vị': '007',
        'Tên đơn vị': 'Phường Một',
        Cấp: 'Xã',
        'Đơn vị cấp trên': 'TU',
        'Từ ngày': new Date('2025-07-01'),
      },
    ])
    fill('Người', [
      {
        'Mã người': '001',
        'Họ và tên': 'Nguyễn Văn A',
        'Ngày sinh': new Date('1972-11-12'),
        'Giới tính': 'Nam',
        'Điện thoại': '0912',
      },
    ])
    fill('Sinh hoạt đảng', [
      { 'Mã người': '001', 'Mã đơn vị': '007', 'Từ ngày': '01/07/2025', Chính: true, 'Diện cán bộ': 'Cán bộ chủ chốt' },
    ])
    fill('Đợt sinh hoạt', [
      {
        'Mã đợt': 'D1',
        'Tên đợt': 'Đợt',
        'Đơn vị chủ trì': 'TU',
        'Ngày bắt đầu': new Date('2026-02-01'),
        'Ngưỡng hoàn thành': 0.95,
        'Số người tối thiểu để xếp hạng': 5,
      },
    ])
    fill('Hội nghị, lớp học', [
      {
        'Mã buổi': 'B1',
        'Mã đợt': 'D1',
        'Đơn vị tổ chức': '007',
        'Bắt đầu': new Date('2026-02-03T08:00:00Z'),
        'Hình thức': 'Trực tuyến',
      },
    ])
    await writeFile(path, await saveXlsx(book))
    const result = await bring(path)
    expect(result.faults).toEqual([])
    const { rows } = await database.pool.query(
      `select u.code, m.is_primary, m.cadre, p.birth_date, p.phone, c.threshold, s.starts_at, s.mode
       from memberships m join unit_ids u using (realm_id, unit_id) join people p using (realm_id, person_id)
       join campaigns c using (realm_id) join sessions s using (realm_id, campaign_id)`,
    )
    expect(rows).toEqual([
      {
        code: '007',
        is_primary: true,
        cadre: 'key',
        birth_date: '1972-11-12',
        phone: '0912',
        threshold: '0.95',
        starts_at: new Date('2026-02-03T01:00:00Z'),
        mode: 'online',
      },
    ])
  })

  test('offers only what import takes, and gives only examples that import takes', () => {
    for (const file of dossierFiles)
      for (const column of templateColumns(file))
        for (const label of dropDown(column, levels) ?? []) expect(parseCell(column, label, cx).fault).toBeUndefined()
    const rows = instructions(dossierFiles, levels)
    for (const [sheet, header, , , , example] of rows.slice(rows.findIndex(([first]) => first === 'Trang') + 1)) {
      const file = dossierFiles.find(({ vi }) => vi === sheet)
      const column = file && templateColumns(file).find(({ vi }) => vi === header)
      if (!column) throw new Error(`${sheet}, ${header}`)
      const past = column.name === 'recorded_at' ? '01/01/2026' : (example ?? '')
      expect(parseCell(column, past, cx).fault).toBeUndefined()
    }
  })
})
