/** Who may write what: every kind of fact, by an officer of X1, of the province, and by those who only read. */
import { expect, test } from 'vitest'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { permissionOfFile } from '#modules/dossier/rules-permissions.ts'
import { concernsOf } from '#modules/dossier/store-scope.ts'
import { sweepServer } from '../sweep/server.ts'

const { database, bugs, holder, asked } = await sweepServer()

type Cells = Readonly<Record<string, string>>
const own = holder('unit_officer at X1')
const top = holder('campaign_officer at P')

async function write(who: typeof own, file: string, cells: Cells, ...more: { file: string; cells: Cells }[]) {
  const files = [{ file, cells }, ...more].map((one) => ({ file: one.file, rows: [{ cells: one.cells }] }))
  const reply = await asked('writeOrder', { body: { files, check: true } }, who)
  const said = JSON.parse(reply.raw.toString()) as { faults?: { code: string }[]; code?: string; added?: number }
  return { status: reply.status, said: said.faults?.map(({ code }) => code).join() ?? said.code ?? said.added }
}

/** What is within X1's reach, and the same for a place that is not. */
const facts: readonly (readonly [file: string, within: Cells, beyond: Cells, code: string])[] = [
  [
    'units',
    { code: 'X11', name: 'Tên mới', level: 'cell', parent: 'X1', valid_from: '2020-01-01' },
    { code: 'X21', name: 'Tên mới', level: 'cell', parent: 'X2', valid_from: '2020-01-01' },
    'unknown-unit',
  ],
  [
    'units',
    { code: 'MOI', name: 'Chi bộ mới', level: 'cell', parent: 'X1', valid_from: '2026-04-01' },
    { code: 'MOI', name: 'Chi bộ mới', level: 'cell', parent: 'X2', valid_from: '2026-04-01' },
    'unknown-unit',
  ],
  ['people', { code: 'ng-X11', full_name: 'Phạm Sửa' }, { code: 'ng-X2', full_name: 'Phạm Sửa' }, 'unknown-person'],
  [
    'memberships',
    { person: 'ng-X11', unit: 'X11', valid_from: '2020-01-01', position: 'Bí thư' },
    { person: 'ng-X2', unit: 'X2', valid_from: '2020-01-01', position: 'Bí thư' },
    'unknown-unit',
  ],
  ['exemptions', { person: 'ng-X1', obligation: 'write' }, { person: 'ng-Y1', obligation: 'write' }, 'unknown-person'],
  [
    'directives',
    { issuer: 'X1', type: 'plan', number: '9-KH/X1', issued_on: '2026-02-01', title: 'a' },
    { issuer: 'X2', type: 'plan', number: '9-KH/X2', issued_on: '2026-02-01', title: 'a' },
    'unknown-unit',
  ],
  [
    'directive_links',
    { directive: '04-KH/X1', other: '01-KH/P', kind: 'implements' },
    { directive: '02-KH/X2', other: '01-KH/P', kind: 'implements' },
    'unknown-unit',
  ],
  [
    'directive_recipients',
    { directive: '04-KH/X1', unit: 'P', purpose: 'report' },
    { directive: '02-KH/X2', unit: 'X2' },
    'unknown-unit',
  ],
  [
    'directive_receipts',
    { directive: '01-KH/P', unit: 'X11', received_on: '2026-01-09' },
    { directive: '01-KH/P', unit: 'X2', received_on: '2026-01-09' },
    'unknown-unit',
  ],
  [
    'sessions',
    { code: 'S-M', campaign: 'C1', host: 'X1', starts_at: '2026-02-20T08:00' },
    { code: 'S-M', campaign: 'C1', host: 'X2', starts_at: '2026-02-20T08:00' },
    'unknown-unit',
  ],
  [
    'sites',
    { session: 'S-X1', unit: 'X11', mode: 'broadcast' },
    { session: 'S-X2', unit: 'X21', mode: 'broadcast' },
    'unknown-session',
  ],
  [
    'agenda',
    { session: 'S-X1', order: '1', title: 'Khai mạc' },
    { session: 'S-P', order: '1', title: 'Khai mạc' },
    'unknown-session',
  ],
  ['materials', { session: 'S-X1', name: 'Đề cương' }, { session: 'S-P', name: 'Đề cương' }, 'unknown-session'],
  [
    'convening',
    { session: 'S-P', unit: 'X11', person: 'ng-X11' },
    { session: 'S-P', unit: 'X2', person: 'ng-X11' },
    'unknown-session',
  ],
  [
    'convening',
    { session: 'S-P', unit: 'X1', person: '', places: '3' },
    { session: 'S-X2', unit: 'X2', person: '', places: '3' },
    'unknown-session',
  ],
  // neither the own places nor the own session take in people of others
  [
    'convening',
    { session: 'S-X1', unit: 'X1', person: 'ng-X11' },
    { session: 'S-X1', unit: 'X1', person: 'ng-X2' },
    'unknown-person',
  ],
  ['invitations', { session: 'S-X1', speaker: 'BCV-0' }, { session: 'S-P', speaker: 'BCV-0' }, 'unknown-session'],
  [
    'speaker_ratings',
    { session: 'S-X1', speaker: 'BCV-0', rated_by: 'X1', score: '4' },
    { session: 'S-X1', speaker: 'BCV-0', rated_by: 'X2', score: '4' },
    'unknown-unit',
  ],
  [
    'attendance',
    { session: 'S-P', person: 'ng-X11', status: 'absent' },
    { session: 'S-P', person: 'ng-X2', status: 'absent' },
    'unknown-session',
  ],
  [
    'headcounts',
    { campaign: 'C1', audience: 'all', unit: 'X11', date: '2026-03-01', expected: '3', participated: '1' },
    { campaign: 'C1', audience: 'all', unit: 'X2', date: '2026-03-01', expected: '3', participated: '1' },
    'unknown-unit',
  ],
  [
    'outreach',
    { code: 'T1', campaign: 'C1', unit: 'X1', date: '2026-03-01', form: 'press' },
    { code: 'T1', campaign: 'C1', unit: 'X', date: '2026-03-01', form: 'press' },
    'unknown-unit',
  ],
  [
    'deliverables',
    { campaign: 'C1', unit: 'X14', kind: 'plan' },
    { campaign: 'C1', unit: 'X13', kind: 'plan' },
    'unknown-unit',
  ],
  [
    'reflections',
    { campaign: 'C1', person: 'ng-X1', submitted_at: '2026-03-01T08:00' },
    { campaign: 'C1', person: 'ng-P', submitted_at: '2026-03-01T08:00' },
    'unknown-person',
  ],
  [
    'recommendations',
    { code: 'KN-X11', campaign: 'C1', unit: 'X11', text: 'a', submitted_at: '2026-03-01T08:00' },
    { code: 'KN-X2', campaign: 'C1', unit: 'X1', text: 'a', submitted_at: '2026-03-01T08:00' },
    'unknown-unit',
  ],
]

