/** Statements at the desk: entered for many units, judged beside the last ones, returned and accepted by the level above. */
import { expect, test } from 'vitest'
import type { StatementRow } from '#modules/headcounts/contract.ts'
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
      audiences: 'campaign,code,name,basis,order\nC1,phunu,Hội viên phụ nữ,headcount,2\nC1,tn,Đoàn viên,headcount,3\n',
      headcounts:
        'campaign,audience,unit,date,expected,participated,makeup,classes\nC1,phunu,X1,2026-02-10,200,100,10,4\nC1,phunu,X2,2026-02-10,300,0,0,0\n',
    },
    { now: new Date(now.getTime() + 1) },
  ),
)

const unit = holder('unit_officer at X1')
const above = holder('campaign_officer at P')
type Who = typeof unit
type Cells = Record<string, string>
type Said = {
  rows: StatementRow[]
  total: number
  next: string | null
  faults: { code: string; row: number; column: string }[]
  warnings: { code: string; row: number; message: string }[]
  position: number | null
  days: unknown[]
  overlaps: { people: number; date: string }[]
}

async function say(id: string, question: Parameters<typeof asked>[1], who: Who) {
  const reply = await asked(id, question, who)
  return { status: reply.status, said: JSON.parse(reply.raw.toString()) as Said }
}
const list = async (query: Record<string, string>, who: Who = above) =>
  (await say('listStatements', { params: { campaign: 'C1' }, query }, who)).said
const one = async (code: string, date = '2026-03-01', who: Who = above, audience = 'phunu') =>
  (await list({ unit: code, below: 'self', as_of: date, audience }, who)).rows[0]
const send = (rows: readonly Cells[], who: Who = unit, more: object = {}) =>
  say(
    'writeOrder',
    {
      body: {
        files: [
          {
            file: 'headcounts',
            rows: rows.map((cells) => ({ cells: { campaign: 'C1', audience: 'phunu', scope: 'own', ...cells } })),
          },
        ],
        ...more,
      },
    },
    who,
  )
const decide = async (decision: string, codes: readonly string[], who: Who, more: object = {}) => {
  const statements = []
  for (const code of codes)
    statements.push({
      unit: code,
      audience: 'phunu',
      date: '2026-03-01',
      expects: (await one(code))?.stated?.recorded_at ?? '2026-01-01T00:00:00.000Z',
    })
  return say('reviewStatements', { params: { campaign: 'C1' }, body: { decision, statements, ...more } }, who)
}
const march = { unit: 'X1', date: '2026-03-01' }

test('a day’s statement stands beside the last one before it', async () => {
  expect(await one('X1', '2026-02-10')).toMatchObject({ state: 'sent', before: null, stated: { participated: 100 } })
  expect(await one('X1')).toMatchObject({
    state: 'missing',
    stated: null,
    before: { date: '2026-02-10', expected: 200, participated: 100, makeup: 10, classes: 4 },
    roster: null,
  })
})

test('the units below are listed for every audience counted by statement, or those that have ever sent one', async () => {
  const rows = (await list({ unit: 'X' })).rows.map((row) => `${row.unit} ${row.audience}`)
  expect(rows).toEqual(['X1 phunu', 'X1 tn', 'X2 phunu', 'X2 tn'])
  const senders = (await list({ unit: 'P', below: 'senders', audience: 'phunu' })).rows.map((row) => row.unit)
  expect(senders).toEqual(['X1', 'X2'])
  expect(
    (await list({ unit: 'P', below: 'all', audience: 'tn', search: 'don vi x2' })).rows.map((row) => row.unit),
  ).toEqual(['X2', 'X21'])
  const page = await list({ unit: 'X', limit: '3' })
  expect([page.rows.length, page.total]).toEqual([3, 4])
  expect((await list({ unit: 'X', limit: '3', after: page.next ?? '' })).rows.map((row) => row.audience)).toEqual([
    'tn',
  ])
})

test('a unit above those that have sent something is told so, from the day on', async () => {
  expect((await one('X', '2026-02-09'))?.below_sent).toBe(false)
  expect((await one('X', '2026-02-10'))?.below_sent).toBe(true)
  expect((await one('X', '2026-02-10', above, 'tn'))?.below_sent).toBe(false)
  expect((await one('X1', '2026-02-10'))?.below_sent).toBe(false)
})

test('a roster audience is shown with the people who are there by name', async () => {
  const row = await one('X1', '2026-03-05', above, 'all')
  expect(row?.roster).toEqual({ own: 1, subtree: 3 })
})

