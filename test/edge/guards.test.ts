import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { localEdge } from '#platform/edge.ts'
import type { Edge } from '#platform/edge.ts'
import { allRoutes } from '#server/routes.ts'
import { apiPrefix } from '#server/bind.ts'
import { clockAt, Browser } from '../accounts/browser.ts'
import { addOffice } from '../accounts/office.ts'
import { codeOf, setUpAdministrator } from '../accounts/people.ts'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const name = 'hoctap.example.vn'
const edge: Edge = {
  ...localEdge,
  publicUrl: new URL(`https://${name}`),
  hosts: [name],
  trustedProxies: ['10.0.0.1'],
  behindProxy: true,
}
const database = await freshDatabase()
const office = await addOffice(database)
const clock = clockAt('2026-03-10T01:00:00Z')
const { app, bugs, webDir } = await edged(database, { edge, now: () => clock.now })
const local = await edged(database, { now: () => clock.now })

type Headers = Record<string, string>
const get = (headers: Headers, remoteAddress = '127.0.0.1', url = '/api/v1/me') =>
  app.inject({ url, headers, remoteAddress })
const byProxy = { host: name, 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }

describe('an open installation', () => {
  test('lets this machine’s own browser in, and nobody under a public name or through a proxy', async () => {
    expect((await get({ host: '127.0.0.1:8016' })).json()).toMatchObject({ kind: 'machine' })
    expect((await get({ host: name })).statusCode).toBe(400)
    expect((await get(byProxy, '10.0.0.1')).statusCode).toBe(400)
    expect((await get({ host: '127.0.0.1', 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(400)
    expect((await get({ host: 'localhost', via: '1.1 proxy' })).statusCode).toBe(400)
  })
})

describe('a closed installation', () => {
  let secret = ''
  test('is made', async () => {
    ;({ secret } = await setUpAdministrator(database, clock, new Browser(local.app, '127.0.0.1'), office.realm))
  })

  test('answers through the proxy under its public name', async () => {
    expect((await get(byProxy, '10.0.0.1')).statusCode).toBe(200)
  })

  test.each([[''], ['evil.example'], [`${name}.evil.example`], [`evil.example/${name}`], ['192.168.1.5']])(
    'refuses the host "%s"',
    async (host) => {
      expect((await get({ ...byProxy, host }, '10.0.0.1')).statusCode).toBe(400)
      expect((await get({ ...byProxy, 'x-forwarded-host': host || 'x' }, '10.0.0.1')).statusCode).toBe(400)
    },
  )

  test('takes no request that went around the proxy', async () => {
    expect((await get({ host: name }, '203.0.113.9')).statusCode).toBe(403)
    expect((await get(byProxy, '203.0.113.9')).statusCode).toBe(403)
  })

  test('the address of a client is the one the trusted proxy saw, never one that the client wrote', async () => {
    const guess = async (headers: Headers, remoteAddress: string): Promise<string> => {
      const body = { realm: 'default', user_name: 'khong.co', password: 'sai rồi nhé bạn ơi' }
      await app.inject({ method: 'POST', url: '/api/v1/sign-in', headers, payload: body, remoteAddress })
      const { rows } = await database.pool.query<{ payload: string }>(
        `select payload::text from journal_payloads order by event_id desc limit 1`,
      )
      return rows[0]?.payload ?? ''
    }
    const forged = { ...byProxy, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }
    expect(await guess(forged, '10.0.0.1')).toContain('203.0.113.9')
    expect(await guess({ host: '127.0.0.1', 'x-forwarded-for': '198.51.100.1' }, '127.0.0.1')).not.toContain(
      '198.51.100',
    )
  })

  test('sets its cookie for this host and TLS alone, also when the proxy says nothing of TLS', async () => {
    clock.forward(2)
    const password = 'thuyền giấy trôi ngược dòng kênh'
    const reply = await app.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      remoteAddress: '10.0.0.1',
      headers: { host: name, 'x-forwarded-for': '203.0.113.9', origin: `https://${name}` },
      payload: { realm: 'default', user_name: 'quantri.an', password, code: codeOf(secret, clock.now) },
    })
    expect(reply.statusCode).toBe(200)
    expect(String(reply.headers['set-cookie'])).toMatch(
      /^__Host-quantriet=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure(; Max-Age=\d+)?$/,
    )
    expect(reply.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })
})

describe('orders from another site', async () => {
  const orders = (await allRoutes()).map(({ endpoint }) => endpoint).filter(({ method }) => method === 'POST')

  test.each(orders.map(({ id, path: where }) => [id, where]))('%s refuses them', async (_id, where) => {
    const url = `${apiPrefix}${where.replaceAll(/\{\w+\}/g, '1')}`
    const foreign: Headers[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://${name}` },
      { origin: `https://sub.${name}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: `https://${name}` },
    ]
    for (const headers of foreign) {
      const reply = await app.inject({
        method: 'POST',
        url,
        remoteAddress: '10.0.0.1',
        headers: { ...byProxy, ...headers },
      })
      expect([reply.statusCode, headers]).toEqual([403, headers])
    }
  })

  test('answers of the API are not given to another site’s page, and no other origin is allowed in', async () => {
    const headers = { ...byProxy, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
    expect((await get(headers, '10.0.0.1')).statusCode).toBe(403)
    const reply = await get({ ...byProxy, origin: 'https://evil.example' }, '10.0.0.1')
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('the page', () => {
  const page = (url = '/') => local.app.inject({ url, headers: { host: '127.0.0.1' } })
  const nonceOf = (text: string): string => /nonce="([^"]+)"/.exec(text)?.[1] ?? ''

  test.each([['/'], ['/index.html'], ['/r/default']])('%s has a nonce of its own at every request', async (url) => {
    const [one, two] = [await page(url), await page(url)]
    expect(nonceOf(one.body)).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(nonceOf(one.body)).not.toBe(nonceOf(two.body))
    const policy = String(one.headers['content-security-policy'])
    expect(policy).toContain(`script-src 'self' 'nonce-${nonceOf(one.body)}';`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toMatch(/https?:|\*/)
  })

  test('an answer of the API may do nothing when it is shown as a page', async () => {
    const reply = await get(byProxy, '10.0.0.1')
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
    expect(reply.headers['content-security-policy']).toContain('sandbox')
    expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })

  test('is the one of the newest build, without a new start', async () => {
    const { webDir: folder } = local
    writeFileSync(path.join(folder, 'next.html'), '<!doctype html><p nonce="QUANTRIET-NONCE">bản mới</p>')
    renameSync(path.join(folder, 'next.html'), path.join(folder, 'index.html'))
    expect((await page()).body).toContain('bản mới')
    renameSync(path.join(folder, 'index.html'), path.join(folder, 'away.html'))
    expect((await page()).body).toContain('bản mới')
  })
})

test('no request of this file was a bug', () => {
  expect([...bugs, ...local.bugs]).toEqual([])
  expect(readdirSync(webDir)).toContain('index.html')
})
