import dns from 'node:dns'
import { connect, Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '#core/contract.ts'
import { apiPrefix } from '#server/bind.ts'
import { allRoutes } from '#server/routes.ts'
import { Browser, clockAt } from '../accounts/browser.ts'
import { addOffice } from '../accounts/office.ts'
import { addOfficer, enrol, setUpAdministrator } from '../accounts/people.ts'
import { formOf } from '../api/api.ts'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const database = await freshDatabase()
const office = await addOffice(database)
await database.pool.query(`update units set sector = 'local'`)
const clock = clockAt('2026-03-10T01:00:00Z')
const { app, bugs } = await edged(database, { now: () => clock.now })
const endpoints = (await allRoutes()).map(({ endpoint }) => endpoint)

type Answer = { readonly of: string; readonly status: number; readonly type: string; readonly cache: string }
const answers: Answer[] = []
const reached: string[] = []

/** Notes whom this process connects to, by name or number. */
function watch(): () => void {
  const plain = Socket.prototype.connect
  const { lookup } = dns
  // oxlint-disable-next-line typescript/no-explicit-any -- Node calls it in four ways
  Socket.prototype.connect = function (this: Socket, ...to: any[]) {
    const [first, second] = Array.isArray(to[0]) ? to[0] : to
    const { host, port } = typeof first === 'object' ? first : { host: second, port: first }
    reached.push(`${host}:${port}`)
    return Reflect.apply(plain, this, to) as Socket
  } as typeof plain
  dns.lookup = ((name: string, ...rest: never[]) => {
    reached.push(name)
    return (lookup as (...of: unknown[]) => void)(name, ...rest)
  }) as typeof lookup
  return () => {
    Socket.prototype.connect = plain
    dns.lookup = lookup
  }
}
const unwatch = watch()
afterAll(unwatch)

const places: Readonly<Record<string, string>> = { unit: 'A', campaign: 'C1', realm: 'default', type: 'account' }
const sound: Readonly<Record<string, string>> = {
  as_of: '2026-03-01',
  unit: 'A',
  figure: 'expected',
  kind: 'sessions',
  file: 'units',
}

/** An address of an endpoint with what its query must have; `bad` makes it one that is refused. */
function urlOf({ path, query }: Endpoint, bad: boolean): string {
  const { shape = {} } = query as unknown as { shape?: object }
  const given = Object.entries(sound).filter(([name]) => name in shape)
  const asked = new URLSearchParams(bad ? { nosuch: '1' } : Object.fromEntries(given))
  return `${apiPrefix}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '1')}?${asked.toString()}`
}

async function ask(
  of: string,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  cookie: string,
  form?: ReturnType<typeof formOf>,
): Promise<void> {
  const body = form ? { payload: form.payload } : method === 'GET' ? {} : { payload: '{}' }
  const type = form?.type ?? 'application/json'
  const headers = {
    host: '127.0.0.1',
    ...(cookie ? { cookie } : {}),
    ...(method === 'GET' ? {} : { 'content-type': type }),
  }
  const reply = await app.inject({ method, url, headers, ...body })
  const { 'content-type': shown = '', 'cache-control': cache = '' } = reply.headers
  answers.push({ of: `${of} ${reply.statusCode}`, status: reply.statusCode, type: String(shown), cache: String(cache) })
}

const cookieOf = (browser: Browser): string => [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')

beforeAll(async () => {
  const chief = new Browser(app, '127.0.0.1')
  await setUpAdministrator(database, clock, chief, office.realm)
  const officer = new Browser(app, '127.0.0.1')
  await addOfficer(chief, officer, { userName: 'tuyengiao', unit: 'P', role: 'campaign_officer' })
  await enrol(officer, clock)
  for (const cookie of ['', cookieOf(chief), cookieOf(officer)]) {
    for (const endpoint of endpoints.filter(({ method, id }) => method === 'GET' || id === 'importDossier')) {
      const form = formOf([{ name: 'units.csv', content: 'code,name,level,parent\nZZ,,nolevel,\n' }])
      for (const bad of [false, true]) {
        await ask(endpoint.id, endpoint.method, urlOf(endpoint, bad), cookie, endpoint.consumes ? form : undefined)
      }
    }
    // an order without what it needs: refused, but answered
    for (const endpoint of endpoints.filter(({ method, body }) => method === 'POST' && body))
      await ask(endpoint.id, 'POST', urlOf(endpoint, false), cookie)
    await ask('a dossier as JSON', 'POST', `${apiPrefix}/import`, cookie)
    await ask('no such place', 'GET', `${apiPrefix}/nosuch`, cookie)
    await ask('no such method', 'PUT', `${apiPrefix}/me`, cookie)
    await ask('the description', 'GET', `${apiPrefix}/openapi.json`, cookie)
    await ask('the page', 'GET', '/', cookie)
  }
}, 120_000)

test('every kind of answer is among those that are looked at', () => {
  const seen = new Set(answers.map(({ status }) => status))
  for (const status of [200, 400, 401, 403, 404, 415, 422]) expect([status, seen.has(status)]).toEqual([status, true])
  const good = new Set(answers.filter(({ status }) => status === 200).map(({ of }) => of))
  expect(good.size).toBeGreaterThan(20)
})

test('every answer says what it is, and text in which letters', () => {
  for (const { of, type } of answers) {
    const isText = /^(?:text\/|application\/(?:problem\+)?json)/.test(type)
    expect([of, type]).toEqual([of, expect.stringMatching(isText ? /; charset=utf-8$/ : /^application\/[\w.+-]+$/)])
  }
})

test('no answer of the API is kept by a browser or a proxy', () => {
  for (const { of, cache } of answers.filter((one) => !one.of.startsWith('the page')))
    expect([of, cache]).toEqual([of, 'no-store'])
})

test('while everything is asked, nobody is connected to but the database', () => {
  const { hostname, port } = new URL(database.url)
  const own = [`${hostname}:${port}`, hostname]
  expect(reached).toContain(own[0])
  expect([...new Set(reached)].filter((one) => !own.includes(one))).toEqual([])
  connect(9, '127.0.0.1').on('error', () => undefined) // what is not the database's would be seen
  expect(reached).toContain('127.0.0.1:9')
})

test('no request of this file was a bug', () => expect(bugs).toEqual([]))
