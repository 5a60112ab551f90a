import { expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import type { Browser } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, enrol, setUpAdministrator } from './people.ts'

const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
await database.pool.query(`update units set sector = 'local'`)
const chief = browser()
await setUpAdministrator(database, clock, chief, office.realm)
const chiefId = (await chief.get('/accounts?search=quantri')).body.rows[0].account as number
const officer = browser()
await addOfficer(chief, officer, { userName: 'hoa', unit: 'A', role: 'unit_officer' })
await enrol(officer, clock)
const at = browser('10.5.0.1')
const lan = await addOfficer(chief, at, { userName: 'lannt', unit: 'A1', role: 'member', person: 'p1' })
await addOfficer(chief, browser(), { userName: 'ductv', unit: 'A2', role: 'member', person: 'p3' })
const enter = (who = 'lannt', address = '10.5.0.1') =>
  browser(address).post('/sign-in', { user_name: who, password: strong })
const names = async (by: Browser, query: string): Promise<string[]> =>
  (await by.get(`/accounts?${query}`)).body.rows.map((row: { user_name: string }) => row.user_name)

test('accounts are found by user name and by the person’s name, without marks or case', async () => {
  expect(await names(officer, 'search=Nguyen%20thi')).toEqual(['lannt'])
  expect(await names(officer, 'search=%C4%90%E1%BB%A9c')).toEqual(['ductv'])
  expect(await names(officer, 'search=DUC')).toEqual(['ductv'])
  expect(await names(officer, 'search=%25')).toEqual([])
  const { rows } = (await officer.get('/accounts?search=lannt')).body
  expect(rows).toMatchObject([{ unit: 'A1', unit_name: 'Đơn vị A1', full_name: 'Nguyễn Thị Lan' }])
})

test('an administrator, who reads no names, sees none and finds nobody by name', async () => {
  expect(await names(chief, 'search=Nguyen%20thi')).toEqual([])
  expect((await chief.get('/accounts?search=lannt')).body.rows).toMatchObject([
    { full_name: null, unit_name: 'Đơn vị A1' },
  ])
  expect((await chief.get(`/accounts/${lan}`)).body).toMatchObject({ person: 'p1', full_name: null })
  expect((await officer.get(`/accounts/${lan}`)).body).toMatchObject({ person: 'p1', full_name: 'Nguyễn Thị Lan' })
})

test('accounts are listed by state', async () => {
  await officer.post('/accounts', { user_name: 'cho', unit: 'A1' })
  expect(await names(officer, 'status=pending')).toEqual(['cho'])
  expect(await names(officer, 'status=closed')).toEqual([])
  expect((await officer.get('/accounts?status=gone')).status).toBe(400)
})

test('an account counts on its days alone, both included', async () => {
  const set = (body: object) => officer.post(`/accounts/${lan}`, body)
  expect((await set({ valid_from: '2026-03-11', valid_to: '2026-03-10' })).status).toBe(400)
  expect((await set({ valid_to: '2026-03-09' })).status).toBe(200)
  expect((await at.get('/me')).body.kind).toBe('nobody')
  await set({ valid_from: '2026-03-10', valid_to: '2026-03-10' })
  expect((await at.get('/me')).body.kind).toBe('account')
  expect((await officer.get(`/accounts/${lan}`)).body).toMatchObject({
    valid_from: '2026-03-10',
    valid_to: '2026-03-10',
  })
  await set({ valid_from: null, valid_to: null })
  expect((await officer.get(`/accounts/${lan}`)).body).toMatchObject({ valid_from: null, valid_to: null })
})

