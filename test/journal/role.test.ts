/** The application's own database role (platform/grants.ts): the product works through it, and what it can't do. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { grantToApplication, onlyAdded } from '#platform/grants.ts'
import { erasePayloads } from '#platform/journal.ts'
import { openStore } from '#platform/open.ts'
import type { Store } from '#platform/open.ts'
import { appRole } from '#platform/postgres/app-role.ts'
import { startEmbedded } from '#platform/postgres/server.ts'
import { checkDatabase } from '#server/checks-store.ts'
import { caseFolder } from '../api/cases.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import { placeAll } from './world.ts'

const dataDir = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-role-'))
const config = { dataDir, databaseUrl: null, host: '127.0.0.1', port: 0, portAsked: false }
let held: Awaited<ReturnType<typeof startEmbedded>>
let store: Store
beforeAll(async () => {
  held = await startEmbedded(dataDir)
  store = await openStore(config)
}, 120_000)
afterAll(async () => {
  await store.close()
  await held.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('the application works through a role that is no superuser and owns nothing', async () => {
  const { rows } = await store.database.pool.query(
    `select rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,
       (select count(*) from pg_class where relowner = r.oid and relpersistence = 'p') as owns
     from pg_roles r where rolname = current_user`,
  )
  expect(rows).toEqual([
    { rolname: appRole, rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false, owns: 0 },
  ])
})

test('an import, its figures, places and an erasure go through it', async () => {
  const { database, filesDir } = store
  const { faults, position } = await importFrom(database, 'default', path.join(caseFolder('two-tier'), 'dossier'), {
    filesDir,
  })
  expect([faults, position]).toEqual([[], 1])
  await placeAll(database)
  await erasePayloads(database.db, [1], { realmId: 1, actor: 'operator', door: 'cli' })
  const { rows } = await database.pool.query('select salt, payload from journal_payloads where event_id = 1')
  expect(rows).toEqual([{ salt: null, payload: null }])
  // the import may leave out what it has checked already, and takes statistics itself
  const may = `select has_parameter_privilege('session_replication_role', 'set') as fast,
    has_table_privilege('people', 'maintain') as statistics`
  expect((await database.pool.query(may)).rows).toEqual([{ fast: true, statistics: true }])
})

const refused = [
  ...onlyAdded.flatMap((table) => [
    `update ${table} set realm_id = realm_id`,
    `delete from ${table}`,
    `truncate ${table}`,
  ]),
  'delete from journal_payloads',
  'truncate journal_payloads',
  `update journal_payloads set event_id = event_id`,
  `update journal_pending set xid = xid`,
  `update schema_migrations set checksum = ''`,
  'alter table journal_events disable trigger all',
  'drop table journal_events',
  'drop trigger journal_events_append_only on journal_events',
  'create table extra (id int)',
  'create or replace function journal_is_append_only() returns trigger language plpgsql as $$ begin return null; end $$',
  'create role other superuser',
  `copy people to program 'cat'`,
  `select pg_read_file('/etc/passwd')`,
  `set role quantriet`,
]
describe('refused is', () => {
  test.each(refused)('%s', async (statement) => {
    const client = await store.database.pool.connect()
    try {
      // even where the role has taken the triggers out of the way
      await client.query('set session_replication_role = replica')
      const { code } = (await client.query(statement).then(
        () => ({ code: 'done' }),
        (error: unknown) => error,
      )) as { code: string }
      // 42703: the table has no such column, which the right to it is asked after
      expect(['42501', ...(statement.includes('set realm_id') ? ['42703'] : [])]).toContain(code)
    } finally {
      client.release(true)
    }
  })

  test('to edit details instead of erasing them, triggers off', async () => {
    const client = await store.database.pool.connect()
    await client.query('set session_replication_role = replica')
    await expect(client.query(`update journal_payloads set payload = '{}' where event_id = 2`)).rejects.toMatchObject({
      code: '23001',
    })
    client.release(true)
  })
})

test('an installation of before gets the role at its next start, and a lost password is made anew', async () => {
  await store.close()
  const owner = openDatabase(held.url, { max: 1 })
  await owner.pool.query(`drop owned by ${appRole}`)
  await owner.pool.query(`drop role ${appRole}`)
  await owner.pool.query('comment on table schema_migrations is null')
  rmSync(path.join(dataDir, 'password-app'))
  store = await openStore(config)
  const first = readFileSync(path.join(dataDir, 'password-app'), 'utf8')
  expect((await store.database.pool.query('select 1 from people limit 1')).rowCount).toBe(1)
  await store.close()
  rmSync(path.join(dataDir, 'password-app'))
  store = await openStore(config)
  expect(readFileSync(path.join(dataDir, 'password-app'), 'utf8')).not.toBe(first)
  await owner.close()
}, 120_000)

test('several that open the store at once grant without getting in each other’s way', async () => {
  const owner = openDatabase(held.url)
  await owner.pool.query('comment on table schema_migrations is null')
  await Promise.all(Array.from({ length: 4 }, () => grantToApplication(owner, appRole)))
  await owner.close()
})

test('doctor says which role is used, and warns of one that owns the tables', async () => {
  const said = async (url: string | null): Promise<string[]> =>
    (await checkDatabase({ ...config, databaseUrl: url })).map(({ state, what }) => `${state} ${what.en}`)
  expect(await said(null)).toContain(`ok The application works as the role ${appRole}, which can’t change the journal`)
  const own = await freshDatabase()
  expect(await said(own.url)).toContainEqual(expect.stringMatching(/^warn .*quantriet owns the tables/))
})
