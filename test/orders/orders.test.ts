import { expect, test } from 'vitest'
import { existsSync } from 'node:fs'
import { forgetUploads } from '#modules/dossier/jobs.ts'
import { storedPath } from '#platform/files.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { apiOn, formOf } from '../api/api.ts'
import { caseFolder, importCases } from '../api/cases.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import path from 'node:path'

const database = await freshDatabase()
let clock = new Date()
const api = await apiOn(database, () => clock)
await importCases(database, api.filesDir, ['two-tier'])
const realm = 'two-tier'

type Cells = Readonly<Record<string, string>>
type Row = { cells: Cells; expects?: string | null }
const json = (payload: unknown) => ({ type: 'application/json', payload: JSON.stringify(payload) })
const rowsOf = (file: string, ...cells: Cells[]) => ({ file, rows: cells.map((one): Row => ({ cells: one })) })

async function order(files: readonly { file: string; rows: readonly Row[] }[], more: object = {}) {
  clock = new Date(clock.getTime() + 1000)
  return api.post(`/orders?realm=${realm}`, json({ files, ...more }))
}
const undo = (position: number) => api.post(`/orders/${position}/undo?realm=${realm}`)
const history = async (file: string, column: string, value: string) =>
  (await api.get('/history', { realm, file, column, value })).json().rows as {
    cells: Cells
    recorded_at: string
    retracted: boolean
    position: number
  }[]
const versions = async (): Promise<number> =>
  (await database.pool.query<{ n: number }>('select count(*)::int as n from memberships')).rows[0]?.n ?? 0

const person = { code: 'MOI1', full_name: 'Lê Thị Mới', birth_date: '02/03/1990' }
const home = { person: 'MOI1', unit: 'D00', valid_from: '2026-04-01' }

test('a person is made with a membership in one order, and both have a history that says who wrote them', async () => {
  const done = await order([rowsOf('people', person), rowsOf('memberships', home)])
  expect(done.status, done.raw.toString()).toBe(200)
  expect(done.json()).toMatchObject({ added: 2, warnings: [] })
  const [one] = await history('memberships', 'person', 'MOI1')
  expect(one).toMatchObject({ cells: { ...home, kind: 'member', cadre: 'member' }, door: 'page', actor: 'machine' })
  expect(one?.recorded_at).toBe(done.json().at)
  expect(one?.position).toBe(done.json().position)
})

test('the history of one row among many is asked by all of its keys', async () => {
  const query = { realm, file: 'memberships', column: 'person|unit|valid_from', value: 'MOI1|D00|2026-04-01' }
  const rows = (await api.get('/history', query)).json().rows as { cells: Cells }[]
  expect(rows.map(({ cells }) => cells['person'])).toEqual(['MOI1'])
  const open = await api.get('/history', { ...query, value: 'MOI1|D00|' })
  expect(open.json().rows).toEqual([])
  expect((await api.get('/history', { ...query, value: 'MOI1|D00' })).status).toBe(400)
})

test('a column that is absent keeps what is stored, an empty cell clears it, and the same again is nothing new', async () => {
  await order([rowsOf('memberships', { ...home, position: 'Bí thư', tier: 'intermediate' })])
  await order([rowsOf('memberships', { ...home, position: '' })])
  const [newest] = await history('memberships', 'person', 'MOI1')
  expect(newest?.cells).toMatchObject({ position: '', tier: 'intermediate' })
  const before = await versions()
  const again = await order([rowsOf('memberships', { ...home, position: '' })])
  expect(again.json()).toMatchObject({ position: null, added: 0 })
  expect(await versions()).toBe(before)
})

test('an order with a fault stores nothing, and says where and what would be right', async () => {
  const before = await versions()
  const bad = await order([
    rowsOf(
      'memberships',
      { ...home, unit: 'D01' },
      { ...home, unit: 'KHONG-CO' },
      { ...home, unit: 'D02', valid_from: '31/02/2026' },
    ),
  ])
  expect(bad.status).toBe(422)
  const faults = bad.json().faults as { code: string; row: number; column: string; message: string }[]
  expect(faults.map(({ code, row, column }) => [code, row, column])).toContainEqual(['unknown-unit', 3, 'unit'])
  expect(faults.map(({ code, row }) => [code, row])).toContainEqual(['bad-date', 4])
  for (const { message } of faults) expect(message.length).toBeGreaterThan(10)
  expect(await versions()).toBe(before)
})

