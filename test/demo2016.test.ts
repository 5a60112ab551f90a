/** What the report of 15/9/2016 says, line by line, asked of the demo as a user loads it. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phraseOver } from '#core/phrases.ts'
import type { Figures } from '#modules/figures/contract.ts'
import { apiOn } from './api/api.ts'
import { quantriet } from './command.ts'
import { freshDatabase } from './database.ts'

const database = await freshDatabase()
const api = await apiOn(database)
const folder = mkdtempSync(path.join(os.tmpdir(), 'quan-triet-demo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const ran = await quantriet(['demo', '--data', folder], database.url)
  expect(ran.code, ran.err).toBe(0)
}, 180_000)

const realm = 'demo'
const chain = [
  ['01-CT/TW', '2016-03-22'],
  ['04-HD/BTGTW', '2016-04-08'],
  ['06-CTr/TU', '2016-04-11'],
  ['05-CT/TW', '2016-05-15'],
  ['30-KH/TU', '2016-05-16'],
] as const

describe.each([
  ['that evening', '2016-09-15T23:59:59+07:00'],
  ['now', undefined],
])('as of 15/9/2016, as known %s', (_, known_at) => {
  const view = { realm, unit: 'QN', as_of: '2016-09-15', known_at }
  let figures: Figures
  beforeAll(async () => {
    const answer = await api.get('/campaigns/NQ12/figures', view)
    expect(answer.status, answer.raw.toString().slice(0, 300)).toBe(200)
    figures = answer.json()
  })
  const block = (audience: string) => figures.units.find((one) => one.audience === audience)
  const records = async (kind: string, more = {}) =>
    (await api.get('/campaigns/NQ12/records', { ...view, kind, limit: 500, ...more })).json().rows

  test('21 units are directly subordinate', () => {
    expect(figures.children).toHaveLength(21)
    expect(block('*')?.total).toBe(21)
  })

  test('17 of 21 were connected to the provincial conference of 10/6', () => {
    expect(figures.conferences.hosted.find((one) => one.session === 'HN1')).toMatchObject({
      held_on: '2016-06-10',
      kind: 'study',
      sites_connected: 17,
      sites_total: 21,
    })
  })

  test('21 of 21 are complete for key cadres', () => {
    expect(block('key')).toMatchObject({ total: 21, completed: 21 })
  })

  test('participation is trên 98,5 %', () => {
    expect(phraseOver(figures.people.participated, figures.people.expected, 'vi')).toBe('trên 98,5%')
  })

  test('exactly Biên phòng, Công an, Hải quan, Cảnh sát phòng cháy chữa cháy and Quân sự are at 100 %', () => {
    expect(block('*')?.full).toEqual(['BP', 'CA', 'HQ', 'PCCC', 'QS'])
    const names = figures.children.filter((child) => child.ratio === 1).map((child) => child.name)
    for (const name of ['Quân sự', 'Biên phòng', 'Công an', 'Cảnh sát phòng cháy', 'Hải quan'])
      expect(names.filter((one) => one.includes(name))).toHaveLength(1)
    expect(names).toHaveLength(5)
  })

  test('Công an is first, on 15/7', () => {
    expect(block('*')?.first).toEqual([{ unit: 'CA', completed_on: '2016-07-15' }])
    expect(figures.children[0]).toMatchObject({ unit: 'CA', rank: 1, ratio: 1, completed_on: '2016-07-15' })
  })

  test('mass organizations are trên 85 %', () => {
    const mass = figures.audiences.find((one) => one.code === 'mass')
    expect(mass?.basis).toBe('headcount')
    expect(phraseOver(mass?.participated ?? 0, mass?.expected ?? 0, 'vi')).toBe('trên 85%')
  })

  test.each([
    ['province', 482, 385],
    ['intermediate', 3602, 3383],
  ])('of tier %s %i papers are owed and %i received', (tier, expected, received) => {
    expect(figures.writing.find((one) => one.artifact === 'reflection' && one.tier === tier)).toMatchObject({
      expected,
      received,
    })
  })

  test('the chain of directives has its five documents, of their dates', async () => {
    const directives = (await records('directives')) as { number: string; issued_on: string }[]
    const dates = new Map(directives.map((one) => [one.number, one.issued_on]))
    for (const [number, date] of chain) expect([number, dates.get(number)]).toEqual([number, date])
    const plan = directives.find((one) => one.number === '30-KH/TU') as unknown as { based_on: string }
    for (const [number] of chain.slice(0, 4)) expect(plan.based_on).toContain(number)
  })

  test('the deadlines are 30/6 and 30/9', async () => {
    const campaign = (await api.get('/campaigns/NQ12', { realm, known_at })).json()
    const due = (campaign.deadlines as { due_on: string }[]).map((one) => one.due_on)
    expect([...new Set(due)].toSorted()).toEqual(['2016-06-30', '2016-09-30'])
    expect(new Set(figures.children.map((child) => child.due_on))).toEqual(new Set(['2016-09-30']))
  })

  test('nobody is late', () => {
    expect(figures.units.map((one) => [one.audience, one.late])).toEqual([
      ['*', 0],
      ['key', 0],
      ['members', 0],
    ])
    expect(
      figures.children.flatMap((child) => [child.state, ...child.audiences.map((one) => one.state)]),
    ).not.toContain('late')
    for (const deliverable of figures.deliverables) expect(deliverable).toMatchObject({ late: 0 })
  })
})
