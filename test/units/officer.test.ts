/** A unit's officer changes what is below the own unit, and neither that unit nor those beside it. */
import { expect, test } from 'vitest'
import { sweepServer } from '../sweep/server.ts'

const { bugs, holder, asked } = await sweepServer()
const officer = holder('unit_officer at X1')
const day = '2026-04-01'

async function tried(id: string, unit: string | null, body: object): Promise<string> {
  const question = { ...(unit === null ? {} : { params: { unit } }), body: { as_of: day, check: true, ...body } }
  const reply = await asked(id, question, officer)
  const said = JSON.parse(reply.raw.toString()) as { issues?: { message: string }[]; code?: string }
  return [reply.status, said.issues?.map(({ message }) => message).join() ?? said.code ?? ''].join(' ').trim()
}

test.each([
  ['makeUnit', null, { code: 'MOI', name: 'Chi bộ mới', level: 'cell', parent: 'X1' }, '200'],
  ['makeUnit', null, { code: 'MOI', name: 'Chi bộ mới', level: 'cell', parent: 'X2' }, '404'],
  ['makeUnit', null, { code: 'MOI', name: 'Cao nhất', level: 'province', parent: null }, '409 own-unit MOI'],
  ['makeUnit', null, { code: 'X21', name: 'Mã của nơi khác', level: 'cell', parent: 'X1' }, '409 code-taken X21'],
  ['renameUnit', 'X11', { name: 'Tên mới' }, '200'],
  ['renameUnit', 'X1', { name: 'Tên mới' }, '409 own-unit X1'],
  ['renameUnit', 'X21', { name: 'Tên mới' }, '404'],
  ['moveUnit', 'X11', { parent: 'X2' }, '404'],
  ['moveUnit', 'X1', { parent: 'X1' }, '409 own-unit X1'],
  ['mergeUnit', 'X11', { into: 'X14' }, '200'],
  ['mergeUnit', 'X11', { into: 'X2' }, '404'],
  ['closeUnit', 'X14', {}, '409 has-people 1'],
  ['closeUnit', 'X14', { people_to: 'X11' }, '200'],
  ['closeUnit', 'X14', { people_to: 'X2' }, '404'],
  ['moveUnits', null, { units: ['X11', 'X21'], parent: 'X1' }, '404'],
] as const)('%s of %s with %j answers the officer of X1: %s', async (id, unit, body, wanted) => {
  expect(await tried(id, unit, body)).toBe(wanted)
})

test('the tree of an officer begins with the own unit', async () => {
  const reply = await asked('listUnits', { query: { as_of: day, top: 'yes' } }, officer)
  const { rows, total } = JSON.parse(reply.raw.toString()) as { rows: { code: string }[]; total: number }
  expect(rows.map(({ code }) => code)).toEqual(['X1'])
  expect(total).toBe(1)
  expect(bugs).toEqual([])
})
