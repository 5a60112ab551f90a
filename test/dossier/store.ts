import { dossierFiles } from '#modules/dossier/columns.ts'
import { exportDossier } from '#modules/dossier/actions-export.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { figuresFor } from '#modules/figures/answers.ts'
import type { Figures } from '#modules/figures/contract.ts'
import type { Database } from '#platform/database.ts'
import { Problem } from '#core/problem.ts'

/** Rows of every table of the store, realms and all. */
export async function everyCount(database: Database): Promise<Record<string, number>> {
  const tables = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query<{ n: number }>(`select count(*) as n from ${name}`)
    counts[name] = rows[0]?.n ?? 0
  }
  return counts
}

/** Stored versions of a realm by file. */
export async function versionsOf(database: Database, realm: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name, table } of dossierFiles) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*) as n from ${table} join realms using (realm_id) where realms.code = $1`,
      [realm],
    )
    counts[name] = rows[0]?.n ?? 0
  }
  return counts
}

/** Exports a realm as the command does. */
export async function exportRealm(database: Database, realm: string, target: string, filesDir: string): Promise<void> {
  const facts = await realmFactsOf(database.db, realm, null)
  if (facts === null) throw new Error(`no realm ${realm}`)
  await exportDossier({ db: database, realmId: facts.id, timeZone: facts.timeZone, filesDir }, target)
}

export type Asked = {
  readonly campaign: string
  readonly unit: string
  readonly asOf: string
  readonly knownAt?: string
}

/** Figures, or null when realm, campaign or unit are not known then. */
export async function figuresOrNull(database: Database, realm: string, asked: Asked): Promise<Figures | null> {
  try {
    return await figuresFor(database, { realm, knownAt: null, ...asked, now: new Date(0), asker: { kind: 'operator' } })
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  }
}
