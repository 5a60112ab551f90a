import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, setUpAdministrator } from './people.ts'

const mails: string[] = []
let refuses = false
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_to, _session, done) => done(refuses ? new Error('no such box') : null),
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
    stream.on('end', () => {
      mails.push(text)
      done()
    })
  },
})
await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise<void>((resolve) => post.close(resolve)))
const { port } = post.server.address() as AddressInfo

const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
const chief = browser()
await setUpAdministrator(database, clock, chief, office.realm)
await addOfficer(chief, browser(), { userName: 'lan', unit: 'A1', role: 'class_clerk', person: 'p1' })

const forgot = (userName: string, address = '10.0.0.1') => browser(address).post('/forgot', { user_name: userName })

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await what()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('It has not come about.')
}

test('without a mail server nothing is sent, and the answer is the same', async () => {
  expect((await browser().get('/sign-in')).body.mail).toBe(false)
  expect(await forgot('lan')).toMatchObject({ status: 200, body: { done: true } })
  const { rows } = await database.pool.query(`select 1 from activation_codes where door = 'mail'`)
  expect(rows).toEqual([])
})

test('a mail brings a code for an hour to the address of the person, and the old password holds until it is used', async () => {
  process.env['SMTP_URL'] = `smtp://127.0.0.1:${port}`
  process.env['PUBLIC_URL'] = 'https://quan-triet.example.test/'
  expect(await forgot('lan')).toMatchObject({ status: 200, body: { done: true } })
  await until(() => mails.length === 1)
  const [mail = ''] = mails
  expect(mail).toMatch(/^To: lan@example\.test\r$/m)
  const text = Buffer.from(
    mail.split('\r\n\r\n').slice(1).join('\r\n\r\n').replaceAll(/=\r\n/g, ''),
    'latin1',
  ).toString()
  const [, code = ''] = /\/activate#([A-Z0-9-]{35})/.exec(text) ?? []
  expect(text).toContain('https://quan-triet.example.test/activate#')
  expect((await browser().post('/sign-in', { user_name: 'lan', password: strong })).status).toBe(200)
  const fresh = 'đàn cò trắng qua đò sớm'
  expect((await browser().post('/activate', { code, password: fresh })).body).toEqual({ signed_in: true })
  expect((await browser().post('/sign-in', { user_name: 'lan', password: strong })).status).toBe(401)
  expect((await browser().post('/sign-in', { user_name: 'lan', password: fresh })).status).toBe(200)
})

test('who has no account, no address or no active account gets the same answer and no mail', async () => {
  await chief.post('/accounts', { user_name: 'cho', unit: 'A1', email: 'cho@example.test' })
  for (const name of ['khongco', 'quantri.an', 'cho', '\u0007'])
    expect(await forgot(name, '10.0.0.2')).toMatchObject({ status: 200, body: { done: true } })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(mails).toHaveLength(1)
})

test('a mail that can’t be sent is told to the journal, without its address', async () => {
  refuses = true
  expect((await forgot('lan', '10.0.0.3')).status).toBe(200)
  const told = () => database.pool.query(`select 1 from journal_events where action = 'account.reset.unsent'`)
  await until(async () => (await told()).rowCount === 1)
  const { rows } = await database.pool.query('select payload from journal_payloads')
  expect(JSON.stringify(rows)).not.toContain('example.test')
  refuses = false
})

test('nobody fills somebody’s box: five mails an hour', async () => {
  const statuses = []
  for (let i = 0; i < 7; i++) statuses.push((await forgot('lan', `10.0.1.${i}`)).status)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4)
  await new Promise((resolve) => setTimeout(resolve, 300))
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
