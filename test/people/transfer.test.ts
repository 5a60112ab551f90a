/** Moves into units that somebody else keeps: one side asks, the other accepts. */
import { expect, test } from 'vitest'
import { office } from '../sweep/holders.ts'
import type { Holder } from '../sweep/holders.ts'
import { sweepServer } from '../sweep/server.ts'

const { bugs, holder, asked, database, now } = await sweepServer()
const from = holder('unit_officer at X1')
const desk = office(database, now)

/** Another unit's officer, signed in. */
async function officerAt(unit: string): Promise<Holder> {
  const id = await desk.account('default', `tiep.${unit.toLowerCase()}`, unit, [{ role: 'unit_officer', unit }])
  await desk.setStatus(id, 'active')
  const cookie = await desk.cookieOf('default', id)
  return { ...from, name: `unit_officer at ${unit}`, at: unit, cookie, address: `10.2.0.${id % 250}` }
}
const to = await officerAt('X2')
const stranger = await officerAt('Y')

async function ask(id: string, question: object, who: Holder) {
  const reply = await asked(id, question, who)
  // oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
  return { status: reply.status, said: JSON.parse(reply.raw.toString()) as Record<string, any> }
}
const send = (person: string, unit: string, who = from) =>
  ask('changePeople', { body: { people: [person], on: '2026-03-09', change: { what: 'transfer', unit } } }, who)
const open = async (who: Holder) => (await ask('listTransfers', { query: { open: 'yes' } }, who)).said['rows']
const unitOf = async (person: string, who: Holder) =>
  (await ask('readPerson', { params: { person }, query: { as_of: '2026-03-09' } }, who)).said['unit']

test('into a unit of another officer nobody is moved: it is asked for, and both sides see it', async () => {
  const { status, said } = await send('ng-X11', 'X21')
  expect([status, said['asked'], said['people']]).toEqual([200, 1, 1])
  expect(await unitOf('ng-X11', from)).toBe('X11')
  expect(await open(from)).toMatchObject([
    { person: 'ng-X11', from: 'X11', to: 'X21', status: 'asked', can: ['withdraw'] },
  ])
  expect(await open(to)).toMatchObject([{ person: 'ng-X11', can: ['answer'] }])
  const matching = async (query: object) => (await ask('listTransfers', { query }, to)).said['total']
  expect(await matching({ unit: 'X21', search: 'NG-x11' })).toBe(1)
  expect(await matching({ search: 'không ai' })).toBe(0)
  const file = (await asked('listTransfers', { query: { format: 'csv' } }, to)).raw.toString()
  expect(file).toContain('Tình trạng: Chờ tiếp nhận')
  expect(file).toContain('ng-X11')
})

test('who asked cannot accept, and whom it does not concern sees nothing', async () => {
  const [{ transfer }] = await open(from)
  const accept = { params: { transfer }, body: { status: 'accepted' } }
  expect((await ask('answerTransfer', accept, from)).status).toBe(403)
  expect(await open(stranger)).toEqual([])
  expect((await ask('answerTransfer', accept, stranger)).status).toBe(404)
})

test('nobody takes in somebody whom the other side has not offered, whatever they write', async () => {
  const row = {
    code: 'GIA',
    person: 'ng-X1',
    from: 'X1',
    to: 'X21',
    moves_on: '2026-03-09',
    decision: '',
    status: 'accepted',
    answer: '',
  }
  const moved = [
    { person: 'ng-X1', unit: 'X1', valid_from: '2020-01-01', valid_to: '2026-03-08' },
    { person: 'ng-X1', unit: 'X21', valid_from: '2026-03-09', valid_to: '' },
  ]
  const files = [
    { file: 'transfers', rows: [{ cells: row }] },
    { file: 'memberships', rows: moved.map((cells) => ({ cells })) },
  ]
  expect((await ask('writeOrder', { body: { files } }, to)).status).toBe(422)
  // nor under cover of a real one
  const [{ transfer }] = await open(to)
  const under = { ...row, code: transfer }
  expect(
    (await ask('writeOrder', { body: { files: [{ file: 'transfers', rows: [{ cells: under }] }, files[1]] } }, to))
      .status,
  ).toBe(422)
})

test('accepting moves the person in one order: gone here, there from the day', async () => {
  const [{ transfer }] = await open(to)
  const done = await ask('answerTransfer', { params: { transfer }, body: { status: 'accepted', answer: 'Đồng ý' } }, to)
  expect(done.status, JSON.stringify(done.said)).toBe(200)
  expect(await unitOf('ng-X11', to)).toBe('X21')
  const again = await ask('answerTransfer', { params: { transfer }, body: { status: 'refused' } }, to)
  expect(again.status).toBe(409)
  expect(await open(from)).toEqual([])
})

test('who asked may take it back while it waits', async () => {
  await send('ng-X1', 'X21')
  const [{ transfer }] = await open(from)
  expect((await ask('answerTransfer', { params: { transfer }, body: { status: 'withdrawn' } }, from)).status).toBe(200)
  expect(await unitOf('ng-X1', from)).toBe('X1')
  expect((await ask('answerTransfer', { params: { transfer }, body: { status: 'accepted' } }, to)).status).toBe(409)
})

test('an officer changes own people as of a day, two rows of one person in an order', async () => {
  const change = { what: 'post', position: 'Chi ủy viên' }
  const { status, said } = await ask('changePeople', { body: { people: ['ng-X1'], on: '2026-03-01', change } }, from)
  expect([status, said['added']]).toEqual([200, 2])
})

test('a unit that nobody knows is told', async () => {
  expect((await send('ng-X1', 'KHONG-CO')).status).toBe(400)
})

test('nothing of this told the server’s log of bugs', () => {
  expect(bugs).toEqual([])
})
