/** Statements of a campaign's units on a day, as the desk lists them. */
import type { UnitScope } from '#core/scope.ts'
import type { StatementState } from '#core/statement-states.ts'
import { unaccented } from '#core/text.ts'
import type { CampaignUnit } from '#modules/campaigns/answers-units.ts'
import type { StatementRow } from './contract.ts'
import { stateOf } from './rules.ts'
import { readRoster, readSenders, readStated } from './store.ts'
import type { Asked, AudienceRow, StatedRow } from './store.ts'

export type StatementsAsked = Omit<Asked, 'units' | 'audiences'> & {
  /** Units of the campaign on the day, the one asked first, each behind its parent. */
  readonly units: readonly CampaignUnit[]
  readonly top: number | null
  readonly below: 'children' | 'senders' | 'all' | 'self'
  readonly audiences: readonly AudienceRow[]
  /** Who may write statements; null: the asker nowhere. */
  readonly writes: UnitScope | null
  readonly state?: StatementState | undefined
  readonly search?: string | undefined
  readonly order: 'asc' | 'desc'
}

/** The top of what is listed: the unit asked, else every unit whose parent is not among them. */
function chosen(asked: StatementsAsked, senders: ReadonlySet<number>): readonly CampaignUnit[] {
  const { units, top, below } = asked
  const known = new Set(units.map(({ unitId }) => unitId))
  const isTop = ({ unitId, parentId }: CampaignUnit): boolean =>
    top === null ? parentId === null || !known.has(parentId) : unitId === top
  const tops = new Set(units.filter(isTop).map(({ unitId }) => unitId))
  if (below === 'self') return units.filter(({ unitId }) => tops.has(unitId))
  if (below === 'all') return units.filter(({ unitId }) => !tops.has(unitId))
  if (below === 'senders') return units.filter(({ unitId }) => !tops.has(unitId) && senders.has(unitId))
  return units.filter(({ unitId, parentId }) => !tops.has(unitId) && parentId !== null && tops.has(parentId))
}

/** People by name at each unit and those below it. */
function subtreeSums(units: readonly CampaignUnit[], own: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const sums = new Map(units.map(({ unitId }) => [unitId, own.get(unitId) ?? 0]))
  // a unit stands behind its parent, so from the end every unit is whole before it is added
  for (const { unitId, parentId } of units.toReversed())
    if (parentId !== null && sums.has(parentId)) sums.set(parentId, (sums.get(parentId) ?? 0) + (sums.get(unitId) ?? 0))
  return sums
}

/** Units with one below them that has sent something, by audience. */
function unitsAbove(
  units: readonly CampaignUnit[],
  senders: readonly { readonly id: number; readonly audience: string }[],
): ReadonlySet<string> {
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
  const found = new Set<string>()
  for (const { id, audience } of senders)
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) {
      const key = `${at}/${audience}`
      if (found.has(key)) break
      found.add(key)
    }
  return found
}

const numbersOf = ({ date, scope, expected, participated, makeup, classes }: StatedRow) => ({
  date,
  scope,
  expected,
  participated,
  makeup,
  classes,
})

type Rosters = ReadonlyMap<string, { own: ReadonlyMap<number, number>; subtree: ReadonlyMap<number, number> }>

async function rostersOf(asked: StatementsAsked): Promise<Rosters> {
  const ids = asked.units.map(({ unitId }) => unitId)
  const found = new Map<string, { own: ReadonlyMap<number, number>; subtree: ReadonlyMap<number, number> }>()
  for (const { code, basis } of asked.audiences) {
    if (basis !== 'roster') continue
    const own = await readRoster({ ...asked, units: ids, audiences: [code] }, code)
    found.set(code, { own, subtree: subtreeSums(asked.units, own) })
  }
  return found
}

/** A row for each unit and audience, units in the order of the tree. */
export async function statementsOf(asked: StatementsAsked): Promise<StatementRow[]> {
  const { units, audiences, day, writes } = asked
  const of = {
    ...asked,
    units: units.map(({ unitId }) => unitId),
    audiences: audiences.map(({ code }) => code),
  }
  const senders = await readSenders(of)
  const wanted = chosen(asked, new Set(senders.map(({ id }) => id)))
  const above = unitsAbove(
    units,
    senders.filter(({ first }) => first <= day),
  )
  const stated = new Map<string, StatedRow>()
  for (const row of await readStated({ ...of, units: wanted.map(({ unitId }) => unitId) }))
    stated.set(`${row.unit_id}/${row.audience}/${row.date === day ? 'now' : 'before'}`, row)
  const rosters = await rostersOf(asked)
  const words = asked.search === undefined ? null : unaccented(asked.search)
  const inOrder = asked.order === 'desc' ? wanted.toReversed() : wanted
  return inOrder.flatMap((unit) => {
    if (words !== null && !unaccented(unit.name).includes(words) && !unaccented(unit.code).includes(words)) return []
    const isAbove = writes !== null && (unit.parentId === null ? writes.all : writes.covers(unit.parentId))
    return audiences.flatMap((audience) => {
      const now = stated.get(`${unit.unitId}/${audience.code}/now`) ?? null
      const last = stated.get(`${unit.unitId}/${audience.code}/before`) ?? null
      const decidedAt = now?.decided_at?.toISOString() ?? null
      const state = stateOf({
        sentAt: now?.position ?? null,
        decision: now?.decision ?? null,
        decidedAt: now?.decided_position ?? null,
      })
      if (asked.state !== undefined && asked.state !== state) return []
      const roster = rosters.get(audience.code)
      return [
        {
          unit: unit.code,
          unit_name: unit.name,
          level: unit.level,
          audience: audience.code,
          audience_name: audience.name,
          basis: audience.basis,
          state,
          stated:
            now === null ? null : { ...numbersOf(now), reason: now.reason, recorded_at: now.recorded_at.toISOString() },
          before: last === null ? null : numbersOf(last),
          below_sent: above.has(`${unit.unitId}/${audience.code}`),
          roster:
            roster === undefined
              ? null
              : { own: roster.own.get(unit.unitId) ?? 0, subtree: roster.subtree.get(unit.unitId) ?? 0 },
          decided_at: decidedAt,
          returned_for: state === 'returned' ? (now?.returned_for ?? null) : null,
          can_review: isAbove && now !== null,
          can_write: writes !== null && (state === 'accepted' ? isAbove : writes.covers(unit.unitId)),
        },
      ]
    })
  })
}
