/** Where a page of a list ended: the values that its order sorts by, the last of them the row's own id. */
import { Problem } from '#core/problem.ts'

export type CursorPart = string | number | null

/** A cursor out of the last row of a page. */
export function cursorOf(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/**
 * The values of a cursor; null when none was sent. `shape` says what each value has to be (`text` and `number` may be
 * null); anything else is `bad-request`, since it was not this list that made it.
 */
export function cursorParts(after: string | undefined, shape: readonly ('text' | 'number')[]): CursorPart[] | null {
  if (after === undefined || after === '') return null
  const parts = parsed(Buffer.from(after, 'base64url').toString('utf8'))
  const fits = (part: unknown, i: number): boolean =>
    part === null ||
    (shape[i] === 'text' ? typeof part === 'string' && !part.includes('\0') : Number.isSafeInteger(part))
  if (!Array.isArray(parts) || parts.length !== shape.length || !parts.every(fits)) {
    throw new Problem('bad-request', '', { issues: [{ path: 'after', message: 'not a cursor of this list' }] })
  }
  return parts as CursorPart[]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A page of rows that are all at hand, behind the row named by the cursor. `id` must tell rows apart. */
export function pageOf<Row>(
  rows: readonly Row[],
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  id: (row: Row) => string,
): { rows: Row[]; next: string | null; total: number } {
  const [last] = cursorParts(after, ['text']) ?? [null]
  const start = last === null ? 0 : rows.findIndex((row) => id(row) === last) + 1
  const page = rows.slice(start, start + limit)
  const ended = page.at(-1)
  const more = start + limit < rows.length && ended !== undefined
  return { rows: page, next: more ? cursorOf([id(ended)]) : null, total: rows.length }
}

/** Rows that are all at hand, as `writeListing` takes them. */
export async function* inBatches(rows: readonly (readonly string[])[]): AsyncGenerator<readonly (readonly string[])[]> {
  for (let at = 0; at < rows.length; at += 1_000) yield rows.slice(at, at + 1_000)
}
