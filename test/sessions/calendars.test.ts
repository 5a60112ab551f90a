/** Calendars under secret addresses: whose sessions they hold, what they do not say, and when they end. */
import { expect, test } from 'vitest'
import { clockAt, serverOn } from '../accounts/browser.ts'
import type { Browser } from '../accounts/browser.ts'
import { addOfficer, enrol, setUpAdministrator } from '../accounts/people.ts'
import { freshDatabase } from '../database.ts'
import { sessionsServer } from './world.ts'

const database = await freshDatabase()
const facts = await sessionsServer(database)
await facts.order(
  'convening',
  { session: 'HN1', unit: 'A', person: 'a-1' },
  { session: 'LA1', unit: 'A', person: 'a-2' },
)
const clock = clockAt('2026-03-05T01:00:00Z')
const { app, browser, bugs } = await serverOn(database, clock)
const { rows } = await database.pool.query<{ id: number }>(`select realm_id as id from realms where code = 'default'`)
const chief = browser()
await setUpAdministrator(database, clock, chief, rows[0]?.id ?? 0)
const member = browser()
const memberId = await addOfficer(chief, member, { userName: 'dao', unit: 'A', role: 'member', person: 'a-1' })
const officer = browser()
await addOfficer(chief, officer, { userName: 'can.bo.a', unit: 'A', role: 'unit_officer' })
await enrol(officer, clock)

const lead = browser()
await addOfficer(chief, lead, { userName: 'tuyen.giao', unit: 'P', role: 'campaign_officer' })
await enrol(lead, clock)

const make = (by: Browser, body: object) => by.post('/me/calendars', body)
/** What a program without any cookie is answered. */
async function fetched(path: string): Promise<{ status: number; type: string; text: string }> {
  const reply = await app.inject({ url: path, headers: { host: '127.0.0.1' }, remoteAddress: '10.9.9.9' })
  // long lines go on behind a line break and a blank (RFC 5545, 3.1)
  const text = reply.payload.replaceAll('\r\n ', '')
  return { status: reply.statusCode, type: String(reply.headers['content-type']), text }
}

const own = (await make(member, { kind: 'person' })).body as { calendar: number; path: string }

test('whoever has the address has the calendar of a person’s convenings, without signing in', async () => {
  expect(own.path).toMatch(/^\/api\/v1\/calendars\/[\w-]{43}\.ics$/)
  const { status, type, text } = await fetched(own.path)
  expect({ status, type }).toEqual({ status: 200, type: 'text/calendar; charset=utf-8' })
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  for (const line of [
    'SUMMARY:Hội nghị tỉnh',
    'LOCATION:Hội trường tỉnh',
    'DTSTART:20260310T010000Z',
    'DTEND:20260310T043000Z',
    'UID:default/HN1@quan-triet',
  ])
    expect(text).toContain(line)
})

test('it names nobody, neither speakers nor chairs nor whoever it is for', async () => {
  const { text } = await fetched(own.path)
  for (const name of ['Ngô Văn Nói', 'Chủ trì', 'Đào', 'a-1', 'dao']) expect(text).not.toContain(name)
})

test('only the hash of the address is kept', async () => {
  const token = own.path.slice('/api/v1/calendars/'.length, -'.ics'.length)
  const kept = await database.pool.query<{ text: string }>('select t::text as text from calendar_feeds t')
  for (const { text } of kept.rows) expect(text).not.toContain(token)
  const told = (await member.get('/me/calendars')).body
  expect(JSON.stringify(told)).not.toContain(token)
  expect(told.rows).toMatchObject([{ calendar: own.calendar, kind: 'person', unit: null }])
  expect(told.rows[0].last_read_at).not.toBeNull()
})

test('of a secret session the time alone is told', async () => {
  const cells = {
    code: 'MAT1',
    campaign: 'C1',
    host: 'P',
    title: 'Nội dung kín',
    venue: 'Phòng 1',
    starts_at: '2026-03-20T14:00',
    secret: 'yes',
  }
  const convened = { session: 'MAT1', unit: 'A', person: 'a-1' }
  const files = [
    { file: 'sessions', rows: [{ cells }] },
    { file: 'convening', rows: [{ cells: convened }] },
  ]
  expect((await lead.post('/orders', { files })).status).toBe(200)
  const { text } = await fetched(own.path)
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(text).toContain('DTSTART:20260320T070000Z')
  expect(text).not.toContain('Nội dung kín')
  expect(text).not.toContain('Phòng 1')
})

test('a speaker’s calendar is for who plans sessions, as far as those reach', async () => {
  const { body } = await make(lead, { kind: 'speaker', speaker: 'BCV1' })
  expect((await fetched(body.path)).text.match(/SUMMARY:.*/g)?.map((line) => line.trim())).toEqual([
    'SUMMARY:Hội nghị tỉnh',
  ])
  expect((await make(lead, { kind: 'speaker', speaker: 'BCV9' })).status).toBe(404)
})

test('a unit’s calendar is for who covers the unit, and ends with that', async () => {
  const { body } = await make(officer, { kind: 'unit', unit: 'A' })
  const { text } = await fetched(body.path)
  // its own class, and the conference that it joins as a site
  expect(text.match(/SUMMARY:.*/g)?.map((line) => line.trim())).toEqual([
    'SUMMARY:Hội nghị tỉnh',
    'SUMMARY:Lớp xã An Bình',
    expect.any(String),
  ])
  expect((await make(officer, { kind: 'unit', unit: 'B' })).status).toBe(404)
  expect((await make(officer, { kind: 'unit', unit: 'KHONG-CO' })).status).toBe(404)
  expect((await make(member, { kind: 'unit', unit: 'A' })).status).toBe(404)
  await database.pool.query(`update grants set revoked_at = now() where role = 'unit_officer'`)
  expect((await fetched(body.path)).status).toBe(404)
})

test('nobody has a calendar of a person whom the account does not belong to, or of a speaker', async () => {
  expect((await make(lead, { kind: 'person' })).status).toBe(404)
  expect((await make(member, { kind: 'speaker', speaker: 'BCV1' })).status).toBe(404)
  expect((await make(member, { kind: 'speaker' })).status).toBe(404)
})

test('a revoked address answers as one that never was; so does that of a suspended account', async () => {
  const other = (await make(member, { kind: 'person' })).body
  expect((await lead.post(`/me/calendars/${other.calendar}/revoke`)).status).toBe(404)
  expect((await member.post(`/me/calendars/${other.calendar}/revoke`)).status).toBe(200)
  const never = await fetched(`/api/v1/calendars/${'x'.repeat(43)}.ics`)
  const gone = await fetched(other.path)
  const bare = (text: string): string => text.replace(/"requestId":"[^"]+"/, '')
  expect({ ...gone, text: bare(gone.text) }).toEqual({ ...never, text: bare(never.text) })
  await database.pool.query(`update accounts set status = 'suspended' where account_id = $1`, [memberId])
  expect((await fetched(own.path)).status).toBe(404)
})

test('nothing of this was a bug', () => expect(bugs).toEqual([]))
