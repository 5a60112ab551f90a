/** Plans and programmes: handed in, returned with a reason, accepted by the level above; tasks. */
import { expect, test } from 'vitest'
import { sweepServer } from '../sweep/server.ts'
import { importText } from '../api/text.ts'
import { inFolder } from '../world.ts'

const { database, bugs, holder, asked, now } = await sweepServer()
await inFolder((filesDir) =>
  importText(
    database,
    filesDir,
    'default',
    {
      required_deliverables:
        'campaign,level,kind,due_on\nC1,commune,plan,2026-03-05\nC1,commune,action_programme,2026-04-05\nC1,cell,report,\n',
    },
    { now },
  ),
)

const unit = holder('unit_officer at X1')
const above = holder('campaign_officer at P')
type Who = typeof unit
type Paper = {
  unit: string
  kind: string
  state: string
  recorded_at: string | null
  can_review: boolean
  reason: string | null
  days_late: number | null
  tasks: number
  tasks_done: number
}

async function say(id: string, question: Parameters<typeof asked>[1], who: Who) {
  const reply = await asked(id, question, who)
  return {
    status: reply.status,
    said: JSON.parse(reply.raw.toString()) as Record<string, never> & { rows: Paper[]; total: number },
  }
}
const papers = async (who: Who, query: Record<string, string> = {}): Promise<Paper[]> =>
  (await say('listPapers', { params: { campaign: 'C1' }, query }, who)).said.rows
const paper = async (code: string, kind = 'plan', who = above) =>
  (await papers(who, { unit: code })).find((one) => one.unit === code && one.kind === kind)
const write = (who: Who, file: string, cells: Record<string, string>) =>
  say('writeOrder', { body: { files: [{ file, rows: [{ cells }] }] } }, who)
const decide = (who: Who, code: string, body: Record<string, string>, kind = 'plan') =>
  say('reviewPaper', { params: { campaign: 'C1', unit: code, kind }, body }, who)

const key = { campaign: 'C1', unit: 'X1', kind: 'plan' }

test('what a unit’s level owes is missing until it is handed in, and overdue when its last day has passed', async () => {
  expect(await paper('X1')).toMatchObject({ state: 'overdue', days_late: 5, recorded_at: null, can_review: false })
  expect(await paper('X1', 'action_programme')).toMatchObject({ state: 'missing', days_late: null })
  expect(await paper('X11', 'report')).toMatchObject({ state: 'missing' })
})

test('a plan is handed in by its unit, returned with a reason by the level above, handed in again and accepted', async () => {
  const handIn = (at: string) => write(unit, 'deliverables', { ...key, number: '05-KH/X1', submitted_at: at })
  expect((await handIn('2026-03-09T08:00')).status).toBe(200)
  expect(await paper('X1')).toMatchObject({ state: 'submitted', days_late: 4, can_review: true })
  const seen = (await paper('X1'))?.recorded_at ?? ''
  expect((await decide(above, 'X1', { decision: 'returned', expects: seen })).status).toBe(422)
  expect(
    (await decide(above, 'X1', { decision: 'returned', reason: 'Thiếu mốc thời gian', expects: seen })).status,
  ).toBe(200)
  expect(await paper('X1', 'plan', unit)).toMatchObject({ state: 'returned', reason: 'Thiếu mốc thời gian' })
  // on a day before it was returned it was waiting
  expect((await papers(above, { unit: 'X1', kind: 'plan', as_of: '2026-03-09' }))[0]?.state).toBe('submitted')
  expect((await handIn('2026-03-10T11:00')).status).toBe(200)
  const again = await paper('X1')
  expect(again).toMatchObject({ state: 'submitted' })
  // somebody decides on what they read, not on what came meanwhile
  expect((await decide(above, 'X1', { decision: 'accepted', expects: seen })).status).toBe(409)
  expect((await decide(above, 'X1', { decision: 'accepted', expects: again?.recorded_at ?? '' })).status).toBe(200)
  expect(await paper('X1')).toMatchObject({ state: 'accepted', reason: null })
})

test('nobody accepts their own paper, and what has been accepted is changed by the level above alone', async () => {
  const own = { campaign: 'C1', unit: 'X1', kind: 'action_programme' }
  await write(unit, 'deliverables', { ...own, submitted_at: '2026-03-10T08:00' })
  const seen = (await paper('X1', 'action_programme', unit))?.recorded_at ?? ''
  expect((await paper('X1', 'action_programme', unit))?.can_review).toBe(false)
  expect((await decide(unit, 'X1', { decision: 'accepted', expects: seen }, 'action_programme')).status).toBe(422)
  expect((await write(unit, 'deliverables', { ...own, accepted_at: '2026-03-10T09:00' })).status).toBe(422)
  expect((await write(unit, 'deliverables', { ...key, number: '99-KH/X1' })).status).toBe(422)
  expect(await paper('X1', 'action_programme')).toMatchObject({ state: 'submitted' })
  // of the units below it is the level above itself
  await write(unit, 'deliverables', { campaign: 'C1', unit: 'X11', kind: 'report', submitted_at: '2026-03-10T08:00' })
  const below = (await paper('X11', 'report', unit))?.recorded_at ?? ''
  expect((await decide(unit, 'X11', { decision: 'accepted', expects: below }, 'report')).status).toBe(200)
})

