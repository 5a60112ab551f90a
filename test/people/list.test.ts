/** The list of people: who is where on a day, found, filtered and in order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refreshPlaces } from '#modules/people/actions-places.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { apiOn } from '../api/api.ts'
import { freshDatabase } from '../database.ts'
import { importPeople } from './world.ts'

const database = await freshDatabase()
let clock = new Date('2026-03-01T03:00:00Z')
const api = await apiOn(database, () => clock)
await importPeople(database, api.filesDir, new Date('2026-02-01T00:00:00Z'))

type Query = Readonly<Record<string, string | number>>
const list = async (query: Query = {}) => {
  const reply = await api.get('/people', { as_of: '2026-03-01', ...query })
  expect(reply.status, reply.raw.toString()).toBe(200)
  return reply.json() as {
    rows: Record<string, unknown>[]
    total: number
    next: string | null
    members: number
    non_members: number
  }
}
const codes = async (query: Query = {}) => (await list(query)).rows.map((row) => row['code'])
const order = async (files: object) => {
  clock = new Date(clock.getTime() + 1000)
  const reply = await api.post('/orders', { type: 'application/json', payload: JSON.stringify({ files }) })
  expect(reply.status, reply.raw.toString()).toBe(200)
  return reply.json() as { position: number }
}

test('people stand by given name in the Vietnamese alphabet; who is not a member is held apart and counted', async () => {
  expect(await codes()).toEqual(['p01', 'p03', 'p09', 'p04', 'p02'])
  expect(await list()).toMatchObject({ total: 5, members: 5, non_members: 1 })
  expect(await codes({ who: 'non_members' })).toEqual(['p08'])
  expect(await list({ who: 'all' })).toMatchObject({ total: 6 })
})

test.each([
  ['a part of a name without diacritics', { search: 'uyen thuy' }, ['p04']],
  ['with diacritics, in capitals', { search: 'THỦY' }, ['p04', 'p02']],
  ['the tone mark on the other vowel', { search: 'thuỷ' }, ['p04', 'p02']],
  ['đ as d', { search: 'do huu' }, ['p03']],
  ['a code', { search: 'P09' }, ['p09']],
  ['signs that mean something to the database', { search: '%' }, []],
  ['an organization with those below', { unit: 'A' }, ['p01', 'p03', 'p02']],
  ['an organization alone', { unit: 'A', depth: 'own' }, []],
  ['probationary members', { kind: 'probationary' }, ['p03']],
  ['key cadres', { cadre: 'key' }, ['p01', 'p09']],
  ['a tier', { tier: 'province' }, ['p09']],
  ['who is exempt on the day', { exempt: 'attend' }, ['p02']],
  ['nobody is exempt on another day', { exempt: 'attend', as_of: '2027-01-01' }, []],
  ['who came from elsewhere', { moved: 'yes' }, ['p04']],
  ['who has left', { state: 'ended' }, ['p05']],
  ['who is to come', { state: 'coming' }, ['p06']],
  ['who never had a place', { state: 'none' }, ['p07']],
  ['who is in no unit', { state: 'away' }, ['p06', 'p07', 'p05']],
  ['the last day before a move', { unit: 'A2', as_of: '2025-12-31' }, ['p03', 'p04']],
  ['by code', { sort: 'code', order: 'desc' }, ['p09', 'p04', 'p03', 'p02', 'p01']],
  ['by unit', { sort: 'unit' }, ['p04', 'p01', 'p02', 'p03', 'p09']],
] as const)('the list is asked for %s', async (_, query, expected) => {
  expect(await codes(query)).toEqual(expected)
  expect((await list(query)).total).toBe(expected.length)
})

test('pages of any size in any order give every person once, in the same order as one page', async () => {
  const sorts = fc.constantFrom('name', 'unit', 'code')
  await fc.assert(
    fc.asyncProperty(
      sorts,
      fc.constantFrom('asc', 'desc'),
      fc.integer({ min: 1, max: 4 }),
      async (sort, way, limit) => {
        const whole = await codes({ who: 'all', state: 'any', sort, order: way })
        expect(whole.length).toBe(9)
        const found: unknown[] = []
        for (let after = ''; ;) {
          const page = await list({ who: 'all', state: 'any', sort, order: way, limit, ...(after ? { after } : {}) })
          found.push(...page.rows.map((row) => row['code']))
          if (page.next === null) break
          after = page.next
        }
        expect(found).toEqual(whole)
      },
    ),
    { numRuns: 12 },
  )
})

test('a list of another order’s cursor is refused', async () => {
  const { next } = await list({ limit: 1 })
  expect((await api.get('/people', { sort: 'code', after: next ?? '' })).status).toBe(400)
})

test('what an order changes is in the next answer, and gone from it when it is undone', async () => {
  const made = await order([
    { file: 'people', rows: [{ cells: { code: 'moi', full_name: 'Bùi Thị Ấm' } }] },
    { file: 'memberships', rows: [{ cells: { person: 'moi', unit: 'A1', valid_from: '2026-02-01' } }] },
  ])
  expect(await codes({ search: 'am' })).toEqual(['moi'])
  await order([{ file: 'people', rows: [{ cells: { code: 'p03', full_name: 'Đỗ Hữu Ẩm' } }] }])
  expect(await codes({ search: 'huu am' })).toEqual(['p03'])
  clock = new Date(clock.getTime() + 1000)
  expect((await api.post(`/orders/${made.position}/undo`)).status).toBe(200)
  expect(await codes({ search: 'thi am', state: 'any' })).toEqual([])
})

test('rows kept step by step are those that are made anew', async () => {
  const rows = async () => (await database.pool.query('select * from people_places order by person_id, day_from')).rows
  const steps = await rows()
  await database.pool.query('delete from people_states')
  const realm = await realmFactsOf(database.db, 'default', null)
  if (realm === null) throw new Error('no realm')
  await refreshPlaces(database, realm)
  expect(await rows()).toEqual(steps)
  expect(steps.length).toBeGreaterThan(10)
})

test('a file holds what the list shows, with filter, day and number of rows above', async () => {
  const reply = await api.get('/people', { as_of: '2026-03-01', unit: 'A', format: 'csv' })
  const lines = reply.raw.toString('utf8').split(/\r?\n/)
  expect(reply.type).toContain('text/csv')
  expect(lines.slice(0, 4).join('\n')).toContain('1/3/2026')
  expect(lines.find((line) => line.startsWith('Số dòng'))).toContain('3')
  expect(lines.filter((line) => line.startsWith('p0')).map((line) => line.split(',')[1])).toEqual([
    'Nguyễn Văn An',
    'Đỗ Hữu Ẩm',
    'Trần Thị Thủy',
  ])
  expect((await api.get('/people', { format: 'xlsx' })).type).toContain('spreadsheet')
})

test('the journal tells of each page, by the unit whose people were listed', async () => {
  await list()
  await list({ unit: 'A' })
  const { rows } = await database.pool.query(
    `select action, unit from journal_events where action = 'read.people' order by event_id desc limit 2`,
  )
  expect(rows).toEqual([
    { action: 'read.people', unit: 'A' },
    { action: 'read.people', unit: 'P' },
  ])
})

test('nothing of this told the server’s log of bugs', () => {
  expect(api.bugs).toEqual([])
})
