import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Database } from '#platform/database.ts'
import { refreshPlaces } from './actions-places.ts'
import { readSubjects } from './store-subjects.ts'

/** Those of the codes whose people are in a scope on a day, or were last. */
export async function peopleWithin(
  database: Database,
  realm: RealmFacts,
  scope: UnitScope,
  of: { readonly codes: readonly string[]; readonly day: string },
): Promise<ReadonlySet<string>> {
  await refreshPlaces(database, realm)
  const found = await readSubjects(database.db, scope, of)
  return new Set(found.map(({ person }) => person))
}
