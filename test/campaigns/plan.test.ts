/** A campaign planned as a draft: begun, counted, checked, opened; last days of units; linked campaigns. */
import { expect, test } from 'vitest'
import { importText } from '../api/text.ts'
import { sweepServer } from '../sweep/server.ts'
import { inFolder } from '../world.ts'

const { database, bugs, holder, asked, now } = await sweepServer()
await inFolder((filesDir) =>
  importText(
    database,
    filesDir,
    'default',
    {
      memberships:
        'person,unit,valid_from,cadre,kind\nng-X1,X1,2020-01-01,key,member\nng-X2,X2,2020-01-01,key,member\nng-X21,X21,2020-01-01,member,non_member\n',
      exemptions: 'person,obligation,valid_from,valid_to\nng-X2,attend,2026-01-01,\n',
    },
    { now },
  ),
)

const planner = holder('campaign_officer at P')
const unit = holder('unit_officer at X1')
type Who = typeof unit
type Said = { status: number; said: Record<string, never> }

async function say(id: string, question: Parameters<typeof asked>[1], who: Who): Promise<Said> {
  const reply = await asked(id, question, who)
  return { status: reply.status, said: JSON.parse(reply.raw.toString()) as Record<string, never> }
}
const params = { campaign: 'D1' }
const write = (who: Who, file: string, rows: readonly Record<string, string>[]) =>
  say('writeOrder', { body: { files: [{ file, rows: rows.map((cells) => ({ cells })) }] } }, who)
const start = (who: Who, more: Record<string, string>) =>
  say('startCampaign', { body: { code: 'D1', title: 'Đợt thử', owner: 'P', opens_on: '2026-03-01', ...more } }, who)
type Plan = {
  status: string
  threshold: string
  recorded_at: string
  audiences: { code: string; order: number }[]
  deadlines: { level: string; due_on: string }[]
  required: { level: string; kind: string; due_on: string }[]
}
const plan = async (who: Who, campaign = 'D1') =>
  (await say('readCampaignPlan', { params: { campaign } }, who)) as unknown as { status: number; said: Plan }
type Line = { code: string; severity: string; count: number; some: string[] }
const checks = async () =>
  ((await say('checkCampaign', { params }, planner)).said as unknown as { checks: Line[] }).checks
const check = async (code: string) => (await checks()).find((one) => one.code === code)
const codes = async (who: Who, id: string, name: string) =>
  ((await say(id, {}, who)).said[name] as unknown as { code: string }[]).map(({ code }) => code)

test('a campaign begins as a draft from a template, with days counted from its first day', async () => {
  expect((await start(planner, { template: 'congress', check: '' })).status).toBe(400)
  expect((await start(planner, { template: 'congress' })).status).toBe(200)
  const { said } = await plan(planner)
  expect(said.status).toBe('draft')
  expect(said.audiences.slice(0, 4).map(({ code }) => code)).toEqual(['chu-chot', 'can-bo', 'dang-vien', 'ngoai-dang'])
  expect(said.deadlines.find(({ level }) => level === 'cell')?.due_on).toBe('2026-04-30')
  expect(said.required).toContainEqual(
    expect.objectContaining({ level: 'commune', kind: 'plan', due_on: '2026-03-16' }),
  )
  expect((await start(planner, {})).status).toBe(409)
})

test('a draft is there for whoever plans it, and for nobody else on any way', async () => {
  for (const [id, name] of [
    ['listCampaigns', 'campaigns'],
    ['listCampaignPlans', 'rows'],
  ] as const) {
    expect(await codes(planner, id, name)).toContain('D1')
    expect(await codes(unit, id, name)).not.toContain('D1')
  }
  expect((await plan(unit)).status).toBe(404)
  const figures = { params, query: { unit: 'X1', as_of: '2026-03-05' } }
  expect((await say('readFigures', figures, unit)).status).toBe(404)
  for (const id of ['readCampaign', 'listPapers', 'listTasks', 'listStatements', 'listOverdue', 'listReminderRules'])
    expect([id, (await say(id, { params }, unit)).status]).toEqual([id, 404])
  const activity = { code: 'T9', campaign: 'D1', unit: 'X1', date: '2026-03-02', form: 'radio', count: '1' }
  expect((await write(planner, 'outreach', [activity])).status).toBe(200)
  expect(await codes(planner, 'listOutreach', 'rows')).toContain('T9')
  expect(await codes(unit, 'listOutreach', 'rows')).not.toContain('T9')
  expect((await say('readFigures', { ...figures, query: { ...figures.query, unit: 'P' } }, planner)).status).toBe(200)
  // nor may others plan: a unit officer has no such right, an officer of another unit no such campaign
  expect((await say('previewAudiences', { params, body: { audiences: [] } }, unit)).status).toBe(403)
  expect((await say('checkCampaign', { params }, holder('campaign_officer at X1'))).status).toBe(404)
  expect((await start(holder('campaign_officer at X1'), { code: 'D9' })).status).toBe(404)
})

