import { readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { exportDossier } from '#modules/dossier/actions-export.ts'
import { freshDatabase } from '../database.ts'
import { differences } from '../oracle/difference.ts'
import { apiOn, formOf } from './api.ts'
import type { Part } from './api.ts'
import { caseFolder } from './cases.ts'

const database = await freshDatabase()
const api = await apiOn(database)
const folder = await mkdtemp(path.join(tmpdir(), 'quan-triet-import-'))
afterAll(() => rm(folder, { recursive: true }))

const send = (realm: string, parts: readonly Part[], more = '') =>
  api.post(`/import?realm=${realm}${more}`, formOf(parts))

async function stored(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const { rows } = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of rows)
    counts[name] = (await database.pool.query<{ n: number }>(`select count(*) as n from ${name}`)).rows[0]?.n ?? 0
  return counts
}

const caseParts = (name: string): Part[] => {
  const at = path.join(caseFolder(name), 'dossier')
  return readdirSync(at).map((file) => ({ name: file, content: readFileSync(path.join(at, file)) }))
}

describe('a dossier sent by the page', () => {
  test('tried only, is told in full and stores nothing, not even the realm', async () => {
    const before = await stored()
    const answer = await send('thử', caseParts('two-tier'), '&dry_run=yes')
    expect(answer.status).toBe(200)
    const reply = answer.json()
    expect(reply).toMatchObject({ dry_run: true, position: null, warnings: [] })
    expect(reply.files.find((one: { file: string }) => one.file === 'units').added).toBeGreaterThan(100)
    expect(await stored()).toEqual(before)
    expect(readdirSync(api.filesDir)).toEqual([])
  })

  test('is imported, gives its figures at once, and a second time nothing new', async () => {
    const first = (await send('two-tier', caseParts('two-tier'))).json()
    expect(first.position).toBe(1)
    const entries = JSON.parse(readFileSync(path.join(caseFolder('two-tier'), 'expected.json'), 'utf8'))
    for (const { campaign, unit, as_of, known_at, figures } of entries.slice(0, 8)) {
      const answer = await api.get(`/campaigns/${campaign}/figures`, { realm: 'two-tier', unit, as_of, known_at })
      expect(differences(figures, answer.json())).toEqual([])
    }
    const before = await stored()
    const second = (await send('two-tier', caseParts('two-tier'))).json()
    expect(second.position).toBeNull()
    expect(second.files.every((one: { added: number }) => one.added === 0)).toBe(true)
    expect(await stored()).toEqual(before)
  })

  test('as a workbook does the same', async () => {
    const { rows } = await database.pool.query<{ id: number }>(
      `select realm_id as id from realms where code = 'two-tier'`,
    )
    const target = path.join(folder, 'book.xlsx')
    const realmId = rows[0]?.id ?? 0
    await exportDossier({ db: database, realmId, timeZone: 'Asia/Ho_Chi_Minh', filesDir: api.filesDir }, target)
    const again = await send('two-tier', [{ name: 'Hồ sơ.xlsx', content: readFileSync(target) }])
    expect(again.json()).toMatchObject({ position: null })
    const other = await send('workbook', [{ name: 'Hồ sơ.xlsx', content: readFileSync(target) }])
    // an export names its realm in realm.csv only when that was given; two-tier has none
    expect(other.status, other.raw.toString().slice(0, 300)).toBe(200)
    const asked = { unit: 'P', as_of: '2026-04-02', known_at: '2026-03-20' }
    const [a, b] = await Promise.all(
      ['two-tier', 'workbook'].map(async (realm) =>
        (await api.get('/campaigns/C1/figures', { ...asked, realm })).json(),
      ),
    )
    expect(b).toEqual(a)
  })

  test('with files beside the tables keeps them under their content', async () => {
    const answer = await send('giấy', [
      { name: 'units.csv', content: 'code,name,level\nT,Tỉnh,province\n' },
      { name: 'people.csv', content: 'code,full_name\nN1,Nguyễn Văn An\n' },
      { name: 'campaigns.csv', content: 'code,title,owner,opens_on\nC1,Đợt,T,2026-01-01\n' },
      { name: 'reflections.csv', content: 'campaign,person,submitted_at,file\nC1,N1,2026-02-01,Bài thu hoạch.docx\n' },
      { name: 'Bài thu hoạch.docx', content: 'PK giấy' },
    ])
    expect(answer.json()).toMatchObject({ position: 1, warnings: [] })
    expect(readdirSync(api.filesDir)).toHaveLength(1)
  })
})

