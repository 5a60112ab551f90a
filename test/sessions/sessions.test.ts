/** Sessions as the desk plans them: lists, one session, many at once, what a secret one may not have. */
import { expect, test } from 'vitest'
import { formOf } from '../api/api.ts'
import { freshDatabase } from '../database.ts'
import { sessionsServer } from './world.ts'

const database = await freshDatabase()
const { api, send, order, read } = await sessionsServer(database)
type Row = Readonly<Record<string, unknown>>
const codes = async (query: Readonly<Record<string, string>> = {}): Promise<unknown[]> =>
  ((await read('/sessions', query)).rows as Row[]).map(({ code }) => code)
const plan = {
  campaign: 'C1',
  title: 'Lớp của {unit}',
  audiences: ['all'],
  hosts: [{ unit: 'A' }],
  times: [{ starts_at: '2026-04-01T07:30' }],
}

test('the list says of each session when, where and for whom it is, and how many sites it has', async () => {
  const { rows, total, next } = await read('/sessions')
  expect({ total, next }).toEqual({ total: 2, next: null })
  expect(rows[0]).toMatchObject({
    code: 'HN1',
    host: { code: 'P', name: 'Tỉnh ủy Thử' },
    starts_at: '2026-03-10T01:00:00.000Z',
    capacity: 5,
    sites: 2,
    convened: 0,
    own: true,
  })
})

test.each<[string, Record<string, string>, string[]]>([
  ['a title without diacritics', { search: 'hoi nghi' }, ['HN1']],
  ['the name of the host', { search: 'an binh' }, ['LA1']],
  ['the venue', { search: 'văn hóa' }, ['LA1']],
  ['an audience, with the sessions for all', { audience: 'key' }, ['HN1']],
  ['an audience of its own', { audience: 'all' }, ['HN1', 'LA1']],
  ['a mode', { mode: 'hybrid' }, ['HN1']],
  ['a host', { host: 'A' }, ['LA1']],
  ['days of the realm’s clock', { from: '2026-03-11', to: '2026-03-12' }, ['LA1']],
  ['no day', { from: '2026-03-13' }, []],
])('the list is narrowed by %s', async (_, query, found) => {
  expect(await codes(query)).toEqual(found)
})

test('a page ends with a cursor from which the next goes on, in every order', async () => {
  for (const sort of ['starts', 'title', 'host'])
    for (const way of ['asc', 'desc']) {
      const whole = await codes({ sort, order: way })
      const first = await read('/sessions', { sort, order: way, limit: '1' })
      const second = await codes({ sort, order: way, limit: '1', after: first.next })
      expect([first.rows[0].code, ...second]).toEqual(whole)
    }
})

test('the list goes out as a file that says what it was narrowed to and how many rows it has', async () => {
  const reply = await api.get('/sessions', { format: 'csv', host: 'A' })
  const text = reply.raw.toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text).toContain('Đơn vị tổ chức: A')
  expect(text).toMatch(/Số dòng,1/)
  expect(text).toContain('12/3/2026,08:00,LA1,Lớp xã An Bình')
  expect((await api.get('/sessions', { format: 'xlsx' })).raw.subarray(0, 2).toString()).toBe('PK')
})

test('a session shows its sites, its agenda with speakers, and its materials', async () => {
  const session = await read('/sessions/HN1')
  expect(session.speakers).toEqual([{ code: 'BCV1', name: 'Ngô Văn Nói' }])
  expect(session.sites_rows.map((one: Row) => [(one['unit'] as Row)['code'], one['chair'], one['expected']])).toEqual([
    ['A', 'Chủ trì An', 40],
    ['B', 'Chủ trì Bắc', 50],
  ])
  expect(session.agenda.map((one: Row) => [one['order'], one['title'], one['speaker']])).toEqual([
    [1, 'Khai mạc', null],
    [2, 'Chuyên đề 1', { code: 'BCV1', name: 'Ngô Văn Nói' }],
  ])
  expect(session.materials.map((one: Row) => [one['name'], one['link']])).toEqual([
    ['Đề cương', 'https://vi-du.test/de-cuong'],
    ['Nghị quyết (bản giấy)', null],
  ])
  expect(session.may).toEqual({ edit: true, convene: true, mark: true, names: true })
  expect((await api.get('/sessions/KHONG-CO')).status).toBe(404)
})

