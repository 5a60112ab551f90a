import { describe, expect, test } from 'vitest'
import { refreshLagging } from '#modules/people/actions-places.ts'
import { freshDatabase } from '../database.ts'
import { office } from '../sweep/holders.ts'
import { apiOn } from './api.ts'
import type { Query } from './api.ts'
import { importCases, views } from './cases.ts'
import { importText } from './text.ts'

const database = await freshDatabase()
const api = await apiOn(database)
await importCases(database, api.filesDir, ['three-tier', 'two-tier'])

type Names = {
  total: number
  by_statement: number
  rows: { person: string; full_name: string; unit: string; participated_on: string | null }[]
  next: string | null
}
async function names(query: Query): Promise<Names> {
  const answer = await api.get('/campaigns/C1/names', query)
  expect(answer.status, answer.raw.toString().slice(0, 500)).toBe(200)
  return answer.json()
}

async function allPages(query: Query): Promise<Names['rows']> {
  const rows: Names['rows'] = []
  let after: string | undefined
  do {
    const page = await names({ ...query, after })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

const sight = [
  ['three-tier', 'P'],
  ['three-tier', 'D00'],
  ['three-tier', 'D05'],
  ['three-tier', 'D13'],
  ['two-tier', 'P'],
  ['two-tier', 'D23'],
].flatMap(([realm = '', unit = '']) => views.map((view) => ({ realm, unit, ...view })))

describe.each(sight)('the names of $unit in $realm on $as_of known at $known_at', (view) => {
  test('and the statements beside them are as many as each figure says', async () => {
    const figures = (await api.get('/campaigns/C1/figures', view)).json()
    const wanted = [{ ...figures.people, code: undefined }, ...figures.audiences] as {
      code?: string
      expected: number
      participated: number
      makeup: number
      exempt: number
    }[]
    for (const { code, ...count } of wanted) {
      const figureOf = { ...count, outstanding: count.expected - count.participated }
      for (const figure of ['expected', 'participated', 'outstanding', 'makeup', 'exempt'] as const) {
        const got = await names({ ...view, figure, audience: code, limit: 1 })
        expect({ figure, code, n: got.total + got.by_statement }).toEqual({ figure, code, n: figureOf[figure] })
      }
    }
    for (const row of figures.writing)
      for (const [figure, n] of [
        ['writing_expected', row.expected],
        ['writing_received', row.received],
        ['writing_accepted', row.accepted],
        ['writing_outstanding', row.expected - row.received],
      ] as const)
        expect(await names({ ...view, figure, artifact: row.artifact, tier: row.tier, limit: 1 })).toMatchObject({
          total: n,
          by_statement: 0,
        })
    for (const row of figures.collecting) {
      const asked = { ...view, artifact: row.artifact, tier: row.tier, collecting: row.unit, limit: 1 }
      expect((await names({ ...asked, figure: 'writing_expected' })).total).toBe(row.expected)
      expect((await names({ ...asked, figure: 'writing_received' })).total).toBe(row.received)
    }
  })
})

const province = { realm: 'three-tier', unit: 'P', as_of: '2026-04-02', figure: 'expected' }

describe.each([{ known_at: undefined }, { known_at: '2026-03-20' }])('paging as known at $known_at', ({ known_at }) => {
  test.each(['name', 'unit', 'code'])('by %s shows everybody once, backwards too', async (sort) => {
    const asked = { ...province, known_at, sort }
    const whole = await allPages({ ...asked, limit: 500 })
    const people = whole.map((row) => row.person)
    expect(new Set(people).size).toBe(people.length)
    expect(people).toHaveLength((await names({ ...asked, limit: 1 })).total)
    const forth = await allPages({ ...asked, limit: 7 })
    expect(forth).toEqual(whole)
    const back = await allPages({ ...asked, limit: 40, order: 'desc' })
    expect(back).toEqual(whole.toReversed())
  })

  test('by name follows the order of Vietnamese given names', async () => {
    const rows = await allPages({ ...province, known_at, limit: 100 })
    const order = new Intl.Collator('vi')
    const given = (row: { full_name: string }): string => row.full_name.split(' ').at(-1) ?? ''
    const sorted = rows.toSorted(
      (a, b) =>
        order.compare(given(a), given(b)) ||
        order.compare(a.full_name, b.full_name) ||
        (a.person < b.person ? -1 : a.person > b.person ? 1 : 0),
    )
    expect(rows.map((row) => [row.full_name, row.person])).toEqual(sorted.map((row) => [row.full_name, row.person]))
    expect(rows.length).toBeGreaterThan(100)
  })
})

describe('a search', () => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/\p{Mn}/gu, '')
      .replaceAll('đ', 'd')

  test.each(['nguyen', 'NGUYỄN', 'Nguyễn'.normalize('NFD'), 'đ', 'd', ' van ', 'ă', 'zzz', '%', '_', '\\', "'"])(
    'for “%s” finds those whose name has it, with diacritics or without',
    async (search) => {
      const all = await allPages({ ...province, limit: 500 })
      const found = await allPages({ ...province, limit: 20, search })
      const wanted = all.filter((row) => plain(row.full_name).includes(plain(search.trim())))
      expect(found.map((row) => row.person)).toEqual(wanted.map((row) => row.person))
      expect((await names({ ...province, search, limit: 1 })).total).toBe(wanted.length)
    },
  )

  test('for a code finds that person', async () => {
    const [one] = (await names({ ...province, limit: 1 })).rows
    const found = await names({ ...province, search: one?.person })
    expect(found.rows.map((row) => row.person)).toEqual([one?.person])
  })
})

