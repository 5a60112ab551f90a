import { expect, test } from 'vitest'
import type { Asker } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { accountRate, addressRate, heavy, makeRates } from '#server/rates.ts'
import { allRoutes } from '#server/routes.ts'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const account = (accountId: number): Asker => ({
  kind: 'account',
  realmId: 1,
  realm: 'default',
  accountId,
  userName: 'a',
  roles: [],
  secondFactor: false,
  signInId: accountId,
})
const done = async (): Promise<string> => 'done'

test('an account that asks for too many reports waits; its colleague does not', async () => {
  let now = 0
  const rates = makeRates(() => now)
  const report = { id: 'readReport' }
  for (let i = 0; i < 20; i++) await rates.within(report, account(1), done)
  await expect(rates.within(report, account(1), done)).rejects.toMatchObject({
    code: 'too-many-requests',
    issues: [{ path: 'retry_after', message: '6' }],
  })
  expect(await rates.within(report, account(2), done)).toBe('done')
  expect(await rates.within({ id: 'readFigures' }, account(1), done)).toBe('done')
  now += 6_000
  expect(await rates.within(report, account(1), done)).toBe('done')
  await expect(rates.within(report, account(1), done)).rejects.toThrow(Problem)
})

test('heavy work of all together waits in line, and is refused when the line is full', async () => {
  const rates = makeRates(() => 0)
  const { atOnce = 0, waiting = 0 } = heavy['printSlips'] ?? {}
  let running = 0
  let most = 0
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  const work = async (): Promise<void> => {
    most = Math.max(most, ++running)
    await gate
    running--
  }
  const asked = Array.from({ length: atOnce + waiting }, (_, i) => rates.within({ id: 'printSlips' }, account(i), work))
  await expect(rates.within({ id: 'printSlips' }, account(99), work)).rejects.toMatchObject({
    code: 'too-many-requests',
  })
  release()
  await Promise.all(asked)
  expect(most).toBe(atOnce)
})

test('an office behind one address may open the board at the same minute; a flood is stopped', () => {
  const rates = makeRates(() => 0)
  for (let i = 0; i < addressRate.burst; i++) rates.countAddress('192.0.2.1')
  expect(() => rates.countAddress('192.0.2.1')).toThrow(Problem)
  expect(() => rates.countAddress('192.0.2.2')).not.toThrow()
  expect(addressRate.burst).toBeGreaterThan(5 * accountRate.burst)
})

test('addresses of one IPv6 network count as one', () => {
  const rates = makeRates(() => 0)
  for (let i = 0; i < addressRate.burst; i++) rates.countAddress(`2001:db8::${(i % 9_999) + 1}`)
  expect(() => rates.countAddress('2001:db8:0:0:ffff::1')).toThrow(Problem)
  expect(() => rates.countAddress('2001:db8:0:1::1')).not.toThrow()
})

test('each rate belongs to an endpoint that there is', async () => {
  const ids = (await allRoutes()).map(({ endpoint }) => endpoint.id)
  expect(Object.keys(heavy).filter((id) => !ids.includes(id))).toEqual([])
})

test('a refusal for haste says over HTTP when to come again', async () => {
  const rates = makeRates(() => 0)
  for (let i = 0; i < addressRate.burst; i++) rates.countAddress('192.0.2.7')
  const { app } = await edged(await freshDatabase(), { rates })
  const reply = await app.inject({ url: '/api/v1/realms', headers: { host: '127.0.0.1' }, remoteAddress: '192.0.2.7' })
  expect(reply.statusCode).toBe(429)
  expect(reply.headers['retry-after']).toBe('1')
})
