/** Reminds, and sends mails, for as long as the server runs. */
import { realmFactsOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import { repeat } from '#platform/repeat.ts'
import type { Repeating } from '#platform/repeat.ts'
import { mailRealm, postOf } from './actions-mails.ts'
import { remindRealm } from './actions-reminders.ts'

const pause = 60_000
/** Milliseconds between two looks at what a realm owes: days change once a day, schedules seldom. */
const between = 15 * 60_000

/** Follows every realm that is in use until stopped. */
export function followUp(database: Database, log: (line: string) => void, clock = () => new Date()): Repeating {
  const looked = new Map<string, number>()
  return repeat({ name: 'notices', pause, log }, async () => {
    const { rows } = await database.pool.query<{ code: string }>(
      'select code from realms where put_away_at is null order by realm_id',
    )
    const post = postOf()
    for (const { code } of rows) {
      const realm = await realmFactsOf(database.db, code, null)
      if (realm === null) continue
      const now = clock()
      if (now.getTime() - (looked.get(code) ?? 0) >= between) {
        await remindRealm(database, realm, now)
        looked.set(code, now.getTime())
      }
      if (post !== null) await mailRealm(database, realm, post, clock)
    }
  })
}