test('asked with the position before a correction, names are those of then', async () => {
  const { rows } = await database.pool.query<{ position: number }>(
    `select max(position) as position from orders o join realms r using (realm_id) where r.code = 'three-tier'`,
  )
  const before = rows[0]?.position ?? 0
  const asked = { ...province, position: before }
  const then = await allPages({ ...asked, limit: 500 })
  const [first] = then
  const code = first?.person ?? ''
  await importText(database, api.filesDir, 'three-tier', {
    people: `code,full_name\n${code},Đổi Tên Mới\n`,
    exemptions: `person,obligation,valid_from,valid_to,decision\n${code},attend,2026-04-01,2026-04-03,QĐ\n`,
  })
  expect(await allPages({ ...asked, limit: 500 })).toEqual(then)
  expect((await names({ ...province, limit: 1 })).total).toBe(then.length - 1)
  expect((await names({ ...province, figure: 'exempt', search: 'doi ten moi' })).rows.map((row) => row.person)).toEqual(
    [code],
  )
})

/** What the pages say in every order, of figures with many and few, and searched. */
async function everyPage(): Promise<unknown[]> {
  const told: unknown[] = []
  for (const more of [
    { figure: 'expected' },
    { figure: 'outstanding', order: 'desc' },
    { figure: 'participated', audience: 'key' },
    { figure: 'exempt' },
    { figure: 'writing_outstanding' },
    { search: 'van' },
    { search: 'hạn' },
    { search: 'hạn', order: 'desc' },
    { unit: 'D05' },
  ])
    for (const limit of [7, 500]) {
      const asked = { ...province, ...more }
      const rows = await allPages({ ...asked, limit })
      const { total } = await names({ ...asked, limit: 1 })
      told.push({ ...more, limit, total, rows })
      expect(rows).toHaveLength(total)
    }
  return told
}

test('where the order of names is kept, pages are those of names put in order, with whoever is not named too', async () => {
  const now = new Date()
  const account = await office(database, now).account('three-tier', 'nguoi.hoi', 'P', [])
  await database.pool.query(
    `insert into correction_requests (realm_id, person_id, account_id, unit_id, what_is_wrong, what_is_right, made_at, due_on, status, kind, answered_at)
     select a.realm_id, s.person_id, a.account_id, a.unit_id, '', '', $2, '2026-05-01', 'accepted', 'restriction', $2 from accounts a
     join (select realm_id, min(person_id) as person_id from figure_standings where participated group by 1) s using (realm_id)
     where a.account_id = $1`,
    [account, now],
  )
  await database.pool.query('delete from people_states')
  const inOrder = await everyPage()
  expect(JSON.stringify(inOrder)).toContain('[hạn chế]')
  await refreshLagging(database)
  expect(await everyPage()).toEqual(inOrder)
})
