/**
 * What becomes of the rows of an entry that turns out to be another person's: they name that one. Where both have said
 * something of the same thing, one row stays (decision 0017).
 */
import { dayOf, isoOf } from '#core/days.ts'

export type Cells = Readonly<Record<string, string>>

/** Of two statements about the same thing: the one that says more was done; the kept entry's when neither does. */
const better: Readonly<Record<string, { readonly column: string; readonly ranks: readonly string[] }>> = {
  attendance: { column: 'status', ranks: ['absent', 'excused', 'present'] },
  reflections: { column: 'status', ranks: ['withdrawn', 'returned', 'submitted', 'accepted'] },
}

const far = '9999-12-31'
const from = (row: Cells): string => row['valid_from'] || '0001-01-01'
const to = (row: Cells): string => row['valid_to'] || far
const shift = (day: string, by: number): string => isoOf(dayOf(day) + by)

/** Stretches of a period that others leave free, and those that they cover. */
function split(row: Cells, others: readonly Cells[]): { free: Cells[]; covered: Cells[] } {
  const free: Cells[] = []
  const covered: Cells[] = []
  let start = from(row)
  const end = to(row)
  const piece = (first: string, last: string): Cells => ({
    ...row,
    valid_from: first === from(row) ? (row['valid_from'] ?? '') : first,
    valid_to: last === end ? (row['valid_to'] ?? '') : last,
  })
  const over = others
    .filter((one) => from(one) <= end && to(one) >= start)
    .toSorted((a, b) => (from(a) < from(b) ? -1 : 1))
  for (const one of over) {
    const first = from(one) > start ? from(one) : start
    const last = to(one) < end ? to(one) : end
    if (first > start) free.push(piece(start, shift(first, -1)))
    if (first <= last) covered.push(piece(first, last))
    start = last === far ? far : shift(last, 1)
    if (last >= end) return { free, covered }
  }
  if (start <= end) free.push(piece(start, end))
  return { free, covered }
}

/**
 * Memberships: a person has one primary membership a day, the kept entry's. What the other says of other days stays
 * primary; of days in another unit it stays beside; of days in the same unit it is said already.
 */
function memberships(goes: readonly Cells[], stays: readonly Cells[]): Cells[] {
  const primaries = stays.filter((row) => row['primary'] !== 'no')
  return goes.flatMap((row) => {
    if (row['primary'] === 'no') return [row]
    const { free, covered } = split(row, primaries)
    const sameUnit = primaries.filter((one) => one['unit'] === row['unit'])
    const beside = covered.flatMap((one) => split(one, sameUnit).free).map((one) => ({ ...one, primary: 'no' }))
    return [...free, ...beside]
  })
}

const isGoing = (row: Cells): boolean => ['', 'invited', 'confirmed'].includes(row['status'] ?? '')

/** Convening lists: a person comes to a session once, under the kept entry's unit. Rows of places name nobody. */
const convened = (goes: readonly Cells[], stays: readonly Cells[]): Cells[] =>
  goes.filter((row) => !isGoing(row) || !stays.some((one) => isGoing(one) && one['session'] === row['session']))

const merging: Readonly<Record<string, (goes: readonly Cells[], stays: readonly Cells[]) => Cells[]>> = {
  memberships,
  convening: convened,
}

export type MergeAsked = {
  readonly file: string
  /** Names of the key columns. */
  readonly keys: readonly string[]
  /** Rows of the entry that goes, already naming the one that stays. */
  readonly goes: readonly Cells[]
  readonly stays: readonly Cells[]
}

/** Rows that are written of the one who stays. */
export function mergedRows({ file, keys, goes, stays }: MergeAsked): Cells[] {
  const keyOf = (row: Cells): string => JSON.stringify(keys.map((key) => row[key] ?? ''))
  const there = new Map(stays.map((row) => [keyOf(row), row]))
  const rows = merging[file]?.(goes, stays) ?? goes
  return rows.filter((row) => {
    const own = there.get(keyOf(row))
    if (own === undefined) return true
    if (file === 'exemptions') return to(row) > to(own)
    const rank = better[file]
    if (rank === undefined) return false
    return rank.ranks.indexOf(row[rank.column] ?? '') > rank.ranks.indexOf(own[rank.column] ?? '')
  })
}
