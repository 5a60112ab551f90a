import { expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, setUpAdministrator } from './people.ts'

const database = await freshDatabase({ max: 20 })
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
const chief = browser()
await setUpAdministrator(database, clock, chief, office.realm)
await addOfficer(chief, browser('10.1.0.9'), { userName: 'mai', unit: 'A1', role: 'class_clerk' })
await addOfficer(chief, browser('10.1.0.1'), { userName: 'lan', unit: 'A1', role: 'class_clerk' })

const guess = (address: string, userName = 'lan', password = 'không phải đâu mà') =>
  browser(address).post('/sign-in', { user_name: userName, password })

/** Checks that really were made: an answer 401 means that the password was worked on. */
const verified = (statuses: readonly number[]): number => statuses.filter((status) => status === 401).length

test('somebody who guesses from one address gets five tries at once, then waits; the owner elsewhere comes in', async () => {
  const all = await Promise.all(Array.from({ length: 300 }, () => guess('10.66.0.1')))
  expect(verified(all.map(({ status }) => status))).toBe(5)
  const refused = all.find(({ status }) => status === 429)
  expect(refused?.body).toMatchObject({ code: 'too-many-requests', issues: [{ path: 'retry_after', message: '30' }] })
  expect((await guess('10.66.0.1', 'lan', strong)).status).toBe(429) // also with the right password
  const began = performance.now()
  expect((await guess('10.1.0.1', 'lan', strong)).status).toBe(200)
  expect((await guess('10.1.0.200', 'lan', strong)).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('guesses from a thousand addresses are fewer than a hundred in a day, and the owner’s own place stays open', async () => {
  const statuses: number[] = []
  for (let hour = 0; hour < 20; hour++) {
    const from = Array.from({ length: 50 }, (_, i) => `10.70.${hour}.${i}`)
    statuses.push(...(await Promise.all(from.map((address) => guess(address)))).map(({ status }) => status))
    clock.forward(60)
  }
  expect(verified(statuses)).toBeGreaterThan(0)
  expect(verified(statuses)).toBeLessThanOrEqual(100)
  expect((await guess('10.1.0.1', 'lan', strong)).status).toBe(200)
})

test('a colleague’s slips behind the same address shut nobody out', async () => {
  for (let i = 0; i < 8; i++) await guess('10.1.0.9', 'khac')
  expect((await guess('10.1.0.9', 'khac')).status).toBe(429)
  expect((await guess('10.1.0.9', 'mai', strong)).status).toBe(200)
})

test('one guess at each of many accounts from one address ends at two hundred an hour; who is known there still comes in', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 230; i += 10) {
    const some = Array.from({ length: 10 }, (_, at) => guess('10.80.0.1', `ai${i + at}`))
    statuses.push(...(await Promise.all(some)).map(({ status }) => status))
  }
  expect(verified(statuses)).toBe(200)
  await database.pool.query(
    `insert into sign_ins (realm_id, account_id, token_hash, door, second_factor, rights, made_at, last_seen_at, expires_at, address, agent)
     select realm_id, account_id, 'x'::bytea, door, false, '', $1, $1, $1, '10.80.0.1', '' from sign_ins
     where account_id = (select account_id from accounts where user_name = 'mai') limit 1`,
    [clock.now],
  )
  expect((await guess('10.80.0.1', 'mai', strong)).status).toBe(200)
})

test('an account that is there and one that is not take the same time', async () => {
  const least = { lan: Infinity, nguoila: Infinity }
  const apart = (): number => Math.abs(least.lan - least.nguoila)
  // what else the machine does makes an answer slower, never faster: on a busy one it takes more tries
  for (let i = 0; i < 12 || (i < 100 && apart() >= 12); i++) {
    clock.forward(24 * 60) // nobody has to wait any more
    for (const name of ['lan', 'nguoila'] as const) {
      const began = performance.now()
      expect((await guess(`10.90.${i}.${name.length}`, name)).status).toBe(401)
      least[name] = Math.min(least[name], performance.now() - began)
    }
  }
  // argon2 itself takes some 30 ms here: leaving it out would show
  expect(apart()).toBeLessThan(12)
})

test('who hammers is journaled once a wait, and names that are nobody’s once an hour and address', async () => {
  const count = async (action: string, address: string): Promise<number> => {
    const { rowCount } = await database.pool.query(
      `select 1 from journal_events e join journal_payloads p using (event_id) where e.action = $1 and p.payload->>'address' = $2`,
      [action, address],
    )
    return rowCount ?? 0
  }
  await Promise.all(Array.from({ length: 60 }, () => guess('10.92.0.1', 'mai')))
  expect(await count('throttle.refused', '10.92.0.1')).toBe(1)
  expect(await count('sign-in.refused', '10.92.0.1')).toBe(5)
  clock.forward(1)
  for (let i = 0; i < 4; i++) await guess('10.92.0.1', 'mai') // one is worked on, then the next wait
  expect(await count('throttle.refused', '10.92.0.1')).toBe(2)
  expect(await count('sign-in.refused', '10.92.0.1')).toBe(6)
  for (let i = 0; i < 20; i++) await guess('10.92.0.2', `la${i}`)
  expect(await count('sign-in.refused', '10.92.0.2')).toBe(1)
  clock.forward(61)
  await guess('10.92.0.2', 'la')
  expect(await count('sign-in.refused', '10.92.0.2')).toBe(2)
})

test('what was typed as a name is not kept', async () => {
  await guess('10.91.0.1', 'mậtkhẩucủatôi')
  const { rows } = await database.pool.query('select kind, key from throttles')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map((row) => row.key.toString('utf8')).join()).not.toContain('mậtkhẩu')
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
