import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countSecrets, sealFactors } from '#modules/accounts/actions-factor-keys.ts'
import { sealKeys } from '#platform/secrets/seal-keys.ts'
import { findFactorKeys } from '#server/checks-factors.ts'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import { testKeys } from './keys.ts'
import { addOffice } from './office.ts'
import { addOfficer, codeOf, enrol, setUpAdministrator } from './people.ts'

const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
const chief = browser()
const { secret: chiefs } = await setUpAdministrator(database, clock, chief, office.realm)
const at = browser('10.4.0.1')
const account = await addOfficer(chief, at, { userName: 'lan', unit: 'A1', role: 'class_clerk' })
const { secret, codes } = await enrol(at, clock)

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function bytesOf(text: string): Buffer {
  const bits = Array.from(text, (letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
const kept = async (): Promise<Buffer[]> =>
  (await database.pool.query(`select secret from second_factors order by account_id`)).rows.map((row) => row.secret)

test('no secret lies in the database as it is', async () => {
  for (const stored of await kept())
    for (const bare of [chiefs, secret]) expect(stored.includes(bytesOf(bare))).toBe(false)
})

test('secrets from before there were keys are sealed at the start, once, and their codes are good', async () => {
  const bare = bytesOf(secret)
  await database.pool.query(`update second_factors set secret = $1 where account_id = $2`, [bare, account])
  expect(await countSecrets(database, testKeys)).toEqual({ bare: 1, sealed: 1, unreadable: 0 })
  expect(await sealFactors(database, testKeys, clock.now)).toEqual({ sealed: 1, unreadable: 0 })
  const after = await kept()
  expect(after.some((stored) => stored.includes(bare))).toBe(false)
  expect(await sealFactors(database, testKeys, clock.now)).toEqual({ sealed: 0, unreadable: 0 })
  expect(await kept()).toEqual(after)
  const told = await database.pool.query(`select 1 from journal_events where action = 'factor.seal'`)
  expect(told.rowCount).toBe(1)
  clock.forward(2)
  const enter = { user_name: 'lan', password: strong, code: codeOf(secret, clock.now) }
  expect((await browser(at.address).post('/sign-in', enter)).status).toBe(200)
})

test('a secret copied into another account’s row opens nothing there', async () => {
  const [of] = (await database.pool.query(`select secret from second_factors where account_id = $1`, [account])).rows
  expect(testKeys.open(of.secret, `${office.realm}/${account}`)).toEqual(bytesOf(secret))
  expect(testKeys.open(of.secret, `${office.realm}/${account + 1}`)).toBeNull()
})

test('without the key a code is refused with the reason, a recovery code is good, and one enrols again', async () => {
  const fresh = sealKeys([randomBytes(32)])
  const restored = await serverOn(database, clock, fresh)
  expect(await sealFactors(database, fresh, clock.now)).toEqual({ sealed: 0, unreadable: 2 })
  clock.forward(2)
  const there = restored.browser(at.address)
  const enter = (code: string) => there.post('/sign-in', { user_name: 'lan', password: strong, code })
  expect(await enter(codeOf(secret, clock.now))).toMatchObject({
    status: 409,
    body: { code: 'conflict', issues: [{ path: 'code', message: 'factor-unreadable' }] },
  })
  expect((await enter(String(codes[0]))).status).toBe(200)
  expect((await there.get('/me')).body.second_factor).toMatchObject({ enrolled: true, given: true, readable: false })
  const begun = await there.post('/me/second-factor/begin', { password: strong, code: codes[1] })
  expect(begun.status).toBe(200)
  const confirm = { code: codeOf(begun.body.secret, clock.now) }
  expect((await there.post('/me/second-factor/confirm', confirm)).status).toBe(200)
  expect((await there.get('/me')).body.second_factor.readable).toBe(true)
  expect(restored.bugs).toEqual([])
})

test('a key put before the old one takes its place', async () => {
  const [old, young] = [randomBytes(32), randomBytes(32)]
  const row = { owner: `${office.realm}/${account}`, secret: bytesOf(secret) }
  const sealed = sealKeys([old]).seal(row.secret, row.owner)
  await database.pool.query(`update second_factors set secret = $1 where account_id = $2`, [sealed, account])
  expect(await sealFactors(database, sealKeys([young, old]), clock.now)).toMatchObject({ sealed: 1 })
  const [now] = (await database.pool.query(`select secret from second_factors where account_id = $1`, [account])).rows
  expect(sealKeys([young]).open(now.secret, row.owner)).toEqual(row.secret)
})

test.each([
  ['the key is there', 'ok', `${Buffer.alloc(32, 1).toString('base64')}\n`],
  ['another key is there', 'error', `${Buffer.alloc(32, 2).toString('base64')}\n`],
  ['the file holds no key', 'error', 'x\n'],
] as const)('doctor: %s: %s', async (_what, state, content) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-doctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'second-factor.key')
  writeFileSync(file, content)
  const sealed = sealKeys([Buffer.alloc(32, 1)]).seal(bytesOf(secret), `${office.realm}/${account}`)
  await database.pool.query(`delete from second_factors where account_id <> $1`, [account])
  await database.pool.query(`update second_factors set secret = $1 where account_id = $2`, [sealed, account])
  expect((await findFactorKeys(database, file)).state).toBe(state)
})

test('doctor: no file at all is an error while secrets are sealed, and a secret in the clear is a warning', async () => {
  const file = path.join(tmpdir(), 'quantriet-there-is-no-such-file.key')
  expect((await findFactorKeys(database, file)).state).toBe('error')
  await database.pool.query(`update second_factors set secret = $1`, [bytesOf(secret)])
  expect((await findFactorKeys(database, file)).state).toBe('warn')
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
