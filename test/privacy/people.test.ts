/** What people may ask about their own data, over HTTP: the copy, corrections, the register, the terms. */
import { expect, test } from 'vitest'
import { register } from '#core/privacy.ts'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from '../accounts/browser.ts'
import { addOffice, addRow } from '../accounts/office.ts'
import { addOfficer, codeOf, enrol, setUpAdministrator } from '../accounts/people.ts'

const database = await freshDatabase()
const clock = clockAt('2026-03-12T01:00:00Z') // Thursday
const { browser, bugs } = await serverOn(database, clock)
const { realm, units } = await addOffice(database)
const chief = browser()
await setUpAdministrator(database, clock, chief, realm)

const [lan, duc, officer, sibling, clerk] = [browser('10.0.0.2'), browser(), browser(), browser(), browser()]
const lanAccount = await addOfficer(chief, lan, { userName: 'lan', unit: 'A1', role: 'member', person: 'p1' })
await addOfficer(chief, duc, { userName: 'duc', unit: 'A2', role: 'member', person: 'p3' })
await addOfficer(chief, officer, { userName: 'hoa', unit: 'A', role: 'unit_officer' })
const { secret } = await enrol(officer, clock)
await addOfficer(chief, sibling, { userName: 'binh', unit: 'B', role: 'unit_officer' })
await enrol(sibling, clock)
await addOfficer(chief, clerk, { userName: 'thu', unit: 'A1', role: 'class_clerk' })

const ids = new Map<string, number>()
for (const { code, person_id } of (
  await database.pool.query<{ code: string; person_id: number }>('select code, person_id from person_ids')
).rows)
  ids.set(code, person_id)

/** Facts of two people, each with a word of their own. */
for (const [person, word] of [
  ['p1', 'Kanarimot'],
  ['p3', 'Kanariba'],
] as const) {
  const fact = {
    realm_id: realm,
    person_id: ids.get(person),
    recorded_at: new Date('2026-01-02T00:00:00Z'),
    position: 1,
  }
  const campaign = await addRow(database, 'campaign_ids', { realm_id: realm, code: `C-${person}` })
  const session = await addRow(database, 'session_ids', { realm_id: realm, code: `S-${person}` })
  await addRow(database, 'exemptions', { ...fact, obligation: 'write', valid_from: '2026-01-01', decision: word })
  await addRow(database, 'attendance', { ...fact, session_id: session, status: 'present' })
  const written = { submitted_at: new Date('2026-01-02T00:00:00Z'), text: word }
  await addRow(database, 'reflections', { ...fact, ...written, campaign_id: campaign, artifact: 'reflection' })
  const owner = { unit_id: units['A'], campaign_id: campaign }
  await addRow(database, 'recommendations', { ...fact, ...owner, ...written, code: `R-${person}` })
  await addRow(database, 'speakers', { ...fact, code: `B-${person}`, full_name: word, rank: 'province' })
  const standing = { day_from: 1, day_to: 2, audience: 'members', tier: 'grassroots', owed: 0, unit_id: units['A1'] }
  const states = { exempt: false, participated: false, makeup: false }
  const { realm_id, person_id } = fact
  await addRow(database, 'figure_standings', { realm_id, person_id, campaign_id: campaign, ...standing, ...states })
}

type Data = { person: string; tables: { table: string; rows: Record<string, unknown>[] }[]; withheld: string[] }

test('the copy of one’s data has every row that points to the person or the account, and no other’s', async () => {
  await lan.post('/me/corrections', { what_is_wrong: 'Kanarimot sinh 1980', what_is_right: 'sinh 1981' })
  await duc.post('/me/corrections', { what_is_wrong: 'Kanariba', what_is_right: 'khác' })
  const { status, body, raw } = await lan.get('/me/data')
  expect(status).toBe(200)
  const { person, tables, withheld } = body as Data
  expect(person).toBe('p1')
  const pointing = await database.pool.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and column_name in ('person_id', 'account_id')`,
  )
  const wanted: Record<string, number> = {}
  for (const { table, column } of pointing.rows) {
    if (column === 'account_id' && pointing.rows.some((one) => one.table === table && one.column === 'person_id'))
      continue
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*) as n from ${table} where ${column} = $1`,
      [column === 'person_id' ? ids.get('p1') : lanAccount],
    )
    if (rows[0]?.n) wanted[table] = rows[0].n
  }
  const got = Object.fromEntries(tables.map(({ table, rows }) => [table, rows.length]))
  expect(got).toMatchObject(wanted)
  expect(Object.keys(wanted).length).toBeGreaterThan(11)
  expect(Object.keys(got).filter((table) => !(table in wanted))).toEqual(['journal_events'])
  const text = raw.toString()
  expect(text).toContain('lan@example.test')
  for (const of of ['Kanariba', 'Trần Văn Đức', 'p3', 'C-p3']) expect(text).not.toContain(of)
  expect(withheld).toContain('accounts.password_hash')
  expect(text).not.toContain('argon2id')
})

test('the copy is told to the journal, and only whose account is a person’s has one', async () => {
  const { rows } = await database.pool.query(`select actor, object_id from journal_events where action = 'read.person'`)
  expect(rows).toEqual([{ actor: `account:${lanAccount}`, object_id: String(ids.get('p1')) }])
  expect((await officer.get('/me/data')).status).toBe(404)
  expect((await browser().get('/me/data')).status).toBe(401)
})

