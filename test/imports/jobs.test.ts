/** Import jobs while something happens to them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { workImports, workInRealm } from '#modules/dossier/jobs-imports.ts'
import { freshDatabase } from '../database.ts'
import { importServer, never, settingsOf } from './world.ts'
import type { Told } from './world.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })
const database = await freshDatabase()
const server = await importServer(database)
const { send, ask, read, work, job, of, realmId } = server

const many = (stem: string, rows: number): string =>
  ['Mã người;Họ và tên;Chi bộ', ...Array.from({ length: rows }, (_, i) => `${stem}${i};Nguyễn Văn ${i};A1`)].join('\n')

/** A job that waits to be imported. */
async function waiting(content: string): Promise<Told> {
  const sent = await send([{ name: 'nhieu.csv', content }])
  await ask(`/imports/${sent.job}/check`, { settings: settingsOf(await read(`/imports/${sent.job}/preview`)) })
  await work()
  expect(await job(sent.job)).toMatchObject({ state: 'checked', fault_count: 0 })
  return ask(`/imports/${sent.job}/start`, {})
}

async function stored(stem: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from people p join person_ids i using (realm_id, person_id)
     where i.code like $1 and p.superseded_at is null and not p.retracted`,
    [`${stem}%`],
  )
  return rows[0]?.n ?? 0
}

async function until(test: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await test()) return
    await sleep(20)
  }
  throw new Error('It never came to that.')
}
const isBegun = async (number: number): Promise<boolean> =>
  ['reading', 'checking', 'storing'].includes((await job(number)).progress?.phase)

test.each(['reading', 'storing'])(
  'a server killed while %s leaves nothing by halves, and the next one does it all',
  async (phase) => {
    const stem = `K${phase.charAt(0)}`
    const { job: number } = await waiting(many(stem, 20_000))
    const child = spawn(
      process.execPath,
      [path.resolve('test/programs/work-imports.ts'), database.url, of.filesDir, String(realmId)],
      { stdio: 'ignore' },
    )
    await until(async () => (await job(number)).progress?.phase === phase)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await stored(stem)).toBe(0)
    expect(await job(number)).toMatchObject({ state: 'importing', position: null })
    // the database hears of the death when its query ends
    await until(async () => {
      await work()
      return (await job(number)).state === 'done'
    })
    expect(await stored(stem)).toBe(20_000)
    const { rows } = (await read('/orders', { limit: 200 })) as Told
    expect(
      rows.filter((row: Told) => row.purpose === 'import-sheet' && row.counts.people === 20_000).length,
    ).toBeGreaterThan(0)
  },
)

test('a job that ends the server every time is given up after three tries', async () => {
  const { job: number } = await waiting(many('G', 3))
  await database.pool.query('update import_jobs set attempts = 3 where job_id = $1', [number])
  await work()
  expect(await job(number)).toMatchObject({ state: 'failed', failure: 'gave-up' })
  expect(await stored('G')).toBe(0)
})

test('a job is cancelled while it is under way: nothing is stored', async () => {
  const { job: number } = await waiting(many('C', 30_000))
  const working = work()
  await until(() => isBegun(number))
  expect(await ask(`/imports/${number}/cancel`, {})).toMatchObject({ state: 'cancelled' })
  await working
  expect(await job(number)).toMatchObject({ state: 'cancelled', position: null })
  expect(await stored('C')).toBe(0)
})

test('what is stored is cancelled no more, but undone', async () => {
  const { job: number } = await waiting(many('D', 5))
  await work()
  await ask(`/imports/${number}/cancel`, {}, 409)
  const { position } = await job(number)
  await ask(`/orders/${position}/undo`, {})
  expect(await stored('D')).toBe(0)
})

test('two jobs of a realm are done one after the other, by however many servers, each once', async () => {
  const first = await waiting(many('E', 4000))
  const second = await waiting(many('F', 4000))
  await Promise.all([work(), work(), work()])
  await work()
  for (const one of [first, second]) expect(await job(one.job)).toMatchObject({ state: 'done' })
  expect([await stored('E'), await stored('F')]).toEqual([4000, 4000])
  const positions = (
    await database.pool.query<{ n: number }>(`select count(*)::int as n from orders where detail->>'job' = any($1)`, [
      [String(first.job), String(second.job)],
    ])
  ).rows[0]?.n
  expect(positions).toBe(2)
})

test('a server that stops leaves its job to the next one, and the running server picks jobs up by itself', async () => {
  const { job: number } = await waiting(many('S', 20_000))
  const stop = new AbortController()
  const working = workInRealm(of, realmId, stop.signal)
  await until(() => isBegun(number))
  stop.abort()
  await working
  expect(await stored('S')).toBe(0)
  const told: string[] = []
  const running = workImports(of, (line) => told.push(line))
  await until(async () => (await job(number)).state === 'done')
  await running.stop()
  expect(await stored('S')).toBe(20_000)
  expect(told).toEqual([])
})

test('a large order is undone by the server, once, and told how far it is; one changed since is not', async () => {
  const { rows } = await read('/orders', { mine: 'no' })
  const { position } = rows.find((row: Told) => row.counts.people === 20_000)
  const listed = (await read('/imports')).rows.length
  const left = await ask(`/orders/${position}/undo`, {})
  expect(left).toMatchObject({ position: null, added: 0 })
  expect(await job(left.job)).toMatchObject({
    kind: 'undo',
    state: 'undoing',
    position,
    progress: { phase: 'waiting' },
  })
  expect((await read('/imports')).rows.length).toBe(listed)
  await ask(`/orders/${position}/undo`, {}, 409)
  await work()
  expect(await job(left.job)).toMatchObject({ state: 'undone' })
  expect(await stored('S')).toBe(0)
  await ask(`/orders/${position}/undo`, {}, 409)
  // the undoing is an order like others; somebody who writes one of its rows stands in the way of taking it back
  const { undone_by: again } = (await read('/orders', { mine: 'no' })).rows.find(
    (row: Told) => row.position === position,
  )
  const cells = { code: 'S1', full_name: 'Nguyễn Văn Sửa', retracted: '' }
  await ask('/orders', { files: [{ file: 'people', rows: [{ cells }] }] })
  const stopped = await ask(`/orders/${again}/undo`, {})
  await work()
  expect(await job(stopped.job)).toMatchObject({ state: 'failed', failure: 'not-undone' })
})

test('a file that is gone from the disk’s log is told as such', async () => {
  const { job: number } = await waiting(many('L', 2))
  await database.pool.query('delete from uploads')
  await workInRealm(of, realmId, never)
  expect(await job(number)).toMatchObject({ state: 'failed', failure: 'file-gone' })
})

test('nothing of this told the server’s log of bugs', () => {
  expect(server.api.bugs).toEqual([])
})
