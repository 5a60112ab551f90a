/** Files sent ahead of the order whose cells will name them. */
import { basename } from 'node:path'
import { actorOf } from '#core/asker.ts'
import type { Asker } from '#core/asker.ts'
import type { Database } from '#platform/database.ts'
import { storedPath } from '#platform/files.ts'
import type { SourceFile } from '#platform/sheets/source.ts'

export type Uploading = {
  readonly database: Database
  readonly filesDir: string
  readonly realmId: number
  readonly asker: Asker
}

/** What a cell says to name an uploaded file: `uploads/<sha-256>/<name>`. */
export const uploadPath = (sha256: string, name: string): string => `uploads/${sha256}/${name}`

/** Finds an uploaded file by what a cell says, for whoever uploaded it. */
export function uploadedFile({ database, filesDir, realmId, asker }: Uploading) {
  return async (path: string): Promise<SourceFile> => {
    const hex = /^uploads\/([0-9a-f]{64})\/[^/]+$/.exec(path)?.[1]
    if (hex === undefined) return { fault: 'file-missing' }
    const sha256 = Buffer.from(hex, 'hex')
    const { rows } = await database.pool.query(
      'select 1 from uploads where realm_id = $1 and sha256 = $2 and actor = $3',
      [realmId, sha256, actorOf(asker)],
    )
    return rows.length === 0 ? { fault: 'file-missing' } : { path: storedPath(filesDir, sha256) }
  }
}

/** Notes who uploaded a file that is stored; sending it again is no matter. */
export async function noteUpload(
  { database, realmId, asker }: Uploading,
  file: { readonly sha256: Buffer; readonly name: string; readonly size: number; readonly at: Date },
): Promise<void> {
  await database.pool.query(
    `insert into uploads (realm_id, sha256, actor, name, size, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (realm_id, sha256, actor) do update set name = excluded.name, at = excluded.at`,
    [realmId, file.sha256, actorOf(asker), basename(file.name), file.size, file.at],
  )
}
