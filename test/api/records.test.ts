import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { apiOn } from './api.ts'
import type { Query } from './api.ts'
import { importCases, views } from './cases.ts'
import { importText } from './text.ts'

const database = await freshDatabase()
const api = await apiOn(database)
await importCases(database, api.filesDir)

type Row = Record<string, string | number | boolean | null>
type Records = { total: number; columns: string[]; rows: Row[]; next: string | null }

async function records(query: Query): Promise<Records> {
  const answer = await api.get('/campaigns/C1/records', { limit: 500, ...query })
  expect(answer.status, answer.raw.toString().slice(0, 500)).toBe(200)
  return answer.json()
}
const sum = (rows: readonly Row[], column: string): number => rows.reduce((n, row) => n + Number(row[column] ?? 0), 0)

const sight = [
  ['three-tier', 'P'],
  ['three-tier', 'D00'],
  ['three-tier', 'D05'],
  ['three-tier', 'D13'],
  ['two-tier', 'P'],
  ['two-tier', 'D23'],
  ['three-tier-untidy', 'P'],
].flatMap(([realm = '', unit = '']) => views.map((view) => ({ realm, unit, ...view })))

describe.each(sight)('the records of $unit in $realm on $as_of known at $known_at', (view) => {
  const figuresOf = async () => (await api.get('/campaigns/C1/figures', view)).json()

  test('statements add up to what is counted by them', async () => {
    const figures = await figuresOf()
    const roster = await records({ ...view, kind: 'statements' })
    expect(sum(roster.rows, 'expected')).toBe(figures.people.by_statement)
    for (const audience of figures.audiences) {
      const { rows } = await records({ ...view, kind: 'statements', audience: audience.code })
      expect(sum(rows, 'classes')).toBe(audience.classes)
      if (audience.basis === 'headcount')
        for (const column of ['expected', 'participated', 'makeup']) expect(sum(rows, column)).toBe(audience[column])
    }
  })

  test('sessions are as many as each mode has, and their attendances add up', async () => {
    const { conferences } = await figuresOf()
    const all = await records({ ...view, kind: 'sessions' })
    expect(all.total).toBe(conferences.subtree.sessions)
    expect(sum(all.rows, 'present')).toBe(conferences.subtree.attendances)
    for (const [mode, n] of Object.entries(conferences.subtree.by_mode))
      expect((await records({ ...view, kind: 'sessions', filter: mode })).total).toBe(n)
    for (const hosted of conferences.hosted) {
      const [one] = (await records({ ...view, kind: 'sessions', session: hosted.session })).rows
      expect(one).toMatchObject({ code: hosted.session, present: hosted.present, mode: hosted.mode, kind: hosted.kind })
      const sites = await records({ ...view, kind: 'sites', session: hosted.session })
      const totals = { planned: 0, connected: 0, people: 0 }
      for (const level of hosted.sites)
        for (const key of ['planned', 'connected', 'people'] as const) totals[key] += level[key]
      expect(sites.total).toBe(totals.planned)
      expect(sum(sites.rows, 'headcount')).toBe(totals.people)
      expect(sites.rows.filter((site) => site['connected_from'] ?? site['connected_to']).length).toBe(totals.connected)
    }
  })

  test('deliverables, recommendations and outreach are as many as each figure says', async () => {
    const figures = await figuresOf()
    for (const { kind, ...counts } of figures.deliverables) {
      for (const [state, n] of Object.entries(counts))
        expect({
          kind,
          state,
          n: (await records({ ...view, kind: 'deliverables', filter: `${kind}.${state}` })).total,
        }).toEqual({ kind, state, n })
      const open = await records({ ...view, kind: 'deliverables', filter: `${kind}.outstanding` })
      expect(open.total).toBe(counts.required - counts.submitted)
    }
    const { total, ...byStatus } = figures.recommendations
    expect((await records({ ...view, kind: 'recommendations' })).total).toBe(total)
    for (const [status, n] of Object.entries(byStatus))
      expect((await records({ ...view, kind: 'recommendations', filter: status })).total).toBe(n)
    for (const { form, activities, items, attendances } of figures.outreach) {
      const { total: n, rows } = await records({ ...view, kind: 'outreach', filter: form })
      expect([n, sum(rows, 'count'), sum(rows, 'attendances')]).toEqual([activities, items, attendances])
    }
    const every = figures.outreach.reduce((n: number, one: { activities: number }) => n + one.activities, 0)
    expect((await records({ ...view, kind: 'outreach' })).total).toBe(every)
  })

  test('units are those of each block', async () => {
    const figures = await figuresOf()
    for (const block of figures.units) {
      const of = async (filter: string): Promise<Row[]> =>
        (await records({ ...view, kind: 'units', audience: block.audience, filter })).rows
      expect((await of('full')).map((row) => row['unit']).toSorted()).toEqual(block.full)
      for (const state of ['completed', 'on_time', 'late'] as const)
        expect({ audience: block.audience, state, n: (await of(state)).length }).toEqual({
          audience: block.audience,
          state,
          n: block[state],
        })
    }
    expect((await records({ ...view, kind: 'units' })).total).toBe(figures.children.length)
  })

  test('the last step of the curve is the figures of the day', async () => {
    const figures = await figuresOf()
    for (const one of [{ code: '*', ...figures.people }, ...figures.audiences]) {
      const curve = (await api.get('/campaigns/C1/curve', { ...view, audience: one.code })).json()
      const last = curve.steps.filter((step: { day: string }) => step.day <= view.as_of).at(-1)
      const { expected, participated, makeup, exempt } = last ?? { expected: 0, participated: 0, makeup: 0, exempt: 0 }
      expect({ code: one.code, expected, participated, makeup, exempt }).toEqual({
        code: one.code,
        expected: one.expected,
        participated: one.participated,
        makeup: one.makeup,
        exempt: one.exempt,
      })
    }
  })
})

