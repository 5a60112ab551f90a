/** What lists elsewhere may take from people_places (decision 0017) instead of going through everybody. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Db } from '#platform/database.ts'
import { folded } from '#platform/folded.ts'
import { readPlacesState } from './store-places.ts'
import { wordsMeant } from './store-words.ts'

/** Whether people_places says what the facts say, in the moment that `db` sees. */
export async function arePlacesFresh(db: Db, realmId: number): Promise<boolean> {
  const { stored, wanted } = await readPlacesState(db, realmId)
  return stored !== null && stored.position === wanted.position && stored.erased === wanted.erased
}

/** Ids of everybody whose name holds a part, without diacritics, or whose code it is; some others may be among them. */
export async function peopleMeant(db: Db, realmId: number, search: string): Promise<RawBuilder<unknown>> {
  const words = await wordsMeant(db, realmId, search)
  const like = sql`p.search like '%' || ${folded(sql`${search.replaceAll(/[\\%_]/g, '\\$&')}::text`)} || '%'`
  const named = sql.join([...(words ?? []).map((meant) => sql`p.words && ${meant}::text[]`), like], sql` and `)
  return sql`select p.person_id from people_places p where p.realm_id = ${realmId} and ${named}
    union all select i.person_id from person_ids i where i.realm_id = ${realmId} and i.code = ${search}`
}
