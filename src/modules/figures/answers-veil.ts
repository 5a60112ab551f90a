import { namesAreOver } from '#modules/people/answers-retention.ts'
import type { Database } from '#platform/database.ts'
import type { View } from './answers-view.ts'

/** Whether lists of the view's campaign show pseudonyms today, whatever day and moment they are of. */
export function isMasked(database: Database, { realm, campaignId, today }: View): Promise<boolean> {
  return namesAreOver(database, { realmId: realm.id, timeZone: realm.timeZone, campaignId, today })
}
