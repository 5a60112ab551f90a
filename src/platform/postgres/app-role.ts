/** The role that the application uses on the embedded server; what it may do is granted after the migrations. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'

export const appRole = 'quantriet_app'
const passwordFile = (dataDir: string): string => path.join(dataDir, 'password-app')

/**
 * Makes the role where it is missing: a new cluster, one that an older version made, one that was restored (no backup
 * holds passwords). Call as the owner, under the folder's lock.
 */
export async function makeAppRole(owner: pg.ClientBase, dataDir: string): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [appRole])
  if (rowCount !== 0 && existsSync(passwordFile(dataDir))) return
  const password = randomBytes(24).toString('hex')
  const limits = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  await owner.query(`${rowCount === 0 ? 'create' : 'alter'} role ${appRole} ${limits} password '${password}'`)
  writeFileSync(passwordFile(dataDir), `${password}\n`, { mode: 0o600, flush: true })
}

/** The address of the embedded database for the application. */
export function appUrl(dataDir: string, port: number): string {
  const password = readFileSync(passwordFile(dataDir), 'utf8').trim()
  return `postgres://${appRole}:${password}@127.0.0.1:${port}/quantriet`
}
