/** CSV as import reads it: UTF-8, RFC 4180, comma; no cell that a spreadsheet would run. */
import type { FileHandle } from 'node:fs/promises'
import { guardFormula } from '#core/formula.ts'

/** One cell, guarded and quoted where it must be. */
function csvCell(text: string): string {
  const safe = guardFormula(text)
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One record with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** Writes a header and batches of rows; memory holds one batch. Answers the number of rows. */
export async function writeCsv(
  handle: FileHandle,
  header: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): Promise<number> {
  await handle.write(csvLine(header))
  let rows = 0
  for await (const batch of batches) {
    await handle.write(batch.map(csvLine).join(''))
    rows += batch.length
  }
  return rows
}
