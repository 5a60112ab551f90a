/** Changes of the tree through the API: what they write, what they tell beforehand, what they refuse. */
import { beforeEach, describe, expect, test } from 'vitest'
import { membershipsFile } from '#modules/people/columns.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { apiOn } from '../api/api.ts'
import { importText } from '../api/text.ts'
import { freshDatabase } from '../database.ts'

const database = await freshDatabase()
let now = new Date('2026-03-01T02:00:00Z')
const api = await apiOn(database, () => now)

const units = `code,name,level,sector,parent
T,Tỉnh ủy,province,,
H1,Huyện Một,district,,T
X1,Xã Đồng Tiến,commune,,H1
X2,Xã Uỷ Ban,commune,,H1
C1,Chi bộ Âu,cell,,X1
C2,Chi bộ Ất,cell,,X1
C3,Chi bộ Ba,cell,,X2
`
const people = `code,full_name\n${['P1', 'P2', 'P3', 'P4'].map((code) => `${code},Người ${code}\n`).join('')}`
const memberships = `person,unit,valid_from,valid_to,primary,position,kind,cadre,tier
P1,X1,2020-01-01,,yes,Bí thư,member,key,province
P2,C1,2020-01-01,,yes,,probationary,,
P3,X2,2020-01-01,2026-12-31,yes,,,,
P3,X1,2026-02-01,,no,Phó bí thư,,cadre,
P4,X1,2026-06-01,,yes,,,,
`
const campaigns = 'code,title,owner,opens_on\nD1,Đợt một,T,2026-01-05\nD2,Đợt của X2,X2,2026-01-05\n'
const audiences = 'campaign,code,name,order\nD1,all,Mọi người,1\nD2,all,Mọi người,1\n'
const deadlines = 'campaign,unit,due_on\nD1,X1,2026-04-30\nD1,X2,2026-04-30\n'
const sessions = 'code,campaign,host,starts_at\nS1,D1,X1,2026-03-20T08:00\nS0,D1,X1,2026-01-20T08:00\n'

let realm = 0
/** Every story has an organization of its own. */
const name = (): string => `r${realm}`
beforeEach(async () => {
  realm++
  now = new Date('2026-03-01T02:00:00Z')
  const files = { units, people, memberships, campaigns, audiences, deadlines, sessions }
  await importText(database, api.filesDir, name(), files, { now: new Date('2026-01-01T00:00:00Z') })
})

async function order(where: string, body: object) {
  now = new Date(now.getTime() + 1000)
  const answer = await api.post(`${where}?realm=${name()}`, { type: 'application/json', payload: JSON.stringify(body) })
  return { status: answer.status, ...answer.json() }
}
async function get(where: string, query: Record<string, string> = {}) {
  return (await api.get(where, { realm: name(), ...query })).json()
}
const unitOn = async (code: string, as_of: string) => {
  const { unit, ancestors, children } = await get(`/units/${code}`, { as_of })
  return [
    unit.name,
    ancestors.map((one: { code: string }) => one.code),
    children.map((one: { code: string }) => one.code),
  ]
}
const refusal = async (where: string, body: object): Promise<string> => {
  const { status, issues } = await order(where, body)
  return `${status} ${issues?.map(({ message }: { message: string }) => message).join()}`
}
async function membershipsNow(): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    `select concat_ws(' ', p.code, u.code, nullif(m.valid_from, '-infinity'), '–', nullif(m.valid_to, 'infinity'),
       case when m.is_primary then 'chính' else 'thứ hai' end, m.post, m.kind, m.cadre, m.tier) as line
     from memberships m join realms r using (realm_id) join person_ids p using (realm_id, person_id) join unit_ids u using (realm_id, unit_id)
     where r.code = $1 and m.superseded_at is null and not m.retracted order by p.code, m.valid_from, u.code`,
    [name()],
  )
  return rows.map(({ line }) => line)
}

