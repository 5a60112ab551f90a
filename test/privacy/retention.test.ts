/** After a campaign's last day of names: pseudonyms in its lists, erasing by two persons, holds; no figure moves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { figuresFor } from '#modules/figures/answers.ts'
import { lookAtRealm } from '#modules/people/jobs.ts'
import { clockAt, serverOn, strong } from '../accounts/browser.ts'
import type { Browser } from '../accounts/browser.ts'
import { addOfficer, codeOf, enrol, setUpAdministrator } from '../accounts/people.ts'
import { views } from '../api/cases.ts'
import { freshDatabase } from '../database.ts'
import { partsOf } from '../report/docx.ts'
import { importFrom } from '../world.ts'
import { canaries, other, person, writeDossier } from './canaries.ts'

vi.setConfig({ testTimeout: 90_000 })

const base = mkdtempSync(path.join(tmpdir(), 'quan-triet-retention-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const database = await freshDatabase()
const clock = clockAt('2026-04-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const imported = await importFrom(database, 'default', writeDossier(path.join(base, 'dossier')), {
  filesDir: path.join(base, 'files'),
})
if (imported.faults.length > 0) throw new Error(JSON.stringify(imported.faults[0]))

const [chief, officer, member] = [browser(), browser('10.0.0.2'), browser('10.0.0.3')]
await setUpAdministrator(database, clock, chief, 1)
await addOfficer(chief, officer, { userName: 'tuyengiao', unit: 'P', role: 'campaign_officer' })
const { secret } = await enrol(officer, clock)
const { rows: homes } = await database.pool.query<{ code: string }>(
  `select u.code from memberships m join person_ids p using (realm_id, person_id) join unit_ids u on u.unit_id = m.unit_id
   where p.code = 'N000001' and m.is_primary and m.superseded_at is null order by m.valid_to desc limit 1`,
)
const home = homes[0]?.code as string
await addOfficer(chief, member, { userName: 'khac', unit: home, role: 'member', person: 'N000001' })

const people = (
  await database.pool.query<{ code: string; full_name: string }>(
    'select distinct code, full_name from people join person_ids using (realm_id, person_id)',
  )
).rows
const figures = ['expected', 'participated', 'outstanding', 'makeup', 'exempt', 'writing_expected', 'writing_received']

type Name = { person: string; full_name: string; position: string }
const asOfToday = [{ as_of: '2026-04-10', known_at: undefined }]
/** Everybody behind figures of the whole tree, page by page. */
async function everyName(asker: Browser, of: { more?: string; whole?: boolean } = {}): Promise<Name[]> {
  const found: Name[] = []
  for (const { as_of: asOf, known_at: knownAt } of of.whole ? [...views.slice(-2), ...asOfToday] : asOfToday)
    for (const figure of of.whole ? figures : ['expected'])
      for (let after = ''; ;) {
        const known = knownAt === undefined ? '' : `&known_at=${encodeURIComponent(knownAt)}`
        const { status, body } = await asker.get(
          `/campaigns/C1/names?unit=P&figure=${figure}&as_of=${asOf}${known}&limit=500${after}${of.more ?? ''}`,
        )
        if (status !== 200) throw new Error(`names: ${status} ${JSON.stringify(body)}`)
        found.push(...body.rows)
        if (body.next === null) break
        after = `&after=${encodeURIComponent(body.next)}`
      }
  return found
}

async function allFigures(): Promise<string> {
  const found: unknown[] = []
  for (const unit of ['P', 'D00', 'D05', 'D06G1C2', 'D13'])
    for (const { as_of: asOf, known_at: knownAt } of [...views, { as_of: '2026-02-11', known_at: undefined }]) {
      const asked = { realm: 'default', campaign: 'C1', unit, asOf, knownAt: knownAt ?? null, position: null }
      found.push(await figuresFor(database, { ...asked, now: clock.now, asker: { kind: 'operator' } }))
    }
  return JSON.stringify(found)
}
const before = await allFigures()
const until = (names_until: string | null, campaign = 'C1') => officer.post('/privacy/terms', { campaign, names_until })

