/** What is overdue and by whom, reminders by hand, more time, and notes for the levels above. */
import { expect, test } from 'vitest'
import { erasePerson } from '#modules/people/actions-erase.ts'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { remindRealm } from '#modules/notices/actions-reminders.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { nameIn } from '../sweep/world.ts'
import { at, noticesWorld } from './world.ts'

const { database, realm, say, asked, unit, above, holder, write, today, bugs } = await noticesWorld({
  required_deliverables: 'campaign,level,kind,due_on\nC1,commune,plan,2026-03-05\nC1,cell,report,2026-03-14\n',
})
const C1 = { campaign: 'C1' }
type Row = {
  unit: string
  what: string
  days_late: number | null
  missing: number
  officer_count: number
  officers: string[]
  reminded_at: string | null
  extension: { until: string; decision: string | null } | null
}
const overdue = async (query: Record<string, string> = {}, who = above): Promise<Row[]> =>
  (await say('listOverdue', { params: C1, query: { near: 'overdue', ...query } }, who)).said.rows as Row[]
const plan = (code: string, who = above) =>
  overdue({ what: 'plan', near: 'all' }, who).then((rows) => rows.find((row) => row.unit === code))
const remind = (who: typeof unit, body: object) => say('remindUnits', { params: C1, body: body as never }, who)

test('what is past its last day is listed by unit, with who keeps the unit and how late it is', async () => {
  const rows = await overdue()
  expect(rows.map((row) => `${row.unit} ${row.what} ${row.days_late}`)).toEqual(['X1 plan 5', 'X2 plan 5', 'Y1 plan 5'])
  expect(rows[0]?.officer_count).toBeGreaterThan(0)
  expect(rows[0]?.officers).toHaveLength(rows[0]?.officer_count ?? -1)
  expect(rows[1]).toMatchObject({ unit: 'X2', officers: [], officer_count: 0 })
  expect((await overdue({ near: 'week', what: 'report' })).map((row) => row.unit)).toContain('X11')
  expect((await overdue({ search: 'don vi x2' })).map((row) => row.unit)).toEqual(['X2'])
  // by whom: found by the name of who keeps it, and in their order, units that nobody keeps last
  const [keeper = ''] = rows[0]?.officers ?? []
  expect((await overdue({ search: keeper })).map((row) => row.unit)).toEqual(['X1'])
  expect((await overdue({ search: keeper }, holder('leader at X1'))).map((row) => row.unit)).toEqual([])
  expect((await overdue({ sort: 'officers' })).map((row) => row.unit)[0]).toBe('X1')
  // an officer sees their own units; a leader sees the same without names of officers
  expect((await overdue({}, unit)).map((row) => row.unit)).toEqual(['X1'])
  const [seen] = await overdue({}, holder('leader at X1'))
  expect(seen).toMatchObject({ unit: 'X1', officers: [], officer_count: rows[0]?.officer_count })
})

test('the list is handed out as a file with its filter and number of rows', async () => {
  const reply = await asked(
    'listOverdue',
    { params: C1, query: { format: 'csv', what: 'plan', near: 'overdue' } },
    above,
  )
  const text = reply.raw.toString()
  expect(reply.status).toBe(200)
  expect(text).toMatch(/Số dòng.*3/)
  expect(text).toContain('Việc: Kế hoạch')
})

test('a reminder by hand says beforehand whom it reaches, reaches them once a day, and stands in the list', async () => {
  const rows = ['X1', 'X2', 'Y1'].map((code) => ({ unit: code, what: 'plan' }))
  const tried = await remind(above, { rows, check: true })
  expect(tried.said).toMatchObject({ reminded: 1, already: 0, unkept: 2, settled: 0 })
  expect((await say('listNotices', {}, unit)).said.rows).toEqual([])
  expect((await remind(above, { rows })).said).toEqual(tried.said)
  expect((await remind(above, { rows })).said).toMatchObject({ reminded: 0, already: 1, unkept: 2 })
  const told = (await say('listNotices', {}, unit)).said
  expect(told).toMatchObject({ unread: 1, rows: [{ unit: 'X1', what: 'plan', kind: 'reminder', read: false }] })
  expect((await plan('X1'))?.reminded_at).not.toBeNull()
  expect((await remind(above, { rows: [{ unit: 'X1', what: 'statement' }] })).said).toMatchObject({ settled: 1 })
  expect((await remind(unit, { rows: [{ unit: 'X2', what: 'plan' }] })).status).toBe(404)
})

