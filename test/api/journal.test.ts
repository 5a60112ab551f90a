import { expect, test } from 'vitest'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { readEvents } from '#modules/journal/store.ts'
import type { Asker } from '#core/asker.ts'
import { appendEvent } from '#platform/journal.ts'
import { append, emptyFrontier, leafHash, rootOf } from '#platform/journal/merkle.ts'
import { verifyConsistency } from '#platform/journal/merkle-verify.ts'
import { emptyJournal, signed } from '../journal/world.ts'
import { apiOn } from './api.ts'
import { importCases } from './cases.ts'

const journal = await emptyJournal()
const { database } = journal
const api = await apiOn(database)
await importCases(database, api.filesDir, ['two-tier', 'three-tier'])
const realms = await database.pool.query<{ code: string; id: number }>('select code, realm_id as id from realms')
const idOf = (code: string): number => realms.rows.find((row) => row.code === code)?.id ?? 0
const realm = 'two-tier'
const base = { realmId: idOf(realm), door: 'page', role: 'auditor' } as const
const person = { type: 'person', id: '7' }
await appendEvent(database.db, {
  ...base,
  actor: 'account:1',
  action: 'read.names',
  unit: 'P',
  object: person,
  at: new Date('2026-03-01T16:59:00Z'),
  payload: { rows: 3 },
})
await appendEvent(database.db, {
  ...base,
  actor: 'account:2',
  action: 'read.names',
  unit: 'X',
  object: person,
  at: new Date('2026-03-01T17:00:00Z'),
})
const early = await signed(journal)
for (let i = 0; i < 6; i += 1)
  await appendEvent(database.db, {
    ...base,
    actor: 'account:2',
    action: 'read.records',
    unit: 'P',
    object: { type: 'person', id: '8' },
  })

type Row = {
  event: number
  actor: string
  action: string
  unit: string | null
  object: { type: string; id: string } | null
  details: unknown
  index: number | null
  signed: boolean
}
const rowsOf = async (query: Record<string, string | number>): Promise<Row[]> =>
  (await api.get('/journal', { realm, ...query })).json().rows as Row[]

test('an import is an event of its realm, with what it brought', async () => {
  const imports = await rowsOf({ action: 'import' })
  expect(imports).toHaveLength(1)
  expect(imports[0]).toMatchObject({ actor: 'test', object: { type: 'order', id: '1' }, index: 0, signed: true })
  expect(imports[0]?.details).toMatchObject({ detail: { files: { units: expect.any(Number) } } })
  expect((await api.get('/journal', { realm: 'three-tier', action: 'import' })).json().rows).toHaveLength(1)
})

test.each([
  [{ actor: 'account:1' }, 1],
  [{ unit: 'X' }, 1],
  [{ action: 'read.records' }, 6],
  [{ object_type: 'person', object_id: '7' }, 2],
  [{ actor: 'account:2', unit: 'P' }, 6],
  // the realm's day begins at 17:00 UTC of the day before
  [{ to: '2026-03-01' }, 1],
  [{ from: '2026-03-02', to: '2026-03-02' }, 1],
  [{ from: '2026-03-01T16:59:00Z', to: '2026-03-01T17:00:00Z' }, 2],
  [{ actor: 'nobody' }, 0],
])('a search for %j finds %i events', async (query, count) => {
  expect(await rowsOf(query as Record<string, string>)).toHaveLength(count)
})

test('pages follow each other without gap or repetition, newest first', async () => {
  const all = (await rowsOf({})).map(({ event }) => event)
  expect(all).toEqual(all.toSorted((a, b) => b - a))
  const paged: number[] = []
  // asking is an event of its own, which came after what is being read
  for (let before = (all[0] ?? 0) + 1; ;) {
    const { rows, next } = (await api.get('/journal', { realm, limit: 4, before })).json()
    paged.push(...rows.map(({ event }: Row) => event))
    if (next === null) break
    before = next
  }
  expect(paged).toEqual(all)
})

test('an object tells its history; one of another realm has none here', async () => {
  const { rows } = (await api.get('/journal/objects/person/7', { realm })).json()
  expect(rows.map(({ actor }: Row) => actor)).toEqual(['account:2', 'account:1'])
  expect(rows[1]).toMatchObject({ details: { rows: 3 }, signed: true })
  expect((await api.get('/journal/objects/person/7', { realm: 'three-tier' })).json().rows).toEqual([])
  expect((await api.get('/journal/objects/person/7', { realm: 'nowhere' })).status).toBe(404)
})

test('what waits for its place is shown as not yet signed', async () => {
  expect((await rowsOf({ action: 'read.records' }))[0]).toMatchObject({ index: null, signed: false })
})

test('an impossible moment is refused by name', async () => {
  const refused = await api.get('/journal', { realm, from: '2026-02-30' })
  expect(refused.status).toBe(400)
  expect(refused.json().issues).toEqual([{ path: 'from', message: 'bad-instant' }])
})

test('whoever kept a checkpoint gets the proof that the newest continues it', async () => {
  const later = await signed(journal)
  const { checkpoint, consistency } = (await api.get('/journal/checkpoint', { since: early.size })).json()
  expect(checkpoint).toMatchObject({ size: later.size, root: later.root.toString('hex'), note: later.note })
  const of = { first: early.size, second: later.size, firstRoot: early.root, secondRoot: later.root }
  const proof = consistency.map((hash: string) => Buffer.from(hash, 'hex'))
  expect(verifyConsistency({ ...of, proof })).toBe(true)
  const forged = emptyFrontier()
  for (let i = 0; i < early.size; i += 1) append(forged, leafHash(Buffer.from(`forged ${i}`)))
  expect(verifyConsistency({ ...of, firstRoot: rootOf(forged), proof })).toBe(false)
  expect((await api.get('/journal/checkpoint', { since: later.size + 1 })).json().consistency).toBeNull()
  expect((await api.get('/journal/checkpoint')).json().consistency).toBeNull()
})

test('an auditor of a unit sees what is about that unit and those below it, and nothing else', async () => {
  const found = await database.pool.query<{ own: number; unit: string; below: string }>(
    `select i.unit_id as own, i.code as unit, b.code as below from units u
     join unit_ids b using (realm_id, unit_id) join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.parent_id
     join units up on up.realm_id = u.realm_id and up.unit_id = u.parent_id and up.parent_id is not null and up.superseded_at is null
     where u.realm_id = $1 and u.superseded_at is null order by i.code, b.code limit 1`,
    [idOf(realm)],
  )
  const { own = 0, unit = '', below = '' } = found.rows[0] ?? {}
  for (const about of [unit, below, 'P', null])
    await appendEvent(database.db, { ...base, actor: 'account:3', action: 'export', unit: about })
  const asker: Asker = {
    kind: 'account',
    realmId: idOf(realm),
    realm,
    accountId: 9,
    userName: 'kiểm tra',
    roles: [{ role: 'auditor', unitId: own, only: null }],
    secondFactor: true,
    signInId: 1,
  }
  const scope = await scopeFor(
    database,
    { asker, now: new Date() },
    { id: idOf(realm), timeZone: 'Asia/Ho_Chi_Minh' },
    'read.journal',
  )
  const seen = await readEvents(database.db, scope, { limit: 100 })
  expect(seen.map((event) => event.unit)).toEqual([below, unit])
})

test('nothing of a bug was told', () => {
  expect(api.bugs).toEqual([])
})
