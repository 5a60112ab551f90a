/** Keeps where people are (store-places.ts) up to the facts: by a job, and before each answer that needs it. */
import type { RealmFacts } from '#core/realm.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { inTransaction, unhurried } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { readLaggingRealms, readPeopleSince, readPlacesState, writePlaces, writePlacesState } from './store-places.ts'
import type { PlacesState } from './store-places.ts'

const lockSpace = 7_160_815

const same = (stored: PlacesState | null, wanted: PlacesState): boolean =>
  stored?.position === wanted.position && stored.erased === wanted.erased

/**
 * Brings a realm's rows up to its last order. One at a time (an advisory lock): whoever comes second waits and finds the
 * work done. Answers up to where they are complete. What is noted as complete is never more than what was looked at, so what comes meanwhile is done again.
 */
export async function refreshPlaces(
  database: Database,
  realm: Pick<RealmFacts, 'id' | 'timeZone'>,
): Promise<PlacesState> {
  const seen = await readPlacesState(database.db, realm.id)
  if (same(seen.stored, seen.wanted)) return seen.wanted
  return inTransaction(database, async ({ client, db }) => {
    await client.query(unhurried)
    await client.query('select pg_advisory_xact_lock($1, $2::int)', [lockSpace, realm.id % 2_147_483_647])
    const { stored, wanted } = await readPlacesState(db, realm.id)
    if (same(stored, wanted)) return wanted
    const whole = stored === null || stored.erased !== wanted.erased
    const people = whole ? null : await readPeopleSince(client, realm.id, stored.position)
    await writePlaces(client, { realmId: realm.id, people, timeZone: realm.timeZone })
    await writePlacesState(client, realm.id, wanted)
    return wanted
  })
}

/** The same for every realm that lags. */
export async function refreshLagging(database: Database): Promise<void> {
  for (const code of await readLaggingRealms(database.db)) {
    const realm = await realmFactsOf(database.db, code, null)
    if (realm !== null) await refreshPlaces(database, realm)
  }
}