type Preview = {
  people: number
  outside: number
  audiences: { code: string; expected: number; exempt: number; matches: number; taken: object[] }[]
}
const preview = async (audiences: readonly object[]) =>
  (await say('previewAudiences', { params, body: { audiences } }, planner)).said as unknown as Preview

test('whom a rule takes is counted while it is typed: in order, exempt apart, and who is left', async () => {
  const key = { code: 'key', cadres: ['key'] }
  const all = { code: 'all', kinds: ['member', 'probationary'] }
  const first = await preview([key, all])
  expect(first.audiences[0]).toMatchObject({ expected: 1, exempt: 1, matches: 2, taken: [] })
  expect(first.audiences[1]?.taken).toEqual([{ audience: 'key', people: 2 }])
  expect(first.audiences[1]?.matches).toBe(first.audiences[1]!.expected + 2)
  expect(first.outside).toBe(1)
  // the other way round the wider rule leaves nobody to the narrower one
  const second = await preview([all, key])
  expect(second.audiences[1]).toMatchObject({
    expected: 0,
    exempt: 0,
    matches: 2,
    taken: [{ audience: 'all', people: 2 }],
  })
  expect(first.people).toBe(first.outside + first.audiences.reduce((sum, one) => sum + one.expected + one.exempt, 0))
})

test('some of those a rule takes are named, and the journal tells that it was read', async () => {
  const read = async () =>
    (await database.pool.query<{ n: number }>(`select count(*) as n from journal_events where action = 'read.people'`))
      .rows[0]?.n ?? 0
  const before = await read()
  const audiences = [{ code: 'key', cadres: ['key'] }]
  const names = async (of: string | null) =>
    (
      (await say('sampleAudience', { params, body: { audiences, of } }, planner)).said['people'] as unknown as {
        person: string
      }[]
    ).map(({ person }) => person)
  expect((await names('key')).toSorted()).toEqual(['ng-X1', 'ng-X2'])
  expect(await names(null)).not.toContain('ng-X1')
  expect(await read()).toBe(Number(before) + 2)
  expect((await say('sampleAudience', { params, body: { audiences, of: 'khac' } }, planner)).status).toBe(404)
})

test('checks name what is odd, and what stands in the way holds the opening up', async () => {
  expect(await check('no-directive')).toMatchObject({ severity: 'should' })
  expect(await check('units-without-own-officer')).toBeDefined()
  expect(await check('audience-empty')).toMatchObject({ some: ['Cán bộ'] })
  await write(planner, 'deadlines', [
    { campaign: 'D1', level: 'district', audience: '', unit: '', due_on: '2026-02-01' },
    { campaign: 'D1', level: 'cell', audience: 'chu-chot', unit: '', due_on: '2026-12-31' },
  ])
  expect(await check('deadline-before-opening')).toMatchObject({ severity: 'must', some: ['district'] })
  expect(await check('deadline-level-order')).toMatchObject({ some: ['commune', 'cell'] })
  expect(await check('deadline-audience-later')).toMatchObject({ some: ['cell/chu-chot'] })
  const refused = await say('openCampaign', { params, body: {} }, planner)
  expect(refused).toMatchObject({
    status: 409,
    said: { issues: [{ path: 'deadlines', message: 'deadline-before-opening' }] },
  })
  await write(planner, 'deadlines', [
    { campaign: 'D1', level: 'district', audience: '', unit: '', due_on: '2026-05-20' },
  ])
  expect(await check('deadline-before-opening')).toBeUndefined()
  expect(await check('deadline-level-order')).toBeUndefined()
  await write(planner, 'audiences', [{ campaign: 'D1', code: 'ngoai-dang', retracted: 'yes' }])
  expect(await check('people-outside')).toMatchObject({ count: 1 })
})

