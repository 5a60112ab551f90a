/** From the register through the invitation to the rating, over HTTP. */
import { expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import { freshDatabase } from '../database.ts'
import { sessionsServer } from '../sessions/world.ts'

const database = await freshDatabase()
const { api, send, order, read } = await sessionsServer(database)

// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
type Json = any
const invite = (session: string, body: object) => send(`/sessions/${session}/invitations`, body)
const rowOf = async (session: string, speaker: string): Promise<Json> =>
  (await read(`/sessions/${session}/invitations`)).rows.find((row: Json) => row.speaker.code === speaker)
const move = async (session: string, speaker: string, to: string, more: object = {}) => {
  const { recorded_at: expects } = await rowOf(session, speaker)
  return send(`/sessions/${session}/invitations/${speaker}/move`, { to, expects, ...more })
}
const speakersOf = async (session: string) => (await read(`/sessions/${session}`)).speakers.map((one: Json) => one.code)

await order(
  'speakers',
  { code: 'BCV3', full_name: 'Ân Thị Bền', rank: 'central', organization: 'Ban Tuyên giáo', topics: 'CD1|CD2' },
  { code: 'BCV4', full_name: 'Bế Văn Ánh', rank: 'district', organization: '', topics: 'CD2' },
)

test('the register is found without diacritics, by rank and topic, and sorted by given name', async () => {
  const codes = async (query: Record<string, string>) =>
    (await read('/speakers', query)).rows.map((row: Json) => row.code)
  expect(await codes({})).toEqual(['BCV4', 'BCV3', 'BCV2', 'BCV1']) // Ánh, Bền, Kể, Nói
  expect(await codes({ search: 'an thi ben' })).toEqual(['BCV3'])
  expect(await codes({ search: 'tuyen giao' })).toEqual(['BCV3'])
  expect(await codes({ rank: 'province', order: 'desc' })).toEqual(['BCV1', 'BCV2'])
  expect(await codes({ topic: 'CD2' })).toEqual(['BCV4', 'BCV3'])
})

test('the load is that of the month asked, and the list goes out as a file that says so', async () => {
  const { rows } = await read('/speakers', { month: '2026-03', sort: 'load', order: 'desc' })
  expect(rows.map((row: Json) => [row.code, row.load])[0]).toEqual(['BCV1', 1])
  expect((await read('/speakers', { month: '2026-04', search: 'BCV1' })).rows[0].load).toBe(0)
  const text = (await api.get('/speakers', { format: 'csv', month: '2026-03', rank: 'province' })).raw.toString()
  expect(text).toContain('Cấp: Cấp tỉnh; Tháng: 2026-03')
  expect(text).toMatch(/Số dòng,2/)
})

test('too many sessions a month, and the way between venues, are what the realm sets; the journal tells it', async () => {
  const usual = { most_a_month: 8, travel_minutes: 60 }
  expect(await read('/speaker-settings')).toEqual({ ...usual, changed_at: null, may: { edit: true } })
  expect((await send('/speaker-settings', { ...usual, most_a_month: 0 })).status).toBe(400)
  await order('sessions', { code: 'HN1B', campaign: 'C1', host: 'P', starts_at: '2026-03-20T08:00', speakers: 'BCV1' })
  expect((await send('/speaker-settings', { most_a_month: 1, travel_minutes: 0 })).status).toBe(200)
  const { rows } = await read('/speakers', { month: '2026-03', over: 'yes' })
  expect(rows.map((row: Json) => [row.code, row.load])).toEqual([['BCV1', 2]])
  expect((await read('/speakers/BCV1')).most_a_month).toBe(1)
  const told = await database.pool.query(`select 1 from journal_events where action = 'speakers.settings'`)
  expect(told.rowCount).toBe(1)
  expect((await send('/speaker-settings', usual)).status).toBe(200)
  await order('sessions', { code: 'HN1B', retracted: 'yes' })
})

test('inviting tells of clashes first, and writes nothing when it only checks', async () => {
  const { codes } = (
    await send('/sessions/plan', {
      campaign: 'C1',
      title: 'Trùng giờ',
      hosts: [{ unit: 'B', venue: 'Nhà văn hóa Bắc' }],
      times: [
        { starts_at: '2026-03-10T09:00', ends_at: '2026-03-10T10:00' },
        { starts_at: '2026-03-10T12:00', ends_at: '2026-03-10T13:00' },
      ],
    })
  ).json()
  const [same, after] = codes as [string, string]
  const checked = (await invite(same, { speakers: ['BCV1', 'BCV2'], check: true })).json()
  expect(checked.position).toBeNull()
  expect(checked.warnings).toMatchObject([
    { speaker: { code: 'BCV1', name: 'Ngô Văn Nói' }, clashes: [{ kind: 'overlap', code: 'HN1' }], load: 2 },
  ])
  expect((await read(`/sessions/${same}/invitations`)).rows).toEqual([])
  // half an hour from the province's hall to the commune's
  const near = (await invite(after, { speakers: ['BCV1'], check: true })).json()
  expect(near.warnings[0].clashes).toMatchObject([{ kind: 'travel', gap: 30, needs: 60, code: 'HN1' }])
  const quick = (await invite(after, { speakers: ['BCV1'], travel_minutes: 20, check: true })).json()
  expect(quick.warnings).toEqual([])
})

test('an invitation goes from asking to thanks, and the session names its speaker from accepting on', async () => {
  expect((await invite('LA1', { speakers: ['BCV2', 'BCV3'], topic: 'CD1' })).status).toBe(200)
  expect(await speakersOf('LA1')).toEqual([])
  expect(await rowOf('LA1', 'BCV2')).toMatchObject({ status: 'invited', topic: 'CD1', invited_on: '2026-03-01' })
  expect((await move('LA1', 'BCV2', 'accepted', { consent_record: true })).status).toBe(200)
  expect(await speakersOf('LA1')).toEqual(['BCV2'])
  expect(await rowOf('LA1', 'BCV2')).toMatchObject({ consent_record: true, consent_publish: null, load: 1 })
  expect((await move('LA1', 'BCV2', 'materials_received')).status).toBe(200)
  expect((await move('LA1', 'BCV2', 'confirmed')).status).toBe(200)
  const { status, steps } = await rowOf('LA1', 'BCV2')
  expect([status, steps]).toEqual(['confirmed', ['declined', 'cancelled']]) // the session has not begun
})

test('a step that is not allowed is refused with a sentence, and so is an old version', async () => {
  const refused = await move('LA1', 'BCV3', 'confirmed')
  expect([refused.status, refused.json().issues]).toEqual([409, [{ path: 'to', message: 'illegal-step' }]])
  expect(refused.json().detail).toBe('From invited it cannot become confirmed.')
  expect((await move('LA1', 'BCV2', 'thanked')).json().issues).toEqual([{ path: 'to', message: 'too-early' }])
  const old = { to: 'declined', expects: '2026-01-01T00:00:00.000Z' }
  expect((await send('/sessions/LA1/invitations/BCV3/move', old)).status).toBe(409)
  expect((await invite('LA1', { speakers: ['BCV3'] })).json().issues).toEqual([
    { path: 'BCV3', message: 'already-invited' },
  ])
})

test('whoever declines leaves the session and may be invited again', async () => {
  expect((await move('LA1', 'BCV3', 'accepted')).status).toBe(200)
  expect(await speakersOf('LA1')).toEqual(['BCV2', 'BCV3'])
  expect((await move('LA1', 'BCV3', 'declined')).status).toBe(200)
  expect(await speakersOf('LA1')).toEqual(['BCV2'])
  expect((await invite('LA1', { speakers: ['BCV3'] })).status).toBe(200)
  expect(await rowOf('LA1', 'BCV3')).toMatchObject({ status: 'invited', answered_on: null })
})

test('no order of the desk passes the table of steps, and an undoing only restores', async () => {
  const write = async (cells: Json) =>
    (await send('/orders', { files: [{ file: 'invitations', rows: [{ cells }] }] })).json()
  const at = { session: 'HN1', speaker: 'BCV4' }
  expect((await write({ ...at, status: 'confirmed' })).faults).toMatchObject([
    { code: 'illegal-step', params: { allowed: 'invited' } },
  ])
  expect((await write({ ...at, status: 'invited' })).added).toBe(1)
  expect((await write({ ...at, note: 'Gọi lại', status: 'invited' })).added).toBe(1)
  expect((await write({ ...at, status: 'thanked' })).faults).toMatchObject([
    { code: 'illegal-step', params: { from: 'invited', allowed: 'accepted, declined, cancelled' } },
  ])
  const accepted = await write({ ...at, status: 'accepted' })
  expect((await write({ ...at, status: 'invited' })).faults).toMatchObject([{ code: 'illegal-step' }])
  expect((await api.post(`/orders/${accepted.position}/undo`)).status).toBe(200)
  expect((await rowOf('HN1', 'BCV4')).status).toBe('invited')
  expect((await write({ ...at, retracted: 'yes' })).added).toBe(1)
  expect((await write({ ...at, status: 'accepted', retracted: '' })).faults).toMatchObject([{ code: 'illegal-step' }])
})

test('one order writes both, and undoing it takes both back', async () => {
  const { position } = (await move('LA1', 'BCV3', 'accepted')).json()
  expect(await speakersOf('LA1')).toContain('BCV3')
  expect((await api.post(`/orders/${position}/undo`)).status).toBe(200)
  expect(await speakersOf('LA1')).not.toContain('BCV3')
  expect((await rowOf('LA1', 'BCV3')).status).toBe('invited')
})

test('a speaker whom the register does not know is refused', async () => {
  const refused = await invite('LA1', { speakers: ['KHONG'] })
  expect(refused.json().faults).toMatchObject([{ code: 'unknown-speaker', file: 'invitations' }])
})

test('clashes of one’s sessions are told once a pair, for the calendar', async () => {
  await order('sessions', {
    code: 'TR1',
    campaign: 'C1',
    host: 'A',
    title: 'Chồng giờ',
    starts_at: '2026-03-10T10:00',
    ends_at: '2026-03-10T11:00',
    speakers: 'BCV1',
  })
  const { rows } = await read('/speaker-clashes', { from: '2026-03-10', to: '2026-03-10' })
  expect(rows).toMatchObject([
    { speaker: { name: 'Ngô Văn Nói' }, session: { code: 'HN1' }, clash: { kind: 'overlap', code: 'TR1' } },
  ])
  expect((await read('/speaker-clashes', { from: '2026-03-11', to: '2026-03-31' })).rows).toEqual([])
})

test('a ninth session in a month is warned of', async () => {
  const times = Array.from({ length: 8 }, (_, i) => ({ starts_at: `2026-05-${String(i + 10)}T08:00` }))
  await send('/sessions/plan', { campaign: 'C1', hosts: [{ unit: 'A' }], times, speakers: ['BCV4'] })
  const ninth = { campaign: 'C1', hosts: [{ unit: 'B' }], times: [{ starts_at: '2026-05-25T08:00' }] }
  const [session] = (await send('/sessions/plan', ninth)).json().codes
  const { warnings } = (await invite(session, { speakers: ['BCV4', 'BCV3'] })).json()
  expect(warnings).toMatchObject([{ speaker: { code: 'BCV4' }, load: 9, over: true, clashes: [] }])
})

test('a speaker’s page has facts, sessions and twelve months of load', async () => {
  const found = await read('/speakers/BCV1')
  expect(found).toMatchObject({ full_name: 'Ngô Văn Nói', rank: 'province', rating: { count: 0, average: null } })
  expect(found.sessions.map((one: Json) => one.code)).toEqual(['TR1', 'HN1'])
  expect(found.months).toHaveLength(12)
  expect(found.months[6]).toEqual({ month: '2026-03', sessions: 2, over: false })
  expect((await api.get('/speakers/KHONG')).status).toBe(404)
})

test('the letter is a Word document that names the speaker, the session and the place', async () => {
  const reply = await api.get('/sessions/LA1/invitations/BCV3/letter.docx')
  const xml = new TextDecoder().decode(unzipSync(new Uint8Array(reply.raw))['word/document.xml'])
  for (const word of ['GIẤY MỜI', 'Ân Thị Bền, Ban Tuyên giáo', 'Lớp xã An Bình', 'Nhà văn hóa', 'CỘNG SẢN', '-GM/'])
    expect(xml).toContain(word)
})

test('a rating comes when the session has begun, and an average from three on', async () => {
  const rate = (session: string, score: number) =>
    send(`/sessions/${session}/invitations/BCV2/rate`, { score, note: 'Rõ ràng', expects: null })
  expect((await rate('LA1', 4)).status).toBe(409)
  const past = ['QK1', 'QK2', 'QK3']
  for (const [i, code] of past.entries()) {
    const cells = { code, campaign: 'C1', host: 'B', starts_at: `2026-02-1${i}T08:00`, speakers: 'BCV2' }
    await order('sessions', cells)
    expect((await rate(code, 3 + i)).status).toBe(200)
    const { rating } = await read('/speakers/BCV2')
    expect(rating).toEqual({ count: i + 1, average: i < 2 ? null : 4 })
  }
  expect(await rowOf('QK1', 'BCV2')).toMatchObject({ status: null, score: '3', score_note: 'Rõ ràng' })
  expect(api.bugs).toEqual([])
})
