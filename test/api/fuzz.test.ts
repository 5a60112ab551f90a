import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../database.ts'
import { allRoutes } from '#server/routes.ts'
import { apiOn } from './api.ts'
import { importCases } from './cases.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = await freshDatabase()
const api = await apiOn(database)
await importCases(database, api.filesDir, ['three-tier'])

const reads = (await allRoutes()).map((route) => route.endpoint).filter((one) => one.method === 'GET')
const realm = 'three-tier'
const sound = { realm, unit: 'P', as_of: '2026-03-20' }

async function refused(where: string): Promise<void> {
  const answer = await api.get(where)
  expect([answer.status, api.bugs.splice(0)]).toEqual([400, []])
  expect(answer.type).toContain('application/problem+json')
}

const query = (values: Readonly<Record<string, string>>): string => `?${new URLSearchParams(values)}`

describe('what cannot be understood is refused', () => {
  const figures = '/campaigns/C1/figures'
  const names = '/campaigns/C1/names'
  const records = '/campaigns/C1/records'
  test.each([
    [figures, { ...sound, as_of: '2026-02-30' }],
    [figures, { ...sound, as_of: '0000-01-01' }],
    [figures, { ...sound, as_of: '20/3/2026' }],
    [figures, { ...sound, as_of: '' }],
    [figures, { ...sound, as_of: '-infinity' }],
    [figures, { ...sound, as_of: '12026-01-01' }],
    [figures, { ...sound, known_at: '2026-02-30' }],
    [figures, { ...sound, known_at: '2026-13-45' }],
    [figures, { ...sound, known_at: '2026-03-20T25:00:00Z' }],
    [figures, { ...sound, known_at: 'now' }],
    [figures, { ...sound, known_at: '0000-00-00' }],
    [figures, { ...sound, position: '-1' }],
    [figures, { ...sound, position: '1.5' }],
    [figures, { ...sound, position: 'NaN' }],
    [figures, { ...sound, position: '99999999999999999999' }],
    [figures, { ...sound, unit: '' }],
    [figures, { ...sound, unit: 'P'.repeat(201) }],
    [figures, { ...sound, unit: 'P\0' }],
    [figures, { ...sound, realm: '\0' }],
    [figures, { realm, as_of: '2026-03-20' }],
    [figures, { realm, unit: 'P' }],
    [names, sound],
    [names, { ...sound, figure: 'everybody' }],
    [names, { ...sound, figure: 'expected', after: 'x' }],
    [names, { ...sound, figure: 'expected', after: Buffer.from('["a","b"]').toString('base64url') }],
    [names, { ...sound, figure: 'expected', after: Buffer.from('["a\\u0000","b","c"]').toString('base64url') }],
    [names, { ...sound, figure: 'expected', after: 'A'.repeat(2001) }],
    [names, { ...sound, figure: 'expected', search: 'a\0' }],
    [names, { ...sound, figure: 'expected', search: 'a'.repeat(101) }],
    [names, { ...sound, figure: 'expected', limit: '0' }],
    [names, { ...sound, figure: 'expected', limit: '501' }],
    [names, { ...sound, figure: 'expected', sort: 'birth_date' }],
    [names, { ...sound, figure: 'expected', order: 'asc; drop table people' }],
    [names, { ...sound, figure: 'expected', audience: 'key\0' }],
    [records, { ...sound, kind: 'people' }],
    [records, { ...sound, kind: 'outreach', after: 'x' }],
    [records, { ...sound, kind: 'outreach', after: '-1' }],
    [records, { ...sound, kind: 'outreach', after: '1e300' }],
    [records, { ...sound, kind: 'outreach', filter: '\0' }],
    ['/units', { realm, as_of: '2026-03-20', after: '\0' }],
    ['/units', { realm, as_of: '2026-03-20', search: '\0' }],
    ['/campaigns', { realm, known_at: '2026-99-99' }],
    ['/campaigns/C1/report.docx', { ...sound, lang: 'fr' }],
    ['/campaigns/C1/report.docx', { ...sound, as_of: '0000-12-31' }],
  ] as [string, Record<string, string>][])('%s with %j', (where, values) => refused(where + query(values)))

  test.each(Object.keys(sound))('a parameter that comes twice: %s', (name) =>
    refused(`${figures}${query(sound)}&${name}=P`),
  )

  test.each(['/campaigns/%00/figures', '/units/%00', '/units/%ff', `/units/${'x'.repeat(201)}`])(
    'a code in the path: %s',
    (where) => refused(where + query(sound)),
  )
})

