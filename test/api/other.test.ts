import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSource } from '#platform/sheets/source.ts'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { formatCount } from '#core/phrases.ts'
import { allRoutes } from '#server/routes.ts'
import { freshDatabase } from '../database.ts'
import { paragraphsOf, partsOf } from '../report/docx.ts'
import { inFolder } from '../world.ts'
import { apiOn } from './api.ts'
import { importCases } from './cases.ts'

const database = await freshDatabase()
const api = await apiOn(database)
await importCases(database, api.filesDir, ['three-tier'])
await database.pool.query(`insert into realms (code) values ('trống')`)

describe('the description of the API', () => {
  test('names every endpoint once, and is the one that is committed', async () => {
    const served = (await api.get('/openapi.json')).json()
    const operations = Object.values(served.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (methods) => Object.values(methods).map((one) => one.operationId),
    )
    const endpoints = (await allRoutes()).map((route) => route.endpoint.id)
    expect(operations.toSorted()).toEqual(endpoints.toSorted())
    const committed = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../docs/openapi.json'), 'utf8'))
    expect(served.paths).toEqual(committed.paths)
  })
})

describe('campaigns', () => {
  test('are told with owner, audiences, deadlines and the days worth showing', async () => {
    const { campaigns } = (await api.get('/campaigns', { realm: 'three-tier' })).json()
    const one = campaigns.find((campaign: { code: string }) => campaign.code === 'C1')
    expect(one).toMatchObject({ owner: { code: 'P' }, opens_on: '2026-02-01', threshold: '0.9' })
    expect(one.audiences.map((audience: { code: string }) => audience.code)).toEqual([
      'key',
      'managed',
      'members',
      'mass',
    ])
    expect(one.deadlines.length).toBeGreaterThan(3)
    expect(one.first_day <= one.opens_on && one.opens_on <= one.last_day).toBe(true)
    expect(one.recorded).toEqual(one.recorded.toSorted().toReversed())
    expect((await api.get('/campaigns/C1', { realm: 'three-tier' })).json()).toEqual(one)
  })

  test('are told as known then', async () => {
    const then = (await api.get('/campaigns/C1', { realm: 'three-tier', known_at: '2026-03-19' })).json()
    expect(then.threshold).toBe('0.95')
    const before = await api.get('/campaigns/C1', { realm: 'three-tier', known_at: '2026-01-01' })
    expect(before.status).toBe(404)
    expect((await api.get('/campaigns', { realm: 'three-tier', known_at: '2026-01-01' })).json().campaigns).toEqual([])
    expect((await api.get('/campaigns', { realm: 'three-tier', position: 0 })).json().campaigns).toEqual([])
  })

  test('of an empty organization are none', async () => {
    expect((await api.get('/campaigns', { realm: 'trống' })).json()).toEqual({ campaigns: [] })
  })
})

describe('realms', () => {
  test('are listed with what is in them', async () => {
    const { realms } = (await api.get('/realms')).json()
    expect(realms).toMatchObject([
      { code: 'three-tier', demo: false, put_away: false, campaigns: 1, time_zone: 'Asia/Ho_Chi_Minh' },
      { code: 'trống', campaigns: 0 },
    ])
  })

  test('that are no demo are not put away', async () => {
    expect((await api.post('/realms/three-tier/put-away')).status).toBe(403)
    expect((await api.post('/realms/nowhere/put-away')).status).toBe(404)
  })

  test('a demo is put away and fetched again, and nothing of it is lost', async () => {
    await database.pool.query(`update orders set door = 'demo'`)
    const asked = { realm: 'three-tier', unit: 'P', as_of: '2026-03-20', known_at: '2026-03-20' }
    const before = (await api.get('/campaigns/C1/figures', asked)).json()
    expect((await api.post('/realms/three-tier/put-away')).json()).toMatchObject({ demo: true, put_away: true })
    expect((await api.get('/realms')).json().realms[0]).toMatchObject({ put_away: true })
    expect((await api.post('/realms/three-tier/put-away?put_away=no')).json()).toMatchObject({ put_away: false })
    expect((await api.get('/campaigns/C1/figures', asked)).json()).toEqual(before)
  })

  test('nothing is ordered by a GET, nor from another site', async () => {
    expect((await api.get('/realms/three-tier/put-away')).status).toBe(404)
    const elsewhere = { origin: 'http://evil.example' }
    expect((await api.post('/realms/three-tier/put-away', undefined, elsewhere)).status).toBe(403)
  })
})

test('the template is a workbook that import reads', async () => {
  const answer = await api.get('/template.xlsx', { realm: 'three-tier' })
  expect(answer.status).toBe(200)
  await inFolder(async (folder) => {
    const file = path.join(folder, 'mẫu.xlsx')
    writeFileSync(file, answer.raw)
    const source = await openSource(file, dossierFiles)
    expect(source.faults).toEqual([])
    expect(source.unknown).toEqual([])
    expect(source.tables.map((table) => table.file.name)).toEqual(dossierFiles.map((one) => one.name))
    await source.close()
  })
})

describe('the report', () => {
  test.each(['vi', 'en'] as const)('in %s holds the figures of the view, and says which view', async (lang) => {
    const asked = { realm: 'three-tier', unit: 'P', as_of: '2026-04-02', known_at: '2026-04-02T23:59:59+07:00' }
    const { people } = (await api.get('/campaigns/C1/figures', asked)).json()
    const answer = await api.get('/campaigns/C1/report.docx', { ...asked, lang })
    expect(answer.type).toContain('wordprocessingml')
    expect(answer.raw.subarray(0, 2).toString()).toBe('PK')
    const parts = [...(await partsOf(answer.raw)).values()]
    const text = parts.flatMap((part) => paragraphsOf(part).map((one) => one.text)).join('\n')
    for (const n of [people.expected, people.participated]) expect(text).toContain(formatCount(n, lang))
    expect(text).toContain(lang === 'vi' ? '2/4/2026' : '2 April 2026')
  })
})
