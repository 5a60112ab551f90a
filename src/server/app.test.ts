import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { code, endpoint, noParams } from '#core/contract.ts'
import { Problem } from '#core/problem.ts'
import { bound } from '#platform/http.ts'
import type { RequestContext } from '#platform/http.ts'
import { freshDatabase } from '../../test/database.ts'
import { buildApp } from './app.ts'

const greet = endpoint({
  id: 'greet',
  method: 'GET',
  needs: 'nobody',
  path: '/units/{unit}/greeting',
  summary: 'A greeting',
  params: z.object({ unit: code }),
  query: z.object({ times: z.coerce.number().int().min(1).max(3).default(1) }),
  reply: z.object({ words: z.array(z.string()) }),
  refusals: ['not-found'],
})
const paper = endpoint({
  id: 'paper',
  method: 'GET',
  needs: 'nobody',
  path: '/paper.txt',
  summary: 'A file',
  params: noParams,
  query: z.object({}),
  produces: 'application/x-paper',
  reply: z.any(),
  refusals: [],
})
const hand = endpoint({
  id: 'hand',
  method: 'POST',
  needs: 'nobody',
  path: '/hand',
  summary: 'Takes a file',
  params: noParams,
  query: z.object({}),
  consumes: 'multipart/form-data',
  reply: z.object({ size: z.number() }),
  refusals: ['unsupported-media-type'],
})
const nudge = endpoint({
  id: 'nudge',
  method: 'POST',
  needs: 'nobody',
  path: '/nudge',
  summary: 'An order without a body',
  params: noParams,
  query: z.object({}),
  reply: z.object({ done: z.boolean() }),
  refusals: ['conflict'],
})

const routes = [
  bound(greet, async (_cx, { params, query }) => {
    if (params.unit === 'none') throw new Problem('not-found')
    if (params.unit === 'bug') throw new Error('Nguyễn Văn A is not a number')
    if (params.unit === 'lie') return { words: [1] } as never
    if (params.unit === 'clash') {
      throw Object.assign(new Error('duplicate key'), {
        severity: 'ERROR',
        code: '23505',
        constraint: 'units_current',
        detail: 'Key (code)=(bí mật)',
      })
    }
    return { words: Array.from({ length: query.times }, () => `Chào ${params.unit}`) }
  }),
  bound(paper, async () => Buffer.from('giấy')),
  bound(hand, async (_cx, { request }) => ({ size: (await (await request.file())!.toBuffer()).length })),
  bound(nudge, async () => ({ done: true })),
]

let app: FastifyInstance
let webDir: string
const told: string[] = []

beforeAll(async () => {
  webDir = mkdtempSync(path.join(os.tmpdir(), 'quantriet-web-'))
  mkdirSync(path.join(webDir, 'assets'))
  writeFileSync(path.join(webDir, 'index.html'), '<!doctype html><title>bảng</title>')
  writeFileSync(path.join(webDir, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(path.join(webDir, '.sources'), 'hash')
  const database = await freshDatabase()
  const cx: RequestContext = { database, now: () => new Date(0), filesDir: '/nowhere', appVersion: '1.2.3' }
  app = await buildApp({ cx, routes, webDir, log: (line) => told.push(line) })
})
beforeEach(() => told.splice(0))
afterAll(async () => {
  await app.close()
  rmSync(webDir, { recursive: true })
})

const host = '127.0.0.1:8016'
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers: { host, ...headers } })

