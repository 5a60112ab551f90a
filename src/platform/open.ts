import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'
import { grantToApplication } from './grants.ts'
import { migrate } from './migrate.ts'
import { startEmbedded } from './postgres/server.ts'
import type { Embedded } from './postgres/server.ts'
import { environment } from './settings.ts'

/** An opened installation: its database and its folder of stored files. */
export type Store = {
  readonly database: Database
  readonly filesDir: string
  /** This process started the embedded server. */
  readonly startedHere: boolean
  /** Names of the migrations that were applied now. */
  readonly migrated: readonly string[]
  /** Closes the connections; the embedded server stops with the last process that uses it. */
  readonly close: () => Promise<void>
}

/**
 * Opens the store of a configuration: DATABASE_URL, else the embedded server, adopted or started; migrates it, as
 * MIGRATION_URL where that names another role.
 */
export async function openStore(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  options: { readonly max?: number; readonly name?: string } = {},
): Promise<Store> {
  const filesDir = path.join(config.dataDir, 'files')
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  mkdirSync(filesDir, { recursive: true, mode: 0o700 })
  const embedded: Embedded | null = config.databaseUrl ? null : await startEmbedded(config.dataDir)
  const ownerUrl = embedded ? embedded.url : environment['MIGRATION_URL'] || config.databaseUrl || ''
  const url = embedded ? embedded.appUrl : (config.databaseUrl ?? '')
  const database = openDatabase(url, options)
  const close = async (): Promise<void> => {
    await database.close()
    await embedded?.stop()
  }
  try {
    const migrated = await migrateAs(ownerUrl, database)
    return { database, filesDir, startedHere: embedded !== null && !embedded.adopted, migrated, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Migrates as the owner of the tables; where the application is another role, it is granted what it needs. */
async function migrateAs(ownerUrl: string, database: Database): Promise<string[]> {
  const owner = ownerUrl === database.url ? database : openDatabase(ownerUrl, { max: 1, name: 'quantriet-migrate' })
  try {
    await requireVersion(owner)
    const migrated = await migrate(owner)
    if (owner !== database) await grantToApplication(owner, await roleOf(database))
    return migrated
  } finally {
    if (owner !== database) await owner.close()
  }
}

async function roleOf(database: Database): Promise<string> {
  const { rows } = await database.pool.query<{ role: string }>('select current_user as role')
  return rows[0]?.role ?? ''
}

async function requireVersion(database: Database): Promise<void> {
  const found = await database.pool.query<{ number: string }>(`select current_setting('server_version_num') as number`)
  const version = Math.floor(Number(found.rows[0]?.number) / 10_000)
  if (version < 15) throw new Error(`PostgreSQL ${version} is too old: 15 or newer is needed.`)
}
