/**
 * Every reading of personal data is an event, once a page, and no other reading is: asked of every endpoint that there
 * is, and held against core/readings.ts. An endpoint that shows people and isn't stated there fails.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ownReadings, readings } from '#core/readings.ts'
import { allRoutes } from '#server/routes.ts'
import { apiOn } from '../api/api.ts'
import { freshDatabase } from '../database.ts'
import { addCanaryAccount, canaries, other, writeDossier } from '../privacy/canaries.ts'
import { notHere, questionsOf, valuesFor, whereOf } from '../privacy/questions.ts'
import { partsOf } from '../report/docx.ts'
import { importFrom } from '../world.ts'

const base = mkdtempSync(path.join(tmpdir(), 'quan-triet-readings-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const database = await freshDatabase()
const api = await apiOn(database)
await importFrom(database, 'default', writeDossier(path.join(base, 'dossier')), { filesDir: api.filesDir })
const values = valuesFor(await addCanaryAccount(database, 1))
const endpoints = (await allRoutes()).map(({ endpoint }) => endpoint)
const gets = endpoints.filter(({ method }) => method === 'GET')
const stated: Readonly<Record<string, string>> = readings

type Told = { event_id: number; action: string; actor: string; door: string; payload: Record<string, unknown> }
async function toldSince(event: number): Promise<Told[]> {
  const { rows } = await database.pool.query<Told>(
    `select event_id, action, actor, door, payload from journal_events join journal_payloads using (event_id)
     where event_id > $1 order by event_id`,
    [event],
  )
  return rows
}
const last = async (): Promise<number> => (await toldSince(0)).at(-1)?.event_id ?? 0

const shown = gets.filter(({ id }) => !notHere.has(id)).map((endpoint) => ({ id: endpoint.id, endpoint }))

describe.each(shown)('$id', ({ id, endpoint }) => {
  const action = stated[id]
  test(action === undefined ? 'is no reading of people and tells nothing' : `is told as ${action}`, async () => {
    for (const query of questionsOf(endpoint)) {
      const before = await last()
      const { status, raw, type } = await api.get(whereOf(endpoint, values), query)
      const told = await toldSince(before)
      // what can't be asked here at all is told of by test/privacy/contacts.test.ts
      if (status !== 200) {
        expect([query, told]).toEqual([query, []])
        continue
      }
      expect([query, told.map((event) => event.action)]).toEqual([query, action === undefined ? [] : [action]])
      for (const event of told) {
        expect(event).toMatchObject({ actor: 'machine', door: 'page' })
        expect(event.payload).toHaveProperty('address')
      }
      const packed = /officedocument/.test(type) ? [...(await partsOf(raw)).values()].join('\n') : ''
      const all = `${raw.toString('utf8')}\n${packed}`
      const people = [...Object.values(canaries), other.name].filter((word) => all.includes(word))
      if (action === undefined && !ownReadings.includes(id)) expect(people).toEqual([])
      // no event holds what it tells that somebody read
      const events = JSON.stringify(told)
      expect([...Object.values(canaries), other.name].filter((word) => events.includes(word))).toEqual([])
    }
  })
})

test('what is refused was not read', async () => {
  const before = await last()
  expect(
    (await api.get('/campaigns/C1/names', { unit: 'KHONG-CO', as_of: '2026-04-02', figure: 'expected' })).status,
  ).toBe(404)
  expect((await api.get('/campaigns/C1/report.docx', { unit: 'KHONG-CO', as_of: '2026-04-02' })).status).toBe(404)
  expect((await api.get('/accounts/987654321')).status).toBe(404)
  expect(await toldSince(before)).toEqual([])
})

test('each page of a long list is a reading of its own', async () => {
  const before = await last()
  const query = { unit: 'D00', as_of: '2026-04-02', figure: 'expected', limit: 2 }
  const first = (await api.get('/campaigns/C1/names', query)).json()
  await api.get('/campaigns/C1/names', { ...query, after: first.next })
  expect((await toldSince(before)).map(({ payload }) => payload['rows'])).toEqual([2, 2])
})

test('everything that is stated is there, and reads', () => {
  const ids = endpoints.map(({ id }) => id)
  for (const id of [...Object.keys(readings), ...ownReadings]) expect(ids).toContain(id)
})
