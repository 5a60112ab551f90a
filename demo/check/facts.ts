import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { day } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'

export type Row = Record<string, string>

const keys: Record<string, string[]> = {
  ...{
    realm: ['code'],
    units: ['code', 'valid_from'],
    people: ['code'],
    memberships: ['person', 'unit', 'valid_from'],
  },
  ...{ exemptions: ['person', 'obligation', 'valid_from'], directives: ['issuer', 'type', 'number', 'issued_on'] },
  ...{ campaigns: ['code'], deadlines: ['campaign', 'level', 'audience', 'unit'], audiences: ['campaign', 'code'] },
  ...{ sessions: ['code'], sites: ['session', 'unit', 'name'], attendance: ['session', 'person'], speakers: ['code'] },
  ...{ headcounts: ['campaign', 'audience', 'unit', 'date'], required_deliverables: ['campaign', 'level', 'kind'] },
  ...{ deliverables: ['campaign', 'unit', 'kind'], reflections: ['campaign', 'person', 'artifact'] },
  ...{ tasks: ['campaign', 'unit', 'code'], extensions: ['campaign', 'unit', 'what', 'asked_on'] },
  ...{ recommendations: ['code'], outreach: ['code'] },
}

/** Every version in the dossiers, and every breach of interchange.md's rules on keys that was found on the way. */
export interface Versions {
  all: Map<string, Map<string, Row[]>>
  faults: string[]
}

export function readDossiers(folders: readonly string[]): Versions {
  const versions: Versions = { all: new Map(), faults: [] }
  for (const folder of folders)
    for (const file of readdirSync(folder)) {
      const table = file.replace(/\.csv$/, '')
      const facts = versions.all.get(table) ?? new Map<string, Row[]>()
      versions.all.set(table, facts)
      for (const row of parse<Row>(readFileSync(join(folder, file)), { columns: true })) {
        const key = keys[table]!.map((k) => row[k]).join('\u0001')
        const list = facts.get(key) ?? []
        if (list.some((r) => r.recorded_at === row.recorded_at))
          versions.faults.push(`${table} ${key}: two versions at ${row.recorded_at}`)
        list.push(row)
        facts.set(key, list)
      }
    }
  return versions
}

/** The facts of one table as known at an instant (figures.md, opening). */
export function knownAt(versions: Versions, table: string, known: string): Row[] {
  const rows: Row[] = []
  for (const list of versions.all.get(table)?.values() ?? []) {
    let current: Row | null = null
    for (const row of list)
      if (row.recorded_at! <= known && (!current || row.recorded_at! > current.recorded_at!)) current = row
    if (current && current.retracted !== 'yes') rows.push(current)
  }
  return rows
}

const days = new Map<string, Day>()

/** A cell as a day; an empty one as the given end of time. */
export function dayOr(cell: string | undefined, empty: Day): Day {
  if (!cell) return empty
  let d = days.get(cell)
  if (d === undefined) days.set(cell, (d = day(cell.slice(0, 10))))
  return d
}

/** References that point nowhere, periods that end before they begin, and people in two places on one day. */
export function findFaults(versions: Versions, known: string): string[] {
  const faults = [...versions.faults]
  const units = new Set(knownAt(versions, 'units', known).map((r) => r.code))
  const people = new Set(knownAt(versions, 'people', known).map((r) => r.code))
  const sessions = new Set(knownAt(versions, 'sessions', known).map((r) => r.code))
  const speakers = new Set(knownAt(versions, 'speakers', known).map((r) => r.code))
  const check = (table: string, column: string, among: ReadonlySet<string | undefined>): void => {
    for (const r of knownAt(versions, table, known))
      for (const value of (r[column] ?? '').split('|'))
        if (value && !among.has(value)) faults.push(`${table}.${column} ${value}`)
  }
  for (const t of ['memberships', 'sites', 'headcounts', 'deliverables', 'recommendations', 'outreach', 'deadlines'])
    check(t, 'unit', units)
  for (const t of ['memberships', 'exemptions', 'attendance', 'reflections', 'speakers', 'recommendations'])
    check(t, 'person', people)
  for (const t of ['attendance', 'sites']) check(t, 'session', sessions)
  check('units', 'parent', units)
  check('units', 'succeeded_by', units)
  check('sessions', 'host', units)
  check('sessions', 'speakers', speakers)
  check('recommendations', 'addressed_to', units)
  const primary = new Map<string, [Day, Day][]>()
  for (const r of knownAt(versions, 'memberships', known)) {
    const period: [Day, Day] = [dayOr(r.valid_from, -Infinity), dayOr(r.valid_to, Infinity)]
    if (period[1] < period[0]) faults.push(`memberships ${r.person}: ends before it begins`)
    if (r.primary === 'no') continue
    const list = primary.get(r.person!) ?? []
    if (list.some((p) => p[0] <= period[1] && period[0] <= p[1]))
      faults.push(`memberships ${r.person}: two primary places on one day`)
    list.push(period)
    primary.set(r.person!, list)
  }
  return faults
}
