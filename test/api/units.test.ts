import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { apiOn } from './api.ts'
import type { Query } from './api.ts'
import { importText } from './text.ts'

const database = await freshDatabase()
const api = await apiOn(database)

await importText(database, api.filesDir, 'default', {
  units: `code,name,level,sector,parent,valid_from,valid_to,succeeded_by,recorded_at
T,Tỉnh ủy,province,,,,,,2024-01-01
H1,Huyện Một,district,,T,,2025-06-30,,2024-01-01
H2,Huyện Hai,district,,T,,,,2024-01-01
X1,Xã Đồng Tiến,commune,,H1,,2025-06-30,,2024-01-01
X1,Xã Đồng Tiến mới,commune,,T,2025-07-01,,,2025-06-01
X2,Xã 100%_a,commune,,H1,2020-01-01,2025-06-30,X1,2024-01-01
C1,Chi bộ Âu,cell,,X1,,,,2024-01-01
C0,Chi bộ Ất,cell,,X1,,,,2024-01-01
`,
})
await importText(database, api.filesDir, 'default', {
  units: `code,name,level,parent,valid_from,valid_to,recorded_at\nH2,Huyện Hai (tên mới),district,T,,,2025-01-01\n`,
})

type Unit = { code: string; name: string; children: number }
const unit = async (code: string, query: Query) => (await api.get(`/units/${encodeURIComponent(code)}`, query)).json()
const codes = (units: readonly Unit[]): string[] => units.map((one) => one.code)

describe('a unit on a day', () => {
  test.each([
    ['X1', '2025-06-30', ['T', 'H1'], ['C0', 'C1'], 'Xã Đồng Tiến'],
    ['X1', '2025-07-01', ['T'], ['C0', 'C1'], 'Xã Đồng Tiến mới'],
    ['T', '2025-06-30', [], ['H1', 'H2'], 'Tỉnh ủy'],
    ['T', '2025-07-01', [], ['H2', 'X1'], 'Tỉnh ủy'],
    ['H1', '2025-07-01', [], [], 'Huyện Một'],
    ['X2', '2019-12-31', [], [], 'Xã 100%_a'],
    ['C1', '2025-08-01', ['T', 'X1'], [], 'Chi bộ Âu'],
    ['T', '0001-01-01', [], ['H1', 'H2'], 'Tỉnh ủy'],
    ['T', '9999-12-31', [], ['H2', 'X1'], 'Tỉnh ủy'],
  ])('%s on %s stands under %j and over %j', async (code, as_of, above, below, name) => {
    const read = await unit(code, { as_of })
    expect(read.unit).toMatchObject({ code, name })
    expect(codes(read.ancestors)).toEqual(above)
    expect(codes(read.children)).toEqual(below)
  })

  test('tells all its placements, and who took it over', async () => {
    const read = await unit('X1', { as_of: '2025-01-01' })
    expect(read.placements).toMatchObject([
      { parent: 'H1', valid_from: null, valid_to: '2025-06-30' },
      { parent: 'T', valid_from: '2025-07-01', valid_to: null },
    ])
    expect((await unit('X2', { as_of: '2025-01-01' })).unit.succeeded_by).toBe('X1')
    expect(read.names).toEqual({ H1: 'Huyện Một', T: 'Tỉnh ủy' })
  })

  test.each([
    [{ as_of: '2025-08-01' }, 'Huyện Hai (tên mới)'],
    [{ as_of: '2025-08-01', known_at: '2024-12-31' }, 'Huyện Hai'],
    [{ as_of: '2025-08-01', known_at: '2025-01-01' }, 'Huyện Hai (tên mới)'],
    [{ as_of: '2025-08-01', position: 1 }, 'Huyện Hai'],
    [{ as_of: '2025-08-01', position: 2 }, 'Huyện Hai (tên mới)'],
  ])('with %j is named as known then', async (query, name) => {
    expect((await unit('H2', query)).unit.name).toBe(name)
  })

  test('before the move was known the commune is thought closed', async () => {
    const read = await unit('T', { as_of: '2025-08-01', known_at: '2025-05-01' })
    expect(codes(read.children)).toEqual(['H2'])
  })
})

describe('the units of a day', () => {
  const list = async (query: Query): Promise<string[]> => codes((await api.get('/units', query)).json().rows)

  test.each([
    [{ as_of: '2025-06-30' }, ['C0', 'C1', 'H1', 'H2', 'T', 'X1', 'X2']],
    [{ as_of: '2025-07-01' }, ['C0', 'C1', 'H2', 'T', 'X1']],
    [{ as_of: '2025-06-30', under: 'H1' }, ['C0', 'C1', 'H1', 'X1', 'X2']],
    [{ as_of: '2025-07-01', under: 'H1' }, []],
    [{ as_of: '2025-06-30', search: 'dong tien' }, ['X1']],
    [{ as_of: '2025-06-30', search: 'ĐỒNG' }, ['X1']],
    [{ as_of: '2025-06-30', search: '%' }, ['X2']],
    [{ as_of: '2025-06-30', search: '_' }, ['X2']],
    [{ as_of: '2025-06-30', search: 'c0' }, ['C0']],
    [{ as_of: '2025-06-30', search: 'chi bo a' }, ['C0', 'C1']],
    [{ as_of: '2025-06-30', search: "'" }, []],
  ])('asked with %j are %j', async (query, wanted) => {
    expect(await list(query)).toEqual(wanted)
  })

  test('come page by page, each once', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = (await api.get('/units', { as_of: '2025-06-30', limit: 2, after })).json()
      expect(page.rows.length).toBeLessThanOrEqual(2)
      seen.push(...codes(page.rows))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(['C0', 'C1', 'H1', 'H2', 'T', 'X1', 'X2'])
  })
})

test.each([
  ['/units/NONE', { as_of: '2025-01-01' }],
  ['/units/T', { as_of: '2025-01-01', realm: 'nowhere' }],
  ['/units', { as_of: '2025-01-01', under: 'NONE' }],
  ['/units', { as_of: '2025-01-01', realm: 'nowhere' }],
  ['/campaigns', { realm: 'nowhere' }],
  ['/campaigns/NONE', {}],
  ['/campaigns/NONE/figures', { unit: 'T', as_of: '2025-01-01' }],
  ['/campaigns/NONE/report.docx', { unit: 'T', as_of: '2025-01-01' }],
  ['/template.xlsx', { realm: 'nowhere' }],
])('%s with %j is not there', async (where, query) => {
  const answer = await api.get(where, query)
  expect(answer.status).toBe(404)
  expect(answer.type).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ code: 'not-found', status: 404 })
})
