import { expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, codeOf, enrol, setUpAdministrator } from './people.ts'

const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
const chief = browser()
await setUpAdministrator(database, clock, chief, office.realm)

let count = 0
async function clerk() {
  const at = browser(`10.2.0.${++count}`)
  const userName = `thuky${count}`
  await addOfficer(chief, at, { userName, unit: 'A1', role: 'class_clerk' })
  const enter = (more: object = {}) =>
    browser(at.address).post('/sign-in', { user_name: userName, password: strong, ...more })
  return { at, enter }
}

test('enrolling asks the password again, shows the secret once as a picture and in letters, and a wrong code ends nothing', async () => {
  const { at, enter } = await clerk()
  expect((await at.post('/me/second-factor/begin', { password: 'sai' })).status).toBe(401)
  const { body } = await at.post('/me/second-factor/begin', { password: strong })
  expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(body.uri).toContain(`secret=${body.secret}`)
  expect(body.svg).toMatch(/^<svg/)
  expect((await at.post('/me/second-factor/confirm', { code: '000000' })).status).toBe(401)
  expect((await enter()).status).toBe(200) // not confirmed: not asked
  const confirmed = await at.post('/me/second-factor/confirm', { code: codeOf(body.secret, clock.now) })
  expect(new Set(confirmed.body.recovery_codes).size).toBe(10)
  expect((await enter()).body.code).toBe('second-factor-needed')
  expect((await at.post('/me/second-factor/begin', { password: strong })).body.code).toBe('second-factor-needed')
  expect((await at.post('/me/second-factor/confirm', { code: '000000' })).status).toBe(409)
})

test('codes of the neighbouring half minutes are taken, older and later ones not, and a step is used up', async () => {
  const { at, enter } = await clerk()
  const { secret } = await enrol(at, clock)
  clock.forward(5)
  expect((await enter({ code: codeOf(secret, clock.now, -2) })).status).toBe(401)
  expect((await enter({ code: codeOf(secret, clock.now, 2) })).status).toBe(401)
  expect((await enter({ code: codeOf(secret, clock.now, -1) })).status).toBe(200)
  expect((await enter({ code: codeOf(secret, clock.now, -1) })).status).toBe(401)
  expect((await enter({ code: codeOf(secret, clock.now, 1) })).status).toBe(200)
  expect((await enter({ code: codeOf(secret, clock.now) })).status).toBe(401) // an earlier step than the last one used
})

test('of twenty sign-ins at once with one code a single one comes in', async () => {
  const { at, enter } = await clerk()
  const { secret } = await enrol(at, clock)
  clock.forward(2)
  const code = codeOf(secret, clock.now)
  const all = await Promise.all(Array.from({ length: 20 }, () => enter({ code })))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('who has the password and guesses codes gets five, then waits', async () => {
  const { at } = await clerk()
  const { secret } = await enrol(at, clock)
  clock.forward(2)
  const right = codeOf(secret, clock.now)
  const wrong = right === '111111' ? '222222' : '111111'
  for (let i = 0; i < 5; i++) expect((await at.post('/me/second-factor/check', { code: wrong })).status).toBe(401)
  expect(await at.post('/me/second-factor/check', { code: right })).toMatchObject({
    status: 429,
    body: { code: 'too-many-requests' },
  })
  clock.forward(2)
  expect((await at.post('/me/second-factor/check', { code: codeOf(secret, clock.now) })).status).toBe(200)
})

test('new recovery codes void the old ones, and neither they nor the cookies stand in the database', async () => {
  const { at, enter } = await clerk()
  const { secret, codes } = await enrol(at, clock)
  clock.forward(2)
  const { body } = await at.post('/me/second-factor/recovery-codes', { code: codeOf(secret, clock.now) })
  expect(body.recovery_codes).toHaveLength(10)
  expect((await enter({ code: codes[3] })).status).toBe(401)
  expect((await enter({ code: String(body.recovery_codes[3]).toLowerCase() })).status).toBe(200)
  const { rows } = await database.pool.query(`select code_hash from recovery_codes`)
  for (const { code_hash: hash } of rows) expect((hash as Buffer).length).toBe(32)
})

test('on a new phone the old one holds until the new one is confirmed, and is asked for the change', async () => {
  const { at, enter } = await clerk()
  const { secret: old } = await enrol(at, clock)
  clock.forward(2)
  const begin = (code: string) => at.post('/me/second-factor/begin', { password: strong, code })
  expect((await begin('000000')).status).toBe(401)
  const { body } = await begin(codeOf(old, clock.now))
  clock.forward(2)
  expect((await enter({ code: codeOf(body.secret, clock.now) })).status).toBe(401)
  expect((await enter({ code: codeOf(old, clock.now) })).status).toBe(200)
  clock.forward(2)
  expect((await at.post('/me/second-factor/confirm', { code: codeOf(old, clock.now) })).status).toBe(401)
  expect((await at.post('/me/second-factor/confirm', { code: codeOf(body.secret, clock.now) })).status).toBe(200)
  clock.forward(2)
  expect((await enter({ code: codeOf(old, clock.now) })).status).toBe(401)
  expect((await enter({ code: codeOf(body.secret, clock.now) })).status).toBe(200)
})

test('one’s own second factor is removed by password and code, and its recovery codes are void', async () => {
  const { at, enter } = await clerk()
  const { secret, codes } = await enrol(at, clock)
  const other = browser(at.address)
  clock.forward(2)
  const code = () => codeOf(secret, clock.now)
  await other.post('/sign-in', { user_name: (await at.get('/me')).body.user_name, password: strong, code: codes[0] })
  const remove = (body: object) => at.post('/me/second-factor/remove', body)
  expect((await remove({ password: 'sai', code: code() })).status).toBe(401)
  expect((await remove({ password: strong, code: '000000' })).status).toBe(401)
  expect((await remove({ password: strong, code: code() })).status).toBe(200)
  expect((await at.get('/me')).body.second_factor).toMatchObject({ enrolled: false, given: false, recovery_codes: 0 })
  expect((await other.get('/me')).body.kind).toBe('nobody')
  expect((await enter()).status).toBe(200)
  expect((await remove({ password: strong, code: codes[1] })).status).toBe(409)
})

test('a second factor that a role asks for can be replaced, not removed', async () => {
  const at = browser('10.3.0.1')
  await addOfficer(chief, at, { userName: 'canbo', unit: 'A', role: 'unit_officer' })
  const { codes } = await enrol(at, clock)
  expect((await at.get('/me')).body.second_factor).toMatchObject({ required: true, needed: false, readable: true })
  expect(await at.post('/me/second-factor/remove', { password: strong, code: codes[0] })).toMatchObject({
    status: 409,
    body: { issues: [{ message: 'factor-required' }] },
  })
  expect((await at.get('/me')).body.second_factor).toMatchObject({ enrolled: true, recovery_codes: 10 })
  expect((await at.post('/me/second-factor/begin', { password: strong, code: codes[0] })).status).toBe(200)
})

test('beside a second factor a password of eight letters does', async () => {
  const { at } = await clerk()
  const change = () => at.post('/me/password', { old_password: strong, password: 'kwzvbtlr' })
  expect((await change()).body.code).toBe('weak-password')
  await enrol(at, clock)
  expect((await change()).status).toBe(200)
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