test('the last administrator’s account is given no end, not even by the command line', async () => {
  const { changeAccount } = await import('#modules/accounts/actions-accounts.ts')
  const { scopeFor } = await import('#modules/accounts/answers-scope.ts')
  const asker = { kind: 'operator' } as const
  const realm = { id: office.realm, timeZone: 'Asia/Ho_Chi_Minh' }
  const scope = await scopeFor(database, { asker, now: clock.now }, realm, 'make.accounts')
  const by = { database, now: clock.now, actor: 'operator', door: 'cli', address: '', agent: '' }
  const keeper = { asker, scope, today: '2026-03-10' }
  await expect(changeAccount(by, keeper, chiefId, { validTo: '2026-12-31' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await chief.post(`/accounts/${chiefId}`, { valid_to: '2026-12-31' })).status).toBe(403) // one’s own
})

test('an officer sets an e-mail address; codes mailed to the earlier one are void', async () => {
  await database.pool.query(
    `insert into activation_codes (realm_id, code_hash, account_id, door, made_at, made_by, expires_at)
     values ($1, 'x'::bytea, $2, 'mail', $3, 'nobody', $3::timestamptz + interval '1 hour')`,
    [office.realm, lan, clock.now],
  )
  expect((await officer.post(`/accounts/${lan}`, { email: 'moi@example.test' })).status).toBe(200)
  expect((await officer.get(`/accounts/${lan}`)).body.email).toBe('moi@example.test')
  const { rows } = await database.pool.query(`select used_at from activation_codes where door = 'mail'`)
  expect(rows[0].used_at).not.toBeNull()
  expect((await officer.post(`/accounts/${lan}`, { email: 'không phải' })).status).toBe(400)
})

test('one’s own e-mail address is changed by the password, and taken back to the one of the record', async () => {
  const set = (email: string | null, password = strong) => at.post('/me/email', { password, email })
  expect((await set('toi@example.test', 'sai')).status).toBe(401)
  expect((await at.get('/me')).body.email).toBe('moi@example.test')
  expect((await set('toi@example.test')).status).toBe(200)
  expect((await at.get('/me')).body.email).toBe('toi@example.test')
  expect((await set(null)).status).toBe(200)
  expect((await at.get('/me')).body.email).toBe('lan@example.test')
  const { rows } = await database.pool.query(`select p.payload::text from journal_events e
    join journal_payloads p using (event_id) where e.action = 'account.email'`)
  expect(rows.length).toBe(3)
  expect(JSON.stringify(rows)).not.toContain('@')
})

test('only an administrator opens a closed account again, which waits for a new code with its roles', async () => {
  const order = (by: Browser, what: string) => by.post(`/accounts/${lan}/status`, { order: what })
  expect((await order(chief, 'reopen')).status).toBe(409) // it is open
  expect((await order(officer, 'close')).status).toBe(200)
  expect((await order(officer, 'reopen')).status).toBe(403)
  expect((await order(chief, 'reopen')).status).toBe(200)
  expect((await officer.get(`/accounts/${lan}`)).body).toMatchObject({
    status: 'pending',
    grants: [{ role: 'member' }],
  })
  expect((await enter()).status).toBe(401) // the old password is gone
  const { code } = (await officer.post(`/accounts/${lan}/reset`)).body
  expect((await at.post('/activate', { code, password: strong })).status).toBe(200)
  expect((await at.get('/me')).body.roles).toMatchObject([{ role: 'member', unit: 'A1' }])
})

test('a person of the own units is looked up by code; elsewhere is as if it were not there', async () => {
  expect((await officer.get('/accounts/person?person=p1')).body).toEqual({
    ...{ person: 'p1', full_name: 'Nguyễn Thị Lan', unit: 'A1', unit_name: 'Đơn vị A1', account: lan },
  })
  expect((await officer.get('/accounts/person?person=p2')).body.account).toBeNull()
  expect((await chief.get('/accounts/person?person=p2')).body).toMatchObject({ person: 'p2', full_name: null })
  const beside = browser()
  await addOfficer(chief, beside, { userName: 'benb', unit: 'B1', role: 'unit_officer' })
  const bodies = []
  for (const person of ['p1', 'không có']) {
    const { status, body } = await beside.get(`/accounts/person?person=${encodeURIComponent(person)}`)
    bodies.push(JSON.stringify({ status, ...body, requestId: '' }))
  }
  expect(new Set(bodies).size).toBe(1)
  const told = await database.pool.query(
    `select object_type from journal_events where action = 'read.person' and object_type = 'person'`,
  )
  expect(told.rowCount).toBe(3)
})

test('a unit says what one may do there: more below one’s role than beside it', async () => {
  const can = async (by: Browser, unit: string) => (await by.get(`/units/${unit}?as_of=2026-03-10`)).body.can
  expect(await can(officer, 'A1')).toEqual(expect.arrayContaining(['read.names', 'grant', 'make.accounts']))
  expect(await can(officer, 'A1')).not.toContain('read.journal')
  const two = browser()
  await addOfficer(chief, two, { userName: 'haivai', unit: 'A1', role: 'unit_officer' })
  const id = (await chief.get('/accounts?search=haivai')).body.rows[0].account
  await chief.post(`/accounts/${id}/grants`, { role: 'auditor', unit: 'B1' })
  await two.post('/sign-in', { user_name: 'haivai', password: strong })
  await enrol(two, clock)
  expect(await can(two, 'A1')).toContain('read.names')
  expect(await can(two, 'B1')).not.toContain('read.names')
  expect(await can(two, 'B1')).toContain('read.journal')
  expect((await two.get('/me')).body.can).toEqual(expect.arrayContaining(['read.names', 'read.journal']))
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
