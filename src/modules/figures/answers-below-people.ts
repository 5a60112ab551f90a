/** What a report says about people who are still missing: marked absent, or with a paper to be written again. */
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { branchesOf } from './answers-below.ts'
import type { Below } from './answers-below.ts'
import type { View } from './answers-view.ts'
import { countedBelow } from './rules-counted.ts'
import { artifactCodes } from './rules-model.ts'
import type { UnitId } from './rules-model.ts'
import { known } from '#platform/facts-known.ts'
import { civilDay } from './store-days.ts'
import { standingRows } from './store-sums.ts'

type Missing = {
  readonly person: number
  readonly unit: UnitId
  readonly audience: string
  readonly tier: string
  /** Expected to attend and has not participated. */
  readonly learner: boolean
  readonly owed: number
}

/** Artifacts owed and not received (owed: three bits an artifact). */
const outstanding = (owed: number): string[] => artifactCodes.filter((_, at) => ((owed >> (3 * at)) & 3) === 1)

async function readMissing({ db }: Database, view: View, below: Below): Promise<Missing[]> {
  const branches = branchesOf(below.on, view.unitId)
  if (below.segments === null) {
    const { rows } = await sql<Missing>`
      select person_id as person, unit_id as unit, audience, tier, not exempt and not participated as learner, owed
      from figure_standings where realm_id = ${view.realm.id} and campaign_id = ${view.campaignId}
        and day_from <= ${view.day} and day_to >= ${view.day}
        and (not exempt and not participated or owed & 3 = 1 or (owed >> 3) & 3 = 1)`.execute(db)
    return rows.filter((row) => branches.has(row.unit))
  }
  const roster = below.campaign.audiences.filter((one) => one.basis === 'roster')
  const found: Missing[] = []
  for (const [person, segments] of below.segments) {
    const row = standingRows(segments, { roster }).find((one) => one.from <= view.day && view.day <= one.to)
    if (row === undefined || !branches.has(row.unit)) continue
    const learner = !row.exempt && !row.participated
    if (learner || outstanding(row.owed).length > 0) found.push({ ...row, person, learner })
  }
  return found
}

export type MissingBelow = {
  /** Counted by name, expected, never present, and marked so the last time; who has no mark at all is in neither. */
  readonly marks: readonly { readonly branch: UnitId; readonly audience: string; readonly excused: boolean }[]
  /** Papers owed that were given back to be written again. */
  readonly returned: readonly { readonly branch: UnitId; readonly artifact: string; readonly tier: string }[]
}

/** One row a person or paper, under the branch that it is told under. */
export async function missingBelow(database: Database, view: View, below: Below): Promise<MissingBelow> {
  const { db } = database
  const { realm, campaignId, at, day, unitId } = view
  const branches = branchesOf(below.on, unitId)
  const branch = (unit: UnitId): UnitId => branches.get(unit) ?? unit
  const missing = await readMissing(database, view, below)
  const audiences = below.campaign.audiences.map((one) => one.code)
  const { byStatement } = countedBelow(below.on, unitId, audiences, below.statements)
  const learners = missing.filter((one) => one.learner && !byStatement.get(one.audience)?.has(one.unit))
  // two steps and not one join: right after an import the planner knows nothing about the tables
  const last = await sql<{ n: number; status: string }>`
    select w.n, (array_agg(a.status order by s.starts_at desc, a.status desc))[1] as status
    from unnest(${learners.map((one) => one.person)}::bigint[], ${learners.map((one) => one.audience)}::text[])
      with ordinality as w(person_id, audience, n)
    join ${known('attendance', ['session_id', 'person_id'], realm.id, at)} a on a.person_id = w.person_id
    join ${known('sessions', ['session_id'], realm.id, at)} s on s.session_id = a.session_id
    where s.campaign_id = ${campaignId} and s.kind = 'study'
      and (coalesce(cardinality(s.audiences), 0) = 0 or w.audience = any(s.audiences))
      and ${civilDay('coalesce(a.checked_at, s.starts_at)', realm.timeZone)} <= ${day}
    group by w.n having not bool_or(a.status = 'present')`.execute(db)
  const papers = await sql<{ person: number; artifact: string }>`
    select person_id as person, artifact
    from ${known('reflections', ['campaign_id', 'person_id', 'artifact'], realm.id, at)} r
    where r.campaign_id = ${campaignId} and r.status = 'returned' and ${civilDay('r.submitted_at', realm.timeZone)} <= ${day}`.execute(
    db,
  )
  const writers = new Map(missing.map((one) => [one.person, one]))
  return {
    marks: last.rows.flatMap((row) => {
      const one = learners[row.n - 1]
      return one === undefined
        ? []
        : [{ branch: branch(one.unit), audience: one.audience, excused: row.status === 'excused' }]
    }),
    returned: papers.rows.flatMap(({ person, artifact }) => {
      const one = writers.get(person)
      return one === undefined || !outstanding(one.owed).includes(artifact)
        ? []
        : [{ branch: branch(one.unit), artifact, tier: one.tier }]
    }),
  }
}