describe('a unit', () => {
  test('is made below another one from a day on', async () => {
    const body = { code: 'C4', name: 'Chi bộ Bốn', level: 'cell', parent: 'X1', as_of: '2026-03-10' }
    expect(await order('/units', { ...body, check: true })).toMatchObject({
      status: 200,
      position: null,
      effects: { from: '2026-03-10', is_past: false, placements: 1, campaigns: [{ code: 'D1', title: 'Đợt một' }] },
    })
    expect((await get('/units', { as_of: '2026-03-10', search: 'C4' })).total).toBe(0)
    expect(await order('/units', body)).toMatchObject({ status: 200, added: 1 })
    expect(await unitOn('C4', '2026-03-10')).toEqual(['Chi bộ Bốn', ['T', 'H1', 'X1'], []])
    expect((await get('/units', { as_of: '2026-03-09', search: 'C4' })).total).toBe(0)
  })

  test('is renamed from a day on, and keeps its old name before it', async () => {
    const body = { name: 'Xã Đồng Tâm', as_of: '2026-02-15' }
    expect(await order('/units/X1/rename', body)).toMatchObject({ status: 200, effects: { is_past: true } })
    expect((await unitOn('X1', '2026-02-14'))[0]).toBe('Xã Đồng Tiến')
    expect((await unitOn('X1', '2026-02-15'))[0]).toBe('Xã Đồng Tâm')
    await order('/units/X1/rename', { name: 'Xã Đồng Tân', as_of: null })
    expect((await unitOn('X1', '2026-02-14'))[0]).toBe('Xã Đồng Tiến')
    expect((await unitOn('X1', '2026-02-15'))[0]).toBe('Xã Đồng Tân')
  })

  test('is moved with all below it', async () => {
    expect(await order('/units/X1/move', { parent: 'T', as_of: '2026-07-01' })).toMatchObject({
      status: 200,
      effects: { below: 2, people: 4, deadlines: 0, sessions: 0 },
    })
    expect(await unitOn('C1', '2026-06-30')).toEqual(['Chi bộ Âu', ['T', 'H1', 'X1'], []])
    expect(await unitOn('C1', '2026-07-01')).toEqual(['Chi bộ Âu', ['T', 'X1'], []])
  })

  test('is merged: its people and the units below go over, and it says who took it over', async () => {
    const body = { into: 'X2', as_of: '2026-03-15' }
    const tried = await order('/units/X1/merge', { ...body, check: true })
    expect(tried.effects).toMatchObject({
      below: 2,
      people: 4,
      deadlines: 1,
      sessions: 1,
      memberships: 6,
      placements: 3,
    })
    expect(tried.effects.campaigns.map(({ code }: { code: string }) => code)).toEqual(['D1', 'D2'])
    const before = await membershipsNow()
    const done = await order('/units/X1/merge', body)
    expect(done).toMatchObject({ status: 200, effects: tried.effects })
    expect(await unitOn('X2', '2026-03-14')).toEqual(['Xã Uỷ Ban', ['T', 'H1'], ['C3']])
    expect(await unitOn('X2', '2026-03-15')).toEqual(['Xã Uỷ Ban', ['T', 'H1'], ['C1', 'C2', 'C3']])
    const { placements } = await get('/units/X1', { as_of: '2026-03-15' })
    expect(placements).toMatchObject([{ valid_to: '2026-03-14', succeeded_by: 'X2' }])
    expect(await membershipsNow()).toEqual([
      'P1 X1 2020-01-01 – 2026-03-14 chính Bí thư member key province',
      'P1 X2 2026-03-15 – chính Bí thư member key province',
      'P2 C1 2020-01-01 – chính probationary member grassroots',
      'P3 X2 2020-01-01 – 2026-12-31 chính member member grassroots',
      'P3 X1 2026-02-01 – 2026-03-14 thứ hai Phó bí thư member cadre grassroots',
      'P3 X2 2026-03-15 – thứ hai Phó bí thư member cadre grassroots',
      'P4 X2 2026-06-01 – chính member member grassroots',
    ])
    await api.post(`/orders/${done.position}/undo?realm=${name()}`)
    expect(await membershipsNow()).toEqual(before)
    expect(await unitOn('X1', '2026-03-15')).toEqual(['Xã Đồng Tiến', ['T', 'H1'], ['C1', 'C2']])
  })

  test('that is merged changes no figure of the days before, nor of what was known before', async () => {
    const figures = (query: Record<string, string>) => get('/campaigns/D1/figures', { unit: 'T', ...query })
    await refreshFigures(database, name())
    const before = await figures({ as_of: '2026-03-14' })
    const known = await figures({ as_of: '2026-03-20' })
    const instant = now.toISOString()
    await order('/units/X1/merge', { into: 'X2', as_of: '2026-03-15' })
    await refreshFigures(database, name())
    const { children } = await figures({ as_of: '2026-03-14' })
    expect(children).toEqual(before.children)
    expect((await figures({ as_of: '2026-03-20', known_at: instant })).children).toEqual(known.children)
    const h1 = await get('/campaigns/D1/figures', { unit: 'H1', as_of: '2026-03-15' })
    expect(h1.children.map(({ unit }: { unit: string }) => unit)).toEqual(['X2'])
  })

  test('without people or units is closed, and only then', async () => {
    const day = { as_of: '2026-03-15' }
    expect(await refusal('/units/X1/close', day)).toBe('409 has-units 2')
    expect(await refusal('/units/C1/close', day)).toBe('409 has-people 1')
    expect(await order('/units/C2/close', { ...day, successor: 'C1' })).toMatchObject({ status: 200, added: 1 })
    expect((await unitOn('X1', '2026-03-15'))[2]).toEqual(['C1'])
  })

  test('is closed with its people and the units below it going elsewhere, in one order that is undone at once', async () => {
    const day = '2026-03-15'
    const left = { units: [{ code: 'C1' }, { code: 'C2' }], below: 2, people: 3, sessions: 1, deadlines: 1, tasks: 0 }
    expect(await get('/units/X1/contents', { as_of: day })).toMatchObject(left)
    const before = await membershipsNow()
    const close = { as_of: day, people_to: 'C1', units_to: 'X2' }
    expect(await refusal('/units/X1/close', { as_of: day, units_to: 'X2' })).toBe('409 has-people 3')
    expect(await refusal('/units/X1/close', { as_of: day, people_to: 'X2' })).toBe('409 has-units 2')
    expect(await refusal('/units/X1/close', { ...close, units_to: 'C1' })).toBe('409 below-itself C1')
    expect(await refusal('/units/X1/close', { ...close, people_to: 'X1' })).toBe('409 same-unit X1')
    expect(await order('/units/X1/close', { ...close, check: true })).toMatchObject({ position: null })
    expect(await membershipsNow()).toEqual(before)
    const done = await order('/units/X1/close', close)
    expect(done).toMatchObject({ status: 200, effects: { placements: 3 } })
    expect((await unitOn('X2', day))[2]).toEqual(['C1', 'C2', 'C3'])
    expect(await membershipsNow()).toContain('P1 C1 2026-03-15 – chính Bí thư member key province')
    expect(await get('/units/X1/contents', { as_of: day })).toMatchObject({ units: [], below: 0, people: 0 })
    await api.post(`/orders/${done.position}/undo?realm=${name()}`)
    expect(await membershipsNow()).toEqual(before)
    expect((await unitOn('X1', day))[2]).toEqual(['C1', 'C2'])
  })

  test('whose placement was a mistake has it withdrawn, and the one before runs on', async () => {
    await order('/units/X1/move', { parent: 'T', as_of: '2026-02-01' })
    await order('/units/X1/rename', { name: 'Xã Mới', as_of: '2026-02-10' })
    expect(await order('/units/X1/withdraw', { from: '2026-02-01' })).toMatchObject({ status: 200, added: 2 })
    expect(await unitOn('X1', '2026-02-09')).toEqual(['Xã Đồng Tiến', ['T', 'H1'], ['C1', 'C2']])
    expect(await unitOn('X1', '2026-02-10')).toEqual(['Xã Mới', ['T'], ['C1', 'C2']])
    expect(await refusal('/units/X2/withdraw', { from: null })).toBe('409 has-units 1')
    expect(await refusal('/units/C1/withdraw', { from: null })).toBe('409 has-people 1')
    expect(await refusal('/units/C2/withdraw', { from: '2020-01-01' })).toBe('409 no-placement 2020-01-01')
  })
})

