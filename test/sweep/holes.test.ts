import { expect, test } from 'vitest'
import { withoutNumber } from './asking.ts'
import { office } from './holders.ts'
import type { Holder } from './holders.ts'
import { sweepServer } from './server.ts'
import { chairOf, covered, wordsOf } from './world.ts'

const { database, now, bugs, asked, holder } = await sweepServer()
const middle = holder('leader at X1')
const top = holder('leader at P')
const day = '2026-02-20'

// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
type Json = any
async function read(id: string, query: Record<string, string>, who: Holder, campaign = 'C1'): Promise<Json> {
  const { raw, status } = await asked(id, { params: { campaign }, query }, who)
  expect(status, raw.toString()).toBe(200)
  return JSON.parse(raw.toString('utf8'))
}
const records = (kind: string, who: Holder, more: Record<string, string> = {}): Promise<Json> =>
  read('readRecords', { kind, unit: 'X1', as_of: day, ...more }, who)
const pick = (rows: readonly Json[], name: string): unknown[] => rows.map((row) => row[name])

test('deadlines and exclusions of single units are told to those who cover them', async () => {
  const units = (of: Json): unknown[] => pick(of.deadlines, 'unit').filter((unit) => unit !== null)
  for (const who of [middle, holder('class_clerk at X1'), holder('leader for one session')]) {
    const campaign = await read('readCampaign', {}, who)
    expect(units(campaign)).toEqual(['X1'])
    expect(campaign.excluded_units).toEqual([])
  }
  expect(units((await read('listCampaigns', {}, middle)).campaigns.find((one: Json) => one.code === 'C1'))).toEqual([
    'X1',
  ])
  expect(units(await read('readCurve', { unit: 'X1', as_of: day }, middle))).toEqual(['X1'])
  expect(units(await read('readCurve', { unit: 'X1', as_of: day }, top))).toEqual(['X1', 'X2', 'Y1'])
  const whole = await read('readCampaign', {}, top)
  expect(units(whole)).toEqual(['X1', 'X2', 'Y1'])
  expect(whole.excluded_units).toEqual(['Y11'])
})

test('a collecting unit out of scope is as one that is not there, unless it collects the unit’s own papers', async () => {
  const at = { unit: 'X1', as_of: day }
  const view = { ...at, figure: 'writing_expected' }
  const { collecting } = await read('readFigures', at, middle)
  expect(collecting.length).toBeGreaterThan(0)
  for (const { unit, artifact, tier, expected } of collecting) {
    const names = await read('readNames', { ...view, artifact, tier, collecting: unit }, middle)
    expect(names.total + names.hidden).toBe(expected)
  }
  const answers = ['X2', 'X21', 'Y1', 'K1', 'KO'].map(async (collector) =>
    withoutNumber(
      await asked('readNames', { params: { campaign: 'C1' }, query: { ...view, collecting: collector } }, middle),
    ),
  )
  const different = new Set(await Promise.all(answers))
  expect(different.size).toBe(1)
  expect([...different][0]).toMatch(/^404 /)
})

test('a session that a unit elsewhere hosts is as one that is not there', async () => {
  const unknown = await records('sessions', middle, { session: 'S-KO' })
  expect(unknown.rows).toEqual([])
  for (const session of ['S-X2', 'S-P']) expect(await records('sessions', middle, { session })).toEqual(unknown)
  expect(pick((await records('sessions', middle, { session: 'S-X1' })).rows, 'code')).toEqual(['S-X1'])
  expect(pick((await records('sessions', top, { session: 'S-X2' })).rows, 'code')).toEqual(['S-X2'])
})

test('of a session hosted above, only the own sites are told', async () => {
  expect(pick((await records('sites', middle, { session: 'S-P' })).rows, 'chair')).toEqual([chairOf('X1')])
  expect((await records('sites', middle, { session: 'S-X2' })).rows).toEqual([])
  expect(pick((await records('sites', top, { session: 'S-P' })).rows, 'unit')).toEqual(['X1', 'X2', 'Y1'])
})

test('documents of units elsewhere are theirs; those of the unit, from above and studied are told', async () => {
  expect(pick((await records('directives', middle)).rows, 'number')).toEqual(['01-KH/P', '04-KH/X1'])
  expect((await records('directives', top)).rows).toHaveLength(4)
})

