import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { startEmbedded, statusOf } from '#platform/postgres/server.ts'
import { isOpen } from '#modules/accounts/answers.ts'

/** What the database says of who may come in. */
export type Facts = {
  /** Nobody has ever administered the installation. */
  readonly open: boolean
  /** Codes of the demo's realms that have not been put away. */
  readonly demoRealms: readonly string[]
  /** Demo accounts that are not closed. */
  readonly demoAccounts: number
}

/** Reads who may come in; a fresh installation is open. Null when the database does not answer or is not migrated. */
export async function comingIn(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Facts | null> {
  const { databaseUrl, dataDir } = config
  if (!databaseUrl && statusOf(dataDir).state === 'absent') return { open: true, demoRealms: [], demoAccounts: 0 }
  const embedded = databaseUrl ? null : await startEmbedded(dataDir).catch(() => null)
  if (!databaseUrl && !embedded) return null
  const database = openDatabase(databaseUrl ?? embedded?.url ?? '', { max: 1, name: 'quantriet-doctor' })
  try {
    return await readFacts(database)
  } catch {
    return null // checkDatabase says why
  } finally {
    await database.close()
    await embedded?.stop()
  }
}

/** Reads who may come in. */
export async function readFacts(database: Database): Promise<Facts> {
  const open = await isOpen(database)
  const { rows: realms } = await database.pool.query<{ code: string }>(
    `select r.code from realms r where r.put_away_at is null
        and exists (select 1 from orders o where o.realm_id = r.realm_id and o.door = 'demo') order by 1`,
  )
  const { rows: accounts } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from accounts where demo and status <> 'closed'`,
  )
  return { open, demoRealms: realms.map(({ code }) => code), demoAccounts: accounts[0]?.n ?? 0 }
}
