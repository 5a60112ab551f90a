/** Looks once a day, in each realm's own zone, whose term is over (docs/privacy.md); erases nobody. */
import { dayIn } from '#core/zones.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { repeat } from '#platform/repeat.ts'
import type { Repeating } from '#platform/repeat.ts'
import { allRetention } from './answers-retention.ts'
import { readSettings } from './store-corrections.ts'
import { readLook, writeLook } from './store-disposals.ts'
import type { DueCount } from './store-disposals.ts'

const pause = 10 * 60_000

/** Makes the list of what is due in a realm unless today's is there; answers whether it was made. */
export async function lookAtRealm(
  database: Database,
  realm: { readonly realmId: number; readonly timeZone: string },
  now: Date,
): Promise<boolean> {
  const { realmId, timeZone } = realm
  const today = dayIn(timeZone, now)
  return inTransaction(database, async ({ client, db }) => {
    const last = await readLook(client, realmId)
    if (last !== null && last.looked_on >= today) return false
    const { retention_years: years } = await readSettings(db, realmId)
    const all = await allRetention(client, { realmId, timeZone, today, years })
    const due = all.flatMap(({ code, due: people }): DueCount[] =>
      people.length > 0 ? [{ campaign: code, people: people.length }] : [],
    )
    await writeLook(client, { realmId, on: today, now, due })
    if (due.length > 0) {
      const payload = { due: due.map((one) => ({ ...one })) }
      await appendEvent(db, { realmId, actor: 'system', door: 'job', action: 'retention.due', payload, at: now })
    }
    return true
  })
}

async function lookEverywhere(database: Database, now: Date): Promise<void> {
  const { rows } = await database.pool.query<{ realm_id: number; zone: string | null }>(
    `select r.realm_id, (select v.time_zone from realm_versions v where v.realm_id = r.realm_id
       and v.superseded_at is null and not v.retracted) as zone from realms r where r.put_away_at is null order by r.realm_id`,
  )
  for (const { realm_id: realmId, zone } of rows)
    await lookAtRealm(database, { realmId, timeZone: zone ?? 'Asia/Ho_Chi_Minh' }, now)
}

/** Looks until stopped. */
export function watchRetention(database: Database, log: (line: string) => void): Repeating {
  return repeat({ name: 'retention', pause, log }, () => lookEverywhere(database, new Date()))
}
