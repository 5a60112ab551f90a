import { open } from 'node:fs/promises'
import { purposes } from '#core/privacy-words.ts'
import { register } from '#core/privacy.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { BookSheet } from '#platform/sheets/write-xlsx.ts'
import type { PersonData } from './contract.ts'

const cellOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

async function* once(rows: readonly (readonly string[])[]): AsyncGenerator<readonly (readonly string[])[]> {
  yield rows
}

/** A sheet a table, and behind them what each column is for. */
function sheetsOf({ tables }: PersonData): BookSheet[] {
  const own = tables.map(({ table, rows }) => {
    const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    return { name: table, header, batches: once(rows.map((row) => header.map((column) => cellOf(row[column])))) }
  })
  const names = new Set(tables.map(({ table }) => table))
  const told = register
    .filter((field) => names.has(field.table))
    .map(({ table, column, class: kind, purpose }) => [table, column, kind, purposes[purpose].vi, purposes[purpose].en])
  return [...own, { name: 'Mục đích', header: ['table', 'column', 'class', 'vi', 'en'], batches: once(told) }]
}

/**
 * Writes a copy of somebody's data to a new file that only its owner can read: a workbook when the name ends so, else
 * JSON. Throws EEXIST rather than take the place of another file, WorkbookLimit for a text longer than a cell holds.
 */
export async function writeCopy(data: PersonData, target: string): Promise<void> {
  const handle = await open(target, 'wx', 0o600)
  try {
    if (/\.xlsx$/i.test(target)) await writeXlsx(handle, sheetsOf(data))
    else await handle.writeFile(`${JSON.stringify(data, null, 2)}\n`)
  } finally {
    await handle.close()
  }
}
