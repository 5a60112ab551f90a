import type { Day } from '../shared/calendar.ts'
import { dayOr, knownAt } from './facts.ts'
import type { Row, Versions } from './facts.ts'

/** What was counted of one audience. */
export interface Count {
  expected: number
  participated: number
  makeup: number
  exempt: number
}

/** One person as counted on a day. */
interface Standing {
  person: string
  unit: string
  audience: Row
  tier: string
  exempt: boolean
  noWriting: boolean
  participated: boolean
  madeUp: boolean
}

/** The counts of every unit on a day: unit, then audience. */
export type Tally = Map<string, Map<string, Count>>

const tiers = ['grassroots', 'intermediate', 'province', 'central']
const cadres = ['member', 'cadre', 'key']

/**
 * A second, plain reading of figures.md for the demos' own tests, day by day over the whole realm.
 * It knows only what the demos use: no excluded units.
 */
export interface Reading {
  rows(table: string): Row[]
  standings(d: Day): Standing[]
  tally(d: Day): Tally
  children(unit: string, d: Day): string[]
  level(unit: string, d: Day): string
}

export function readFigures(versions: Versions, known: string, campaign: string): Reading {
  const cache = new Map<string, Row[]>()
  const rows = (table: string): Row[] => {
    if (!cache.has(table)) cache.set(table, knownAt(versions, table, known))
    return cache.get(table)!
  }
  const audiences = rows('audiences').sort((a, b) => Number(a.order) - Number(b.order))
  const topics = list(rows('campaigns').find((c) => c.code === campaign)!.topics)
  const sessions = new Map(rows('sessions').map((s) => [s.code!, s]))
  const [memberships, exemptions, attendance] = ['memberships', 'exemptions', 'attendance'].map((t) =>
    group(rows(t), 'person'),
  )
  const statements = group(rows('headcounts'), 'unit')
  const places = (d: Day): Map<string, Row> =>
    new Map(
      rows('units')
        .filter((u) => within(u, d))
        .map((u) => [u.code!, u]),
    )

  let last: [Day, Map<string, Row>] | null = null
  const placesOn = (d: Day): Map<string, Row> => {
    if (last?.[0] !== d) last = [d, places(d)]
    return last[1]
  }
  const covers = (person: string, audience: Row, d: Day, makeup: boolean): boolean => {
    const heard = (attendance!.get(person) ?? []).flatMap((a) => {
      const s = sessions.get(a.session!)!
      const serves = !s.audiences || list(s.audiences).includes(audience.code!)
      const counts = a.status === 'present' && s.kind === 'study' && serves && (makeup || s.makeup !== 'yes')
      return counts && dayOr(a.checked_at || s.starts_at, 0) <= d ? [s] : []
    })
    return topics.length === 0
      ? heard.length > 0
      : topics.every((t) => heard.some((s) => !s.topics || list(s.topics).includes(t)))
  }
  const standings = (d: Day): Standing[] => {
    const on = placesOn(d)
    const all: Standing[] = []
    for (const [person, periods] of memberships!) {
      const valid = periods.filter((m) => within(m, d))
      const main = valid.find((m) => m.primary !== 'no')
      const unit = main && on.get(main.unit!)
      if (!main || !unit) continue
      const [tier, cadre] = [highest(valid, 'tier', tiers), highest(valid, 'cadre', cadres)]
      const values: Row = {
        cadres: cadre,
        tiers: tier,
        kinds: main.kind || 'member',
        levels: unit.level!,
        sectors: unit.sector || 'local',
      }
      const fits = (a: Row): boolean =>
        Object.entries(values).every(([column, v]) => !a[column] || list(a[column]).includes(v))
      const audience = audiences.find((a) => a.basis !== 'headcount' && fits(a))
      if (!audience) continue
      const freed = (exemptions!.get(person) ?? []).filter((e) => within(e, d)).map((e) => e.obligation)
      const participated = covers(person, audience, d, true)
      const madeUp = participated && !covers(person, audience, d, false)
      const state = { exempt: freed.includes('attend'), noWriting: freed.includes('write'), participated, madeUp }
      all.push({ person, unit: unit.code!, audience, tier, ...state })
    }
    return all
  }
  const children = (unit: string, d: Day): string[] =>
    [...placesOn(d).values()].filter((u) => u.parent === unit).map((u) => u.code!)
  const tally = (d: Day): Tally => {
    const counts: Tally = new Map()
    for (const s of standings(d)) {
      const c = countAt(counts, s.unit, s.audience.code!)
      if (s.exempt) c.exempt++
      else {
        c.expected++
        if (s.participated) c.participated++
        if (s.madeUp) c.makeup++
      }
    }
    const below = new Map<string, string[]>()
    for (const u of placesOn(d).values()) below.set(u.parent!, [...(below.get(u.parent!) ?? []), u.code!])
    const roll = (unit: string): void => {
      for (const child of below.get(unit) ?? []) roll(child)
      for (const { code } of audiences) {
        const stated = (statements.get(unit) ?? [])
          .filter((h) => h.audience === code && dayOr(h.date, 0) <= d)
          .sort((a, b) => (a.date! < b.date! ? 1 : -1))[0]
        const sum = countAt(counts, unit, code!)
        if (stated)
          Object.assign(sum, {
            expected: Number(stated.expected),
            participated: Number(stated.participated),
            makeup: Number(stated.makeup || 0),
            exempt: 0,
          })
        if (stated?.scope === 'subtree') continue
        for (const child of below.get(unit) ?? []) {
          const part = countAt(counts, child, code!)
          for (const k of ['expected', 'participated', 'makeup', 'exempt'] as const) sum[k] += part[k]
        }
      }
    }
    for (const top of below.get('') ?? []) roll(top)
    return counts
  }
  return { rows, standings, tally, children, level: (unit, d) => placesOn(d).get(unit)!.level! }
}

/** The roster audiences of a unit together. */
export function together(tally: Tally, unit: string): Count {
  const sum = { expected: 0, participated: 0, makeup: 0, exempt: 0 }
  for (const [audience, c] of tally.get(unit) ?? [])
    if (audience !== 'mass') for (const k of ['expected', 'participated', 'makeup', 'exempt'] as const) sum[k] += c[k]
  return sum
}

export function countAt(tally: Tally, unit: string, audience: string): Count {
  let counts = tally.get(unit)
  if (!counts) tally.set(unit, (counts = new Map()))
  let count = counts.get(audience)
  if (!count) counts.set(audience, (count = { expected: 0, participated: 0, makeup: 0, exempt: 0 }))
  return count
}

function within(row: Row, d: Day): boolean {
  return dayOr(row.valid_from, -Infinity) <= d && d <= dayOr(row.valid_to, Infinity)
}

function list(cell: string | undefined): string[] {
  return cell ? cell.split('|') : []
}

function highest(memberships: readonly Row[], column: string, order: readonly string[]): string {
  return order[Math.max(0, ...memberships.map((m) => order.indexOf(m[column] ?? '')))]!
}

function group(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const g = groups.get(row[column]!)
    if (g) g.push(row)
    else groups.set(row[column]!, [row])
  }
  return groups
}
