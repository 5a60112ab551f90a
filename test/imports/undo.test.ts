/** A sheet of attendance, imported and taken back: every figure is what it was. */
import { expect, test, vi } from 'vitest'
import { workInRealm } from '#modules/dossier/jobs-imports.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { apiOn, formOf } from '../api/api.ts'
import { importCases } from '../api/cases.ts'
import { freshDatabase } from '../database.ts'
import { never, settingsOf } from './world.ts'
import type { Told } from './world.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const database = await freshDatabase()
let clock = new Date()
const api = await apiOn(database, () => clock)
await importCases(database, api.filesDir, ['two-tier'])
const realm = 'two-tier'
const { rows: realms } = await database.pool.query<{ realm_id: number }>(
  'select realm_id from realms where code = $1',
  [realm],
)

async function post(where: string, payload?: unknown): Promise<Told> {
  clock = new Date(clock.getTime() + 1000)
  const body = payload === undefined ? undefined : { type: 'application/json', payload: JSON.stringify(payload) }
  const reply = await api.post(`${where}?realm=${realm}`, body)
  expect(reply.status, reply.raw.toString()).toBe(200)
  return reply.json()
}
async function figures(): Promise<Told> {
  await refreshFigures(database, realm)
  const units = ['P', 'D00', 'D01']
  const asked = units.map((unit) => api.get('/campaigns/C1/figures', { realm, unit, as_of: '2026-04-02' }))
  return (await Promise.all(asked)).map((reply) => {
    const { known_at: _at, position: _position, ...rest } = reply.json()
    return rest
  })
}
async function work(): Promise<void> {
  clock = new Date(clock.getTime() + 1000)
  await workInRealm({ database, filesDir: api.filesDir, now: () => clock }, realms[0]?.realm_id ?? 0, never)
}

test('undoing an imported sheet restores every figure', async () => {
  const before = await figures()
  const { rows } = await database.pool.query<{ session: string; person: string }>(
    `select s.code as session, p.code as person from attendance a join session_ids s using (realm_id, session_id)
     join person_ids p using (realm_id, person_id) where a.realm_id = $1 and a.superseded_at is null
       and a.status = 'present' order by 1, 2 limit 400`,
    [realms[0]?.realm_id],
  )
  expect(rows.length).toBeGreaterThan(100)
  const sheet = ['Mã buổi\tMã đảng viên\tĐiểm danh', ...rows.map((row) => `${row.session}\t${row.person}\tVắng`)].join(
    '\n',
  )
  const sent = (await api.post(`/imports?realm=${realm}`, formOf([{ name: 'diem-danh.txt', content: sheet }]))).json()
  const preview = (await api.get(`/imports/${sent.job}/preview`, { realm })).json()
  expect(preview.files).toEqual(['attendance'])
  await post(`/imports/${sent.job}/check`, { settings: settingsOf(preview) })
  await work()
  const read = async (): Promise<Told> => (await api.get(`/imports/${sent.job}`, { realm })).json()
  expect(await read()).toMatchObject({ state: 'checked', fault_count: 0 })
  await post(`/imports/${sent.job}/start`, {})
  await work()
  const { state, position } = await read()
  expect(state).toBe('done')
  expect(await figures()).not.toEqual(before)
  await post(`/orders/${position}/undo`)
  expect(await figures()).toEqual(before)
})