test('a number that falls is refused until it is said why; a jump and other expected people are only warned of', async () => {
  const numbers = { ...march, expected: '200', participated: '90', makeup: '10', classes: '4' }
  const fell = await send([{ ...numbers, reason: '' }])
  expect(fell.status).toBe(422)
  expect(fell.said.faults).toMatchObject([{ code: 'statement-falls', row: 2, column: 'participated' }])
  const told = await send([{ ...numbers, reason: 'Lần trước tính cả hội viên đã chuyển đi' }])
  expect(told.status, JSON.stringify(told.said)).toBe(200)
  const jump = await send([{ ...numbers, date: '2026-03-08', expected: '250', participated: '190', reason: '' }])
  expect(jump.said.warnings.map(({ code }) => code)).toEqual(['statement-jump', 'expected-changed'])
  expect(jump.said.warnings[0]?.message).toContain('90')
  // an undoing only restores what had been there
  const undone = await say('undoOrder', { params: { position: jump.said.position ?? 0 } }, unit)
  expect(undone.status).toBe(200)
  expect(await one('X1', '2026-03-08')).toMatchObject({ state: 'missing' })
})

test('more than expected, or more made up than participated, is refused', async () => {
  const bad = await send([
    { ...march, expected: '200', participated: '201', makeup: '0', classes: '4', reason: '' },
    { unit: 'X11', date: '2026-03-01', expected: '10', participated: '5', makeup: '6', classes: '1', reason: '' },
  ])
  expect(bad.said.faults.map(({ code, row }) => `${code} ${row}`)).toEqual(['statement-order 2', 'statement-order 3'])
})

test('what a statement of another unit said is not told by how it is compared', async () => {
  const other = await send([
    { unit: 'X2', date: '2026-03-01', expected: '300', participated: '0', classes: '0', reason: '' },
  ])
  const fall = await send([
    { unit: 'X2', date: '2026-03-02', expected: '1', participated: '0', classes: '0', reason: '' },
  ])
  for (const { status, said } of [other, fall]) {
    expect(status).toBe(422)
    expect(said.faults.map(({ code }) => code)).toEqual(['unknown-unit'])
  }
})

test('the level above returns a statement with a reason, the unit sees it and sends again, and it is accepted', async () => {
  expect((await decide('returned', ['X1'], above)).status).toBe(422)
  expect((await decide('returned', ['X1'], above, { reason: 'Thiếu số lớp của chi hội 3' })).status).toBe(200)
  expect(await one('X1', '2026-03-01', unit)).toMatchObject({
    state: 'returned',
    returned_for: 'Thiếu số lớp của chi hội 3',
    can_review: false,
    can_write: true,
  })
  const seen = (await one('X1'))?.stated?.recorded_at
  expect((await send([{ ...march, expected: '200', participated: '120', makeup: '10', classes: '5' }])).status).toBe(
    200,
  )
  expect(await one('X1')).toMatchObject({ state: 'sent', returned_for: null, can_review: true })
  const stale = { unit: 'X1', audience: 'phunu', date: '2026-03-01', expects: seen }
  const accept = { decision: 'accepted', statements: [stale] }
  expect((await say('reviewStatements', { params: { campaign: 'C1' }, body: accept }, above)).status).toBe(409)
  expect((await decide('accepted', ['X1'], above)).status).toBe(200)
  expect(await one('X1')).toMatchObject({ state: 'accepted', can_review: true })
})

test('nobody accepts their own, and an accepted statement is changed by the level above alone', async () => {
  expect((await decide('returned', ['X1'], unit, { reason: 'Gửi lại' })).status).toBe(422)
  const numbers = { ...march, expected: '200', participated: '121', makeup: '10', classes: '5' }
  expect(await one('X1', '2026-03-01', unit)).toMatchObject({ can_write: false })
  expect((await send([numbers])).said.faults).toMatchObject([{ code: 'unknown-unit' }])
  expect((await send([numbers], above)).status).toBe(200)
  expect(await one('X1')).toMatchObject({ state: 'accepted', stated: { participated: 121 } })
  // of the units below it X1 is the level above itself
  await send([
    { unit: 'X11', date: '2026-03-01', expected: '9', participated: '9', makeup: '0', classes: '1', reason: '' },
  ])
  expect((await decide('accepted', ['X11'], unit)).status).toBe(200)
})