const key = { campaign: 'C1', unit: 'X1', what: 'plan' }
const asking = { ...key, until: '2026-03-25', reason: 'Bão số 3' }
const listed = async (who = above, query: Record<string, string> = {}) =>
  (await say('listExtensions', { query }, who)).said.rows as Record<string, string | boolean | null>[]
const decide = (who: typeof unit, body: object) => say('decideExtension', { body: body as never }, who)

test('a unit asks for more time, the level above is told, and nobody else decides', async () => {
  expect((await say('askExtension', { body: { ...asking, unit: 'X2' } }, unit)).status).toBe(404)
  const past = await say('askExtension', { body: { ...asking, until: today } }, unit)
  expect(past).toMatchObject({ status: 422, said: { faults: [{ code: 'ends-before-begins', column: 'until' }] } })
  expect((await say('askExtension', { body: asking }, unit)).status).toBe(200)
  const [own] = await listed(unit)
  expect(own).toMatchObject({ ...asking, asked_on: today, decision: null, can_decide: false })
  const [seen] = await listed(above, { state: 'open' })
  expect(seen).toMatchObject({ can_decide: true, can_move: false })
  expect((await say('listNotices', {}, above)).said.rows[0]).toMatchObject({
    kind: 'asked',
    unit: 'X1',
    due_on: '2026-03-25',
  })
  const expects = seen?.['recorded_at']
  const answer = { ...key, asked_on: today, decision: 'granted', reason: 'Đúng là có bão', expects }
  expect((await decide(unit, answer)).status).toBe(422)
  expect(
    (await write(unit, 'extensions', { ...asking, asked_on: today, decision: 'granted', decided_reason: 'Tôi cho' }))
      .status,
  ).toBe(422)
  expect((await decide(above, { ...answer, reason: ' ' })).status).toBe(400)
  expect((await decide(above, { ...answer, expects: '2026-01-01T00:00:00.000Z' })).status).toBe(409)
  expect((await decide(above, answer)).status).toBe(200)
  expect((await say('listNotices', {}, unit)).said.rows[0]).toMatchObject({ kind: 'decided', unit: 'X1' })
})

test('more time is shown apart: the deadline stays, and only reminders wait for the day that was granted', async () => {
  expect(await plan('X1')).toMatchObject({
    ...{ days_late: 5, extended_until: '2026-03-25' },
    extension: { until: '2026-03-25', decision: 'granted' },
  })
  expect((await overdue({ extended: 'yes' })).map((row) => row.unit)).toEqual(['X1'])
  expect((await overdue({ extended: 'no' })).map((row) => row.unit)).toEqual(['X2', 'Y1'])
  // so it does in one's work: of the unit itself, and of the level above
  const workOf = async (who: typeof unit) =>
    ((await say('readWork', {}, who)).said.items as { near: string; kind: string; what: string; count: number }[])
      .filter(({ what }) => what === 'plan')
      .map(({ near, kind, count }) => `${near} ${kind} ${count}`)
  expect(await workOf(unit)).toEqual(['extended paper 1'])
  expect(await workOf(above)).toEqual(['overdue below 2', 'extended below_extended 1'])
  // asking for still more takes nothing away
  const more = { ...key, asked_on: '2026-03-11', until: '2026-03-30', reason: 'Vẫn còn bão' }
  await write(above, 'extensions', more)
  expect(await plan('X1')).toMatchObject({ extended_until: '2026-03-25', extension: { decision: null } })
  await write(above, 'extensions', { ...more, retracted: 'yes' })
  // what was decided is changed by the level above alone
  expect((await write(unit, 'extensions', { ...asking, asked_on: today, reason: 'Khác' })).status).toBe(422)
  await write(above, 'reminder_rules', { campaign: 'C1', what: 'plan', side: 'after', days: '2', to: 'unit' })
  await remindRealm(database, realm, at('2026-03-10'))
  const { rows } = await database.pool.query<{ unit: string; due: string }>(
    `select u.code as unit, due_on::text as due from notices join unit_ids u using (realm_id, unit_id) where rule = 'after-2-unit' order by 1`,
  )
  expect(rows.map((row) => row.unit)).toEqual(['X2', 'Y1'])
  expect(await remindRealm(database, realm, at('2026-03-27'))).toBe(1)
})