test('tasks of a programme are counted with it, are late when they are, and never more than done', async () => {
  const task = {
    campaign: 'C1',
    unit: 'X1',
    code: 'NV1',
    title: 'Rà soát quy hoạch',
    responsible: 'Văn phòng',
    due_on: '2026-03-01',
  }
  expect((await write(unit, 'tasks', { ...task, progress: '120' })).status).toBe(422)
  expect((await write(unit, 'tasks', { ...task, progress: '40' })).status).toBe(200)
  await write(unit, 'tasks', { ...task, code: 'NV2', due_on: '2026-12-01', status: 'done' })
  const list = async (query: Record<string, string>) =>
    (await say('listTasks', { params: { campaign: 'C1' }, query }, above)).said.rows as unknown as { code: string }[]
  expect((await list({ overdue: 'yes' })).map(({ code }) => code)).toEqual(['NV1'])
  expect((await list({ search: 'ra soat' })).length).toBe(2)
  expect(await paper('X1', 'action_programme')).toMatchObject({ tasks: 2, tasks_done: 1 })
})

test('each sees the papers of their own units, narrowed by state, and finds them without diacritics', async () => {
  const seen = new Set((await papers(unit)).map((one) => one.unit))
  expect([...seen].toSorted()).toEqual(['X1', 'X11', 'X14'])
  expect((await papers(above, { state: 'accepted' })).map((one) => `${one.unit} ${one.kind}`)).toEqual([
    'X1 plan',
    'X11 report',
  ])
  expect((await papers(above, { search: 'don vi x2' })).every((one) => one.unit.startsWith('X2'))).toBe(true)
  expect((await papers(above, { sort: 'late', kind: 'plan' }))[0]?.days_late).toBe(5)
})

test('more time that was granted stands beside the day it was due, on the page and in the file', async () => {
  const asked_on = '2026-03-01'
  const more = { campaign: 'C1', unit: 'X2', what: 'plan', asked_on }
  await write(above, 'extensions', { ...more, until: '2026-03-20', reason: 'Vừa kiện toàn' })
  expect(await paper('X2')).toMatchObject({ state: 'overdue', extension: null })
  const decision = { decided_on: '2026-03-02', decision: 'granted', decided_reason: 'Đồng ý' }
  expect((await write(above, 'extensions', { ...more, ...decision })).status).toBe(200)
  // the figures count it as late all the same
  expect(await paper('X2')).toMatchObject({
    state: 'overdue',
    due_on: '2026-03-05',
    extension: { until: '2026-03-20', runs: true },
  })
  expect((await papers(above, { extended: 'yes' })).map((one) => one.unit)).toEqual(['X2'])
  expect((await papers(above, { extended: 'no', state: 'overdue' })).map((one) => one.unit)).not.toContain('X2')
  // before it was granted, and once it has run out
  const on = async (as_of: string) => (await papers(above, { as_of, unit: 'X2', kind: 'plan' }))[0]
  expect(await on('2026-03-01')).toMatchObject({ extension: null })
  expect(await on('2026-03-21')).toMatchObject({ extension: { until: '2026-03-20', runs: false } })
  const file = await asked('listPapers', { params: { campaign: 'C1' }, query: { format: 'csv', unit: 'X2' } }, above)
  expect(file.raw.toString()).toMatch(/Lọc,[^\n]*Đơn vị X2 \(X2\)/)
  expect(file.raw.toString()).toMatch(/X2,[^\n]*Kế hoạch,2026-03-05,2026-03-20,Được gia hạn/)
})

test('many papers are accepted at once, all of them or none, and never one’s own', async () => {
  const hand = (code: string, kind: string) =>
    write(above, 'deliverables', { campaign: 'C1', unit: code, kind, submitted_at: '2026-03-10T08:00' })
  await hand('X2', 'plan')
  await hand('X21', 'report')
  const seen = async (code: string, kind = 'plan') => ({
    ...{ unit: code, kind },
    expects: (await paper(code, kind))?.recorded_at ?? '',
  })
  const accept = (who: Who, some: readonly object[]) =>
    say('acceptPapers', { params: { campaign: 'C1' }, body: { papers: some } }, who)
  const stale = { ...(await seen('X21', 'report')), expects: '2020-01-01T00:00:00.000Z' }
  expect((await accept(above, [await seen('X2'), stale])).status).toBe(409)
  expect(await paper('X2')).toMatchObject({ state: 'submitted' })
  expect((await accept(unit, [await seen('X1', 'action_programme')])).status).toBe(422)
  expect((await accept(unit, [await seen('X2')])).status).toBe(404)
  expect((await accept(above, [await seen('X2'), await seen('X21', 'report')])).status).toBe(200)
  expect((await paper('X2'))?.state).toBe('accepted')
  expect((await paper('X21', 'report'))?.state).toBe('accepted')
})

test('a list goes on behind its cursor without losing or doubling a row', async () => {
  const whole = (await papers(above, { limit: '500' })).map((one) => `${one.unit}/${one.kind}`)
  const found: string[] = []
  let after: string | undefined
  do {
    const query = { limit: '2', ...(after ? { after } : {}) }
    const { said } = await say('listPapers', { params: { campaign: 'C1' }, query }, above)
    found.push(...said.rows.map((one) => `${one.unit}/${one.kind}`))
    after = (said as unknown as { next: string | null }).next ?? undefined
  } while (after !== undefined)
  expect(found).toEqual(whole)
  expect(bugs).toEqual([])
})

test('the list is handed out as a file with its filter, day and number of rows', async () => {
  const reply = await asked(
    'listPapers',
    { params: { campaign: 'C1' }, query: { format: 'csv', state: 'accepted' } },
    above,
  )
  const text = reply.raw.toString()
  expect(reply.status).toBe(200)
  expect(text).toContain('Đã chấp nhận')
  expect(text).toMatch(/Số dòng,4/)
})
