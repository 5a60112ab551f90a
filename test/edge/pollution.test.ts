import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '#core/contract.ts'
import { apiPrefix } from '#server/bind.ts'
import { allRoutes } from '#server/routes.ts'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const { app, bugs } = await edged(await freshDatabase())
const endpoints = (await allRoutes()).map(({ endpoint }) => endpoint)

type Refused = { status: number; code: string; issues: { path: string; message: string }[] }

/** What an endpoint says to a query string; it is refused before anybody looks at who asks. */
async function ask({ method, path, body }: Endpoint, query: string): Promise<Refused> {
  const reply = await app.inject({
    method,
    url: `${apiPrefix}${path.replaceAll(/\{\w+\}/g, '1')}?${query}`,
    headers: { host: '127.0.0.1', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { payload: '{}' } : {}),
  })
  return { status: reply.statusCode, ...(reply.json() as Omit<Refused, 'status'>) }
}

const namesOf = ({ query }: Endpoint): string[] => (query instanceof z.ZodObject ? Object.keys(query.shape) : [])
const isLoose = ({ query }: Endpoint): boolean => query instanceof z.ZodObject && query.def.catchall !== undefined
const asked = endpoints.filter((one) => !isLoose(one))

test('only the return of a sign-in from elsewhere takes parameters that nobody named', () => {
  expect(endpoints.filter(isLoose).map(({ id }) => id)).toEqual(['endOidc'])
  expect(endpoints.filter(({ query }) => !(query instanceof z.ZodObject))).toEqual([])
})

test.each(asked.map((one) => [one.id, one] as const))(
  '%s names the parameters that it does not know',
  async (_id, one) => {
    for (const name of ['nosuch', '__proto__', 'constructor', 'toString', 'unit[]', 'realm[x]', 'Realm', 'status_']) {
      const reply = await ask(one, `${encodeURIComponent(name)}=1`)
      expect([name, reply.status, reply.code]).toEqual([name, 400, 'bad-request'])
      expect(reply.issues.map(({ path, message }) => `${path} ${message}`).join('\n')).toContain(name)
    }
  },
)

test.each(asked.flatMap((one) => namesOf(one).map((name) => [one.id, name, one] as const)))(
  '%s takes %s once, and as a text alone',
  async (_id, name, one) => {
    for (const query of [`${name}=1&${name}=1`, `${name}=1&${name}=2`, `${name}[]=1`, `${name}[__proto__][x]=1`]) {
      const reply = await ask(one, query)
      expect([query, reply.status]).toEqual([query, 400])
      expect(reply.issues.every(({ path }) => path.startsWith(`querystring.${name}`))).toBe(true)
    }
  },
)

test('no request of this file was a bug', () => expect(bugs).toEqual([]))