describe('several units', () => {
  test('are moved at once, or none of them', async () => {
    const body = { parent: 'X2', as_of: '2026-03-15' }
    expect(await refusal('/units/moves', { ...body, units: ['C1', 'H1', 'X2'] })).toBe(
      '409 below-itself X2,below-itself X2',
    )
    expect(await order('/units/moves', { ...body, units: ['C1', 'C2'] })).toMatchObject({ added: 4 })
    expect((await unitOn('X2', '2026-03-15'))[2]).toEqual(['C1', 'C2', 'C3'])
  })

  test('are renamed by a sheet', async () => {
    const rows = [
      { unit: 'C1', name: 'Chi bộ thôn 1' },
      { unit: 'C2', name: 'Chi bộ thôn 2' },
    ]
    expect(await order('/units/renames', { rows, as_of: '2026-03-15' })).toMatchObject({ added: 4 })
    expect((await unitOn('C2', '2026-03-15'))[0]).toBe('Chi bộ thôn 2')
    expect((await order('/units/renames', { rows: [...rows, { unit: 'KO', name: 'a' }], as_of: null })).status).toBe(
      404,
    )
  })
})

test.each([
  ['/units', { code: 'C1', name: 'a', level: 'cell', parent: 'X1', as_of: null }, 'code-taken C1'],
  ['/units', { code: 'N', name: 'a', level: 'province', parent: null, as_of: null }, 'second-top T'],
  ['/units', { code: 'N', name: 'a', level: 'district', parent: 'X1', as_of: null }, 'level-order N'],
  ['/units/T/move', { parent: 'X1', as_of: '2026-03-15' }, 'top-unit T'],
  ['/units/H1/move', { parent: 'C1', as_of: '2026-03-15' }, 'below-itself C1'],
  ['/units/C1/move', { parent: 'C3', as_of: '2026-03-15' }, 'level-order C1'],
  ['/units/X1/rename', { name: 'a', level: 'cell', as_of: '2026-03-15' }, 'level-order C1'],
  ['/units/X1/merge', { into: 'X1', as_of: '2026-03-15' }, 'same-unit X1'],
  ['/units/X1/merge', { into: 'C2', as_of: '2026-03-15' }, 'below-itself C2'],
  ['/units/X1/merge', { into: 'C3', as_of: '2026-03-15' }, 'level-order C1'],
  ['/units/T/merge', { into: 'X2', as_of: '2026-03-15' }, 'top-unit T'],
])('%s with %j is refused: %s', async (where, body, why) => {
  expect(await refusal(where, body)).toBe(`409 ${why}`)
})

