import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { localEdge, readEdge } from '#platform/edge.ts'
import { checkPublic } from '#server/checks-public.ts'
import { readFacts } from '#server/checks-public-store.ts'
import { addRow } from '../accounts/office.ts'
import { quantriet } from '../command.ts'
import { freshDatabase } from '../database.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'quantriet-public-'))
afterAll(() => rmSync(dataDir, { recursive: true }))
const sound = { open: false, demoRealms: [], demoAccounts: 0 }
const env = { PUBLIC_URL: 'https://hoctap.example.vn', BEHIND_PROXY: 'https', TRUSTED_PROXY: '127.0.0.1' }
const database = 'postgres://quantriet:Zx9-kL2vQ7mB4tRe@127.0.0.1/quantriet'

test('a sound installation has no error and no warning', () => {
  const findings = checkPublic(env, { dataDir, databaseUrl: database }, readEdge(env), sound)
  expect(findings.filter(({ state }) => state !== 'ok')).toEqual([])
  expect(findings.length).toBeGreaterThan(4)
})

test.each([
  ['no TLS and no proxy', {}, database, sound, /no proxy is declared/],
  ['no public address', { ...env, PUBLIC_URL: '' }, database, sound, /PUBLIC_URL is not set/],
  ['a public address without TLS', { ...env, PUBLIC_URL: 'http://hoctap.example.vn' }, database, sound, /won’t do/],
  ['an open installation', env, database, { ...sound, open: true }, /It is open/],
  ['a demo realm', env, database, { ...sound, demoRealms: ['demo'] }, /demo is shown/],
  ['demo accounts', env, database, { ...sound, demoAccounts: 7 }, /7 demo accounts/],
  ['a guessable password', env, 'postgres://postgres:postgres@127.0.0.1/x', sound, /DATABASE_URL is one that anybody/],
  ['a guessable client secret', { ...env, OIDC_CLIENT_SECRET: 'changeme' }, database, sound, /OIDC_CLIENT_SECRET/],
  ['a far database in the clear', env, 'postgres://q:Zx9-kL2vQ7mB4tRe@10.0.0.9/x', sound, /without TLS checked/],
  ['a database that does not answer', env, database, null, /could not be asked/],
] as const)('%s is an error with how to mend it', (_what, settings, databaseUrl, facts, words) => {
  const errors = checkPublic(settings, { dataDir, databaseUrl }, readEdge(settings), facts).filter(
    ({ state }) => state === 'error',
  )
  expect(errors.map(({ what }) => what.en).join('\n')).toMatch(words)
  for (const { mend } of errors) expect(mend?.vi && mend.en).toBeTruthy()
})

test('a data folder that everybody can read is an error, the embedded PostgreSQL a warning', () => {
  chmodSync(dataDir, 0o755)
  const findings = checkPublic(env, { dataDir, databaseUrl: null }, localEdge, sound)
  chmodSync(dataDir, 0o700)
  const of = (words: RegExp): string | undefined => findings.find(({ what }) => words.test(what.en))?.state
  expect(of(/Everybody can read/)).toBe('error')
  expect(of(/embedded PostgreSQL/)).toBe('warn')
})

test('the database says whether it is open and shows the demo', async () => {
  const store = await freshDatabase()
  expect(await readFacts(store)).toEqual({ open: true, demoRealms: [], demoAccounts: 0 })
  const realm = await addRow(store, 'realms', { code: 'demo' })
  await addRow(store, 'realms', { code: 'default' })
  expect((await readFacts(store)).demoRealms).toEqual([])
  await store.pool.query(`insert into orders (realm_id, position, door, actor) values ($1, 1, 'demo', 'demo')`, [realm])
  expect((await readFacts(store)).demoRealms).toEqual(['demo'])
  await store.pool.query(`update realms set put_away_at = now()`)
  expect((await readFacts(store)).demoRealms).toEqual([])
})

test('doctor --public ends with 1 on a fresh installation and says how to mend it', async () => {
  const ran = await quantriet(['doctor', '--public', '--data', path.join(dataDir, 'none'), '--lang', 'en'])
  expect(ran.code).toBe(1)
  expect(ran.out).toContain('It is open: whoever reaches the port is in → Make an administrator')
})
