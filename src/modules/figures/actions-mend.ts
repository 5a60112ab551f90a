/**
 * Mends the stored ledger after a few persons or units changed: subtracts what their facts gave at the old position,
 * adds what they give now, and rolls up again the units concerned and those above them.
 */
import type { InTransaction } from '#platform/database.ts'
import { completionsOf, contributeUnits, ownSeries, personContributor, rollUpAll } from './rules-ledger.ts'
import type { OwnSeries, Structure } from './rules-ledger.ts'
import type { Placement, UnitId } from './rules-model.ts'
import { addDeltas, deltasOf, kindOf } from './rules-series.ts'
import type { Bundle, Steps } from './rules-series.ts'
import { standingRules } from './rules-standing.ts'
import { pathUp } from './rules-tree.ts'
import type { Known } from '#platform/facts-known.ts'
import { eachPerson } from './store-persons.ts'
import { readStructure, readUnitFacts } from './store-structure.ts'
import type { RealmFacts } from '#core/realm.ts'
import {
  clearRenewed,
  readSeries,
  rowsOf,
  standingRows,
  standingsInto,
  tallyRows,
  writeCompletions,
  writeSeries,
} from './store-sums.ts'
import type { Owner, Renewed } from './store-sums.ts'

type Part = {
  readonly realm: RealmFacts
  readonly campaignId: number
  readonly persons: readonly number[]
  readonly units: readonly number[]
  readonly from: number
}

const negated =
  (own: OwnSeries): OwnSeries['add'] =>
  (unit, series, day, vector, sign = 1) =>
    own.add(unit, series, day, vector, -sign)

/** Units and all that are above them on some day. */
function upwards({ tree }: Structure, units: Iterable<UnitId>): Set<UnitId> {
  const found = new Set<UnitId>(units)
  const start = [...found]
  for (const day of tree.epochStarts) {
    const get = (unit: UnitId): Placement | undefined => tree.placement(unit, day)
    const place = { get, has: (unit: UnitId) => get(unit) !== undefined }
    for (const unit of start) for (const above of pathUp({ place }, unit)) found.add(above)
  }
  return found
}

function childrenOf(structure: Structure, affected: ReadonlySet<UnitId>): Set<UnitId> {
  const found = new Set<UnitId>()
  for (const unit of structure.tree.units())
    for (const place of structure.tree.placementsOf(unit))
      if (place.parent !== null && affected.has(place.parent) && !affected.has(unit)) found.add(unit)
  return found
}

/**
 * Kinds of series in which anything changes: those of people always, since statements are laid over them and completions
 * rest on them; what units collect with the writing of their people. A grid of statements or a class marked moves nothing
 * of a province's two thousand series of writing.
 */
function changedKinds(change: ReadonlyMap<UnitId, Bundle>): Set<string> {
  const kinds = new Set(['p'])
  for (const bundle of change.values())
    for (const [series, { changes }] of bundle) if (changes.some((one) => one !== 0)) kinds.add(kindOf(series))
  if (kinds.has('w')) kinds.add('c')
  return kinds
}

function applied(
  stored: ReadonlyMap<UnitId, ReadonlyMap<string, Steps>>,
  change: ReadonlyMap<UnitId, Bundle>,
  { units, kinds }: Renewed,
): Map<UnitId, Bundle> {
  const own = new Map<UnitId, Bundle>()
  for (const unit of units) {
    const bundle: Bundle = new Map()
    for (const [series, steps] of stored.get(unit) ?? []) bundle.set(series, deltasOf(steps))
    for (const [series, deltas] of change.get(unit) ?? [])
      if (kinds.has(kindOf(series))) addDeltas(bundle, series, deltas)
    own.set(unit, bundle)
  }
  return own
}

function* onlyKinds<T extends readonly [UnitId, string, Steps]>(
  rows: Iterable<T>,
  kinds: Renewed['kinds'],
): Generator<T> {
  for (const row of rows) if (kinds.has(kindOf(row[1]))) yield row
}

/** Brings the stored ledger of a campaign from position `from` to now. The structure is the same at both. */
export async function mendLedger({ client, db }: InTransaction, part: Part): Promise<void> {
  const { realm, campaignId, persons, units } = part
  const of: Owner = { realmId: realm.id, campaignId }
  const now: Known = { knownAt: null, position: null }
  const before: Known = { knownAt: null, position: part.from }
  const structure = await readStructure({ db, realm, campaignId, at: now })
  if (structure === null || (persons.length === 0 && units.length === 0)) return
  const change = ownSeries()
  const asked = { client, ...of, timeZone: realm.timeZone, sessions: structure.sessions, only: persons }
  const rules = standingRules(structure.campaign, structure.tree.placementsOf)
  if (persons.length > 0) {
    const contribute = personContributor(structure)
    await eachPerson({ ...asked, at: before }, (_, facts) => void contribute(facts, negated(change)))
    await client.query(
      'delete from figure_standings where realm_id = $1 and campaign_id = $2 and person_id = any($3)',
      [of.realmId, campaignId, persons],
    )
    const standings = standingsInto(client, of)
    await eachPerson({ ...asked, at: now }, (person, facts) =>
      standings.add(person, standingRows(contribute(facts, change.add), rules)),
    )
    await standings.end()
  }
  const only = new Set(units)
  contributeUnits(structure, await readUnitFacts({ db, realm, campaignId, at: before }, units), only, negated(change))
  contributeUnits(structure, await readUnitFacts({ db, realm, campaignId, at: now }, units), only, change.add)
  const affected = upwards(structure, [...units, ...change.byUnit.keys()])
  const renewed: Renewed = { units: [...affected], kinds: changedKinds(change.byUnit) }
  const own = applied(await readSeries(db, 'tallies', of, renewed), change.byUnit, renewed)
  const children = { units: [...childrenOf(structure, affected)], kinds: renewed.kinds }
  const beside = await readSeries(db, 'sums', of, children)
  const facts = await readUnitFacts({ db, realm, campaignId, at: now }, renewed.units)
  const rolled = rollUpAll(structure, facts, own, { affected, stored: (unit) => beside.get(unit) })
  await clearRenewed(client, of, renewed)
  await writeSeries(client, 'tallies', of, tallyRows(own))
  await writeSeries(client, 'sums', of, onlyKinds(rowsOf(rolled), renewed.kinds))
  await writeCompletions(client, of, completionsOf(structure, rolled, facts))
}
