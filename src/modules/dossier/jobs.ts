/** Lets go of files that were sent and never named by an order. */
import { inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { removeFiles } from '#platform/files-remove.ts'
import { repeat } from '#platform/repeat.ts'
import type { Repeating } from '#platform/repeat.ts'

/** How long a file waits for its order. */
const patience = '2 days'

/** Forgets uploads older than two days; the contents that no fact names are removed. Answers how many were. */
export async function forgetUploads(database: Database, filesDir: string, now: Date): Promise<number> {
  await inTransaction(database, async ({ client }) => {
    await client.query(
      `with old as (delete from uploads where at < $1::timestamptz - interval '${patience}' returning realm_id, sha256)
       insert into file_removals (realm_id, sha256) select distinct realm_id, sha256 from old on conflict do nothing`,
      [now],
    )
  })
  return removeFiles(database, filesDir)
}

export function sweepUploads(database: Database, filesDir: string, log: (line: string) => void): Repeating {
  return repeat({ name: 'uploads', pause: 3_600_000, log }, async () => {
    await forgetUploads(database, filesDir, new Date())
  })
}
