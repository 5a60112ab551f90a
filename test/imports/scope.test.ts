/** Who may import what from a sheet: a unit's officer into the own units, the province's everywhere. */
import { expect, test } from 'vitest'
import { workInRealm } from '#modules/dossier/jobs-imports.ts'
import { sweepServer } from '../sweep/server.ts'
import { never, settingsOf } from './world.ts'
import type { Told } from './world.ts'

const { database, filesDir, bugs, holder, asked, now } = await sweepServer()
const realmId =
  (await database.pool.query<{ realm_id: number }>(`select realm_id from realms where code = 'default'`)).rows[0]
    ?.realm_id ?? 0
const own = holder('unit_officer at X1')
const top = holder('campaign_officer at P')

const work = () => workInRealm({ database, filesDir, now: () => now }, realmId, never)

async function told(id: string, question: Parameters<typeof asked>[1], who: typeof own, status = 200): Promise<Told> {
  const reply = await asked(id, question, who)
  expect(reply.status, reply.raw.toString()).toBe(status)
  return JSON.parse(reply.raw.toString()) as Told
}

async function checked(who: typeof own, content: string): Promise<Told> {
  const { job } = await told('createImport', { form: [{ name: 'a.csv', content }] }, who)
  const preview = await told('previewImport', { params: { job } }, who)
  await told('checkImport', { params: { job }, body: { settings: settingsOf(preview) } }, who)
  await work()
  return told('readImport', { params: { job } }, who)
}

const sheet = 'Mã người;Họ và tên;Chi bộ\nMOI-1;Phạm Trong;X11\nMOI-2;Phạm Ngoài;X21\nng-X2;Phạm Sửa;X11\n'

test('a unit’s officer imports into the own units; others are told as unknown', async () => {
  const job = await checked(own, sheet)
  const rows = await told('readImportRows', { params: { job: job.job } }, own)
  const faults = rows.rows.flatMap((row: Told) =>
    row.faults.map((fault: Told) => `${row.row} ${fault.file}.${fault.column}`),
  )
  expect(faults).toContain('3 memberships.unit')
  expect(faults).toContain('4 people.code')
  expect(faults.filter((fault: string) => fault.startsWith('2 '))).toEqual([])
  const started = await told('startImport', { params: { job: job.job }, body: { leave_out_faulty: true } }, own)
  expect(started.state).toBe('importing')
  await work()
  expect(await told('readImport', { params: { job: job.job } }, own)).toMatchObject({ state: 'done', left_out: 2 })
})

test('the province’s officer imports the same everywhere', async () => {
  const job = await checked(top, 'Mã người;Họ và tên;Chi bộ\nTINH-1;Phạm Trong;X11\nTINH-2;Phạm Ngoài;X21\n')
  expect(job).toMatchObject({ fault_count: 0 })
})

test('a job is its sender’s alone', async () => {
  const { job } = await checked(own, sheet)
  for (const id of ['readImport', 'previewImport', 'readImportRows', 'readFailedRows', 'cancelImport'])
    await told(id, { params: { job } }, top, 404)
  await told('startImport', { params: { job }, body: {} }, top, 404)
  expect((await told('listImports', {}, top)).rows.map((row: Told) => row.job)).not.toContain(job)
})

test('a whole dossier is for who may import into the whole realm', async () => {
  await told('createImport', { form: true, query: { kind: 'dossier' } }, own, 403)
  await told('createImport', { form: true, query: { kind: 'dossier' } }, top)
})

test('who may write nothing sends nothing', async () => {
  await told('createImport', { form: true }, holder('leader at P'), 403)
})

test('rights are those of the moment of the import, not of its check', async () => {
  const { job } = await checked(own, 'Mã người;Họ và tên;Chi bộ\nSAU-1;Phạm Sau;X11\n')
  await told('startImport', { params: { job }, body: {} }, own)
  await database.pool.query(
    `update grants set revoked_at = $1 where revoked_at is null and account_id =
    (select account_id from import_jobs where job_id = $2)`,
    [now, job],
  )
  await work()
  const { rows } = await database.pool.query('select state, result from import_jobs where job_id = $1', [job])
  expect(rows[0]).toMatchObject({ state: 'failed', result: { failure: 'forbidden' } })
})

test('nothing of this told the server’s log of bugs', () => {
  expect(bugs).toEqual([])
})