describe('contract', () => {
  test('path and query are read by the contract, Vietnamese codes included', async () => {
    const reply = await get(`/api/v1/units/${encodeURIComponent('Đảng bộ A')}/greeting?times=2`)
    expect(reply.json()).toEqual({ words: ['Chào Đảng bộ A', 'Chào Đảng bộ A'] })
    expect(reply.headers['cache-control']).toBe('no-store')
  })

  test('what does not fit is refused with every place named', async () => {
    const reply = await get('/api/v1/units/A/greeting?times=9')
    expect(reply.statusCode).toBe(400)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json()).toMatchObject({ code: 'bad-request', status: 400, issues: [{ path: 'querystring.times' }] })
  })

  test('a refusal keeps its code and status, and carries the id of the request', async () => {
    const reply = await get('/api/v1/units/none/greeting')
    expect(reply.json()).toMatchObject({ code: 'not-found', status: 404, requestId: reply.headers['x-request-id'] })
  })

  test('a bug answers 500 without any detail and is told to the log with its place', async () => {
    const reply = await get('/api/v1/units/bug/greeting')
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('Nguyễn')
    expect(told.join()).toContain('/api/v1/units/:unit/greeting')
  })

  test('a database error is logged without the values of its row', async () => {
    expect((await get('/api/v1/units/clash/greeting')).json()).toMatchObject({ code: 'internal', detail: '' })
    expect(told.join()).toContain('units_current')
    expect(told.join()).not.toContain('bí mật')
  })

  test('a reply that breaks its contract is a bug, not a reply', async () => {
    expect((await get('/api/v1/units/lie/greeting')).json()).toMatchObject({ code: 'internal' })
  })

  test('a file comes under the media type of its contract', async () => {
    const reply = await get('/api/v1/paper.txt')
    expect(reply.headers['content-type']).toBe('application/x-paper')
    expect(reply.body).toBe('giấy')
  })

  test('the description names every endpoint, its refusals and its media types', async () => {
    const document = (await get('/api/v1/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual([
      '/api/v1/units/{unit}/greeting',
      '/api/v1/paper.txt',
      '/api/v1/hand',
      '/api/v1/nudge',
    ])
    const { responses } = document.paths['/api/v1/units/{unit}/greeting'].get
    expect(Object.keys(responses)).toEqual(['200', '400', '404', '500'])
    expect(Object.keys(responses['404'].content)).toEqual(['application/problem+json'])
    expect(Object.keys(document.paths['/api/v1/paper.txt'].get.responses['200'].content)).toEqual([
      'application/x-paper',
    ])
    expect(document.paths['/api/v1/hand'].post.requestBody.content).toHaveProperty(['multipart/form-data'])
  })
})

describe('bodies', () => {
  const form = `--x\r\ncontent-disposition: form-data; name="f"; filename="units.csv"\r\ncontent-type: text/csv\r\n\r\nmột\r\n--x--\r\n`
  const post = (url: string, headers: Record<string, string>, payload?: string) =>
    app.inject({ method: 'POST', url, headers: { host, ...headers }, payload })

  test('a form is taken where the contract takes one', async () => {
    const reply = await post('/api/v1/hand', { 'content-type': 'multipart/form-data; boundary=x' }, form)
    expect(reply.json()).toEqual({ size: 5 })
  })

  test.each([
    ['application/json'],
    ['application/json; multipart/form-data'],
    ['multipart/form-data\t; boundary=x'],
    ['multipart/form-datax; boundary=x'],
    [' application/xml , multipart/form-data; boundary=x'],
  ])('a body sent as %s is refused', async (type) => {
    expect((await post('/api/v1/hand', { 'content-type': type }, form)).json()).toMatchObject({
      code: 'unsupported-media-type',
    })
  })

  test('an order without a body takes none', async () => {
    expect((await post('/api/v1/nudge', {})).json()).toEqual({ done: true })
    expect((await post('/api/v1/nudge', { 'content-type': 'text/plain' }, 'x')).statusCode).toBe(415)
  })

  test.each([
    [{ origin: 'http://evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, 200],
  ])('an order that a browser sends with %o is answered %i', async (headers, status) => {
    expect((await post('/api/v1/nudge', headers as Record<string, string>)).statusCode).toBe(status)
  })
})

describe('pages', () => {
  test.each([['/'], ['/NQ12/QN?as_of=2016-09-15'], ['/units/Đ']])(
    '%s is the web app, asked for anew each time',
    async (url) => {
      const reply = await get(encodeURI(url))
      expect(reply.statusCode).toBe(200)
      expect(reply.body).toContain('bảng')
      expect(reply.headers['cache-control']).toBe('no-cache')
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
      expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    },
  )

  test('a file with a hash in its name is kept for a year', async () => {
    const reply = await get('/assets/main-abc123.js')
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(reply.headers['content-type']).toContain('javascript')
  })

  test.each([['/assets/gone.js'], ['/api/v1/nothing'], ['/api'], ['/api/v2/units']])('%s is not found', async (url) => {
    expect((await get(url)).json()).toMatchObject({ code: 'not-found', status: 404 })
  })

  test.each([['/.sources'], ['/../package.json'], ['/%2e%2e/package.json'], ['/..%2fpackage.json']])(
    '%s gives nothing of the disk away',
    async (url) => {
      const reply = await get(url)
      expect(reply.body).not.toContain('hash')
      expect(reply.body).not.toContain('quan-triet')
    },
  )

  test.each([['evil.example'], ['127.0.0.1.evil.example:8016'], ['192.168.1.5:8016']])(
    'a request for the host "%s" is refused',
    async (name) => {
      expect((await get('/', { host: name })).statusCode).toBe(400)
    },
  )

  test.each([['localhost:8016'], ['127.0.0.1'], ['[::1]:8016']])(
    'a request for the host %s is served',
    async (name) => {
      expect((await get('/', { host: name })).statusCode).toBe(200)
    },
  )
})
