/** What an officer of X1 sees and does of sessions: the own ones whole, of one hosted above only what is the own units’. */
import { expect, test } from 'vitest'
import { sweepServer } from '../sweep/server.ts'
import { chairOf, nameIn } from '../sweep/world.ts'

const { database, bugs, holder, asked } = await sweepServer()
const own = holder('unit_officer at X1')
const top = holder('campaign_officer at P')

// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
type Json = any
async function read(
  id: string,
  session: string,
  who = own,
  query: Readonly<Record<string, string>> = {},
): Promise<Json> {
  const { status, raw } = await asked(id, { params: { session }, query }, who)
  expect([id, session, status]).toEqual([id, session, 200])
  return JSON.parse(raw.toString())
}
const write = async (rows: readonly Readonly<Record<string, string>>[], who = own): Promise<number> => {
  const files = [{ file: 'convening', rows: rows.map((cells) => ({ cells })) }]
  return (await asked('writeOrder', { body: { files } }, who)).status
}

test('the list holds sessions that the own units host, join or are convened to, and no other', async () => {
  const { rows } = JSON.parse((await asked('listSessions', {}, own)).raw.toString()) as Json
  const codes = rows.map((row: Json) => [row.code, row.own])
  expect(codes.toSorted()).toEqual([
    ['S-L-X1', true],
    ['S-L-X11', true],
    ['S-L-X12', true],
    ['S-L-X14', true],
    ['S-P', false],
    ['S-X1', true],
  ])
})

test('of a session hosted above only the own sites and people are told and counted', async () => {
  const session = await read('readSession', 'S-P')
  expect(session.sites_rows.map((site: Json) => site.chair)).toEqual([chairOf('X1')])
  expect(session).toMatchObject({ own: false, sites: 1, convened: 1, present: 0, may: { edit: false, convene: true } })
  expect((await read('readSession', 'S-P', top)).sites_rows).toHaveLength(3)
  const names = (await read('listConvened', 'S-P')).rows.map((row: Json) => row.full_name)
  expect(names).toEqual([nameIn('X1')])
  const { units, over } = await read('readConvening', 'S-P')
  expect(units.map((one: Json) => [one.unit.code, one.may])).toEqual([['X1', true]])
  expect(over).toBeNull() // of the others’ seats nothing is known
})

test('sessions of a draft are there for those who plan it alone, in lists, by code and in my work', async () => {
  const draft = async (status: string) => {
    const files = [{ file: 'campaigns', rows: [{ cells: { code: 'C1', status } }] }]
    expect((await asked('writeOrder', { body: { files } }, top)).status).toBe(200)
  }
  await draft('draft')
  const listed = JSON.parse((await asked('listSessions', {}, own)).raw.toString()) as Json
  expect(listed).toMatchObject({ rows: [], total: 0 })
  for (const id of ['readSession', 'listInvitations', 'readConvening'])
    expect((await asked(id, { params: { session: 'S-X1' } }, own)).status).toBe(404)
  expect((await read('readSession', 'S-X1', top)).code).toBe('S-X1')
  await draft('open')
  expect((await read('readSession', 'S-X1')).code).toBe('S-X1')
})

test('people elsewhere are not on the roster of a session hosted above', async () => {
  const roster = (await read('listRoster', 'S-P')).rows.map((row: Json) => row.full_name)
  expect(roster).toContain(nameIn('X1'))
  for (const unit of ['X2', 'Y1', 'P']) expect(roster).not.toContain(nameIn(unit))
  const refused = await asked('listRoster', { params: { session: 'S-P' }, query: { unit: 'X2' } }, own)
  expect(refused.status).toBe(404)
})

test('a unit fills its places with its own people, and touches no list of others', async () => {
  expect(await write([{ session: 'S-P', unit: 'X1', person: 'ng-X11' }])).toBe(200)
  expect(await write([{ session: 'S-P', unit: 'X1', person: 'ng-X2' }])).toBe(422)
  expect(await write([{ session: 'S-P', unit: 'X2', person: 'ng-X11' }])).toBe(422)
  expect(await write([{ session: 'S-P', unit: 'X2', person: 'ng-X2', status: 'declined' }])).toBe(422)
  expect(
    await write([{ session: 'S-P', unit: 'X1', person: 'ng-X11', retracted: 'yes' }], holder('leader at X1')),
  ).toBe(403)
})

test('a clash with a session elsewhere is told without saying which', async () => {
  expect(await write([{ session: 'S-L-X2', unit: 'X2', person: 'ng-X14' }], top)).toBe(200)
  const [clash] = (await read('listConvened', 'S-L-X14', own, { clash: 'yes' })).rows
  expect(clash.clashes).toEqual([{ code: null, title: '', starts_at: '2026-02-15T01:00:00.000Z' }])
  const [told] = (await read('listConvened', 'S-L-X14', top, { clash: 'yes' })).rows
  expect(told.clashes).toMatchObject([{ code: 'S-L-X2' }])
})

test('nobody convenes an audience to a session that is not the own', async () => {
  const body = { by: 'names', unit: 'X1', check: true }
  const reply = await asked('convene', { params: { session: 'S-L-X2' }, body }, own)
  expect(reply.status).toBe(404)
  const { rows } = await database.pool.query(`select 1 from journal_events where action = 'read.convening' limit 1`)
  expect(rows).toHaveLength(1)
})

test('nothing of this was a bug', () => expect(bugs).toEqual([]))
