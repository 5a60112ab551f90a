/** The product for scanners: the demo, a signed-in officer with every permission, no rates that would slow them down. */
import { z } from 'zod'
import { endpoint, noParams } from '#core/contract.ts'
import { makeSetupToken } from '#modules/accounts/actions-password.ts'
import type { Database } from '#platform/database.ts'
import { bound } from '#platform/http.ts'
import type { Bound } from '#platform/http.ts'
import { openStore } from '#platform/open.ts'
import { buildApp } from '#server/app.ts'
import { requireRealm } from '#server/realms.ts'
import { allRoutes } from '#server/routes.ts'
import { ensureWeb } from '#server/web-build.ts'

export type Scanned = {
  readonly address: string
  /** `name=value` of a sign-in that lasts, whatever the scanner orders. */
  readonly cookie: string
  /** Bugs (answers of 500) so far. */
  readonly bugs: readonly string[]
  readonly close: () => Promise<void>
}

const user = { user_name: 'may.quet', password: 'thuyền giấy trôi ngược dòng kênh' }

/** A route with a hole, to see that the scanner finds it: the search is put into the statement as it comes. */
const planted: Bound = bound(
  endpoint({
    id: 'planted',
    method: 'GET',
    path: '/planted',
    summary: 'A hole',
    params: noParams,
    query: z.object({ search: z.string() }),
    reply: z.object({ rows: z.array(z.string()) }),
    needs: 'read.tree',
    refusals: [],
  }),
  async ({ database }, { query }) => {
    const text = `select code from unit_ids where code like '${query.search}%' order by 1 limit 20`
    const { rows } = await database.pool.query<{ code: string }>(text)
    return { rows: rows.map(({ code }) => code) }
  },
)

/** Serves a data folder that holds the demo. `withHole` adds the planted route. */
export async function serveForScanner(dataDir: string, options: { port: number; withHole: boolean }): Promise<Scanned> {
  const store = await openStore({ dataDir, databaseUrl: null })
  const { database } = store
  const bugs: string[] = []
  const app = await buildApp({
    cx: { database, now: () => new Date(), filesDir: store.filesDir, appVersion: '0.0.0' },
    routes: [...(await allRoutes()), ...(options.withHole ? [planted] : [])],
    webDir: ensureWeb(dataDir, () => undefined),
    log: (line) => bugs.push(line),
    rates: { countAddress: () => undefined, within: (_endpoint, _asker, work) => work() },
  })
  // sqlmap names a media type also where it sends no body
  app.server.prependListener('request', ({ headers }) => {
    if (headers['content-length'] === '0') delete headers['content-type']
  })
  const address = await app.listen({ host: '127.0.0.1', port: options.port })
  const cookie = await signedIn(database, address)
  const again = setInterval(() => void revive(database).catch(() => undefined), 100)
  return {
    address,
    cookie,
    bugs,
    close: async () => {
      clearInterval(again)
      await app.close()
      await store.close()
    },
  }
}

/** Makes the first administrator, gives the account the roles that read and write the rest, and signs it in. */
async function signedIn(database: Database, address: string): Promise<string> {
  const post = async (where: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(`${address}/api/v1${where}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(`${where}: ${reply.status} ${await reply.text()}`)
    return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const realmId = await requireRealm(database, 'demo')
  const by = { database, now: new Date(), actor: 'operator', door: 'cli', address: '', agent: '' }
  await post('/setup', { token: await makeSetupToken(by, realmId), ...user })
  await database.pool.query(
    `insert into grants (realm_id, account_id, role, unit_id, valid_from, valid_to, given_at, given_by)
     select realm_id, account_id, 'campaign_officer', unit_id, valid_from, valid_to, given_at, given_by from grants
     where role = 'administrator' and account_id = (select account_id from accounts where user_name = $1)`,
    [user.user_name],
  )
  const cookie = await post('/sign-in', { realm: 'demo', ...user })
  await revive(database)
  return cookie
}

/** Undoes what would end the scan: sign-ins ended or without a factor, accounts put out, throttles. */
async function revive({ pool }: Database): Promise<void> {
  await pool.query(
    `update sign_ins set ended_at = null, second_factor = true, last_seen_at = now() where ended_at is not null or not second_factor`,
  )
  await pool.query(`update accounts set status = 'active' where user_name = $1 and status <> 'active'`, [
    user.user_name,
  ])
  await pool.query(`update grants set revoked_at = null where revoked_at is not null`)
  await pool.query(`delete from throttles`)
}