describe('odd but harmless', () => {
  test.each([
    ["'; drop table people; --", 404],
    ['$1', 404],
    ['%', 404],
    ['\u{1F600}', 404],
    ['../../etc/passwd', 404],
    ['P', 200],
  ])('the unit %s is answered %i', async (unit, status) => {
    expect((await api.get('/campaigns/C1/figures', { ...sound, unit })).status).toBe(status)
  })

  test.each(['0001-01-01', '1582-10-10', '9999-12-31'])('a day far off: %s', async (as_of) => {
    for (const where of ['figures', 'curve', 'report.docx'])
      expect((await api.get(`/campaigns/C1/${where}`, { ...sound, as_of })).status).toBe(200)
    for (const known_at of ['1000-01-01', '9999-12-31'])
      expect([200, 404]).toContain((await api.get('/campaigns/C1/figures', { ...sound, as_of, known_at })).status)
  })
})

/** Values for a parameter: what fits it often, and what does not. */
function valueFor(name: string, schema: z.ZodType): fc.Arbitrary<string> {
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as { enum?: string[] }
  const fitting: Record<string, string[]> = {
    realm: [realm],
    campaign: ['C1'],
    unit: ['P', 'D00', 'D13'],
    as_of: ['2026-03-20', '2026-02-11', '0001-01-01', '9999-12-31'],
    known_at: ['2026-03-20', '2026-03-03T12:00', '2026-03-03T12:00:00+07:00', '2024-02-29'],
    position: ['0', '1', '2'],
    audience: ['key', 'members', 'mass', '*'],
    artifact: ['reflection', 'personal_plan'],
    tier: ['province', 'grassroots'],
    collecting: ['P'],
    limit: ['1', '50'],
    session: ['S1'],
    filter: ['plan.submitted', 'open', 'radio', 'in_person', 'full'],
    search: ['nguyen', '%', '_'],
    under: ['P'],
    lang: ['en'],
  }
  const known = shape.enum ?? fitting[name] ?? ['P']
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('\0', "'", '\\', '"', '%00', '-1', '1e9', '0000-01-01', '2026-02-30', '{}', '😀'),
    },
  )
}

const request = fc.constantFrom(...reads).chain((endpoint) => {
  const shapeOf = (schema: z.ZodType): [string, z.ZodType][] => Object.entries((schema as z.ZodObject).shape)
  const given = shapeOf(endpoint.query).map(([name, schema]) =>
    fc.option(
      valueFor(name, schema).map((value) => `${name}=${encodeURIComponent(value)}`),
      {
        nil: '',
        freq: name === 'unit' || name === 'as_of' || name === 'realm' || name === 'figure' || name === 'kind' ? 20 : 1,
      },
    ),
  )
  const place = shapeOf(endpoint.params).map(([name, schema]) => valueFor(name, schema).map((value) => [name, value]))
  return fc.tuple(fc.tuple(...place), fc.tuple(...given)).map(([params, values]) => {
    const where = params.reduce(
      (path, [name, value]) => path.replace(`{${name}}`, encodeURIComponent(value || '-').replaceAll('.', '%2E')),
      endpoint.path,
    )
    return `${where}?${values.filter((one) => one !== '').join('&')}`
  })
})

test('whatever a read is asked with, it answers 200, 400 or 404, or sends the browser on, and never fails', async () => {
  const counts = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(request, async (where) => {
      const answer = await api.get(where)
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1)
      expect([[200, 302, 400, 404].includes(answer.status), api.bugs.splice(0)]).toEqual([true, []])
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
  )
  // the requests are not all refused at the door
  expect(counts.get(200) ?? 0).toBeGreaterThan(50)
})