test('trying an order stores nothing', async () => {
  const before = await versions()
  const tried = await order([rowsOf('memberships', { ...home, unit: 'D03', primary: 'no' })], { check: true })
  expect(tried.json()).toMatchObject({ position: null, added: 1 })
  expect(await versions()).toBe(before)
})

test('who writes on an older version than the current one is told so, and nothing is overwritten', async () => {
  const [seen] = await history('memberships', 'person', 'MOI1')
  const write = (position: string, expects: string | null) =>
    order([{ file: 'memberships', rows: [{ cells: { ...home, position }, expects }] }])
  expect((await write('Phó Bí thư', seen?.recorded_at ?? '')).status).toBe(200)
  const stale = await write('Chi ủy viên', seen?.recorded_at ?? '')
  expect(stale.status).toBe(409)
  expect(stale.json().issues).toEqual([{ path: 'memberships.2', message: 'changed-since' }])
  expect((await write('Chi ủy viên', null)).status).toBe(409)
  expect((await history('memberships', 'person', 'MOI1'))[0]?.cells['position']).toBe('Phó Bí thư')
})

test('two who write the same at once: one is stored, the other is told', async () => {
  const [seen] = await history('memberships', 'person', 'MOI1')
  const write = (position: string) =>
    order([{ file: 'memberships', rows: [{ cells: { ...home, position }, expects: seen?.recorded_at ?? null }] }])
  const both = await Promise.all([write('Một'), write('Hai'), write('Ba')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

test('undoing restores what was there, keeps both in the history, and can itself be undone', async () => {
  const before = (await history('memberships', 'person', 'MOI1'))[0]?.cells
  const done = await order([rowsOf('memberships', { ...home, position: 'Nhầm', cadre: 'key' })])
  const back = await undo(done.json().position)
  expect(back.status, back.raw.toString()).toBe(200)
  expect((await history('memberships', 'person', 'MOI1'))[0]?.cells).toEqual(before)
  expect((await undo(done.json().position)).status).toBe(409)
  expect((await undo(back.json().position)).status).toBe(200)
  expect((await history('memberships', 'person', 'MOI1'))[0]?.cells).toMatchObject({ position: 'Nhầm', cadre: 'key' })
})

test('what an order made is withdrawn by undoing it', async () => {
  const done = await order([rowsOf('exemptions', { person: 'MOI1', obligation: 'write', valid_from: '2026-04-01' })])
  await undo(done.json().position)
  expect((await history('exemptions', 'person', 'MOI1'))[0]).toMatchObject({ retracted: true })
})

test('an order is not undone over what somebody wrote since', async () => {
  const first = await order([rowsOf('memberships', { ...home, position: 'Một' })])
  await order([rowsOf('memberships', { ...home, position: 'Hai' })])
  const refused = await undo(first.json().position)
  expect(refused.status).toBe(409)
  expect((await history('memberships', 'person', 'MOI1'))[0]?.cells['position']).toBe('Hai')
})

test('a whole import is undone: every figure is what it was before', async () => {
  const figures = async () => {
    const query = { realm: 'three-tier', unit: 'P', as_of: '2026-04-02' }
    const { known_at: _at, position: _position, ...rest } = (await api.get('/campaigns/C1/figures', query)).json()
    return rest
  }
  const dossier = path.join(caseFolder('three-tier'), 'dossier')
  const first = await importFrom(database, 'three-tier', dossier, { filesDir: api.filesDir, now: clock })
  expect(first.faults).toEqual([])
  const before = await figures()
  clock = new Date(clock.getTime() + 60_000)
  const changed = formOf([{ name: 'attendance.csv', content: await attendanceGone() }])
  const imported = await api.post('/import?realm=three-tier', changed)
  expect(imported.status, imported.raw.toString()).toBe(200)
  expect(await figures()).not.toEqual(before)
  clock = new Date(clock.getTime() + 60_000)
  const back = await api.post(`/orders/${imported.json().position}/undo?realm=three-tier`)
  expect(back.status, back.raw.toString()).toBe(200)
  await refreshFigures(database, 'three-tier')
  expect(await figures()).toEqual(before)

  async function attendanceGone(): Promise<string> {
    const { rows } = await database.pool.query<{ session: string; person: string }>(
      `select s.code as session, p.code as person from attendance a
       join session_ids s using (realm_id, session_id) join person_ids p using (realm_id, person_id)
       join realms r using (realm_id) where r.code = 'three-tier' and a.superseded_at is null order by 1, 2 limit 500`,
    )
    return ['session,person,status', ...rows.map((row) => `${row.session},${row.person},absent`)].join('\n')
  }
})

test('the log of orders says what was written and what was taken back', async () => {
  const { rows } = (await api.get('/orders', { realm, limit: 200 })).json()
  const file = (await api.get('/orders', { realm, format: 'csv' })).raw.toString()
  expect(file).toMatch(/^\ufeffCác lần ghi\r\nLọc,Người ghi: Của tôi\r\n/)
  expect(file).toContain(`\nSố dòng,${rows.length}\r\n`)
  const undone = rows.filter((row: { undone_by: number | null }) => row.undone_by !== null)
  expect(undone.length).toBeGreaterThan(2)
  expect(rows[0]).toMatchObject({ door: 'page', actor: 'machine', counts: { memberships: 1 } })
})

const docx = Buffer.from('504b0304140000', 'hex')

test('a file is sent first, named by the order, and read again by whoever may read the row', async () => {
  const sent = await api.post(
    `/uploads?realm=${realm}`,
    formOf([{ name: 'Kế hoạch số 5.pdf', content: '%PDF-1.4 kế hoạch' }]),
  )
  expect(sent.status, sent.raw.toString()).toBe(200)
  const plan = { campaign: 'C1', unit: 'D00', kind: 'plan', file: sent.json().path }
  const done = await order([rowsOf('deliverables', plan)])
  expect(done.status, done.raw.toString()).toBe(200)
  const read = await api.get(`/attachments/deliverables/${sent.json().sha256}`, { realm })
  expect(read.status).toBe(200)
  expect(read.raw.toString()).toBe('%PDF-1.4 kế hoạch')
  await undo(done.json().position)
  const [now] = await history('deliverables', 'unit', 'D00')
  expect(now?.cells['file']).toBe('')
})

test.each([
  ['a program', [{ name: 'a.exe', content: 'MZ' }]],
  ['content of another kind than it says', [{ name: 'a.pdf', content: docx }]],
  [
    'two files at once',
    [
      { name: 'a.pdf', content: '%PDF-1' },
      { name: 'b.pdf', content: '%PDF-2' },
    ],
  ],
  ['nothing', []],
  ['a name that says it is secret', [{ name: 'TUYỆT MẬT - kế hoạch.pdf', content: '%PDF-3' }]],
])('%s is not taken in', async (_, parts) => {
  const sent = await api.post(`/uploads?realm=${realm}`, formOf(parts))
  expect(sent.status).toBe(400)
})

test.each([
  ['a file that does not exist', [{ file: 'khong_co', rows: [{ cells: { a: '1' } }] }]],
  ['a column that does not exist', [rowsOf('people', { code: 'x', full_name: 'y', ten: 'z' })]],
  ['a moment of recording', [rowsOf('people', { code: 'x', full_name: 'y', recorded_at: '2020-01-01' })]],
  ['rows with different columns', [rowsOf('people', { code: 'x', full_name: 'y' }, { code: 'z' })]],
  ['the same file twice', [rowsOf('people', person), rowsOf('people', person)]],
])('an order with %s is refused', async (_, files) => {
  expect((await order(files as never)).status).toBe(400)
})

test(
  'who waits long behind somebody else’s order is told so, and nothing is written',
  { timeout: 120_000 },
  async () => {
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query('select 1 from positions for update')
    const waited = await order([rowsOf('memberships', { ...home, position: 'Chờ' })])
    await client.query('rollback')
    client.release()
    expect(waited.status).toBe(503)
    expect(waited.json().code).toBe('realm-busy')
  },
)

test('a file that no order named within two days is let go, one that was named stays', async () => {
  const send = async (name: string, content: string): Promise<{ sha256: string; path: string }> =>
    (await api.post(`/uploads?realm=${realm}`, formOf([{ name, content }]))).json()
  const [named, forgotten, fresh] = [
    await send('a.pdf', '%PDF-a'),
    await send('b.pdf', '%PDF-b'),
    await send('c.pdf', '%PDF-c'),
  ]
  await order([rowsOf('deliverables', { campaign: 'C1', unit: 'D01', kind: 'plan', file: named.path })])
  await database.pool.query(`update uploads set at = at - interval '3 days' where name <> 'c.pdf'`)
  await forgetUploads(database, api.filesDir, clock)
  const kept = (sha256: string) => existsSync(storedPath(api.filesDir, Buffer.from(sha256, 'hex')))
  expect([named, forgotten, fresh].map(({ sha256 }) => kept(sha256))).toEqual([true, false, true])
})

test('nothing of this told the server’s log of bugs', () => {
  expect(api.bugs).toEqual([])
})
