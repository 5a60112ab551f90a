import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import type { Database } from '#platform/database.ts'
import { apiPrefix } from '#server/bind.ts'
import { buildApp } from '#server/app.ts'
import { allRoutes } from '#server/routes.ts'
import { testKeys } from './keys.ts'

export type Got = {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
  readonly body: any
  readonly raw: Buffer
  readonly headers: Record<string, unknown>
}

/** A clock that is moved by hand. */
export type Clock = { now: Date; readonly forward: (minutes: number) => void }

export function clockAt(text: string): Clock {
  const clock: Clock = {
    now: new Date(text),
    forward: (minutes) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000)
    },
  }
  return clock
}

/** The server on a database, for browsers that keep cookies; ends with the test file. */
export async function serverOn(database: Database, clock: Clock, factorKeys = testKeys) {
  const bugs: string[] = []
  const app = await buildApp({
    cx: { database, now: () => clock.now, filesDir: '/nonexistent', appVersion: '0.0.0', factorKeys },
    routes: await allRoutes(),
    webDir: null,
    log: (line) => bugs.push(line),
  })
  afterAll(() => app.close())
  return { app, bugs, browser: (address = '10.0.0.1') => new Browser(app, address) }
}

/** Somebody's browser at an address: it keeps cookies as a real one does. */
export class Browser {
  readonly app: FastifyInstance
  readonly address: string
  readonly jar = new Map<string, string>()
  constructor(app: FastifyInstance, address: string) {
    this.app = app
    this.address = address
  }
  get(where: string): Promise<Got> {
    return this.send('GET', where)
  }
  post(where: string, body?: object): Promise<Got> {
    return this.send('POST', where, body)
  }
  async send(method: 'GET' | 'POST', where: string, body?: object): Promise<Got> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await this.app.inject({
      method,
      url: `${apiPrefix}${where}`,
      remoteAddress: this.address,
      headers: {
        host: '127.0.0.1',
        'user-agent': 'Thử',
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    })
    const set = reply.headers['set-cookie']
    for (const line of set === undefined ? [] : [set].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) this.jar.delete(name)
      else this.jar.set(name, value)
    }
    const json = String(reply.headers['content-type'] ?? '').includes('json')
    const parsed: unknown = json ? reply.json() : null
    return { status: reply.statusCode, body: parsed, raw: reply.rawPayload, headers: reply.headers }
  }
}

export const strong = 'thuyền giấy trôi ngược dòng kênh'