test('every file of the dossier says which units a row concerns, and every file but the realm may be written', () => {
  const names = dossierFiles.map(({ name }) => name)
  expect(Object.keys(concernsOf).toSorted()).toEqual(names.toSorted())
  expect(Object.keys(permissionOfFile).toSorted()).toEqual(names.filter((name) => name !== 'realm').toSorted())
})

test.each(facts)(
  'an officer of X1 writes %s within X1 and is told that what lies beyond is unknown',
  async (file, within, beyond, code) => {
    expect(await write(own, file, within)).toEqual({ status: 200, said: 1 })
    expect(await write(own, file, beyond)).toEqual({ status: 422, said: code })
  },
)

test.each(facts)('an officer of the province writes %s anywhere', async (file, within, beyond) => {
  expect(await write(top, file, within)).toEqual({ status: 200, said: 1 })
  expect(await write(top, file, beyond)).toEqual({ status: 200, said: 1 })
})

test.each(
  facts.flatMap(([file, within]) =>
    ['auditor', 'leader', 'member', 'reviewer', 'speaker'].map((role) => [role, file, within] as const),
  ),
)('who is only %s writes no %s', async (role, file, within) => {
  expect((await write(holder(`${role} at X1`), file, within)).status).toBe(403)
})

test('campaigns are written by who keeps campaigns of their owner, not by a unit’s officer', async () => {
  const campaign = { code: 'C9', title: 'Đợt mới', owner: 'X1', opens_on: '2026-05-01' }
  expect((await write(own, 'campaigns', campaign)).status).toBe(403)
  const officer = holder('campaign_officer at X1')
  expect(await write(officer, 'campaigns', campaign)).toEqual({ status: 200, said: 1 })
  expect(await write(officer, 'campaigns', { ...campaign, owner: 'X' })).toEqual({ status: 422, said: 'unknown-unit' })
  expect(await write(officer, 'audiences', { campaign: 'C1', code: 'b', name: 'B', order: '2' })).toEqual({
    status: 422,
    said: 'unknown-campaign',
  })
})