test('while the term runs, lists show names', async () => {
  const shown = new Set((await everyName(officer)).map((row) => row.full_name))
  expect(shown).toContain(canaries.name)
  expect(shown).toContain(other.name)
  const { body } = await officer.get('/privacy/retention')
  const [first, second] = body.campaigns
  expect(first).toMatchObject({ campaign: 'C1', over: false, held: false, due: 0, names_until: null })
  expect(first.from.slice(0, 4)).toBe('2031')
  expect(second).toMatchObject({ campaign: 'C2', over: false })
})

test('after the last day of names no list of the campaign says a name, a code or a post, of members either', async () => {
  expect((await until('2026-04-10')).status).toBe(200)
  expect((await everyName(officer)).some((row) => row.full_name === other.name)).toBe(true)
  expect((await until('2026-04-09')).status).toBe(200)
  const rows = await everyName(officer, { whole: true })
  expect(rows.length).toBeGreaterThan(500)
  for (const row of rows) {
    expect(row.full_name).toMatch(/^Bí danh [0-9A-F]{10}$/)
    expect(row.person).toBe(`bd-${row.full_name.slice('Bí danh '.length)}`)
    expect(row.position).toBe('')
  }
  const text = JSON.stringify(rows)
  for (const { code, full_name: name } of people) {
    expect(text).not.toContain(name)
    expect(text).not.toContain(code)
  }
  for (const word of [canaries.name, other.name, person])
    expect(await everyName(officer, { more: `&search=${encodeURIComponent(word)}` })).toEqual([])
})

test('one person has one pseudonym throughout a campaign, another one in another, and none reckons it without the store', async () => {
  const behind = await officer.get('/campaigns/C1/names?unit=P&figure=expected&as_of=2026-04-09&limit=500')
  const marks = behind.body.rows.map((row: Name) => row.person)
  expect(new Set(marks).size).toBe(marks.length)
  const again = await officer.get('/campaigns/C1/names?unit=P&figure=expected&as_of=2026-04-09&limit=500')
  expect(again.body.rows).toEqual(behind.body.rows)
  const salts = await database.pool.query<{ salt: string }>('select pseudonym_salt::text as salt from realms')
  expect(new Set(salts.rows.map((row) => row.salt)).size).toBe(salts.rows.length)
})

test('what people wrote and who chaired is not in its records and reports any more', async () => {
  const records = async (query: string): Promise<string> =>
    JSON.stringify((await officer.get(`/campaigns/C1/records?unit=P&as_of=2026-04-09&limit=500&${query}`)).body)
  const said = await records('kind=recommendations')
  expect(said).toContain('(đã hết thời hạn lưu)')
  const sites = await records('kind=sites&session=S-ROOT')
  const report = await officer.get('/campaigns/C1/report.docx?unit=P&as_of=2026-04-09')
  const paper = [...(await partsOf(report.raw)).values()].join('\n')
  expect(paper).toContain('<w:t')
  for (const word of [canaries.recommendation, canaries.answer, canaries.name, other.name])
    for (const text of [said, sites, paper]) expect(text).not.toContain(word)
})

test('another campaign of the same people goes on showing names', async () => {
  const { body } = await officer.get('/privacy/retention')
  expect(body.campaigns.map((one: { over: boolean }) => one.over)).toEqual([true, false])
  const { rows } = await database.pool.query(`select full_name from people where full_name = $1`, [other.name])
  expect(rows.length).toBeGreaterThan(0)
})

test('a hold on the campaign brings its lists back, and says so', async () => {
  const { body } = await officer.post('/privacy/holds', { campaign: 'C1', reason: 'Kiểm tra 07' })
  expect((await everyName(officer)).some((row) => row.full_name === other.name)).toBe(true)
  expect((await officer.post('/privacy/disposals', { campaign: 'C1' })).status).toBe(409)
  const shown = (await officer.get('/privacy/retention')).body
  expect(shown.campaigns[0]).toMatchObject({ held: true, over: false })
  expect(shown.holds).toMatchObject([{ campaign: 'C1', reason: 'Kiểm tra 07', set_by: 'tuyengiao', lifted_at: null }])
  expect((await officer.post(`/privacy/holds/${body.hold}/lift`)).status).toBe(200)
  expect((await officer.post(`/privacy/holds/${body.hold}/lift`)).status).toBe(404)
})