test('a plan makes a session for each host at each time, under codes of its own', async () => {
  const hosts = [
    { unit: 'A', venue: 'Hội trường A' },
    { unit: 'B', capacity: 80 },
  ]
  const times = [{ starts_at: '2026-04-01T07:30', ends_at: '2026-04-01T11:00' }, { starts_at: '2026-04-02T07:30' }]
  const before = await codes()
  const tried = await send('/sessions/plan', { ...plan, hosts, times, check: true })
  expect(tried.json()).toMatchObject({ position: null })
  expect(await codes()).toEqual(before)
  const done = (await send('/sessions/plan', { ...plan, hosts, times })).json()
  expect(done.codes).toHaveLength(4)
  expect(new Set(done.codes).size).toBe(4)
  const made = (await read('/sessions', { from: '2026-04-01', to: '2026-04-02' })).rows as Row[]
  expect(
    made.map(({ title, venue, capacity, starts_at, ends_at }) => ({ title, venue, capacity, starts_at, ends_at })),
  ).toEqual(
    expect.arrayContaining([
      {
        title: 'Lớp của Đảng bộ xã An Bình',
        venue: 'Hội trường A',
        capacity: null,
        starts_at: '2026-04-01T00:30:00.000Z',
        ends_at: '2026-04-01T04:00:00.000Z',
      },
      {
        title: 'Lớp của Đảng bộ xã Bắc Sơn',
        venue: '',
        capacity: 80,
        starts_at: '2026-04-02T00:30:00.000Z',
        ends_at: null,
      },
    ]),
  )
  expect((await api.post(`/orders/${done.position}/undo`)).status).toBe(200)
  expect(await codes()).toEqual(before)
})

test('a copy has the parts that were asked for; its agenda moves along, and nothing measured comes with it', async () => {
  await order('sites', { session: 'HN1', unit: 'A', name: '', headcount: '39', connected_from: '2026-03-10T08:00' })
  const times = [{ starts_at: '2026-05-05T13:30' }]
  const body = {
    ...plan,
    hosts: [{ unit: 'P' }],
    times,
    mode: 'hybrid',
    like: 'HN1',
    copy: ['sites', 'agenda', 'materials'],
  }
  const {
    codes: [code],
  } = (await send('/sessions/plan', body)).json()
  const copy = await read(`/sessions/${code}`)
  expect(copy.sites_rows.map((one: Row) => [one['expected'], one['headcount'], one['connected_from']])).toEqual([
    [40, null, null],
    [50, null, null],
  ])
  expect(copy.agenda[1]).toMatchObject({ starts_at: '2026-05-05T06:45:00.000Z', ends_at: '2026-05-05T08:30:00.000Z' })
  expect(copy.materials).toHaveLength(2)
})

test('more sessions than may be made at once are refused, and so is a copy of what is not there', async () => {
  const times = Array.from({ length: 60 }, (_, i) => ({ starts_at: `2026-04-01T07:${String(i).padStart(2, '0')}` }))
  const hosts = Array.from({ length: 9 }, () => ({ unit: 'A' }))
  expect((await send('/sessions/plan', { ...plan, hosts, times })).status).toBe(400)
  expect((await send('/sessions/plan', { ...plan, like: 'KHONG-CO' })).status).toBe(404)
})

test.each([
  ['an online mode', { ...plan, mode: 'online', secret: true }, 'secret-online'],
  [
    'an end before its beginning',
    { ...plan, times: [{ starts_at: '2026-04-01T07:30', ends_at: '2026-04-01T07:00' }] },
    'ends-before-begins',
  ],
  ['an audience that the campaign has not', { ...plan, audiences: ['la'] }, 'unknown-audience'],
  ['a speaker whom nobody knows', { ...plan, speakers: ['BCV9'] }, 'unknown-speaker'],
])('a plan with %s is refused whole', async (_, body, code) => {
  const reply = await send('/sessions/plan', body)
  expect(reply.status).toBe(422)
  const faults = reply.json().faults as Row[]
  expect(faults.map((fault) => fault['code'])).toContain(code)
  // times are told as the realm's clock shows them
  if (code === 'ends-before-begins')
    expect(faults[0]).toMatchObject({ value: '01/04/2026 07:00', params: { from: '01/04/2026 07:30' } })
})

