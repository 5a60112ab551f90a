import { expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import type { Browser } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, enrol, setUpAdministrator } from './people.ts'
import { readBook } from './sheets.ts'

const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
const chief = browser()
await setUpAdministrator(database, clock, chief, office.realm)

const officer = browser()
const officerId = await addOfficer(chief, officer, { userName: 'hoa', unit: 'A', role: 'unit_officer' })
await enrol(officer, clock)

async function add(by: Browser, userName: string, unit: string): Promise<{ account: number; code: string }> {
  const { body } = await by.post('/accounts', { user_name: userName, unit })
  return body
}
const give = (by: Browser, account: number, role: string, more: object = {}) =>
  by.post(`/accounts/${account}/grants`, { role, ...more })

test('an officer makes accounts at the own unit and below, and elsewhere is as if it were not there', async () => {
  expect((await officer.post('/accounts', { user_name: 'a.mot', unit: 'A' })).status).toBe(200)
  expect((await officer.post('/accounts', { user_name: 'a1.mot', unit: 'A1' })).status).toBe(200)
  const refused = []
  for (const unit of ['P', 'B', 'B1', 'không có']) {
    const { status, body } = await officer.post('/accounts', { user_name: 'x', unit })
    refused.push(JSON.stringify({ status, ...body, requestId: '' }))
  }
  expect(new Set(refused).size).toBe(1)
  expect(refused[0]).toContain('not-found')
  expect((await officer.post('/accounts', { user_name: 'toanbo' })).status).toBe(404) // of the whole realm
})

test.each([
  ['unit_officer', 'A1', 200],
  ['member', 'A1', 200],
  ['class_clerk', 'A', 200],
  ['leader', 'A1', 200],
  ['unit_officer', 'B1', 404],
  ['unit_officer', 'P', 404],
  ['campaign_officer', 'A1', 403],
  ['administrator', 'A1', 403],
  ['auditor', 'A1', 403],
])('a unit officer of A gives %s at %s: %d', async (role, unit, status) => {
  const { account } = await add(officer, `nhan.${role}.${unit}`.toLowerCase(), 'A1')
  expect((await give(officer, account, role, { unit })).status).toBe(status)
})

test('nobody gives a role to oneself, and none over the whole realm who has not got it', async () => {
  expect((await give(officer, officerId, 'leader', { unit: 'A' })).status).toBe(403)
  const { account } = await add(officer, 'nhan.toan', 'A1')
  expect((await give(officer, account, 'leader')).status).toBe(404)
  expect((await give(chief, account, 'leader')).status).toBe(200)
})

test('a role is given once, and never to an account that is out of scope', async () => {
  const { account } = await add(chief, 'nguoi.b', 'B1')
  expect((await give(officer, account, 'member', { unit: 'A1' })).status).toBe(404)
  expect((await give(chief, account, 'member', { unit: 'B1' })).status).toBe(200)
  expect((await give(chief, account, 'member', { unit: 'B1' })).status).toBe(409)
  const turned = { unit: 'B1', valid_from: '2026-05-01', valid_to: '2026-04-01' }
  expect((await give(chief, account, 'leader', turned)).status).toBe(400)
})

test('a role holds on its days, and each change of rights needs a new sign-in', async () => {
  const at = browser()
  const account = await addOfficer(chief, at, { userName: 'thu', unit: 'B1' })
  expect((await at.get('/me')).body.can).toEqual([])
  const enter = () => at.post('/sign-in', { user_name: 'thu', password: strong })
  await give(chief, account, 'class_clerk', { unit: 'B1', valid_from: '2026-03-11', valid_to: '2026-03-12' })
  expect((await at.get('/me')).body).toMatchObject({ user_name: 'thu', can: [] })
  await give(chief, account, 'member', { unit: 'B1' })
  expect((await at.get('/me')).body.kind).toBe('nobody')
  await enter()
  expect((await at.get('/me')).body.roles).toEqual([{ role: 'member', unit: 'B1', unit_name: 'Đơn vị B1', only: null }])
  clock.now = new Date('2026-03-11T01:00:00Z')
  expect((await at.get('/me')).body.kind).toBe('nobody')
  await enter()
  expect((await at.get('/me')).body.roles).toMatchObject([{ role: 'class_clerk' }, { role: 'member' }])
})

/** The two keepers of this file, signed in anew after the clock was moved. */
async function again(): Promise<void> {
  await database.pool.query(
    `update sign_ins set last_seen_at = $1, expires_at = $1::timestamptz + interval '4 hours' where ended_at is null`,
    [clock.now],
  )
}

