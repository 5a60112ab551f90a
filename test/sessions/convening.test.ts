/** Who is convened to a session: by name, by places, what clashes, what the venue holds; and the roster afterwards. */
import { expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { textOf } from '../sweep/text.ts'
import { sessionsServer } from './world.ts'

const database = await freshDatabase()
const { api, send, order, read } = await sessionsServer(database)
type Row = Readonly<Record<string, unknown>>
const names = async (session: string, query: Readonly<Record<string, string>> = {}): Promise<unknown[]> =>
  ((await read(`/sessions/${session}/convened`, query)).rows as Row[]).map(({ person }) => person)
const convene = (session: string, body: object) => send(`/sessions/${session}/convene`, body)

test('an audience is convened by name as the figures count it on the day, and nobody twice', async () => {
  const tried = (await convene('HN1', { by: 'names', audiences: ['key'], check: true })).json()
  expect(tried).toEqual({ position: null, rows: 3, seats: 3, unnamed: 0 })
  expect(await names('HN1')).toEqual([])
  const done = (await convene('HN1', { by: 'names', audiences: ['key'] })).json()
  expect(done).toMatchObject({ rows: 3, seats: 3 })
  expect(await names('HN1', { sort: 'unit' })).toEqual(['a-1', 'b-1', 'p-1'])
  expect((await convene('HN1', { by: 'names', audiences: ['key'] })).json()).toMatchObject({ position: null, rows: 0 })
  // of everybody, those are added who are not there yet
  expect((await convene('HN1', { by: 'names', unit: 'A', check: true })).json()).toMatchObject({ rows: 2 })
})

test('an audience that the campaign doesn’t have is named, and nobody is convened', async () => {
  const refused = await convene('HN1', { by: 'names', audiences: ['key', 'khong-co'], check: true })
  expect(refused.status).toBe(400)
  expect(refused.json().issues).toEqual([{ path: 'audiences', message: 'unknown-audience: khong-co' }])
})

test('a session of one audience convenes that one, of the host’s own people', async () => {
  expect((await convene('LA1', { by: 'names' })).json()).toMatchObject({ rows: 2 })
  expect(await names('LA1')).toEqual(['a-3', 'a-2'])
})

test('places are given to each unit below by its people, or a share of them rounded up, and stay as they are', async () => {
  const { codes } = (
    await send('/sessions/plan', {
      campaign: 'C1',
      hosts: [{ unit: 'P', capacity: 4 }],
      times: [{ starts_at: '2026-06-01T08:00' }],
    })
  ).json()
  const [code] = codes
  const half = (await convene(code, { by: 'places', percent: 50, audiences: ['all'], check: true })).json()
  expect(half).toMatchObject({ rows: 3, seats: 3 })
  expect((await convene(code, { by: 'places' })).json()).toMatchObject({ rows: 3, seats: 8 })
  const list = await read(`/sessions/${code}/convening`)
  expect(list.units.map((one: Row) => [(one['unit'] as Row)['code'], one['places'], one['names']])).toEqual([
    ['A', 3, 0],
    ['B', 3, 0],
    ['P', 2, 0],
  ])
  expect(list).toMatchObject({ capacity: 4, seats: 8, over: 4 })
  expect((await convene(code, { by: 'places' })).json()).toMatchObject({ rows: 0 })
  // a unit fills its places with names: they take seats of the places, not beside them
  await order('convening', { session: code, unit: 'A', person: 'a-2' }, { session: code, unit: 'A', person: 'a-3' })
  const filled = await read(`/sessions/${code}/convening`)
  expect(filled).toMatchObject({ seats: 8, names: 2 })
  expect(filled.units[0]).toMatchObject({ places: 3, names: 2, may: true })
})

test('who is convened to two sessions at one time is told so, also after one of them has moved', async () => {
  const { codes } = (
    await send('/sessions/plan', {
      campaign: 'C1',
      title: 'Cùng giờ',
      hosts: [{ unit: 'A' }],
      times: [{ starts_at: '2026-03-10T10:00' }],
    })
  ).json()
  const [code] = codes
  await order('convening', { session: code, unit: 'A', person: 'a-1' }, { session: code, unit: 'A', person: 'a-2' })
  const [clash] = (await read('/sessions/HN1/convened', { clash: 'yes' })).rows
  expect(clash).toMatchObject({
    person: 'a-1',
    clashes: [{ code, title: 'Cùng giờ', starts_at: '2026-03-10T03:00:00.000Z' }],
  })
  expect((await read('/sessions/HN1/convening')).clashes).toBe(1)
  // whoever has declined goes to the other one
  await order('convening', { session: code, unit: 'A', person: 'a-1', status: 'declined', note: 'Đi dự hội nghị tỉnh' })
  expect((await read('/sessions/HN1/convening')).clashes).toBe(0)
  await order('convening', { session: code, unit: 'A', person: 'a-1', status: 'confirmed' })
  await order('sessions', { code, starts_at: '2026-03-11T10:00' })
  expect((await read('/sessions/HN1/convening')).clashes).toBe(0)
})

test('a person is convened to a session under one unit, by whatever way; whoever declined there may come for another', async () => {
  const files = [{ file: 'convening', rows: [{ cells: { session: 'HN1', unit: 'B', person: 'a-1' } }] }]
  const refused = await send('/orders', { files })
  expect(refused.status).toBe(422)
  expect(refused.json().faults).toMatchObject([{ code: 'convened-twice', row: 2, value: 'a-1' }])
  await order('convening', { session: 'HN1', unit: 'A', person: 'a-1', status: 'declined' })
  expect((await send('/orders', { files, check: true })).status).toBe(200)
  await order('convening', { session: 'HN1', unit: 'A', person: 'a-1', status: 'invited' })
})

test('answers are counted, and the list is narrowed by them and searched without diacritics', async () => {
  await order('convening', { session: 'HN1', unit: 'A', person: 'a-1', status: 'confirmed', order: '12' })
  await order('convening', { session: 'HN1', unit: 'B', person: 'b-1', status: 'declined', note: 'Đi công tác' })
  expect(await read('/sessions/HN1/convening')).toMatchObject({
    names: 2,
    confirmed: 1,
    declined: 1,
    seats: 2,
    over: null,
  })
  expect(await names('HN1', { status: 'declined' })).toEqual(['b-1'])
  expect(await names('HN1', { search: 'le thi dao' })).toEqual(['a-1'])
  expect(await names('HN1', { sort: 'seat' })).toEqual(['a-1', 'b-1', 'p-1'])
  expect(await names('HN1', { unit: 'B' })).toEqual(['b-1'])
})

test('the official list is a document with everybody who comes, and the list goes out as a file', async () => {
  const paper = await api.get('/sessions/HN1/convening.docx')
  expect(paper.type).toContain('wordprocessingml')
  const text = textOf(paper.raw)
  for (const part of [
    'DANH SÁCH TRIỆU TẬP',
    'Hội nghị tỉnh',
    'Lê Thị Đào',
    'Hội trường tỉnh',
    '08:00',
    '10/3/2026',
    'Đảng bộ xã An Bình',
  ])
    expect(text).toContain(part)
  expect(text).not.toContain('Hoàng Văn Em') // has declined
  // slips: a page for each unit, its names and lines for the others; or one for each person
  const units = textOf((await api.get('/sessions/HN1/slips.docx')).raw)
  for (const part of ['GIẤY TRIỆU TẬP', 'Kính gửi: Đảng bộ xã An Bình.', 'Lê Thị Đào']) expect(units).toContain(part)
  const people = textOf((await api.get('/sessions/HN1/slips.docx', { by: 'person', unit: 'A' })).raw)
  expect(people).toContain('Kính gửi: Đồng chí Lê Thị Đào')
  // the roster to be signed, and the form without names
  const signed = textOf((await api.get('/sessions/HN1/roster.docx')).raw)
  for (const part of ['DANH SÁCH ĐIỂM DANH', 'Ký tên', 'Lê Thị Đào']) expect(signed).toContain(part)
  const blank = textOf((await api.get('/sessions/HN1/roster.docx', { blank: 'yes' })).raw)
  expect(blank).toContain('Ký tên')
  expect(blank).not.toContain('Lê Thị Đào')
  // a unit is asked with all below it
  const inP = await read('/sessions/HN1/convened', { unit: 'P' })
  expect(inP.total).toBe((await read('/sessions/HN1/convened')).total)
  const csv = (await api.get('/sessions/HN1/convened', { format: 'csv', lang: 'en' })).raw.toString()
  expect(csv).toContain('Declined,Đi công tác')
})

test('the roster of a session without a convening list is its audience; of one with it, those who come', async () => {
  const roster = async (session: string, query: Readonly<Record<string, string>> = {}) =>
    ((await read(`/sessions/${session}/roster`, query)).rows as Row[]).map(({ person, status }) => [person, status])
  expect(await roster('HN1')).toEqual([
    ['a-1', null],
    ['p-1', null],
  ])
  expect(await roster('HN1', { unit: 'B' })).toEqual([
    ['b-1', null],
    ['b-2', null],
    ['b-3', null],
  ])
  await order(
    'attendance',
    { session: 'HN1', person: 'a-1', status: 'present' },
    { session: 'HN1', person: 'b-3', status: 'present' },
  )
  await order('attendance', { session: 'HN1', person: 'p-1', status: 'excused' })
  // who came without being convened stands there too
  expect(await roster('HN1')).toEqual([
    ['a-1', 'present'],
    ['p-1', 'excused'],
    ['b-3', 'present'],
  ])
  expect(await roster('HN1', { status: 'present', search: 'sau' })).toEqual([['b-3', 'present']])
  // of a unit its people alone
  expect(await roster('HN1', { unit: 'B' })).toEqual([
    ['b-1', null],
    ['b-2', null],
    ['b-3', 'present'],
  ])
  expect(await roster('HN1', { unit: 'B', status: 'unmarked' })).toEqual([
    ['b-1', null],
    ['b-2', null],
  ])
  expect((await read('/sessions', { search: 'hội nghị tỉnh' })).rows[0]).toMatchObject({ convened: 2, present: 2 })
})

test('every page of people is told to the journal', async () => {
  const { rows } = await database.pool.query<{ action: string }>(
    `select distinct action from journal_events where object_type = 'session' order by 1`,
  )
  expect(rows.map(({ action }) => action)).toEqual(['read.convening', 'read.roster'])
})

test('nothing of this was a bug', () => expect(api.bugs).toEqual([]))
