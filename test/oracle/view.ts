import { keyOf, TABLE_NAMES, type AnyRow, type Dossier, type RowOf, type TableName, type Tables } from './columns.ts'
import { civilDate } from './dates.ts'

/** What is known of one campaign at one instant: the ground on which every figure is reckoned. */
export type View = {
  zone: string
  levels: string[]
  /** The current version of every fact of the realm, one row per fact. */
  known: Tables
  campaign: RowOf<'campaigns'>
  /** The campaign's audiences by order. */
  audiences: RowOf<'audiences'>[]
  rosters: RowOf<'audiences'>[]
  sessions: Map<string, RowOf<'sessions'>>
  /** Results already reckoned for this view, by a name of the question. */
  memo: Map<string, unknown>
}

/**
 * "At `K` the current version is the one with the greatest `recorded_at ≤ K`; a fact that has no
 * version recorded by `K`, or whose current version is `retracted`, does not exist at `K`."
 * "Asked with a position, versions stored after it don't exist": here the number of the last import.
 */
export function knownAt(dossier: Dossier, instant: number, lastImport = Infinity): Tables {
  const known = {} as Record<TableName, AnyRow[]>
  for (const table of TABLE_NAMES) {
    const current = new Map<string, AnyRow>()
    for (const row of dossier.tables[table] as AnyRow[]) {
      if (row.recordedAt > instant || row.import > lastImport) continue
      const key = keyOf(table, row)
      const other = current.get(key)
      if (other === undefined || other.recordedAt < row.recordedAt) current.set(key, row)
    }
    known[table] = [...current.values()].filter((row) => !row.retracted)
  }
  return known as unknown as Tables
}

/** The view of a campaign at an instant, or null when there is no such campaign at that instant. */
export function viewOf(dossier: Dossier, campaign: string, instant: number, lastImport = Infinity): View | null {
  const known = knownAt(dossier, instant, lastImport)
  const row = known.campaigns.find((c) => c.code === campaign)
  if (row === undefined) return null
  const audiences = known.audiences
    .filter((a) => a.campaign === campaign)
    .toSorted((a, b) => a.order - b.order || byCode(a.code, b.code))
  const sessions = known.sessions.filter((s) => s.campaign === campaign)
  return {
    zone: dossier.zone,
    levels: dossier.levels,
    known,
    campaign: row,
    audiences,
    rosters: audiences.filter((a) => a.basis === 'roster'),
    sessions: new Map(sessions.map((s) => [s.code, s])),
    memo: new Map(),
  }
}

/** Reckons once per view. */
export function once<T>(view: View, question: string, reckon: () => T): T {
  if (!view.memo.has(question)) view.memo.set(question, reckon())
  return view.memo.get(question) as T
}

/** Codes in the order of their UTF-16 units. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether an instant's civil date, in the realm's zone, is the day or before it; never for null. */
export function happenedBy(view: View, instant: number | null, day: string): boolean {
  return instant !== null && civilDate(instant, view.zone) <= day
}