/** Who are members nowhere any more, beside two who had left before. */
const left = ['N000003', 'N000004', 'N000005', 'N000006']
test('once a day the server notes who is due: nobody who is a member, held or in a campaign that lives', async () => {
  await database.pool.query(
    `update memberships set valid_to = '2026-04-01' where person_id in (select person_id from person_ids where code = any($1))`,
    [[...left, 'N000001']],
  )
  const zone = { realmId: 1, timeZone: 'Asia/Ho_Chi_Minh' }
  expect(await lookAtRealm(database, zone, clock.now)).toBe(true)
  expect(await lookAtRealm(database, zone, clock.now)).toBe(false)
  const { rows } = await database.pool.query('select due from retention_looks')
  expect(rows).toEqual([{ due: [{ campaign: 'C1', people: 6 }] }])
  const told = await database.pool.query(`select actor, door from journal_events where action = 'retention.due'`)
  expect(told.rows).toEqual([{ actor: 'system', door: 'job' }])
  expect((await officer.get('/privacy/retention')).body.campaigns[0].due).toBe(6)
})

const namesOf = async (codes: readonly string[]): Promise<string[]> =>
  (
    await database.pool.query<{ full_name: string }>(
      `select full_name from people join person_ids using (realm_id, person_id)
       where code = any($1) and superseded_at is null order by code`,
      [codes],
    )
  ).rows.map((row) => row.full_name)

test('one prepares and another confirms; who is held meanwhile stays, and nobody else is touched', async () => {
  const prepared = await officer.post('/privacy/disposals', { campaign: 'C1' })
  expect(prepared.body).toEqual({ disposal: expect.any(Number), people: 6 })
  const { disposal } = prepared.body
  expect((await officer.post('/privacy/disposals', { campaign: 'C1' })).status).toBe(409)
  expect((await officer.post(`/privacy/disposals/${disposal}`, { order: 'confirm' })).status).toBe(403)
  expect((await member.post(`/privacy/disposals/${disposal}`, { order: 'confirm' })).status).toBe(403)
  expect((await officer.get(`/privacy/disposals/${disposal}/certificate.docx`)).status).toBe(409)
  await officer.post('/privacy/holds', { person: 'N000006', reason: 'Đơn thư' })
  // who leaves after the list was made is not on it
  await database.pool.query(
    `update memberships set valid_to = '2026-04-01' where person_id = (select person_id from person_ids where code = 'N000007')`,
  )
  const spared = await namesOf(['N000001', 'N000006', 'N000007', person])
  const done = await chief.post(`/privacy/disposals/${disposal}`, { order: 'confirm' })
  expect(done.body).toEqual({ erased: 5, left_out: 1, files: expect.any(Number) })
  expect((await namesOf(left.slice(0, 3))).map((name) => name.slice(0, 16))).toEqual(Array(3).fill('Người đã ẩn danh'))
  expect(await namesOf(['N000001', 'N000006', 'N000007', person])).toEqual(spared)
  expect((await chief.post(`/privacy/disposals/${disposal}`, { order: 'confirm' })).status).toBe(409)
  const paper = await officer.get(`/privacy/disposals/${disposal}/certificate.docx`)
  expect(paper.status).toBe(200)
  const words = [...(await partsOf(paper.raw)).values()].join('\n')
  expect(words).toContain('BIÊN BẢN')
  expect(words).not.toContain('tuyengiao')
})

test('a list can be withdrawn, and then nobody is erased', async () => {
  const { body } = await chief.post('/privacy/disposals', { campaign: 'C1' })
  expect((await officer.post(`/privacy/disposals/${body.disposal}`, { order: 'withdraw' })).status).toBe(200)
  expect((await officer.post(`/privacy/disposals/${body.disposal}`, { order: 'confirm' })).status).toBe(409)
  expect(await namesOf(['N000007'])).not.toEqual([expect.stringContaining('ẩn danh')])
})