test('once opened it is there for everybody, and the figures expect whom the preview counted', async () => {
  const typed = (await plan(planner)).said.audiences as unknown as Record<string, unknown>[]
  const rules = typed.map(({ order: _o, name: _n, artifacts: _a, recorded_at: _r, ...rule }) => rule)
  const counted = await preview(rules)
  const seen = (await plan(planner)).said.recorded_at
  expect((await say('openCampaign', { params, body: { expects: '2020-01-01T00:00:00.000Z' } }, planner)).status).toBe(
    409,
  )
  expect((await say('openCampaign', { params, body: { expects: seen } }, planner)).status).toBe(200)
  expect((await plan(unit)).said.status).toBe('open')
  expect(await codes(unit, 'listCampaigns', 'campaigns')).toContain('D1')
  const { said } = await say('readFigures', { params, query: { unit: 'P', as_of: '2026-03-01' } }, planner)
  const figures = said['audiences'] as unknown as { code: string; expected: number; exempt: number }[]
  for (const one of counted.audiences)
    expect(figures).toContainEqual(
      expect.objectContaining({ code: one.code, expected: one.expected, exempt: one.exempt }),
    )
})

const dues = async (who: Who, query: Record<string, string> = {}) =>
  (await say('listUnitDeadlines', { params, query }, who)).said['rows'] as unknown as {
    unit: string
    due_on: string
    from: string
    latest: string
    can_set: boolean
    own: { audience: string; recorded_at: string }[]
    bounds: { audience: string; due_on: string; latest: string }[]
  }[]
const setDays = (who: Who, code: string, days: readonly object[]) =>
  say('setOwnDeadline', { params: { ...params, unit: code }, body: { days } }, who)
const setDay = (who: Who, code: string, due_on: string | null, more: object = {}) =>
  setDays(who, code, [{ due_on, ...more }])

test('a unit sets itself an earlier last day, never a later one, and not for others', async () => {
  expect(await dues(unit, { unit: 'X1' })).toContainEqual(
    expect.objectContaining({ unit: 'X1', due_on: '2026-05-20', from: 'level', latest: '2026-05-20', can_set: true }),
  )
  const late = await setDay(unit, 'X1', '2026-05-21')
  expect(late).toMatchObject({
    status: 422,
    said: { faults: [{ code: 'deadline-later', params: { to: '2026-05-20' } }] },
  })
  expect((await setDay(unit, 'X1', '2026-04-20', { expects: null })).status).toBe(200)
  // it bounds the units below
  expect((await dues(unit)).find((one) => one.unit === 'X11')).toMatchObject({
    due_on: '2026-04-30',
    latest: '2026-04-20',
  })
  expect((await setDay(unit, 'X11', '2026-04-25')).status).toBe(422)
  expect((await setDay(unit, 'X11', '2026-04-15')).status).toBe(200)
  expect((await setDay(unit, 'X2', '2026-04-01')).status).toBe(404)
  expect((await setDay(holder('member at X1'), 'X1', '2026-04-01')).status).toBe(403)
  // undone by whoever may set it, by nobody beside them
  const undo = async (who: Who, position: number) => (await say('undoOrder', { params: { position } }, who)).status
  const set = (await setDay(unit, 'X11', '2026-04-14')).said['position'] as unknown as number
  expect(await undo(holder('member at X1'), set)).toBe(403)
  expect(await undo(unit, set)).toBe(200)
  expect((await dues(unit)).find((one) => one.unit === 'X11')).toMatchObject({ due_on: '2026-04-15', from: 'unit' })
  // taken away again: the level's holds
  expect((await setDay(unit, 'X11', null)).status).toBe(200)
  expect((await dues(unit)).find((one) => one.unit === 'X11')).toMatchObject({ due_on: '2026-04-30', from: 'level' })
})

