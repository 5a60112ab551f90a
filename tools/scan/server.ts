/** The product for scanners: the sweep's world, somebody signed in with every permission, no rates to slow them down. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { z } from 'zod'
import { endpoint, noParams } from '#core/contract.ts'
import { openDatabase } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { bound } from '#platform/http.ts'
import type { Bound } from '#platform/http.ts'
import { openStore } from '#platform/open.ts'
import { startEmbedded } from '#platform/postgres/server.ts'
import { sealKeys } from '#platform/secrets/seal-keys.ts'
import { buildApp } from '#server/app.ts'
import { apiPrefix } from '#server/bind.ts'
import { allRoutes } from '#server/routes.ts'
import { ensureWeb } from '#server/web-build.ts'
import { formOf } from '../../test/api/api.ts'
import { bodies } from '../../test/sweep/bodies.ts'
import type { Place } from '../../test/sweep/bodies.ts'
import type { Known } from './questions.ts'
import { addPlaces, office } from '../../test/sweep/holders.ts'
import { addFacts, onePerson } from '../../test/sweep/world.ts'

export type Scanned = {
  readonly address: string
  /** `name=value` of a sign-in that lasts, whatever the scanner orders. */
  readonly cookie: string
  readonly known: Known
  /** Bugs (answers of 500) so far. */
  readonly bugs: readonly string[]
  readonly close: () => Promise<void>
}

const roles = ['administrator', 'campaign_officer', 'unit_officer', 'auditor', 'speaker'] as const
const scanner = 'may.quet'

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

/** Serves a new data folder with the sweep's world. `withHole` adds the planted route. */
export async function serveForScanner(dataDir: string, options: { port: number; withHole: boolean }): Promise<Scanned> {
  mkdirSync(dataDir, { recursive: true })
  const embedded = await startEmbedded(dataDir)
  const store = await openStore({ dataDir, databaseUrl: null })
  const { database } = store
  const owner = openDatabase(embedded.url, { max: 2 }) // the sweep's world writes what the application may not
  const now = new Date('2026-03-10T03:00:00Z') // the day of the sweep, whose questions are asked
  await addFacts(owner, store.filesDir, now)
  const places = await addPlaces(owner, now)
  const cookie = await signedIn(owner, now)
  const bugs: string[] = []
  const app = await buildApp({
    cx: {
      database,
      now: () => now,
      filesDir: store.filesDir,
      appVersion: '0.0.0',
      factorKeys: sealKeys([randomBytes(32)]),
    },
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
  const made = await makeThings(address, cookie)
  const again = setInterval(() => void revive(owner, now).catch(() => undefined), 100)
  return {
    address,
    cookie,
    known: { place: places.get('X1') as Place, home: places.get('X2') as Place, made },
    bugs,
    close: async () => {
      clearInterval(again)
      await app.close()
      await owner.close()
      await store.close()
      await embedded.stop()
    },
  }
}

/** An account with every permission over the whole, which is the first administrator and one of the people. */
async function signedIn(database: Database, now: Date): Promise<string> {
  const { account, setStatus, cookieOf } = office(database, now)
  const given = roles.map((role) => ({ role, unit: 'P' }))
  const id = await account('default', scanner, 'P', given)
  await setStatus(id, 'active')
  await database.pool.query(
    `update accounts a set person_id = p.person_id from person_ids p
     where p.realm_id = a.realm_id and p.code = 'ng-P' and a.account_id = $1`,
    [id],
  )
  return cookieOf('default', id)
}

/** What has no code of its own to be asked by: an import, a file, a view, a calendar, an order. */
async function makeThings(address: string, cookie: string): Promise<Record<string, string>> {
  const send = async (where: string, type: string, body: string | Uint8Array<ArrayBuffer>) => {
    const headers = { cookie, origin: address, 'content-type': type }
    const reply = await fetch(`${address}${apiPrefix}${where}`, { method: 'POST', headers, body })
    if (!reply.ok) throw new Error(`${where}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as Readonly<Record<string, unknown>>
  }
  const post = (where: string, body: object) => send(where, 'application/json', JSON.stringify(body))
  const file = (where: string, name: string, content: string) => {
    const { type, payload } = formOf([{ name, content: Buffer.from(content) }])
    return send(where, type, Uint8Array.from(payload))
  }
  const order = { files: bodies.writeOrder.files }
  const calendar = await post('/me/calendars', bodies.makeCalendar)
  const all = [
    ['job', 'job', await file('/imports', 'people.csv', onePerson)],
    ['sha256', 'sha256', await file('/uploads', 'bai.pdf', '%PDF-1.4\n')],
    ['view', 'view', await post('/views', bodies.saveView)],
    ['calendar', 'calendar', calendar],
    ['token', 'path', calendar],
    ['position', 'position', await post('/orders', order)],
    ['hold', 'hold', await post('/privacy/holds', { campaign: 'C1', reason: 'Kiểm tra' })],
  ] as const
  const made = Object.fromEntries(all.map(([name, field, reply]) => [name, String(reply[field])]))
  return { ...made, token: made['token']?.split('/').at(-1) ?? '' }
}

/** Undoes what would end the scan: sign-ins ended or without a factor, accounts put out, the realm put away, throttles. */
async function revive({ pool }: Database, now: Date): Promise<void> {
  await pool.query(
    `update sign_ins set ended_at = null, second_factor = true, last_seen_at = $1 where ended_at is not null or not second_factor`,
    [now],
  )
  await pool.query(`update accounts set status = 'active' where user_name = $1 and status <> 'active'`, [scanner])
  await pool.query(`update grants set revoked_at = null where revoked_at is not null`)
  await pool.query(`update realms set put_away_at = null where put_away_at is not null`)
  await pool.query(`delete from throttles`)
}
