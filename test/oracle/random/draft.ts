import fc from 'fast-check'
import { keyOf, TABLES, type AnyRow, type Column, type RowOf, type Stamp, type TableName } from '../columns.ts'
import { addDays, instantOf } from '../dates.ts'

/** Day 0 of every random world; everything of interest happens on days 0 to 60. */
const DAY_ZERO = '2025-03-01'
const HOUR = 3_600_000

/** The value type of an arbitrary. */
export type Of<A> = A extends fc.Arbitrary<infer T> ? T : never

/** A world under construction: its rows, and its time zone. */
export type Draft = { zone: string; rows: Map<TableName, AnyRow[]> }

export function newDraft(zone: string): Draft {
  return { zone, rows: new Map() }
}

/** A member of a list by any number; number 0, to which fast-check shrinks, is its first. */
export function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T
}

/** Those members of a list whose bit is set in a number. */
export function subset<T>(list: readonly T[], bits: number): T[] {
  return list.filter((_, i) => ((bits >> i) & 1) === 1)
}

/** The civil date of a day number; the infinities are the open ends of a period, `""`. */
export function dateOf(day: number): string {
  return Number.isFinite(day) ? addDays(DAY_ZERO, day) : ''
}

/** The instant of a local time on a day: midnight plus hours. */
export function timeOf(draft: Draft, day: number, hours: number): number {
  return instantOf(`${dateOf(day)}T00:00:00`, draft.zone) + Math.round(hours * HOUR)
}

/** Hours of a day that tell zones apart: the first is plain, the others lie near midnight. */
export const HOURS = [9, 0, 23.75, 6.5, 7.25, 14]

/** When what is known from the start became known. */
export function atStart(draft: Draft): number {
  return timeOf(draft, -20, 8)
}

/** One later (or back-dated) version: when, what becomes of the fact, and in which import it comes. */
const change = fc.record({
  at: fc.nat({ max: 90 }),
  retract: fc.nat({ max: 2 }).map((n) => n === 2),
  alter: fc.nat({ max: 999 }),
  import: fc.nat({ max: 2 }),
})
export type Change = Of<typeof change>

/** A day of the campaign; every other one is a round day, so that facts meet on due dates. */
export const day = fc.nat({ max: 109 }).map((n) => (n < 60 ? n : n - 60 - ((n - 60) % 10)))

/** The corrections of a fact: mostly none, else one to three. */
export const history = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: fc.constant<Change[]>([]) },
  { weight: 1, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
)

/** When a change was recorded: after the start, from 19 days before day 0 to 71 after it. */
export function changedAt(draft: Draft, at: number): number {
  return timeOf(draft, at - 19, 10)
}

/** Adds one version, all its columns filled; moved on by milliseconds when its instant is taken. */
export function put<T extends TableName>(
  draft: Draft,
  table: T,
  values: Partial<RowOf<T>>,
  stamp: Partial<Stamp> & { recordedAt: number },
): void {
  const row = { ...emptyRow(table), ...values, retracted: false, import: 0, ...stamp } as AnyRow
  const rows = draft.rows.get(table) ?? []
  draft.rows.set(table, rows)
  const key = keyOf(table, row)
  while (rows.some((r) => r.recordedAt === row.recordedAt && keyOf(table, r) === key)) {
    row.recordedAt += 1
  }
  rows.push(row)
}

/** Whether a fact of this key is in the draft. */
export function has<T extends TableName>(draft: Draft, table: T, values: Partial<RowOf<T>>): boolean {
  const key = keyOf(table, { ...emptyRow(table), ...values })
  return (draft.rows.get(table) ?? []).some((row) => keyOf(table, row) === key)
}

/** What an empty cell of each column stands for. */
export function emptyRow(table: TableName): Record<string, unknown> {
  const empty = { date: '', time: null, int: 0, list: [] as string[] }
  const columns: Record<string, Column> = TABLES[table].columns
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, 'empty' in column ? column.empty : empty[column.kind]]),
  )
}

/**
 * Adds a fact with its corrections, unless there is one of that key. Every version is made of the
 * first by `alter`, so whichever is current, the world is valid. Others may refer to a `lasting`
 * fact: each of its retractions is followed by a restoration of the same import.
 */
export function putFact<T extends TableName>(
  draft: Draft,
  table: T,
  values: Partial<RowOf<T>>,
  first: Partial<Stamp> & { recordedAt: number },
  changes: Change[],
  alter: (n: number) => Partial<RowOf<T>>,
  lasting = false,
): void {
  if (has(draft, table, values)) return
  put(draft, table, values, first)
  for (const c of changes) {
    const recordedAt = changedAt(draft, c.at)
    if (!c.retract) {
      put(draft, table, { ...values, ...alter(c.alter) }, { recordedAt, import: c.import })
      continue
    }
    put(draft, table, values, { recordedAt, import: c.import, retracted: true })
    if (lasting || c.alter % 2 === 1) {
      const restored = { ...values, ...alter(c.alter) }
      put(draft, table, restored, { recordedAt: recordedAt + 50 * HOUR, import: c.import })
    }
  }
}