test.each([
  [
    'a unit of others is not fetched by a new placement',
    'units',
    { code: 'X2', name: 'Của ta', level: 'cell', parent: 'X1', valid_from: '2027-01-01' },
    'unknown-unit',
  ],
  [
    'one’s own unit is not moved by oneself',
    'units',
    { code: 'X1', name: 'Tên', level: 'commune', parent: 'X', valid_from: '2020-01-01' },
    'unknown-unit',
  ],
  [
    'somebody of another unit is not fetched by a membership',
    'memberships',
    { person: 'ng-X2', unit: 'X1', valid_from: '2026-03-01', primary: 'no' },
    'unknown-person',
  ],
  [
    'somebody who has moved away is not called back',
    'memberships',
    { person: 'ng-DI', unit: 'X11', valid_from: '2020-01-01', valid_to: '' },
    'unknown-person',
  ],
] as const)('%s', async (_, file, cells, code) => {
  expect(await write(own, file, cells)).toEqual({ status: 422, said: code })
})

test('a new person enters with a membership of one’s own unit, and with none of another', async () => {
  const people = { code: 'ng-LA', full_name: 'Phạm Lạ' }
  const at = (unit: string) => ({ file: 'memberships', cells: { person: 'ng-LA', unit, valid_from: '2026-03-01' } })
  expect(await write(own, 'people', people, at('X11'))).toEqual({ status: 200, said: 2 })
  expect(await write(own, 'people', people, at('X2'))).toEqual({ status: 422, said: 'unknown-unit' })
})

test('history shows the rows of one’s own units, and of others nothing, as of what was never there', async () => {
  const rows = async (who: typeof own, file: string, column: string, value: string) => {
    const reply = await asked('readHistory', { query: { file, column, value } }, who)
    return reply.status === 200 ? (JSON.parse(reply.raw.toString()) as { rows: unknown[] }).rows.length : reply.status
  }
  expect(await rows(own, 'people', 'code', 'ng-X11')).toBe(1)
  expect(await rows(own, 'people', 'code', 'ng-X2')).toBe(0)
  expect(await rows(own, 'people', 'code', 'KHONG-CO')).toBe(0)
  expect(await rows(top, 'people', 'code', 'ng-X2')).toBe(1)
  expect(await rows(holder('auditor at X1'), 'people', 'code', 'ng-X1')).toBe(403)
  expect(await rows(own, 'units', 'code', 'X11')).toBe(1)
  expect(await rows(own, 'units', 'code', 'Y1')).toBe(0)
})

test('an order is undone by who may write its rows, and is not there for who may not', async () => {
  const files = [
    {
      file: 'units',
      rows: [{ cells: { code: 'Y11', name: 'Tên khác', level: 'cell', parent: 'Y1', valid_from: '2020-01-01' } }],
    },
  ]
  const reply = await asked('writeOrder', { body: { files } }, top)
  const { position } = JSON.parse(reply.raw.toString()) as { position: number }
  expect((await asked('undoOrder', { params: { position } }, holder('leader at P'))).status).toBe(403)
  expect((await asked('undoOrder', { params: { position } }, own)).status).toBe(422)
  expect((await asked('undoOrder', { params: { position: 9_999 } }, own)).status).toBe(404)
  expect((await asked('undoOrder', { params: { position } }, top)).status).toBe(200)
  const { rows } = await database.pool.query('select 1 from journal_events where action = $1', ['order'])
  expect(rows.length).toBeGreaterThanOrEqual(2)
  expect(bugs).toEqual([])
})
