import type { BodyOf, ReplyOf } from '#web/api.ts'

/** Rows of dossier files, as cells; written all or none. */
export type OrderBody = Exclude<BodyOf<'writeOrder'>, FormData>
export type OrderDone = ReplyOf<'writeOrder'>
export type Cells = Readonly<Record<string, string>>

/** An order of rows of one file. `expects` is `recorded_at` of the version seen; null: none was there; absent: don't care. */
export function orderOf(file: string, rows: readonly { cells: Cells; expects?: string | null }[]): OrderBody {
  return { files: [{ file, rows: rows.map((row) => ({ ...row, cells: { ...row.cells } })) }] }
}