test.each(['outreach', 'sessions', 'deliverables', 'units'])('pages of %s show each record once', async (kind) => {
  const asked = { realm: 'three-tier', unit: 'P', as_of: '2026-04-02', kind }
  const whole = await records(asked)
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page = await records({ ...asked, limit: 7, after })
    expect(page.total).toBe(whole.total)
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(rows).toEqual(whole.rows)
  expect(rows).toHaveLength(whole.total)
})

test('a record tells its columns by the headers of the dossier', async () => {
  const { columns } = await records({ realm: 'three-tier', unit: 'P', as_of: '2026-04-02', kind: 'recommendations' })
  expect(columns).toEqual(expect.arrayContaining(['code', 'unit', 'text', 'submitted_at', 'status', 'answer']))
})

test('a child that nobody is expected in and that owes nothing is late, yet not among the late units counted', async () => {
  await importText(database, api.filesDir, 'small', {
    units: `code,name,level,parent\nT,Tỉnh,province,\nA,Xã A,commune,T\nB,Chi bộ B,cell,T\n`,
    campaigns: `code,title,owner,opens_on\nC1,Đợt,T,2026-01-01\n`,
    audiences: `campaign,code,name,order\nC1,all,Tất cả,1\n`,
    deadlines: `campaign,level,due_on\nC1,commune,2026-01-10\nC1,cell,2026-01-10\n`,
    required_deliverables: `campaign,level,kind,due_on\nC1,commune,plan,\n`,
  })
  const asked = { realm: 'small', unit: 'T', as_of: '2026-02-01' }
  const figures = (await api.get('/campaigns/C1/figures', asked)).json()
  expect(figures.units[0]).toMatchObject({ audience: '*', total: 1, late: 1 })
  expect(figures.children.map((child: Row) => [child['unit'], child['state']])).toEqual([
    ['A', 'late'],
    ['B', 'late'],
  ])
  const late = await records({ ...asked, kind: 'units', filter: 'late' })
  expect(late.rows.map((row) => row['unit'])).toEqual(['A'])
})
