import { expect, test } from 'vitest'
import { makeRefusalLog } from '#server/refusal-log.ts'
import { Browser, clockAt, strong } from '../accounts/browser.ts'
import { addOffice } from '../accounts/office.ts'
import { addOfficer, setUpAdministrator } from '../accounts/people.ts'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const lines: string[] = []
let milliseconds = 0
const refusals = makeRefusalLog(
  (line) => lines.push(line),
  () => milliseconds,
)
const { app, bugs } = await edged(database, { now: () => clock.now, refusals })
const office = await addOffice(database)
const chief = new Browser(app, '10.6.0.1')
await setUpAdministrator(database, clock, chief, office.realm)
const at = new Browser(app, '10.6.0.2')
const account = await addOfficer(chief, at, { userName: 'thuky.bimat', unit: 'A1', role: 'unit_officer' })
const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>

test.each([
  ['a right that one has not', 403, 'GET', '/journal', '/api/v1/journal'],
  ['a unit out of scope', 404, 'GET', '/units/B1?as_of=2026-03-10', '/api/v1/units/:unit'],
  ['an account out of scope', 404, 'POST', '/accounts/1/reset', '/api/v1/accounts/:account/reset'],
] as const)('%s: %d is told with request, account and route', async (_what, status, method, where, route) => {
  const got = await at.send(method, where)
  expect(got.status).toBe(status)
  expect(last()).toEqual({
    ...{ event: 'refused', request: got.body.requestId, status, code: got.body.code, method, route },
    ...{ realm: office.realm, account },
  })
})

test.each([
  ['without a sign-in', { host: '127.0.0.1' }, 401],
  ['from another site’s page', { host: '127.0.0.1', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, 403],
  ['under a name that is not the server’s', { host: 'evil.example' }, 400],
])('a request %s is told, without who it was', async (_what, headers, status) => {
  const before = lines.length
  const reply = await app.inject({ url: '/api/v1/accounts?search=bimat', headers })
  expect(reply.statusCode).toBe(status)
  expect(lines.length).toBe(before + 1)
  expect(Object.keys(last()).toSorted()).toEqual(['code', 'event', 'method', 'request', 'route', 'status'])
})

test('no name, address or word of a request stands in the log', async () => {
  await new Browser(app, '10.6.0.3').post('/sign-in', { user_name: 'thuky.bimat', password: 'khoaitayluocchin' })
  expect(last()).toMatchObject({ status: 401, code: 'wrong-credentials' })
  for (const word of ['bimat', 'khoaitay', '10.6.', strong, 'evil']) expect(lines.join('\n')).not.toContain(word)
})

test('what is no refusal is not told', async () => {
  const before = lines.length
  await at.get('/me')
  await at.get('/units/A1') // a question that is badly put
  await app.inject({ url: '/api/v1/nowhere', headers: { host: '127.0.0.1' } })
  expect(lines.length).toBe(before)
})

test('a flood of refusals is 120 lines a minute and one that counts the others', async () => {
  milliseconds += 60_000
  const before = lines.length
  for (let i = 0; i < 150; i++) await at.get('/journal')
  expect(lines.length - before).toBe(120)
  milliseconds += 60_000
  await at.get('/journal')
  expect(lines.slice(before + 120).map((line) => JSON.parse(line))).toMatchObject([
    { event: 'refused-more', count: 30 },
    { event: 'refused', status: 403 },
  ])
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