test('no figure of any unit, day and moment has moved by a byte', async () => {
  expect(await allFigures()).toBe(before)
})

test('with the term of the realm again, members have their names and the erased have none', async () => {
  expect((await until(null)).status).toBe(200)
  const shown = (await everyName(officer)).map((row) => row.full_name)
  expect(shown).toContain(other.name)
  expect(shown.some((name) => name.startsWith('Người đã ẩn danh'))).toBe(true)
})

test('whoever has the use of their data restricted stands in lists without name, code and post, until it is lifted', async () => {
  await database.pool.query(
    `update memberships set valid_to = 'infinity' where person_id = (select person_id from person_ids where code = 'N000001')`,
  )
  const asked = await member.post('/me/corrections', { kind: 'restriction', what_is_wrong: 'Không nêu tên tôi' })
  expect(asked.body).toMatchObject({ due_on: '2026-04-14' })
  const { correction } = asked.body
  const answer = { decision: 'accepted', answer: 'Đồng ý' }
  expect((await officer.post(`/corrections/${correction}/answer`, answer)).status).toBe(200)
  const mine = (await member.get('/me/corrections')).body.rows[0]
  expect(mine).toMatchObject({ kind: 'restriction', done_by: '2026-04-25', done_at: expect.any(String) })
  const rows = await everyName(officer)
  expect(rows.some((row) => row.full_name === '[hạn chế]' && row.person.startsWith('bd-'))).toBe(true)
  expect(JSON.stringify(rows)).not.toContain(other.name)
  expect(JSON.stringify(rows)).not.toContain('N000001')
  expect(await everyName(officer, { more: `&search=${encodeURIComponent(other.name)}` })).toEqual([])
  expect(await allFigures()).toBe(before)
  expect((await officer.post(`/corrections/${correction}/move`, { order: 'extend' })).status).toBe(409)
  expect((await officer.post(`/corrections/${correction}/move`, { order: 'lift' })).status).toBe(200)
  expect((await everyName(officer)).some((row) => row.full_name === other.name)).toBe(true)
})

test('a term to carry out a request is extended once', async () => {
  const { body } = await member.post('/me/corrections', { what_is_wrong: 'Ngày sinh sai', what_is_right: '1962' })
  const move = (order: string) => officer.post(`/corrections/${body.correction}/move`, { order })
  const doneBy = async (): Promise<string> => (await member.get('/me/corrections')).body.rows[0].done_by
  expect(await doneBy()).toBe('2026-04-20')
  expect((await move('done')).status).toBe(409)
  expect((await move('extend')).status).toBe(200)
  expect(await doneBy()).toBe('2026-05-05')
  expect((await move('extend')).status).toBe(409)
})

test('a person sees who has read their data, by role and unit', async () => {
  const { body } = await member.get('/me/readers?limit=200')
  const list = body.rows.filter((row: { action: string }) => row.action === 'read.names')
  expect(list[0]).toMatchObject({ by: 'account', role: 'campaign_officer', unit: 'P', direct: false, about: 'P' })
  await member.get('/me/data')
  expect((await member.get('/me/readers')).body.rows[0]).toMatchObject({
    by: 'self',
    action: 'read.person',
    direct: true,
  })
  expect((await officer.get('/me/readers')).status).toBe(404)
})

test('terms and holds stand in the journal by number and code, without a reason', async () => {
  const { rows } = await database.pool.query<{ said: string }>(
    `select action || ' ' || coalesce(payload::text, '') as said from journal_events left join journal_payloads using (event_id)
     where action like 'retention.%'`,
  )
  const all = rows.map(({ said }) => said).join('\n')
  for (const action of ['term', 'hold', 'lift', 'due', 'prepare', 'confirm', 'withdraw'])
    expect(all).toContain(`retention.${action} `)
  for (const word of ['Kiểm tra 07', 'Đơn thư', 'N00000']) expect(all).not.toContain(word)
  await officer.post('/sign-in', { user_name: 'tuyengiao', password: strong, code: codeOf(secret, clock.now, 1) })
  expect(bugs).toEqual([])
})
