import type { Database } from '#platform/database.ts'
import { Refusal } from './command.ts'

/**
 * The realm that a command means: the one named; else `default` when it holds anything; else the only other realm
 * that does and is no demo; else `default`.
 */
export async function realmMeant(database: Database, asked: string | undefined): Promise<string> {
  if (asked !== undefined) return asked
  const { rows } = await database.pool.query<{ code: string }>(
    `select r.code from realms r where exists (select 1 from orders o where o.realm_id = r.realm_id and o.door <> 'demo') order by r.realm_id`,
  )
  const codes = rows.map((row) => row.code)
  return codes.includes('default') || codes.length !== 1 ? 'default' : (codes[0] as string)
}

/** Refuses a realm that is not there. */
export async function requireRealm(database: Database, code: string): Promise<number> {
  const { rows } = await database.pool.query<{ realm_id: number; code: string }>(
    'select realm_id, code from realms order by realm_id',
  )
  const found = rows.find((row) => row.code === code)
  if (found) return found.realm_id
  const others = rows.map((row) => row.code).join(', ') || '–'
  throw new Refusal({
    vi: `Không có tổ chức “${code}” trong kho này. Đang có: ${others}. Chọn bằng --realm.`,
    en: `There is no organization “${code}” in this store. There are: ${others}. Choose with --realm.`,
  })
}