describe('a dossier at fault', () => {
  const broken = { name: 'units.csv', content: 'code,name,level\nT,,province\nX,Xã,village\n' }

  test.each([
    ['vi', 'units'],
    ['en', 'units'],
  ])('is refused with every fault in %s and leaves nothing', async (lang) => {
    const before = await stored()
    const answer = await send('hỏng', [broken], `&lang=${lang}`)
    expect(answer.status).toBe(422)
    expect(answer.type).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'dossier-refused', status: 422 })
    expect(
      answer.json().faults.map((one: { row: number; column: string; code: string }) => [one.row, one.column]),
    ).toEqual([
      [2, 'name'],
      [3, 'level'],
    ])
    expect(await stored()).toEqual(before)
  })

  test('that is only odd is taken, with warnings in words', async () => {
    const odd = { name: 'units.csv', content: 'code,name,level,colour\nT,Tỉnh,province,đỏ\n' }
    const reply = (await send('lạ', [odd], '&lang=en')).json()
    expect(reply.warnings).toMatchObject([
      { file: 'units', column: 'colour', message: expect.stringContaining('colour') },
    ])
  })
})

describe('what is no dossier is refused', () => {
  const sheet = { name: 'units.csv', content: 'code\n' }
  test.each([
    ['no file', []],
    ['a program', [{ name: 'run.exe', content: 'MZ' }]],
    ['a hidden file', [{ name: '.csv', content: 'x' }]],
    ['one file twice', [sheet, sheet]],
    ['a workbook beside a table', [sheet, { name: 'a.xlsx', content: 'PK' }]],
    [
      'two workbooks',
      [
        { name: 'a.xlsx', content: 'PK' },
        { name: 'b.xlsx', content: 'PK' },
      ],
    ],
  ] as [string, Part[]][])('%s', async (_, parts) => {
    const answer = await send('none', parts)
    expect([answer.status, answer.json().code, api.bugs]).toEqual([400, 'bad-request', []])
  })

  test.each([
    ['a broken workbook', [{ name: 'a.xlsx', content: 'PK\u0003\u0004 nothing' }], 422],
    ['a table that is binary', [{ name: 'units.csv', content: Buffer.from([0, 255, 254, 0, 1]) }], 422],
    ['an empty table', [{ name: 'units.csv', content: '' }], 422],
    ['nothing but a strange table', [{ name: 'zebra.csv', content: 'a\n1\n' }], 200],
  ] as [string, Part[], number][])('%s is answered %i', async (_, parts, status) => {
    const answer = await send('none2', parts)
    expect([answer.status, api.bugs]).toEqual([status, []])
  })

  test('a path in the name is cut to its last part', async () => {
    const answer = await send('none3', [{ name: '../../../units.csv', content: 'code,name,level\nT,Tỉnh,province\n' }])
    expect(answer.status).toBe(200)
  })

  test.each([
    [undefined, 415],
    [{ type: 'application/json', payload: '{}' }, 415],
    [{ type: 'text/csv', payload: 'code\n' }, 415],
    [{ type: 'multipart/form-data', payload: 'x' }, 400],
    [{ type: 'multipart/form-data; boundary=x', payload: 'no part at all' }, 400],
    [
      {
        type: 'multipart/form-data; boundary=x',
        payload: '--x\r\ncontent-disposition: form-data; name="f"; filename="units.csv"\r\n\r\ncut',
      },
      400,
    ],
  ])('the body %j is answered %i', async (body, status) => {
    const answer = await api.post('/import', body)
    expect([answer.status, api.bugs.splice(0)]).toEqual([status, []])
    expect(answer.type).toContain('application/problem+json')
  })

  test('more files than a dossier has are too many', async () => {
    const parts = Array.from({ length: 90 }, (_, i) => ({ name: `bai${i}.pdf`, content: 'x' }))
    const answer = await send('none4', parts)
    expect([[400, 413].includes(answer.status), api.bugs.splice(0)]).toEqual([true, []])
  })

  test.each([
    ['realm=a%00b', 400],
    ['realm=', 400],
    ['dry_run=maybe', 400],
    ['lang=fr', 400],
  ])('the query %s is answered %i', async (query, status) => {
    expect((await api.post(`/import?${query}`, formOf([sheet]))).status).toBe(status)
  })
})

test('every table of the dossier can be sent', () => {
  expect(dossierFiles.length).toBeLessThan(64)
})
