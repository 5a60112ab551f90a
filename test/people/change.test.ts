/** What the desk does to people as of a day, and how two entries of one person become one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { mergedRows } from '#modules/dossier/rules-merge.ts'
import { changed } from '#modules/people/rules-change.ts'
import type { Place } from '#modules/people/rules-change.ts'
import { apiOn } from '../api/api.ts'
import { importCases } from '../api/cases.ts'
import { freshDatabase } from '../database.ts'
import { importPeople } from './world.ts'

const database = await freshDatabase()
let clock = new Date()
const api = await apiOn(database, () => clock)
await importPeople(database, api.filesDir, new Date('2026-02-01T00:00:00Z'))
await importCases(database, api.filesDir, ['two-tier'])

const post = async (where: string, body: object, realm = 'default') => {
  clock = new Date(clock.getTime() + 1000)
  return api.post(`${where}?realm=${realm}`, { type: 'application/json', payload: JSON.stringify(body) })
}
const done = async (where: string, body: object, realm?: string) => {
  const reply = await post(where, body, realm)
  expect(reply.status, reply.raw.toString()).toBe(200)
  return reply.json()
}
const person = async (code: string, realm = 'default') => (await api.get(`/people/${code}`, { realm })).json()
const undo = async (position: number, realm = 'default') => {
  clock = new Date(clock.getTime() + 1000)
  const reply = await api.post(`/orders/${position}/undo?realm=${realm}`)
  expect(reply.status, reply.raw.toString()).toBe(200)
}

test('a change as of a day keeps the days before it: the old row ends on the eve', async () => {
  const change = { what: 'tier', tier: 'province' }
  const said = await done('/people-changes', { people: ['p01', 'p02'], on: '2026-03-01', change })
  expect(said).toMatchObject({ people: 2, unchanged: 0, added: 4 })
  const { memberships } = await person('p01')
  expect(memberships).toMatchObject([
    { valid_from: '2026-03-01', valid_to: null, tier: 'province', position: 'Bí thư', cadre: 'key' },
    { valid_from: '2020-01-01', valid_to: '2026-02-28', tier: 'intermediate', position: 'Bí thư' },
  ])
  expect(await done('/people-changes', { people: ['p01'], on: '2026-03-05', change })).toMatchObject({
    people: 0,
    unchanged: 1,
    position: null,
  })
  await undo(said.position)
  expect((await person('p01')).memberships).toMatchObject([{ valid_from: '2020-01-01', tier: 'intermediate' }])
})

test('trying says how many without doing it', async () => {
  const body = { people: ['p01', 'p02', 'p07'], on: '2026-03-01', change: { what: 'cadre', cadre: 'key' }, check: true }
  expect(await done('/people-changes', body)).toMatchObject({ position: null, people: 1, unchanged: 2 })
  expect((await person('p02')).memberships).toHaveLength(1)
})

test('a transfer leaves the post behind, and who is elsewhere is in one unit a day', async () => {
  const change = { what: 'transfer', unit: 'B1', decision: 'Số 9-QĐ/ĐU' }
  const { position } = await done('/people-changes', { people: ['p01'], on: '2026-04-01', change })
  const { memberships, unit } = await person('p01')
  expect(memberships).toMatchObject([
    { unit: 'B1', valid_from: '2026-04-01', position: '', cadre: 'key' },
    { unit: 'A1', valid_to: '2026-03-31', position: 'Bí thư' },
  ])
  expect(unit).toBe('B1')
  await undo(position)
  expect((await person('p01')).unit).toBe('A1')
})

test('an exemption with its decision, its end, and the end of a membership', async () => {
  const exempt = { what: 'exempt', obligation: 'write', decision: 'Số 7-QĐ/ĐU', until: '2026-12-31' }
  expect(await done('/people-changes', { people: ['p03'], on: '2026-03-01', change: exempt })).toMatchObject({
    people: 1,
  })
  expect(await done('/people-changes', { people: ['p03'], on: '2026-03-02', change: exempt })).toMatchObject({
    unchanged: 1,
  })
  await done('/people-changes', {
    people: ['p03'],
    on: '2026-05-01',
    change: { what: 'end_exemption', obligation: 'write' },
  })
  expect((await person('p03')).exemptions).toMatchObject([
    { obligation: 'write', valid_from: '2026-03-01', valid_to: '2026-05-01', decision: 'Số 7-QĐ/ĐU' },
  ])
  const { position } = await done('/people-changes', { people: ['p03'], on: '2026-06-30', change: { what: 'end' } })
  expect((await person('p03')).memberships).toMatchObject([{ valid_to: '2026-06-30' }])
  await undo(position)
})

test('somebody unknown among them: nothing is done', async () => {
  const body = { people: ['p01', 'khong-co'], on: '2026-03-01', change: { what: 'post', position: 'Ủy viên' } }
  const reply = await post('/people-changes', body)
  expect(reply.status).toBe(404)
  expect(reply.json().issues).toEqual([{ path: 'people.1', message: 'unknown-person' }])
})

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)

test('whatever is changed on whatever day, every other day keeps its unit and each day has one', () => {
  const place = (unit: string, from: number, to: number): Place => ({
    recorded_at: '',
    unit,
    valid_from: day(from),
    valid_to: day(to),
    primary: true,
    position: '',
    kind: 'member',
    cadre: 'member',
    tier: 'grassroots',
  })
  const unitOn = (rows: readonly Place[], on: string) =>
    rows.filter((row) => (row.valid_from ?? '') <= on && (row.valid_to ?? '9') >= on).map((row) => row.unit)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 40 }), (cut, at) => {
      const places = [place('A', 0, cut), place('B', cut + 1, 60)]
      const subject = { person: 'p', places, excused: [] }
      const { memberships } = changed(subject, { what: 'transfer', unit: 'C', decision: '' }, day(at))
      const after = new Map(places.map((row) => [`${row.unit} ${row.valid_from}`, row]))
      for (const { cells } of memberships) {
        const key = `${cells['unit']} ${cells['valid_from']}`
        if (cells['retracted'] === 'yes') after.delete(key)
        else
          after.set(key, {
            ...place('', 0, 0),
            unit: cells['unit'] ?? '',
            valid_from: cells['valid_from'] ?? '',
            valid_to: cells['valid_to'] ?? '',
          })
      }
      const end = at <= cut ? cut : 60
      for (let n = 0; n <= 60; n++) {
        const before = unitOn(places, day(n))
        expect(unitOn([...after.values()], day(n))).toEqual(n >= at && n <= end ? ['C'] : before)
      }
    }),
  )
})

test('people who look alike are told: by name and birth date, by contact; a birth date that differs speaks against it', async () => {
  await done('/orders', {
    files: [
      {
        file: 'people',
        rows: [
          { cells: { code: 'd1', full_name: 'Nguyễn Văn An', birth_date: '1980-01-02', phone: '' } },
          { cells: { code: 'd2', full_name: 'Lý Khác', birth_date: '', phone: '0912 000 111' } },
          { cells: { code: 'd3', full_name: 'Lý Khác Nữa', birth_date: '', phone: '0912.000.111' } },
        ],
      },
    ],
  })
  const alike = async (query: Record<string, string>) =>
    (await api.get('/people-alike', query))
      .json()
      .rows.map((row: { code: string; by: string[] }) => [row.code, row.by.join()])
  expect(await alike({ full_name: 'nguyễn văn an', birth_date: '1980-01-02' })).toEqual([
    ['d1', 'name,birth'],
    ['p01', 'name,birth'],
    ['p09', 'name,birth'],
  ])
  expect(await alike({ full_name: 'Nguyễn Văn An', birth_date: '1999-09-09' })).toEqual([])
  expect(await alike({ phone: '0912000111', except: 'd2' })).toEqual([['d3', 'contact']])
  const found = (await api.get('/people-duplicates')).json()
  const pairs = found.rows.map((row: { one: { code: string }; other: { code: string } }) =>
    [row.one.code, row.other.code].toSorted().join(),
  )
  expect(pairs.toSorted()).toEqual(['d1,p01', 'd1,p09', 'd2,d3', 'p01,p09'])
  expect(found.total).toBe(4)
  const matching = async (query: Record<string, string>) => (await api.get('/people-duplicates', query)).json()
  expect(await matching({ by: 'contact' })).toMatchObject({ total: 1, rows: [{ one: { code: 'd2' } }] })
  expect((await matching({ search: 'nguyen van', limit: '1' })).total).toBe(3)
  const ends = async (order: string) => {
    const first = await matching({ limit: '3', order })
    return [...first.rows, ...(await matching({ limit: '3', order, after: first.next })).rows].map(
      (row: { one: { code: string }; other: { code: string } }) => `${row.one.code} ${row.other.code}`,
    )
  }
  expect(await ends('desc')).toEqual((await ends('asc')).toReversed())
  const file = (await api.get('/people-duplicates', { search: 'ly khac', format: 'csv' })).raw.toString()
  expect(file.startsWith('\uFEFF')).toBe(true)
  expect(file).toContain('Tìm: ly khac')
  expect(file).toMatch(/Số dòng,"?1"?\r?\n/u)
  expect(file).toContain('d2,Lý Khác,')
})

const realm = 'two-tier'
const at = '2026-04-02'

test('merged people are counted once, what both had done is the one’s, as known before nothing changes, and undo parts them', async () => {
  const people = async () => (await api.get('/people', { realm, as_of: at, who: 'all', limit: 500 })).json()
  const all = await people()
  const names = async (known?: string) =>
    (
      await api.get('/campaigns/C1/names', {
        realm,
        unit: 'P',
        as_of: at,
        figure: 'expected',
        limit: 40,
        ...(known ? { known_at: known } : {}),
      })
    ).json()
  const before = await names()
  const [stays, goes] = [before.rows[0], before.rows[30]].map((row) => ({ code: row.person as string })) as [
    { code: string },
    { code: string },
  ]
  const moment = clock.toISOString()
  const tried = await done('/people-merges', { stays: stays.code, goes: goes.code, check: true }, realm)
  expect(tried).toMatchObject({ position: null })
  expect(await people()).toEqual(all)
  const merged = await done('/people-merges', { stays: stays.code, goes: goes.code, reason: 'Trùng' }, realm)
  expect(merged.counts).toMatchObject({ merges: 1, people: expect.any(Number) })
  await refreshFigures(database, realm)
  expect((await people()).total).toBe(all.total - 1)
  const after = await names()
  expect([before.total, after.total]).toEqual([before.total, before.total - 1])
  expect((await names(moment)).total).toBe(before.total)
  expect((await api.get(`/people/${goes.code}`, { realm })).status).toBe(404)
  expect((await person(stays.code, realm)).merged).toMatchObject([{ person: goes.code, reason: 'Trùng' }])
  await undo(merged.position, realm)
  await refreshFigures(database, realm)
  expect((await people()).rows).toEqual(all.rows)
  expect((await names()).total).toBe(before.total)
})

test('however many pairs are merged, the figures count as many people fewer', async () => {
  const names = async () => {
    await refreshFigures(database, realm)
    return (await api.get('/campaigns/C1/names', { realm, unit: 'P', as_of: at, figure: 'expected', limit: 60 })).json()
  }
  const before = await names()
  const codes = before.rows.map((row: { person: string }) => row.person) as string[]
  for (let n = 0; n < 4; n++) await done('/people-merges', { stays: codes[n], goes: codes[59 - 7 * n] }, realm)
  expect((await names()).total).toBe(before.total - 4)
  // one that had taken another in goes into a third: the trace leads there
  await done('/people-merges', { stays: codes[5], goes: codes[0] }, realm)
  expect((await person(codes[5] ?? '', realm)).merged).toHaveLength(2)
  expect((await names()).total).toBe(before.total - 5)
})

test('of two entries a person keeps one primary membership a day, and no day of either is lost', () => {
  const row = fc
    .tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 }))
    .map(([unit, from, length]) => ({
      person: 'p',
      unit,
      valid_from: day(from),
      valid_to: day(from + length),
      primary: 'yes',
    }))
  const apart = (rows: readonly { valid_from: string; valid_to: string }[]) =>
    rows.every((one, i) =>
      rows.every((other, j) => i === j || one.valid_to < other.valid_from || other.valid_to < one.valid_from),
    )
  const rows = fc.array(row, { maxLength: 3 }).filter(apart)
  fc.assert(
    fc.property(rows, rows, (stays, goes) => {
      const moved = mergedRows({ file: 'memberships', keys: ['person', 'unit', 'valid_from'], stays, goes })
      for (let n = 0; n <= 61; n++) {
        const on = day(n)
        const there = (some: readonly Readonly<Record<string, string>>[]) =>
          some.filter((one) => (one['valid_from'] ?? '') <= on && (one['valid_to'] ?? '') >= on)
        const both = [...there(stays), ...there(moved)]
        expect(both.filter((one) => one['primary'] === 'yes').length).toBeLessThanOrEqual(1)
        const units = new Set([...there(stays), ...there(goes)].map((one) => one['unit']))
        expect(new Set(both.map((one) => one['unit']))).toEqual(units)
      }
    }),
  )
})

test('nothing of this told the server’s log of bugs', () => {
  expect(api.bugs).toEqual([])
})
