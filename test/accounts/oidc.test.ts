import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import type { Browser, Got } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, enrol, setUpAdministrator } from './people.ts'

const database = await freshDatabase()
const clock = clockAt(new Date().toISOString()) // the provider has its own clock
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
const chief = browser()
await setUpAdministrator(database, clock, chief, office.realm)

type Person = {
  readonly sub: string
  readonly preferred_username?: string
  readonly email?: string
  readonly email_verified?: boolean
}
let person: Person = { sub: 's-1' }
const returnTo = 'http://127.0.0.1/api/v1/oidc/return'

// the port is taken first, since the issuer's address holds it; until `serve` it answers nothing
let handler: ((request: never, response: never) => unknown) | null = null
const server = createServer((request, response) => {
  if (handler) void handler(request as never, response as never)
  else response.writeHead(503).end()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function serve(): void {
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'quantriet', client_secret: 'secret-of-the-test-only', redirect_uris: [returnTo] }],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    findAccount: (_cx: unknown, id: string) => ({ accountId: id, claims: () => ({ ...person }) }),
    interactions: { url: (_cx: unknown, interaction: { uid: string }) => `/do/${interaction.uid}` },
    cookies: { keys: ['key-of-the-test'] },
  } as never)
  const listener = provider.callback() as never as (request: unknown, response: unknown) => Promise<void>
  handler = (request, response) => {
    const { url = '' } = request as { url?: string }
    if (!url.startsWith('/do/')) return listener(request, response)
    // whoever comes is `person`, and agrees
    const finish = async (): Promise<void> => {
      const { prompt, params, session } = await provider.interactionDetails(request, response)
      if (prompt.name === 'login') {
        await provider.interactionFinished(request, response, { login: { accountId: person.sub } })
        return
      }
      const grant = new provider.Grant({ accountId: session?.accountId, clientId: params['client_id'] as string })
      grant.addOIDCScope('openid profile email')
      await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
    }
    return finish()
  }
}

process.env['OIDC_ISSUER'] = issuer
process.env['OIDC_CLIENT_ID'] = 'quantriet'
process.env['OIDC_CLIENT_SECRET'] = 'secret-of-the-test-only'
process.env['OIDC_REALM'] = 'default'

/** Walks the provider's pages as a browser does, until it sends back to the product. */
async function walk(url: string): Promise<string> {
  const jar = new Map<string, string>()
  for (let next = url, step = 0; step < 12; step++) {
    if (next.startsWith(returnTo)) return next.slice('http://127.0.0.1/api/v1'.length)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const to = reply.headers.get('location')
    if (to === null) throw new Error(`${reply.status} ${await reply.text()}`)
    next = new URL(to, next).href
  }
  throw new Error('The provider does not send back.')
}

async function through(at: Browser, who: Person): Promise<Got> {
  person = who
  const { body } = await at.post('/oidc/begin')
  return at.get(await walk(body.url))
}

test('a provider that does not answer stops nothing, and is asked again', async () => {
  expect((await browser().get('/sign-in')).body).toMatchObject({ oidc: true })
  expect(await browser().post('/oidc/begin')).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  serve()
  expect((await browser().post('/oidc/begin')).status).toBe(200)
})

test('whoever has an account with the provider’s user name comes in, with that account’s rights and no others', async () => {
  await addOfficer(chief, browser(), { userName: 'lan', unit: 'A1', role: 'class_clerk' })
  const at = browser()
  const back = await through(at, { sub: 's-lan', preferred_username: 'Lan' })
  expect(back).toMatchObject({ status: 302, headers: { location: '/sign-in' } })
  expect((await at.get('/me')).body).toMatchObject({ user_name: 'lan', roles: [{ role: 'class_clerk', unit: 'A1' }] })
  expect((await at.get('/me/sign-ins')).body.rows[0]).toMatchObject({ door: 'oidc', second_factor: false })
})

test('afterwards the subject alone counts: a new name there changes nothing, and the old name gets nobody in', async () => {
  const same = browser()
  await through(same, { sub: 's-lan', preferred_username: 'doiten' })
  expect((await same.get('/me')).body.user_name).toBe('lan')
  const other = browser()
  expect((await through(other, { sub: 's-khac', preferred_username: 'lan' })).headers['location']).toBe(
    '/sign-in?refused=wrong-credentials',
  )
  expect((await other.get('/me')).body.kind).toBe('nobody')
})

test('an address links only when the provider has verified it', async () => {
  await chief.post('/accounts', { user_name: 'mai', unit: 'A1', email: 'mai@example.test' })
  const at = browser()
  await through(at, { sub: 's-mai', email: 'mai@example.test', email_verified: false })
  expect((await at.get('/me')).body.kind).toBe('nobody')
  await through(at, { sub: 's-mai', email: 'Mai@example.test', email_verified: true })
  expect((await at.get('/me')).body).toMatchObject({ user_name: 'mai', can: [] })
})

test('nobody is made an account', async () => {
  const before = await database.pool.query('select 1 from accounts')
  await through(browser(), { sub: 's-la', preferred_username: 'nguoila' })
  expect((await database.pool.query('select 1 from accounts')).rowCount).toBe(before.rowCount)
})

test('a suspended account stays out', async () => {
  const { rows } = (await chief.get('/accounts?search=lan')).body
  await chief.post(`/accounts/${rows[0].account}/status`, { order: 'suspend' })
  const at = browser()
  await through(at, { sub: 's-lan' })
  expect((await at.get('/me')).body.kind).toBe('nobody')
})

test('whose roles need a second factor gives the own one after the provider', async () => {
  const first = browser()
  await addOfficer(chief, first, { userName: 'hoa', unit: 'A', role: 'unit_officer' })
  const { codes } = await enrol(first, clock, strong)
  const at = browser()
  await through(at, { sub: 's-hoa', preferred_username: 'hoa' })
  expect((await at.get('/me')).body).toMatchObject({
    can: [],
    second_factor: { enrolled: true, given: false, needed: true },
  })
  expect((await at.post('/me/second-factor/check', { code: codes[0] })).status).toBe(200)
  expect((await at.get('/me')).body).toMatchObject({ second_factor: { given: true, needed: false } })
})

test('a return is taken once, in the browser that began, with its own state, and not later than ten minutes', async () => {
  person = { sub: 's-mai' }
  const [mine, theirs] = [browser(), browser()]
  const where = await walk((await mine.post('/oidc/begin')).body.url)
  await theirs.post('/oidc/begin')
  const refused = { status: 302, headers: { location: '/sign-in?refused=wrong-credentials' } }
  expect(await theirs.get(where)).toMatchObject(refused) // another flow's state
  expect(await browser().get(where)).toMatchObject({ headers: { location: '/sign-in?refused=expired' } })
  expect(await mine.get(`${where}x`)).toMatchObject(refused)
  expect(await mine.get(where)).toMatchObject({ headers: { location: '/sign-in?refused=expired' } })
  const late = browser()
  const again = await walk((await late.post('/oidc/begin')).body.url)
  clock.forward(11)
  expect(await late.get(again)).toMatchObject({ headers: { location: '/sign-in?refused=expired' } })
  expect((await late.get('/me')).body.kind).toBe('nobody')
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
