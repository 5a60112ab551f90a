/** Builds a campaign's ledger from the versions in the store, at any instant and position. */
import type { InTransaction } from '#platform/database.ts'
import { cardsOf, completionsOf, contributeUnits, ownSeries, personContributor, rollUpAll } from './rules-ledger.ts'
import type { Completions, Structure, UnitFacts } from './rules-ledger.ts'
import type { ConferenceCard } from './rules-conference.ts'
import type { UnitId } from './rules-model.ts'
import type { Rolled } from './rules-rollup.ts'
import type { Bundle } from './rules-series.ts'
import type { Segment } from './rules-standing.ts'
import type { Known } from '#platform/facts-known.ts'
import { eachPerson } from './store-persons.ts'
import { readStructure, readUnitFacts } from './store-structure.ts'
import type { RealmFacts } from '#core/realm.ts'

export type Ledger = {
  readonly structure: Structure
  readonly facts: UnitFacts
  readonly own: ReadonlyMap<UnitId, Bundle>
  readonly rolled: Rolled
  readonly completions: Completions
  readonly cards: ReadonlyMap<number, ConferenceCard>
}

/**
 * The ledger as known; null when the campaign is not known then. `onPerson` hears every person's segments, ascending
 * by person, after the last read from the store, and is waited for when it answers a promise.
 */
export async function buildLedger(
  { client, db }: InTransaction,
  realm: RealmFacts,
  campaignId: number,
  at: Known,
  onPerson: (person: number, segments: readonly Segment[]) => Promise<void> | undefined | void,
): Promise<Ledger | null> {
  const asked = { db, realm, campaignId, at }
  const structure = await readStructure(asked)
  if (structure === null) return null
  const facts = await readUnitFacts(asked)
  const own = ownSeries()
  contributeUnits(structure, facts, null, own.add)
  const contribute = personContributor(structure)
  await eachPerson(
    { client, realmId: realm.id, campaignId, timeZone: realm.timeZone, at, sessions: structure.sessions, only: null },
    (person, facts) => onPerson(person, contribute(facts, own.add)),
  )
  const rolled = rollUpAll(structure, facts, own.byUnit)
  return {
    structure,
    facts,
    own: own.byUnit,
    rolled,
    completions: completionsOf(structure, rolled, facts),
    cards: cardsOf(structure),
  }
}
