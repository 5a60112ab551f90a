import { expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import type { Browser } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, codeOf, setUpAdministrator } from './people.ts'

const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)

const enter = (at: Browser, userName: string, password = strong, more: object = {}) =>
  at.post('/sign-in', { user_name: userName, password, ...more })

test('an open installation lets whoever is at the machine in, and says so', async () => {
  const { body } = await browser().get('/me')
  expect(body).toMatchObject({ kind: 'machine', open: true, user_name: null })
  expect((await browser().get('/sign-in')).body).toEqual({ open: true, realms: [], oidc: false, mail: false })
})

const chief = browser()
let secret = ''
test('the setup link makes the first administrator once, who then has to enrol a second factor', async () => {
  const { makeSetupToken } = await import('#modules/accounts/actions-password.ts')
  const by = { database, now: clock.now, actor: 'operator', door: 'cli', address: '', agent: '' }
  const token = await makeSetupToken(by, office.realm)
  const weak = await chief.post('/setup', { token, user_name: 'An', password: 'matkhau12345678' })
  expect(weak).toMatchObject({
    status: 400,
    body: { code: 'weak-password', issues: [{ path: 'password', message: 'common' }] },
  })
  const made = await chief.post('/setup', { token, user_name: ' An.Quantri ', password: strong })
  expect(made.status).toBe(200)
  expect((await chief.post('/setup', { token, user_name: 'khac', password: strong })).body).toMatchObject({
    code: 'expired',
  })
  expect((await browser().get('/me')).body).toMatchObject({ kind: 'nobody', open: false, can: [] })
  expect((await chief.get('/me')).body).toMatchObject({
    ...{
      user_name: 'an.quantri',
      can: [],
      roles: [{ role: 'administrator', unit: null, unit_name: null, only: null }],
    },
    second_factor: { enrolled: false, given: false, needed: true },
  })
  expect((await chief.get('/accounts')).status).toBe(403)
  const { enrol } = await import('./people.ts')
  const before = new Map(chief.jar)
  secret = (await enrol(chief, clock)).secret
  expect((await chief.get('/me')).body).toMatchObject({
    second_factor: { enrolled: true, given: true, needed: false, recovery_codes: 10 },
  })
  expect((await chief.get('/accounts')).status).toBe(200)
  const old = browser()
  for (const [name, value] of before) old.jar.set(name, value)
  expect((await old.get('/me')).body).toMatchObject({ kind: 'nobody' }) // the token before the second factor is void
})

test('a link that is old or was replaced makes nobody', async () => {
  const { makeSetupToken } = await import('#modules/accounts/actions-password.ts')
  const by = { database, now: clock.now, actor: 'operator', door: 'cli', address: '', agent: '' }
  const first = await makeSetupToken(by, office.realm)
  const second = await makeSetupToken({ ...by, now: new Date(clock.now.getTime() - 25 * 3_600_000) }, office.realm)
  for (const token of [first, second, 'x'])
    expect((await browser().post('/setup', { token, user_name: 'moi', password: strong })).body).toMatchObject({
      code: 'expired',
    })
})

test('the cookie is out of reach of scripts and other sites, and holds no plain number of the account', async () => {
  const at = browser()
  await addOfficer(chief, at, { userName: 'lan', unit: 'A1', role: 'class_clerk' })
  const { headers } = await enter(browser(), 'lan')
  expect(headers['set-cookie']).toMatch(
    /^quantriet=\d+\.[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
  )
  const { rows } = await database.pool.query('select token_hash from sign_ins')
  expect(JSON.stringify(rows)).not.toContain(at.jar.get('quantriet')?.split('.')[1] ?? '?')
})

test('wrong name, wrong password and an account that waits are one and the same answer', async () => {
  await chief.post('/accounts', { user_name: 'cho', unit: 'A1' })
  const answers = []
  for (const [name, password] of [
    ['lan', 'sai mật khẩu rồi'],
    ['khongco', strong],
    ['cho', strong],
    ['\u0007', strong],
  ] as const) {
    const { status, body, headers } = await enter(browser('10.9.9.1'), name, password)
    answers.push({ status, body: { ...body, requestId: '' }, cookie: headers['set-cookie'] })
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 401, body: { code: 'wrong-credentials' }, cookie: undefined })
})

test('a name is typed with any capitals and blanks', async () => {
  expect((await enter(browser(), '  LAN ')).status).toBe(200)
})

test('a second factor is asked after the password, and each code is good for once', async () => {
  clock.forward(1)
  const at = browser('10.0.5.5')
  expect((await enter(at, 'an.quantri')).body).toMatchObject({ code: 'second-factor-needed', status: 403 })
  expect(at.jar.size).toBe(0)
  const code = codeOf(secret, clock.now)
  expect((await enter(at, 'an.quantri', 'sai', { code })).status).toBe(401) // a wrong password uses no code up
  expect((await enter(at, 'an.quantri', strong, { code })).status).toBe(200)
  expect((await enter(browser('10.0.5.6'), 'an.quantri', strong, { code })).status).toBe(401)
})