test('what people of a unit wrote is not told any more once the unit has left', async () => {
  const { rows } = await records('recommendations', middle)
  const texts = Object.fromEntries(rows.map((row: Json) => [row.unit, row.text]))
  expect(texts).toEqual({ X1: `Đề nghị ${wordsOf('X1')}`, X11: `Đề nghị ${wordsOf('X11')}`, X13: '' })
})

const knowings: readonly Record<string, string>[] = [{}, { known_at: '2026-03-08' }]
test.each(knowings)('who has moved away has no name, and no search finds it: %o', async (known) => {
  const view = { unit: 'X11', as_of: day, figure: 'expected', ...known }
  const names = await read('readNames', view, middle)
  expect(names).toMatchObject({ total: 1, hidden: 1 })
  expect(pick(names.rows, 'person')).toEqual(['ng-X11'])
  for (const search of ['dichuyen', 'ng-DI'])
    expect(await read('readNames', { ...view, search }, middle)).toMatchObject({ total: 0, rows: [], next: null })
  expect(pick((await read('readNames', { ...view, search: 'dichuyen' }, top)).rows, 'person')).toEqual(['ng-DI'])
})

test('another realm is not to be told from none, whatever else is wrong with the question', async () => {
  for (const [campaign, more] of [
    ['C-KHAC', {}],
    ['C-KO', {}],
    ['C1', { known_at: '2026-02-20Tnonsense' }],
  ] as const) {
    const answers = ['khac', 'khong-co'].map(async (realm) => {
      const query = { as_of: day, realm, ...more }
      const asks = { readFigures: { unit: 'K1' }, readCampaign: {}, readUnit: {}, listUnits: {} }
      const each = Object.entries(asks).map(([id, own]) =>
        asked(id, { params: { campaign, unit: 'K1' }, query: { ...query, ...own } }, middle),
      )
      return (await Promise.all(each)).map(withoutNumber)
    })
    const [there, absent] = await Promise.all(answers)
    expect(there).toEqual(absent)
    for (const one of there ?? []) expect(one).toMatch(/^404 /)
  }
  const moments = ['khac', 'khong-co'].map((realm) =>
    asked('searchJournal', { query: { realm, from: '2026-02-20Tnonsense' } }, holder('auditor at X1')),
  )
  const [there, absent] = (await Promise.all(moments)).map(withoutNumber)
  expect(there).toBe(absent)
})

test('of an account’s roles, those elsewhere are not told', async () => {
  const given = ['X11', 'Y1'].map((unit) => ({ role: 'member', unit }) as const)
  const account = await office(database, now).account('default', 'hai.noi', 'X11', given)
  const grants = async (who: Holder): Promise<unknown[]> => {
    const one = await asked('readAccount', { params: { account } }, who)
    const list = await asked('listAccounts', { query: { search: 'hai.noi' } }, who)
    const [listed] = JSON.parse(list.raw.toString()).rows
    const read = pick(JSON.parse(one.raw.toString()).grants, 'unit')
    expect(pick(listed.roles, 'unit')).toEqual(read)
    return read
  }
  expect(await grants(holder('unit_officer at X1'))).toEqual(['X11'])
  expect(await grants(holder('unit_officer at P'))).toEqual(['X11', 'Y1'])
})

test('lists hold the units covered, and no other', async () => {
  const units = (await read('listUnits', { as_of: day }, middle)).rows
  expect(pick(units, 'code').toSorted()).toEqual([...(covered['X1'] ?? [])].toSorted())
  const accounts = (await read('listAccounts', {}, holder('unit_officer at X1'))).rows
  expect(new Set(pick(accounts, 'unit'))).toEqual(new Set(covered['X1']))
  for (const unit of ['X2', 'X1'])
    await asked('listAccounts', { query: { unit } }, holder(unit === 'X1' ? 'unit_officer at X1' : 'unit_officer at P'))
  const events = (await read('searchJournal', { limit: '500' }, holder('auditor at X1'))).rows
  expect(pick(events, 'unit')).toContain('X1')
  expect(pick(events, 'unit').filter((unit) => !covered['X1']?.includes(String(unit)))).toEqual([])
  expect(new Set(pick((await read('searchJournal', { limit: '500' }, holder('auditor at P'))).rows, 'unit'))).toContain(
    'X2',
  )
})

test('an administrator of one unit does not put the realm away or set its rules', async () => {
  const who = holder('administrator at X1')
  expect((await asked('putAwayRealm', { params: { realm: 'default' } }, who)).status).toBe(403)
  const { rows } = await database.pool.query(`select 1 from realms where put_away_at is not null`)
  expect(rows).toEqual([])
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
