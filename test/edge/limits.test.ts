import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { Endpoint } from '#core/contract.ts'
import { apiPrefix } from '#server/bind.ts'
import { allRoutes } from '#server/routes.ts'
import { clockAt, Browser } from '../accounts/browser.ts'
import { addOffice } from '../accounts/office.ts'
import { setUpAdministrator } from '../accounts/people.ts'
import { formOf } from '../api/api.ts'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const megabyte = 1024 * 1024
const database = await freshDatabase()
const office = await addOffice(database)
await database.pool.query(`update units set sector = 'local'`)
const clock = clockAt('2026-03-10T01:00:00Z')
const { app, bugs } = await edged(database, { now: () => clock.now, uploadLimit: 8 * megabyte })
const address = await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo
const upload = `${apiPrefix}/import?dry_run=yes&realm=default`
const host = '127.0.0.1'

test('a file of one byte more than the limit is refused as too large', async () => {
  const send = (size: number) => {
    const { type, payload } = formOf([{ name: 'units.csv', content: Buffer.alloc(size, 'a') }])
    return app.inject({ method: 'POST', url: upload, headers: { host, 'content-type': type }, payload })
  }
  expect((await send(8 * megabyte + 1)).statusCode).toBe(413)
  expect((await send(8 * megabyte)).statusCode).toBe(422)
})

test('an upload that says it is too long is refused before it is sent, and one that does not say is as well', async () => {
  const ask = (headers: Record<string, string | number>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const type = { 'content-type': 'multipart/form-data; boundary=x' }
      const sent = request(`${address}${upload}`, { method: 'POST', headers: { ...type, ...headers } }, (reply) => {
        resolve(reply.statusCode)
        sent.destroy()
      })
      sent.once('error', reject)
      sent.flushHeaders()
    })
  expect(await ask({ 'content-length': 17 * megabyte })).toBe(413)
  expect(await ask({ 'transfer-encoding': 'chunked' })).toBe(400)
})

test('a large upload goes to disk and not into memory', async () => {
  const before = process.memoryUsage().rss
  const status = await new Promise((resolve, reject) => {
    const size = 15 * megabyte
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="units.csv"\r\n\r\n'
    const tail = '\r\n--x--\r\n'
    const length = head.length + size + tail.length
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': length }
    const sent = request(`${address}${upload}`, { method: 'POST', headers }, (reply) => resolve(reply.statusCode))
    sent.once('error', reject)
    sent.write(head)
    for (let i = 0; i < 15; i++) sent.write(Buffer.alloc(megabyte, 'a'))
    sent.end(tail)
  })
  expect(status).toBe(413)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * megabyte)
})

/** What the server says to bytes of our own. */
function say(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let heard = ''
    socket.setEncoding('utf8').on('data', (part: string) => (heard += part))
    socket.once('close', () => resolve(heard)).once('error', reject)
  })
}

const first = 'POST /api/v1/sign-out HTTP/1.1\r\nHost: 127.0.0.1\r\n'
const last = 'Host: 127.0.0.1\r\nConnection: close\r\n\r\n'
test.each([
  ['headers of more than 16 kB', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ${'a'.repeat(17_000)}\r\n\r\n`, 431],
  ['two lengths', `${first}Content-Length: 0\r\nContent-Length: 30\r\n\r\n`, 400],
  ['a length and chunks', `${first}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['chunks spelled otherwise', `${first}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 400],
  ['another host in its first line', `GET http://evil.example/ HTTP/1.1\r\n${last}`, 400],
  ['a length with a sign', `${first}Content-Length: +4\r\n\r\nabcd`, 400],
  ['two lengths in one', `${first}Content-Length: 0, 4\r\n\r\nabcd`, 400],
  ['a blank before the colon', `${first}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, 400],
  [
    'a header folded over two lines',
    `${first}Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ['lines that end by half', 'GET / HTTP/1.1\nHost: 127.0.0.1\n\n', 400],
  ['a NUL in a header', `${first}X-A: a\0b\r\nContent-Length: 0\r\n\r\n`, 400],
])('a request with %s is refused', async (_what, text, status) => {
  expect(await say(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
})

/** Sums over all rows of all tables but the journal's own. */
async function sums(): Promise<Record<string, string>> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'journal%' order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: lines } = await database.pool.query<{ line: string }>(
      `select t::text as line from "${name}" t order by 1`,
    )
    found[name] = createHash('sha256')
      .update(lines.map(({ line }) => line).join('\n'))
      .digest('hex')
  }
  return found
}

const values: Readonly<Record<string, string>> = {
  realm: 'default',
  unit: 'A',
  campaign: 'C1',
  account: '1',
  type: 'account',
  id: '1',
}

/** An address of an endpoint, with those of our values that its query takes. */
function urlOf({ path, query }: Endpoint): string {
  const given = new URLSearchParams({
    as_of: '2026-03-01',
    unit: 'A',
    figure: 'expected',
    kind: 'sessions',
    realm: 'default',
  })
  const { shape = {} } = query as unknown as { shape?: object }
  for (const key of [...given.keys()]) if (!(key in shape)) given.delete(key)
  return `${apiPrefix}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '1')}?${given.toString()}`
}

test('no reading changes anything, whether it is answered or refused', async () => {
  const chief = new Browser(app, '127.0.0.1')
  await setUpAdministrator(database, clock, chief, office.realm)
  const cookie = [...chief.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const readings = (await allRoutes()).map(({ endpoint }) => endpoint).filter(({ method }) => method === 'GET')
  const before = await sums()
  const answered: number[] = []
  for (const endpoint of readings) {
    for (const method of ['GET', 'HEAD'] as const) {
      const reply = await app.inject({ method, url: urlOf(endpoint), headers: { host, cookie } })
      answered.push(reply.statusCode)
    }
  }
  expect(await sums()).toEqual(before)
  expect(answered.filter((status) => status === 200).length).toBeGreaterThan(10)
  expect(Object.keys(before).length).toBeGreaterThan(20)
})

test('no request of this file was a bug', () => expect(bugs).toEqual([]))