test('an account with more than the officer could give is not the officer’s to change', async () => {
  await again()
  const at = browser()
  const leader = await addOfficer(chief, at, { userName: 'cao', unit: 'A1', role: 'campaign_officer', at: 'P' })
  for (const order of ['reset', 'sign-out', 'second-factor/drop'])
    expect((await officer.post(`/accounts/${leader}/${order}`)).status).toBe(403)
  expect((await officer.post(`/accounts/${leader}/status`, { order: 'suspend' })).status).toBe(403)
  expect((await officer.get(`/accounts/${leader}`)).status).toBe(200)
  expect((await officer.post(`/accounts/${officerId}/reset`)).status).toBe(403) // nor one’s own
})

test('whoever is suspended or closed is out at the next request, and resumed comes back with a new sign-in', async () => {
  const at = browser()
  const account = await addOfficer(officer, at, { userName: 'tam', unit: 'A1', role: 'class_clerk' })
  const order = (what: string) => officer.post(`/accounts/${account}/status`, { order: what })
  const enter = () => at.post('/sign-in', { user_name: 'tam', password: strong })
  expect((await at.get('/me')).body.user_name).toBe('tam')
  expect((await order('suspend')).status).toBe(200)
  expect((await at.get('/me')).body.kind).toBe('nobody')
  expect((await enter()).status).toBe(401)
  expect((await order('suspend')).status).toBe(409)
  expect((await order('resume')).status).toBe(200)
  expect((await at.get('/me')).body.kind).toBe('nobody')
  expect((await enter()).status).toBe(200)
  expect((await order('close')).status).toBe(200)
  expect((await at.get('/me')).body.kind).toBe('nobody')
  expect((await order('resume')).status).toBe(409)
})

test('the last administrator can be neither suspended nor deprived, also not by dates', async () => {
  const at = browser()
  const second = await addOfficer(chief, at, { userName: 'hai', unit: 'P' })
  const given = await give(chief, second, 'administrator', { valid_to: '2026-12-31' })
  expect(given.status).toBe(200)
  await at.post('/sign-in', { user_name: 'hai', password: strong })
  await enrol(at, clock)
  const { rows } = (await at.get('/accounts?search=quantri')).body
  const first = rows[0].account
  const grant = (await at.get(`/accounts/${first}`)).body.grants[0].grant
  // the second one ends with the year: then nobody would be left
  for (const refused of [
    await at.post(`/accounts/${first}/status`, { order: 'suspend' }),
    await at.post(`/accounts/${first}/status`, { order: 'close' }),
    await at.post(`/grants/${grant}/revoke`),
  ])
    expect(refused).toMatchObject({ status: 409, body: { issues: [{ message: 'last-administrator' }] } })
  expect((await chief.get('/me')).body.kind).toBe('account')
  expect((await chief.post(`/grants/${given.body.grant}/revoke`)).status).toBe(200)
  expect((await at.get('/me')).body.kind).toBe('nobody')
})

test('two administrators who depose one another at the same time: one stays', async () => {
  const at = browser()
  const second = await addOfficer(chief, at, { userName: 'ba', unit: 'P' })
  const other = (await give(chief, second, 'administrator')).body.grant
  await at.post('/sign-in', { user_name: 'ba', password: strong })
  await enrol(at, clock)
  const first = (await at.get('/accounts?search=quantri')).body.rows[0].account
  const own = (await at.get(`/accounts/${first}`)).body.grants[0].grant
  const both = await Promise.all([at.post(`/grants/${own}/revoke`), chief.post(`/grants/${other}/revoke`)])
  const statuses = both.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  const left = await database.pool.query(`select 1 from grants where role = 'administrator' and revoked_at is null`)
  expect(left.rowCount).toBe(1)
  if (statuses[1] !== 200) await database.pool.query('update grants set revoked_at = null where grant_id = $1', [own])
  await database.pool.query(`update sign_ins set ended_at = null where rights = 'administrator@0'`)
})

