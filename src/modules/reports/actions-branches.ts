/** From the ledger's values of a unit and its children to the rows of a report's tables. */
import type { Below, BelowRow } from '#modules/figures/answers-below.ts'
import type { MissingBelow } from '#modules/figures/answers-below-people.ts'
import type { HandedRow } from '#modules/figures/answers-below-records.ts'
import { statementsOn } from '#modules/figures/rules-counted.ts'
import { OUTREACH, PEOPLE, SESSIONS, WRITING } from '#modules/figures/rules-series.ts'
import type { ReportTables } from './rules-facts.ts'

/** Code of a unit; '' for an id that no code is known of. */
export function codeOf(below: Below, unit: number): string {
  return below.codes.get(unit) ?? ''
}

/**
 * Numbers of a series that a row of a report stands for: a child's sum, and for the unit itself what is its own, which
 * is its sum less its children's. Where a statement of the unit stands for its whole subtree, that alone is its own.
 */
function partOf(below: Below, row: BelowRow, series: string, alone = false): number[] {
  const own = [...(row.values.get(series) ?? [])]
  if (row !== below.rows[0] || alone) return own
  for (const child of below.rows.slice(1))
    for (const [at, value] of (child.values.get(series) ?? []).entries()) own[at] = (own[at] ?? 0) - value
  return own
}

/** Sessions of study by mode. */
export function sessionSums(
  below: Below,
  row: BelowRow,
): Record<'sessions' | 'in_person' | 'online' | 'hybrid', number> {
  const part = partOf(below, row, 's')
  const n = (at: number): number => part[at] ?? 0
  return {
    sessions: n(SESSIONS.sessions),
    in_person: n(SESSIONS.in_person),
    online: n(SESSIONS.online),
    hybrid: n(SESSIONS.hybrid),
  }
}

/** Series of a kind, by what follows the kind in their names, each with the unit's rows. */
function seriesOf(below: Below, kind: string): string[] {
  const names = new Set(below.rows.flatMap((row) => [...row.values.keys()]))
  return [...names].filter((name) => name.startsWith(`${kind}:`)).sort()
}

/** Biểu 04, 05, 06 and 08. */
export function countedTables(
  below: Below,
  missing: MissingBelow,
): Pick<ReportTables, 'learners' | 'mass' | 'writing' | 'outreach'> {
  const learners: ReportTables['learners'][number][] = []
  const mass: ReportTables['mass'][number][] = []
  const stated = statementsOn(below.statements, below.on.day)
  for (const audience of below.campaign.audiences) {
    const alone = stated.get(`${below.rows[0]?.unit}/${audience.code}`)?.scope === 'subtree'
    for (const row of alone ? below.rows.slice(0, 1) : below.rows) {
      const part = partOf(below, row, `p:${audience.code}`, alone)
      const n = (at: keyof typeof PEOPLE): number => part[PEOPLE[at]] ?? 0
      const place = { unit: row.code, audience: audience.code }
      if (audience.basis === 'headcount') {
        if (n('expected') > 0 || n('classes') > 0)
          mass.push({ ...place, expected: n('expected'), participated: n('participated'), classes: n('classes') })
        continue
      }
      const marks = missing.marks.filter((one) => one.branch === row.unit && one.audience === audience.code)
      const excused = marks.filter((one) => one.excused).length
      learners.push({ ...place, makeup: n('makeup'), exempt: n('exempt'), excused, absent: marks.length - excused })
    }
  }
  return { learners, mass, writing: writingRows(below, missing), outreach: outreachRows(below) }
}

function writingRows(below: Below, missing: MissingBelow): ReportTables['writing'] {
  return below.rows.flatMap((row) =>
    seriesOf(below, 'w').flatMap((series) => {
      const [, artifact = '', tier = ''] = series.split(':')
      const part = partOf(below, row, series)
      const n = (at: keyof typeof WRITING): number => part[WRITING[at]] ?? 0
      if (n('expected') === 0) return []
      const returned = missing.returned.filter(
        (one) => one.branch === row.unit && one.artifact === artifact && one.tier === tier,
      ).length
      const [expected, received, accepted] = [n('expected'), n('received'), n('accepted')]
      return [{ unit: row.code, artifact, tier, expected, received, accepted, returned }]
    }),
  )
}

function outreachRows(below: Below): ReportTables['outreach'] {
  return below.rows.flatMap((row) =>
    seriesOf(below, 'o').flatMap((series) => {
      const part = partOf(below, row, series)
      const n = (at: keyof typeof OUTREACH): number => part[OUTREACH[at]] ?? 0
      if (n('activities') === 0) return []
      const sums = { activities: n('activities'), items: n('items'), attendances: n('attendances') }
      return [{ unit: row.code, form: series.slice(2), ...sums }]
    }),
  )
}

/** What a unit owes by its level and what it has handed in, by kind. */
export function ownDue(
  below: Below,
  row: BelowRow,
  handed: readonly HandedRow[],
): { kind: string; required: boolean; due: number | null; paper: HandedRow | undefined }[] {
  const owed = below.campaign.required.filter((one) => one.level === row.level)
  const own = handed.filter((one) => one.unit === row.unit)
  const kinds = [...new Set([...owed, ...own].map((one) => one.kind))].toSorted()
  return kinds.map((kind) => {
    const due = owed.find((one) => one.kind === kind)
    return { kind, required: due !== undefined, due: due?.due ?? null, paper: own.find((one) => one.kind === kind) }
  })
}
