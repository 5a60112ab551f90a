import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanText } from '#core/text.ts'
import { openCsv } from './csv.ts'
import type { OpenSheet } from './sheet.ts'
import { writeCsv } from './write-csv.ts'
import { WorkbookLimit, writeXlsx } from './write-xlsx.ts'
import { openWorkbook } from './xlsx.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'written-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function* batchesOf(rows: string[][]): AsyncGenerator<string[][]> {
  yield rows
}

async function cellsOf(sheet: OpenSheet): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of sheet.batches) {
    expect(batch.faults).toEqual([])
    rows.push(...batch.rows.map(({ cells }) => [...cells]))
  }
  return rows
}

const odd = fc.constantFrom(
  '=1+1',
  "'=x",
  '+84',
  '_x0041_',
  '_x005F_',
  'a\nb',
  'a\tb',
  '"',
  '""',
  ',',
  ';',
  '<&>',
  ']]>',
  '007',
  '1.5',
)
const text = fc
  .oneof(odd, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  .filter((value) => cleanText(value) === value)
const table = fc.array(fc.tuple(fc.constant('key'), text, text), { minLength: 1, maxLength: 30 })
const header = ['a', 'b', 'c']

test('whatever text is written to CSV is read again', async () => {
  const path = join(folder, 'a.csv')
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const handle = await open(path, 'w')
      await writeCsv(handle, header, batchesOf(rows))
      await handle.close()
      expect(await cellsOf(await openCsv(path))).toEqual(rows)
    }),
  )
})

test('whatever text is written to a workbook is read again', async () => {
  const path = join(folder, 'a.xlsx')
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const handle = await open(path, 'w')
      await writeXlsx(handle, [{ name: 'Đơn vị & người', header, batches: batchesOf(rows) }])
      await handle.close()
      const book = await openWorkbook(path)
      expect(book.sheets).toEqual(['Đơn vị & người'])
      expect(await cellsOf(await book.open(0))).toEqual(rows)
      await book.close()
    }),
    { numRuns: 25 },
  )
}, 120_000)

test.each([
  [
    'a cell longer than a cell can be',
    [['key', 'x'.repeat(32_768), '']],
    { code: 'text-too-long', row: 2, column: 'b' },
  ],
  [
    'more than 100,000 rows',
    Array.from({ length: 100_001 }, () => ['k', '', '']),
    { code: 'too-many-rows', row: 100_002 },
  ],
])('a workbook with %s is not written', async (_title, rows, fault) => {
  const handle = await open(join(folder, 'b.xlsx'), 'w')
  const failed = await writeXlsx(handle, [{ name: 'units', header, batches: batchesOf(rows) }]).catch(
    (error: unknown) => error,
  )
  await handle.close()
  expect(failed).toBeInstanceOf(WorkbookLimit)
  expect((failed as WorkbookLimit).fault).toMatchObject({ file: 'units', ...fault })
})