test('sign-out ends this one, everywhere ends all', async () => {
  const [one, two, three] = [browser(), browser(), browser()]
  for (const at of [one, two, three]) expect((await enter(at, 'lan')).status).toBe(200)
  const token = one.jar.get('quantriet') ?? ''
  const out = await one.post('/sign-out')
  expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
  one.jar.set('quantriet', token)
  expect((await one.get('/me')).body).toMatchObject({ kind: 'nobody' })
  expect((await one.post('/sign-out')).status).toBe(401)
  expect((await two.get('/me')).body).toMatchObject({ user_name: 'lan' })
  await two.post('/sign-out?everywhere=yes')
  expect((await three.get('/me')).body).toMatchObject({ kind: 'nobody' })
})

test('sign-ins are listed, and one of them is ended; nobody ends somebody else’s', async () => {
  const [here, there] = [browser(), browser('10.0.0.77')]
  await enter(here, 'lan')
  clock.forward(1)
  await enter(there, 'lan')
  const { rows } = (await here.get('/me/sign-ins')).body
  expect(rows).toMatchObject([
    { here: false, address: '10.0.0.77', door: 'password', agent: 'Thử' },
    { here: true, address: '10.0.0.1' },
  ])
  const other = browser()
  await addOfficer(chief, other, { userName: 'binh', unit: 'B1', role: 'class_clerk' })
  expect((await other.post(`/me/sign-ins/${rows[0].sign_in}/end`)).status).toBe(404)
  expect((await here.post(`/me/sign-ins/${rows[0].sign_in}/end`)).status).toBe(200)
  expect((await there.get('/me')).body).toMatchObject({ kind: 'nobody' })
  expect((await here.get('/me')).body).toMatchObject({ user_name: 'lan' })
})

test('a clerk’s sign-in ends after twelve hours of use, an administrator’s after four', async () => {
  const at = browser()
  const admin = browser()
  await enter(at, 'lan')
  await enter(admin, 'an.quantri', strong, { code: codeOf(secret, clock.now, 1) })
  for (let quarter = 1; quarter < 48; quarter++) {
    clock.forward(15)
    expect((await at.get('/me')).body).toMatchObject({ user_name: 'lan' })
    expect((await admin.get('/me')).body).toMatchObject(quarter < 16 ? { user_name: 'an.quantri' } : { kind: 'nobody' })
  }
  clock.forward(15)
  expect((await at.get('/me')).body).toMatchObject({ kind: 'nobody' })
})

test('the own password is changed only with the old one, and every other sign-in ends', async () => {
  const [here, there] = [browser(), browser()]
  await enter(here, 'lan')
  await enter(there, 'lan')
  const fresh = 'một hai ba con kiến tha mồi'
  const change = (old: string, password: string) => here.post('/me/password', { old_password: old, password })
  expect((await change('không phải cái cũ', fresh)).body).toMatchObject({ code: 'wrong-credentials' })
  expect((await change(strong, 'ngắn')).body).toMatchObject({
    code: 'weak-password',
    issues: [{ message: 'too-short' }],
  })
  expect((await change(strong, 'zolvexkim2026zolvexkim')).body).toMatchObject({
    issues: [{ message: 'holds-context' }],
  })
  const before = here.jar.get('quantriet')
  expect((await change(strong, fresh.normalize('NFD'))).status).toBe(200)
  expect(here.jar.get('quantriet')).not.toBe(before)
  expect((await here.get('/me')).body).toMatchObject({ user_name: 'lan' })
  expect((await there.get('/me')).body).toMatchObject({ kind: 'nobody' })
  expect((await enter(browser(), 'lan', strong)).status).toBe(401)
  expect((await enter(browser(), 'lan', fresh.normalize('NFC'))).status).toBe(200)
})

test('with accounts in two organizations the sign-in names one', async () => {
  const other = await addOffice(database, 'khac')
  await setUpAdministrator(database, clock, browser(), other.realm, 'an.khac')
  expect((await enter(browser(), 'an.khac')).body).toMatchObject({
    code: 'bad-request',
    issues: [{ path: 'realm', message: 'realm-needed' }],
  })
  expect((await enter(browser(), 'an.khac', strong, { realm: 'default' })).status).toBe(401)
  expect((await enter(browser(), 'an.khac', strong, { realm: 'khac' })).body).toMatchObject({
    code: 'second-factor-needed',
  })
  expect((await enter(browser(), 'an.khac', strong, { realm: 'không có' })).status).toBe(401)
})

test('what is not in the contract is refused, not left out', async () => {
  const more = await enter(browser(), 'lan', strong, { role: 'administrator' })
  expect(more).toMatchObject({ status: 400, body: { code: 'bad-request' } })
})

test('sign-ins and refusals stand in the journal, without names, passwords or codes', async () => {
  const { rows } = await database.pool.query(
    `select e.action, e.actor, e.object_type, p.payload from journal_events e join journal_payloads p using (event_id)`,
  )
  const actions = new Set(rows.map((row) => row.action))
  for (const action of [
    'sign-in',
    'sign-in.refused',
    'sign-out',
    'account.setup',
    'factor.confirm',
    'password.change',
    'account.activate',
  ])
    expect(actions).toContain(action)
  expect(JSON.stringify(rows)).not.toMatch(/lan|quantri|thuyền|example/)
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
