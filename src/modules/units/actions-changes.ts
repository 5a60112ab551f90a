/** Carries a change of the tree out: works it out on the tree as it stands, hands it to the door for facts. */
import { FIRST_DAY, dayOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderFile } from '#platform/order.ts'
import type { ChangeReply } from './contract-changes.ts'
import type { BulkRefusal } from './rules-bulk.ts'
import type { Standing } from './rules-changes.ts'
import { cellOf, placementsAfter, subtreeOf, waysUp } from './rules-placements.ts'
import type { Change, Membership, Outcome, Placement } from './rules-placements.ts'
import { readHanging } from './store-effects.ts'
import { readMemberships, readStanding } from './store-standing.ts'

export type Asked = {
  readonly cx: AskedContext
  readonly realm: RealmFacts
  readonly scope: UnitScope
  /** The unit whose memberships the change needs, and the one that they go to. */
  readonly members?: { readonly unit: string; readonly into: string | null }
  /** Other units that the order names; who doesn't cover one is told that it is not there. */
  readonly names: readonly (string | null)[]
  /** What the log of orders says it was for. */
  readonly purpose: string
  /** Codes of the units that are changed. */
  readonly subjects: readonly string[]
  /** First day of the change; null: since ever, or since the last placement's beginning. */
  readonly day: string | null
  readonly check: boolean
}

type Worked = Outcome | { readonly refusals: readonly BulkRefusal[] }

/** Day of a cell of an order; null is the beginning of time. */
export const dayOrEver = (day: string | null): Day => (day === null ? FIRST_DAY : dayOf(day))

/**
 * Works a change out and writes it, or only tries it. Throws `not-found` for units out of scope, `conflict` when the
 * rules forbid it (each issue: the unit, and why: `later-placement 2026-03-01`) or when somebody changed it meanwhile,
 * and what the door throws.
 */
export async function changeTree(
  asked: Asked,
  work: (standing: Standing, members: readonly Membership[]) => Worked,
): Promise<ChangeReply> {
  const { cx, realm, scope } = asked
  const { db } = cx.database
  const { places, ids } = await readStanding(db, realm.id)
  for (const unit of [...asked.subjects, ...asked.names]) {
    const id = unit === null ? undefined : ids.get(unit)
    const isNew = asked.purpose === 'unit.make' && unit === asked.subjects[0]
    if (unit !== null && !isNew && (id === undefined || !scope.covers(id))) throw new Problem('not-found', 'unit')
  }
  const reaches = (parent: string | null): boolean =>
    scope.all || (parent !== null && scope.covers(ids.get(parent) ?? 0))
  const members = asked.members ? await readMemberships(db, realm.id, asked.members) : []
  const outcome = work({ places, levels: realm.levels, reaches }, members)
  if ('refusals' in outcome) throw refusal(outcome.refusals)
  if ('why' in outcome) throw refusal([{ ...outcome, unit: asked.subjects[0] ?? '' }])
  const effects = await effectsOf(asked, places, outcome)
  const done = await cx.write(realm, { files: filesOf(outcome), check: asked.check, purpose: asked.purpose })
  return { position: done.position, at: done.at, added: done.added, effects }
}

function refusal(refusals: readonly BulkRefusal[]): Problem {
  const issues = refusals.map(({ unit, why, about }) => ({ path: unit, message: `${why} ${about}`.trim() }))
  return new Problem('conflict', 'The tree does not allow it.', { issues })
}

async function effectsOf(
  { cx, realm, day, subjects, names }: Asked,
  places: readonly Placement[],
  change: Change,
): Promise<ChangeReply['effects']> {
  const first = Math.min(...change.placements.filter((one) => subjects.includes(one.unit)).map(({ from }) => from))
  const from = day === null ? first : dayOf(day)
  // a unit that begins on the day is only there afterwards
  const before = subjects.flatMap((unit) => subtreeOf(places, unit, Math.max(from, first)))
  const whole = [...new Set(before)]
  const after = placementsAfter(places, change)
  const named = [...subjects, ...names].filter((unit) => unit !== null)
  const ways = named.flatMap((unit) => [unit, ...waysUp(places, unit, from), ...waysUp(after, unit, from)])
  const reaching = [...whole, ...ways]
  const hanging = await readHanging(cx.database.db, {
    realmId: realm.id,
    units: subjects,
    whole,
    reaching,
    from: cellOf(from) || '-infinity',
    timeZone: realm.timeZone,
  })
  const written = new Map(change.placements.map(({ unit, name }) => [unit, { code: unit, name }]))
  return {
    from: cellOf(from) || null,
    is_past: from < dayOf(dayIn(realm.timeZone, cx.now())),
    units: [...written.values()].slice(0, 50),
    placements: written.size,
    memberships: change.memberships.length,
    below: whole.filter((unit) => !subjects.includes(unit)).length,
    ...hanging,
  }
}

const yesNo = (is: boolean | undefined): string => (is ? 'yes' : 'no')

/** A change as rows of units.csv and memberships.csv. */
function filesOf({ placements, memberships }: Change): OrderFile[] {
  const units = placements.map((one) => ({
    cells: {
      code: one.unit,
      name: one.name,
      level: one.level,
      sector: one.sector,
      parent: one.parent ?? '',
      valid_from: cellOf(one.from),
      valid_to: cellOf(one.to),
      succeeded_by: one.successor ?? '',
      retracted: yesNo(one.withdrawn),
    },
    expects: one.seen,
  }))
  const rows = memberships.map((one) => ({
    cells: {
      person: one.person,
      unit: one.unit,
      valid_from: cellOf(one.from),
      valid_to: cellOf(one.to),
      primary: yesNo(one.isPrimary),
      ...one.others,
      retracted: yesNo(one.withdrawn),
    },
    expects: one.seen,
  }))
  return [{ file: 'units', rows: units }, ...(rows.length > 0 ? [{ file: 'memberships', rows }] : [])]
}