test('a secret session has no site and no file or link among its materials; a name is enough', async () => {
  const {
    codes: [code],
  } = (await send('/sessions/plan', { ...plan, secret: true, like: 'HN1', copy: ['sites', 'materials'] })).json()
  expect(await read(`/sessions/${code}`)).toMatchObject({ sites_rows: [], materials: [], secret: true })
  const faults = async (file: string, cells: Record<string, string>) =>
    (await order(file, cells)).json().faults?.map((fault: Row) => fault['code'])
  expect(await faults('materials', { session: code, name: 'Đề cương', link: 'https://vi-du.test/x' })).toEqual([
    'secret-material',
  ])
  expect(await faults('sites', { session: code, unit: 'A', mode: 'broadcast' })).toEqual(['secret-site'])
  expect((await order('materials', { session: code, name: 'Đề cương (phát tại chỗ)' })).status).toBe(200)
  // nor does a session become secret that has them
  expect(await faults('sessions', { code: 'HN1', mode: 'in_person', secret: 'yes' })).toEqual(
    expect.arrayContaining(['secret-site', 'secret-material']),
  )
})

test('a file that is sent ahead becomes a material that can be fetched by whoever sees the session', async () => {
  const sent = (await api.post('/uploads', formOf([{ name: 'de-cuong.pdf', content: '%PDF-1.4 đề cương' }]))).json()
  expect((await order('materials', { session: 'LA1', name: 'Đề cương', file: sent.path })).status).toBe(200)
  const file = await api.get('/sessions/LA1/material', { name: 'Đề cương' })
  expect(file.raw.toString()).toBe('%PDF-1.4 đề cương')
  expect((await api.get('/sessions/LA1/material', { name: 'Khác' })).status).toBe(404)
})

test('two sessions of a host in one venue at one time are told of each other', async () => {
  const body = { ...plan, hosts: [{ unit: 'A', venue: ' nhà văn hóa' }], times: [{ starts_at: '2026-03-12T10:00' }] }
  const {
    codes: [code],
  } = (await send('/sessions/plan', body)).json()
  expect((await read('/sessions/LA1')).clashes).toMatchObject([{ code }])
  expect((await read(`/sessions/${code}`)).clashes).toMatchObject([{ code: 'LA1' }])
})

test('a session that is withdrawn is in no list any more, and comes back when that is taken back', async () => {
  const { position } = (await order('sessions', { code: 'LA1', retracted: 'yes' })).json()
  expect((await api.get('/sessions/LA1')).status).toBe(404)
  expect((await api.post(`/orders/${position}/undo`)).status).toBe(200)
  expect(await codes({ host: 'A', from: '2026-03-12', to: '2026-03-12' })).toContain('LA1')
})

test('nothing of this was a bug', () => expect(api.bugs).toEqual([]))

test('the history of a session tells what hangs on it as one, whole, however small the pages', async () => {
  await order('agenda', { session: 'HN1', order: '2', title: 'Chuyên đề 1 (sửa)' })
  await order(
    'convening',
    ...['a-1', 'a-2', 'b-1'].map((person) => ({ session: 'HN1', unit: person[0]?.toUpperCase() ?? '', person })),
  )
  const asked = { file: 'sessions', column: 'code', value: 'HN1', parts: 'sites,agenda,materials,convening' }
  const whole = await read('/history', asked)
  const told = (rows: Row[]) => rows.map(({ file, cells }) => `${String(file)} ${JSON.stringify(cells)}`)
  expect((whole.rows as Row[]).slice(0, 4).map(({ file }) => file)).toEqual([
    ...['convening', 'convening', 'convening', 'agenda'],
  ])
  expect(whole.rows.length).toBeGreaterThan(10)
  expect(new Set((whole.rows as Row[]).map(({ position }) => position)).size).toBeGreaterThan(2)
  const pages: Row[] = []
  for (let from: Record<string, string> | null = {}; from !== null;) {
    const page = await read('/history', { ...asked, ...from, limit: '2' })
    pages.push(...page.rows)
    from = page.next === null ? null : { before: String(page.next), skip: String(page.next_skip) }
  }
  expect(told(pages)).toEqual(told(whole.rows))
  for (const parts of ['people', 'khong-co']) expect((await api.get('/history', { ...asked, parts })).status).toBe(400)
})
