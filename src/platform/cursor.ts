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