test('more time for study becomes the unit’s deadline only when the granter says so and plans the campaign', async () => {
  const study = { campaign: 'C1', unit: 'X1', what: 'participation', until: '2026-05-05', reason: 'Lũ lụt' }
  await say('askExtension', { body: study }, unit)
  const [seen] = await listed(above, { state: 'open' })
  expect(seen).toMatchObject({ what: 'participation', can_move: true })
  const answer = {
    ...{ campaign: 'C1', unit: 'X1', what: 'participation' },
    ...{ asked_on: today, decision: 'granted', reason: 'Đồng ý', move: true, expects: seen?.['recorded_at'] },
  }
  expect((await decide(above, { ...answer, decision: 'refused' })).status).toBe(400)
  expect((await decide(above, answer)).status).toBe(200)
  const { rows } = await database.pool.query<{ due: string }>(
    `select due_on::text as due from deadlines join unit_ids u using (realm_id, unit_id)
     where u.code = 'X1' and superseded_at is null and level = ''`,
  )
  expect(rows).toEqual([{ due: '2026-05-05' }])
  const orders = await database.pool.query<{ files: string[] }>(
    `select array(select jsonb_object_keys(detail->'files')) as files from orders order by position desc limit 1`,
  )
  expect(orders.rows[0]?.files.toSorted()).toEqual(['deadlines', 'extensions'])
  await refreshFigures(database, 'default')
})

test('notes on a unit are for the levels above: written there, read there, kept in their history', async () => {
  const note = {
    unit: 'X1',
    code: 'GC1',
    written_at: '2026-03-10T09:00',
    text: 'Bí thư mới, cần kèm thêm',
    pinned: 'yes',
  }
  expect((await write(unit, 'notes', note)).status).toBe(422)
  expect((await write(above, 'notes', note)).status).toBe(200)
  await write(above, 'notes', { ...note, code: 'GC2', text: 'Đã gọi điện', pinned: 'no', campaign: 'C1' })
  await write(above, 'notes', { ...note, text: 'Bí thư mới, đã quen việc' })
  const notes = await say('listNotes', { params: { unit: 'X1' } }, above)
  expect((notes.said.rows as { text: string }[]).map(({ text }) => text)).toEqual([
    'Bí thư mới, đã quen việc',
    'Đã gọi điện',
  ])
  const { rows: writers } = await database.pool.query<{ by: string }>(
    `select a.user_name as by from notes n join orders o using (realm_id, position)
     join accounts a on o.actor = 'account:' || a.account_id where n.code = 'GC2'`,
  )
  expect((notes.said.rows as { by: string }[]).map(({ by }) => by)).toEqual([writers[0]?.by, writers[0]?.by])
  expect((await say('listNotes', { params: { unit: 'X1' } }, unit)).status).toBe(403)
  expect((await say('listNotes', { params: { unit: 'X11' } }, unit)).status).toBe(200)
  const history = (who: typeof unit) =>
    say('readHistory', { query: { file: 'notes', column: 'unit', value: 'X1' } }, who)
  expect(JSON.stringify((await history(above)).said)).toContain('cần kèm thêm')
  expect(JSON.stringify((await history(unit)).said)).not.toContain('cần kèm thêm')
})

test('a note that names somebody who is erased has the pseudonym there, in every version', async () => {
  const note = { unit: 'X1', code: 'GC9', written_at: '2026-03-10T10:00', pinned: 'no' }
  await write(above, 'notes', { ...note, text: `Gọi ${nameIn('X11')} trước` })
  await write(above, 'notes', { ...note, text: `Đã gọi ${nameIn('X11')}` })
  const { rows } = await database.pool.query<{ person_id: number }>(
    `select person_id from person_ids where realm_id = $1 and code = 'ng-X11'`,
    [realm.id],
  )
  const by = {
    database,
    filesDir: '/nowhere',
    realmId: realm.id,
    actor: 'operator',
    door: 'cli',
    now: at('2026-03-10'),
  }
  await erasePerson(by, rows[0]?.person_id ?? 0)
  const texts = await database.pool.query<{ text: string }>(`select text from notes where code = 'GC9'`)
  expect(texts.rows).toHaveLength(2)
  for (const { text } of texts.rows) {
    expect(text).not.toContain(nameIn('X11'))
    expect(text).toMatch(/gọi|Gọi/)
  }
})

test('schedules, requests and notes are files of the dossier like any other', () => {
  const names = dossierFiles.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['reminder_rules', 'extensions', 'notes']))
  expect(bugs).toEqual([])
})