test('many are accepted at once, or none of them', async () => {
  await send([
    { unit: 'X14', date: '2026-03-01', expected: '9', participated: '9', makeup: '0', classes: '1', reason: '' },
  ])
  // nothing was sent by X2
  expect((await decide('accepted', ['X14', 'X2'], above)).status).toBe(409)
  expect(await one('X14')).toMatchObject({ state: 'sent' })
  expect((await decide('accepted', ['X14', 'X1'], above)).status).toBe(200)
  const days = (await say('listStatementDays', { params: { campaign: 'C1' }, query: { unit: 'X1' } }, above)).said.days
  expect(days).toEqual([
    { date: '2026-03-01', sent: 0, returned: 0, accepted: 3 },
    { date: '2026-02-10', sent: 1, returned: 0, accepted: 0 },
  ])
  const states = (await list({ unit: 'P', below: 'all', as_of: '2026-03-01', state: 'accepted' })).rows
  expect(states.map((row) => row.unit)).toEqual(['X1', 'X11', 'X14'])
})

test('an overlap is declared for a pair once, and the last word by the day holds', async () => {
  const declare = (cells: Cells) =>
    say(
      'writeOrder',
      { body: { files: [{ file: 'overlaps', rows: [{ cells: { campaign: 'C1', unit: 'X1', ...cells } }] }] } },
      unit,
    )
  const pair = { audience_a: 'phunu', audience_b: 'tn' }
  expect((await declare({ audience_a: 'tn', audience_b: 'phunu', date: '2026-02-10', people: '5' })).status).toBe(422)
  expect((await declare({ ...pair, audience_b: 'khongco', date: '2026-02-10', people: '5' })).status).toBe(422)
  await declare({ ...pair, date: '2026-02-10', people: '40', note: 'Nữ đoàn viên' })
  await declare({ ...pair, date: '2026-03-05', people: '45' })
  const at = async (day: string) =>
    (await say('listOverlaps', { params: { campaign: 'C1' }, query: { unit: 'X1', as_of: day } }, unit)).said.overlaps
  expect(await at('2026-03-01')).toMatchObject([{ people: 40, date: '2026-02-10', note: 'Nữ đoàn viên' }])
  expect(await at('2026-03-09')).toMatchObject([{ people: 45, date: '2026-03-05' }])
  // nobody is a member of two organizations who is not one of the smaller; what is stated in the same order counts
  const over = { ...pair, date: '2026-03-06' }
  expect((await declare({ ...over, people: '100000' })).said.faults).toMatchObject([{ code: 'overlap-over' }])
  const stated = { campaign: 'C1', audience: 'tn', unit: 'X1', date: '2026-03-06', expected: '30', participated: '0' }
  const both = (people: string) => [
    { file: 'headcounts', rows: [{ cells: { ...stated } }] },
    { file: 'overlaps', rows: [{ cells: { campaign: 'C1', unit: 'X1', ...over, people } }] },
  ]
  const order = (people: string) => say('writeOrder', { body: { files: both(people), check: true } }, unit)
  expect((await order('31')).said.faults).toMatchObject([{ code: 'overlap-over', row: 2 }])
  expect((await order('30')).status).toBe(200)
})

test('pictures and activities are written for one’s own units alone, and what is elsewhere is told as unknown', async () => {
  const write = (file: string, cells: Cells) =>
    say('writeOrder', { body: { files: [{ file, rows: [{ cells }] }], check: true } }, unit)
  const codesOf = ({ said }: { said: Said }) => said.faults.map(({ code }) => code)
  expect((await write('outreach', { code: 'TT-X11', reach: '40', reach_basis: 'counted' })).status).toBe(200)
  expect(codesOf(await write('outreach', { code: 'TT-X2', reach: '40' }))).toEqual(['unknown-unit'])
  expect(codesOf(await write('outreach', { code: 'TT-X11', unit: 'X2' }))).toEqual(['unknown-unit'])
  const [known, unknown] = [
    { activity: 'TT-X2', name: '1' },
    { activity: 'TT-KHONG', name: '1' },
  ]
  expect(codesOf(await write('outreach_pictures', { ...known, retracted: 'yes' }))).toEqual(['unknown-activity'])
  expect(codesOf(await write('outreach_pictures', { ...unknown, retracted: 'yes' }))).toEqual(['unknown-activity'])
  expect((await say('readActivity', { params: { activity: 'TT-X2' } }, unit)).status).toBe(404)
})

test('the list is handed out as a file with its day, and nothing went wrong on the way', async () => {
  const query = { unit: 'X', format: 'csv', as_of: '2026-03-01', audience: 'phunu' }
  const text = (await asked('listStatements', { params: { campaign: 'C1' }, query }, above)).raw.toString()
  expect(text).toContain('Đã chấp nhận')
  expect(text).toMatch(/Số dòng.*2/)
  expect(bugs).toEqual([])
})