test('a change before a later one is refused and names its day', async () => {
  await order('/units/X1/move', { parent: 'T', as_of: '2026-07-01' })
  expect(await refusal('/units/X1/rename', { name: 'Tên', as_of: '2026-03-15' })).toBe('409 later-placement 2026-07-01')
  expect(await refusal('/units/X1/merge', { into: 'X2', as_of: '2026-07-01' })).toBe('409 begins-that-day 2026-07-01')
  await order('/units', { code: 'H2', name: 'Huyện Hai', level: 'district', parent: 'T', as_of: '2026-07-01' })
  expect(await refusal('/units/X2/move', { parent: 'H2', as_of: '2026-03-15' })).toBe('409 parent-not-there 2026-03-15')
})

test('the list sorts, narrows and pages, and goes out as a file that says what it shows', async () => {
  const codes = async (query: Record<string, string>) =>
    (await get('/units', { as_of: '2026-03-01', ...query })).rows.map(({ code }: { code: string }) => code)
  expect(await codes({ search: 'ủy', sort: 'level' })).toEqual(['T', 'H1', 'X2'])
  expect(await codes({ search: 'uỷ ban' })).toEqual(['X2'])
  expect(await codes({ search: 'UY BAN' })).toEqual(['X2'])
  expect(await codes({ sort: 'level', order: 'desc' })).toEqual(['C3', 'C2', 'C1', 'X2', 'X1', 'H1', 'T'])
  expect(await codes({ sort: 'name', level: 'cell' })).toEqual(['C2', 'C1', 'C3'])
  expect(await codes({ parent: 'X1' })).toEqual(['C1', 'C2'])
  expect(await codes({ top: 'yes' })).toEqual(['T'])
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 9; page++) {
    const answer = await get('/units', { as_of: '2026-03-01', sort: 'name', limit: '2', ...(after ? { after } : {}) })
    expect(answer.total).toBe(7)
    seen.push(...answer.rows.map(({ code }: { code: string }) => code))
    after = answer.next ?? ''
    if (!after) break
  }
  expect(seen).toEqual(['C2', 'C1', 'C3', 'H1', 'T', 'X1', 'X2'])
  const file = await api.get('/units', { realm: name(), as_of: '2026-03-01', level: 'cell', format: 'csv' })
  expect(file.raw.toString('utf8').split('\r\n').slice(0, 7)).toEqual([
    '\uFEFFDanh sách đơn vị',
    'Lọc,Cấp: Chi bộ',
    'Tính đến ngày,1/3/2026',
    'Số dòng,3',
    '',
    'Mã,Tên đơn vị,Cấp,Khối,Mã cấp trên,Đơn vị cấp trên,Từ ngày,Số đơn vị trực thuộc',
    'C1,Chi bộ Âu,Chi bộ,Địa phương,X1,Xã Đồng Tiến,,0',
  ])
})

test('people are counted by the day, in the unit itself and with all below it', async () => {
  const none = { members: 0, probationary: 0, non_members: 0, second: 0 }
  expect(await get('/units/X1/people', { as_of: '2026-03-01' })).toEqual({
    own: { ...none, members: 1, second: 1 },
    whole: { ...none, members: 1, probationary: 1, second: 1 },
    units: 2,
  })
  expect((await get('/units/X1/people', { as_of: '2026-06-01' })).own.members).toBe(2)
})

test('a merger carries every column that memberships have', () => {
  expect(membershipsFile.columns.map((column) => column.name)).toEqual([
    'person',
    'unit',
    'valid_from',
    'valid_to',
    'primary',
    'position',
    'kind',
    'cadre',
    'tier',
  ])
})