test('accounts of a unit’s people are made in one order, and their slips are printed once', async () => {
  const made = await officer.post('/accounts/bulk', { unit: 'A', below: true })
  expect(made.body).toEqual({ made: 3, more: false })
  expect((await officer.post('/accounts/bulk', { unit: 'A', below: true })).body).toEqual({ made: 0, more: false })
  const first = await officer.post('/accounts/slips', { unit: 'A1' })
  expect(first.headers['content-disposition']).toBe('attachment; filename="phieu-kich-hoat.xlsx"')
  const rows = readBook(first.raw).filter((row) => row[3]?.startsWith('lannt'))
  expect(rows.map((row) => [row[1], row[2], row[3]])).toEqual([
    ['Nguyễn Thị Lan', 'Đơn vị A1', 'lannt'],
    ['Nguyễn Thị Lan', 'Đơn vị A1', 'lannt2'],
  ])
  const [code = '', later = ''] = rows.map((row) => row[4])
  expect(code).toMatch(/^([A-Z3-9]{5}-){5}[A-Z3-9]{5}$/)
  const at = browser()
  expect(
    (await at.post('/activate', { code: ` ${code.toLowerCase().replaceAll('-', ' ')}`, password: strong })).body,
  ).toEqual({ signed_in: true })
  expect((await at.get('/me')).body).toMatchObject({ user_name: 'lannt', roles: [{ role: 'member', unit: 'A1' }] })
  expect((await browser().post('/activate', { code, password: strong })).body.code).toBe('expired')
  const second = await officer.post('/accounts/slips', { unit: 'A1' })
  const next = readBook(second.raw).filter((row) => row[3]?.startsWith('lannt'))
  expect(next.map((row) => row[3])).toEqual(['lannt2'])
  expect((await browser().post('/activate', { code: later, password: strong })).body.code).toBe('expired')
  expect((await browser().post('/activate', { code: next[0]?.[4], password: strong })).status).toBe(200)
  const { rows: kept } = await database.pool.query('select code_hash from activation_codes')
  expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', ''))
  expect((await officer.post('/accounts/slips', { unit: 'B' })).status).toBe(404)
})

test('an administrator, who reads no names, gets slips without them', async () => {
  const rows = readBook((await chief.post('/accounts/slips', { unit: 'A2' })).raw)
  expect(rows.find((row) => row[3] === 'ductv')?.slice(0, 4)).toEqual(['1', '', 'Đơn vị A2', 'ductv'])
})

test('a code is good for the hours that the realm sets', async () => {
  expect((await chief.post('/account-settings', { second_factor_for_all: false, code_hours: 2 })).status).toBe(200)
  expect((await officer.post('/account-settings', { second_factor_for_all: true, code_hours: 2 })).status).toBe(403)
  const { code } = await add(officer, 'muon', 'A1')
  clock.forward(121)
  await again()
  expect((await browser().post('/activate', { code, password: strong })).body.code).toBe('expired')
})

test('a new code by the officer ends a forgotten password, and the second factor stays', async () => {
  const at = browser()
  const account = await addOfficer(officer, at, { userName: 'quen', unit: 'A1', role: 'class_clerk' })
  const { codes } = await enrol(at, clock)
  const { code } = (await officer.post(`/accounts/${account}/reset`)).body
  const fresh = 'đàn cò trắng qua đò sớm'
  expect((await browser().post('/activate', { code, password: fresh })).body).toEqual({ signed_in: false })
  expect((await at.get('/me')).body.kind).toBe('nobody')
  const enter = (more: object) => browser().post('/sign-in', { user_name: 'quen', password: fresh, ...more })
  expect((await enter({})).body.code).toBe('second-factor-needed')
  expect((await enter({ code: codes[0] })).status).toBe(200)
  expect((await enter({ code: codes[0] })).status).toBe(401)
  expect((await officer.post(`/accounts/${account}/second-factor/drop`)).status).toBe(200)
  expect((await enter({})).status).toBe(200)
})

test('when the realm asks a second factor of all, a clerk without one may only enrol', async () => {
  await chief.post('/account-settings', { second_factor_for_all: true, code_hours: 72 })
  const at = browser()
  await addOfficer(chief, at, { userName: 'ghi', unit: 'A1', role: 'class_clerk' })
  expect((await at.get('/me')).body).toMatchObject({ can: [], second_factor: { needed: true } })
  await enrol(at, clock)
  expect((await at.get('/me')).body).toMatchObject({
    can: ['read.campaigns', 'read.self', 'mark.attendance'],
    second_factor: { needed: false },
  })
})

test('each page of accounts that somebody reads stands in the journal', async () => {
  const count = async () =>
    (await database.pool.query(`select 1 from journal_events where action = 'read.accounts'`)).rowCount
  const before = (await count()) ?? 0
  const page = await officer.get('/accounts?limit=2')
  expect(page.body.rows).toHaveLength(2)
  const next = await officer.get(`/accounts?limit=500&after=${encodeURIComponent(page.body.next)}`)
  expect(next.body.next).toBeNull()
  expect(await count()).toBe(before + 2)
  const units = new Set([...page.body.rows, ...next.body.rows].map((row: { unit: string }) => row.unit))
  expect(units).toEqual(new Set(['A', 'A1', 'A2']))
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