test('a unit sets an audience its own last day beside that of everybody, all of them or none', async () => {
  const row = async () => (await dues(unit, { unit: 'X1' })).find((one) => one.unit === 'X1')
  const bounds = (await row())?.bounds ?? []
  expect(bounds.map(({ audience }) => audience)).toEqual(['chu-chot', 'can-bo', 'dang-vien'])
  const latest = bounds[0]?.latest ?? ''
  const days = [
    { audience: 'chu-chot', due_on: '2026-04-10', expects: null },
    { audience: 'dang-vien', due_on: '2026-12-31', expects: null },
  ]
  expect(await setDays(unit, 'X1', days)).toMatchObject({
    status: 422,
    said: { faults: [{ code: 'deadline-later', row: 3 }] },
  })
  expect((await row())?.own.map(({ audience }) => audience)).toEqual([''])
  expect((await setDays(unit, 'X1', days.slice(0, 1))).status).toBe(200)
  expect(await row()).toMatchObject({ bounds: [{ audience: 'chu-chot', due_on: '2026-04-10', latest }, {}, {}] })
  expect(await setDays(unit, 'X1', [{ audience: 'khong-co', due_on: '2026-04-10' }])).toMatchObject({
    status: 422,
    said: { faults: [{ code: 'unknown-audience' }] },
  })
  expect((await setDays(unit, 'X1', [{ audience: 'chu-chot', due_on: null }])).status).toBe(200)
})

test('a later day is the owner’s to grant, and no officer below takes it away or gives it', async () => {
  const later = { campaign: 'D1', level: '', audience: '', unit: 'X1', due_on: '2026-06-30' }
  expect((await write(holder('campaign_officer at X1'), 'deadlines', [later])).status).toBe(422)
  expect((await write(planner, 'deadlines', [later])).status).toBe(200)
  expect((await dues(unit)).find((one) => one.unit === 'X1')).toMatchObject({ due_on: '2026-06-30', from: 'unit' })
  expect(await check('deadline-unit-later')).toMatchObject({ count: 1 })
  expect((await setDay(unit, 'X1', '2026-04-20')).status).toBe(422)
  expect((await setDay(unit, 'X1', null)).status).toBe(422)
})

test('a campaign like an earlier one has its rules and days, moved along, without its directives', async () => {
  expect((await start(planner, { code: 'D2', like: 'D1', opens_on: '2026-03-11', title: 'Đợt sau' })).status).toBe(200)
  const { said } = await plan(planner, 'D2')
  expect(said.audiences.map(({ code }) => code)).toContain('chu-chot')
  expect(said.deadlines.find(({ level }) => level === 'district')?.due_on).toBe('2026-05-30')
  // days of single units are that campaign's alone
  expect(said.deadlines.every(({ level }) => level !== '')).toBe(true)
  expect((await start(planner, { code: 'D3', like: 'D2', template: 'annual' })).status).toBe(400)
  expect((await start(planner, { code: 'D3', like: 'khong-co' })).status).toBe(404)
})

test('of campaigns that run beside one another it is told how many people both take', async () => {
  await write(planner, 'campaign_links', [{ campaign: 'D1', other: 'D2', kind: 'parallel' }])
  expect(await check('linked-overlap')).toMatchObject({ some: ['Đợt sau'] })
  const people = (await check('linked-overlap'))?.count ?? 0
  expect(people).toBeGreaterThan(5)
  expect((await plan(planner, 'D2')).said).toMatchObject({ links: [{ other: 'D1', own: false, kind: 'parallel' }] })
  await write(planner, 'campaigns', [{ code: 'D2', status: 'closed' }])
  expect(await check('linked-overlap')).toBeUndefined()
})

test('the lists are searched without diacritics, narrowed, and handed out as files', async () => {
  const list = async (query: Record<string, string>) =>
    ((await say('listCampaignPlans', { query }, planner)).said['rows'] as unknown as { code: string }[]).map(
      ({ code }) => code,
    )
  expect(await list({ search: 'dot sau' })).toEqual(['D2'])
  expect(await list({ status: 'closed' })).toEqual(['D2'])
  expect((await list({ sort: 'opens', order: 'desc' }))[0]).toBe('D2')
  expect((await list({ sort: 'opens' })).at(-1)).toBe('D2')
  const file = await asked('listCampaignPlans', { query: { format: 'csv', status: 'open' } }, planner)
  expect(file.raw.toString()).toMatch(/Đang mở[\s\S]*Đợt thử/)
  const days = await asked('listUnitDeadlines', { params, query: { format: 'csv', own: 'yes' } }, planner)
  expect(days.raw.toString()).toMatch(/X1,[^\n]*2026-06-30/)
  expect(bugs).toEqual([])
})