test('a request for correction is due in two working days, over the weekend', async () => {
  const { body } = await lan.get('/me/corrections')
  expect(body.rows).toEqual([
    expect.objectContaining({ due_on: '2026-03-16', status: 'open', overdue: false, what_is_right: 'sinh 1981' }),
  ])
})

test('the unit’s officer sees the requests of people below, nobody else does', async () => {
  const { body } = await officer.get('/corrections')
  expect(body.rows.map(({ person, unit }: { person: string; unit: string }) => [person, unit])).toEqual([
    ['p1', 'A1'],
    ['p3', 'A2'],
  ])
  expect((await sibling.get('/corrections')).body.rows).toEqual([])
  for (const one of [lan, clerk, chief]) expect((await one.get('/corrections')).status).toBe(403)
  const first = await officer.get('/corrections?limit=1')
  const next = await officer.get(`/corrections?limit=1&after=${first.body.next}`)
  expect([first.body.rows[0].person, next.body.rows[0].person, next.body.next]).toEqual(['p1', 'p3', null])
})

test('an answer comes once, from whose unit it is, and stands with its author in the journal', async () => {
  const [{ correction }] = (await lan.get('/me/corrections')).body.rows
  const answer = { decision: 'accepted', answer: 'Đã sửa trong hồ sơ' }
  expect((await sibling.post(`/corrections/${correction}/answer`, answer)).status).toBe(404)
  expect((await lan.post(`/corrections/${correction}/answer`, answer)).status).toBe(403)
  expect((await officer.post(`/corrections/${correction}/answer`, answer)).status).toBe(200)
  expect((await officer.post(`/corrections/${correction}/answer`, answer)).status).toBe(409)
  expect((await lan.get('/me/corrections')).body.rows[0]).toMatchObject({ status: 'accepted', answer: answer.answer })
  expect((await officer.get('/corrections')).body.rows).toHaveLength(1)
  const { rows } = await database.pool.query(
    `select action, unit, object_id, payload->>'decision' as decision from journal_events join journal_payloads using (event_id)
     where action like 'correction.%' and object_id = $1 order by event_id`,
    [String(ids.get('p1'))],
  )
  expect(rows).toEqual([
    { action: 'correction.ask', unit: null, object_id: String(ids.get('p1')), decision: null },
    { action: 'correction.answer', unit: 'A1', object_id: String(ids.get('p1')), decision: 'accepted' },
  ])
})

test('no event of the journal holds a word of a request', async () => {
  const { rows } = await database.pool.query<{ said: string }>(
    `select coalesce(payload::text, '') || convert_from(leaf, 'UTF8') as said from journal_events left join journal_payloads using (event_id)`,
  )
  const all = rows.map(({ said }) => said).join('\n')
  for (const word of ['Kanarimot', 'sinh 1981', 'Đã sửa', 'Nguyễn Thị Lan']) expect(all).not.toContain(word)
})

test('an administrator sets the terms; days off of the realm count for the next request', async () => {
  const terms = { retention_years: 7, answer_days: 3, days_off: ['2026-03-13'] }
  expect((await chief.post('/privacy/settings', terms)).body).toEqual(terms)
  expect((await chief.get('/privacy/settings')).body).toEqual(terms)
  expect((await officer.post('/privacy/settings', terms)).status).toBe(403)
  expect((await chief.post('/privacy/settings', { ...terms, retention_years: 0 })).status).toBe(400)
  const asked = await duc.post('/me/corrections', { what_is_wrong: 'sai', what_is_right: 'đúng' })
  expect(asked.body.due_on).toBe('2026-03-18')
})

test('a request that nobody answered within the term is overdue from the next day on', async () => {
  const overdue = async (): Promise<boolean[]> => {
    await duc.post('/sign-in', { user_name: 'duc', password: strong })
    const { body } = await duc.get('/me/corrections')
    return body.rows.map((row: { overdue: boolean }) => row.overdue)
  }
  clock.now = new Date('2026-03-16T16:59:00Z') // 23:59 of the 16th in Việt Nam
  expect(await overdue()).toEqual([false, false])
  clock.forward(2)
  expect(await overdue()).toEqual([false, true])
})

test('the name of who has moved away since is not shown to the unit that was left', async () => {
  const names = async (): Promise<(string | null)[]> => {
    await officer.post('/sign-in', { user_name: 'hoa', password: strong, code: codeOf(secret, clock.now) })
    const { body } = await officer.get('/corrections?status=all')
    return body.rows.map((row: { full_name: string | null }) => row.full_name)
  }
  expect(await names()).toEqual(['Nguyễn Thị Lan', 'Trần Văn Đức', 'Trần Văn Đức'])
  const moved = { realm_id: realm, person_id: ids.get('p3'), unit_id: units['B1'], is_primary: true, kind: 'member' }
  await database.pool.query(`update memberships set valid_to = '2026-03-15' where person_id = $1`, [ids.get('p3')])
  const at = { recorded_at: new Date('2026-03-15T00:00:00Z'), valid_from: '2026-03-16', position: 2 }
  await addRow(database, 'memberships', { ...moved, ...at })
  clock.forward(1)
  expect(await names()).toEqual(['Nguyễn Thị Lan', null, null])
})

test('whoever is signed in can read the register', async () => {
  await lan.post('/sign-in', { user_name: 'lan', password: strong })
  const { status, body } = await lan.get('/privacy/register')
  expect(status).toBe(200)
  expect(body.fields).toHaveLength(register.length)
  expect((await browser().get('/privacy/register')).status).toBe(401)
  expect(bugs).toEqual([])
})
