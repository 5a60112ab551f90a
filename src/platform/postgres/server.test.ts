import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gone } from './process.ts'
import { startEmbedded, statusOf, stopEmbedded } from './server.ts'

const program = path.resolve(import.meta.dirname, '../../../test/programs/use-embedded.ts')
let parent: string
let dataDir: string
const children: ChildProcess[] = []

beforeEach(() => {
  parent = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-pg-'))
  dataDir = path.join(parent, 'Dữ liệu Đảng bộ', 'tỉnh ủy')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await stopEmbedded(dataDir)
  rmSync(parent, { recursive: true, force: true })
})

type Started = { url: string; adopted: boolean; child: ChildProcess }

/** Starts the embedded server from another process. */
function elsewhere(): Promise<Started> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`left with ${code}`))) // ignored once it has started
    createInterface(child.stdout).once('line', (line) => resolve({ ...JSON.parse(line), child }))
  })
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

test('it starts in a folder with blanks and Vietnamese letters, on loopback only, and stops again', async () => {
  const embedded = await startEmbedded(dataDir)
  expect(embedded.adopted).toBe(false)
  expect(
    await ask(
      embedded.url,
      `select datcollate, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
    ),
  ).toEqual([{ datcollate: 'C', encoding: 'UTF8' }])
  const shown = `select name, setting from pg_settings where name in
    ('listen_addresses', 'unix_socket_directories', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'jit') order by name`
  expect(
    Object.fromEntries(
      (await ask<{ name: string; setting: string }>(embedded.url, shown)).map((row) => [row.name, row.setting]),
    ),
  ).toEqual({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    jit: 'off',
  })
  expect(statSync(path.join(dataDir, 'password')).mode & 0o777).toBe(0o600)
  await expect(ask(embedded.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow('password')
  await embedded.stop()
  expect(statusOf(dataDir)).toEqual({ state: 'stopped', users: [] })
})

test('words sort in Vietnamese order when the collation is asked for', async () => {
  const { url } = await startEmbedded(dataDir)
  const words = `select string_agg(w, ' ' order by w collate "vi-x-icu") as sorted
    from unnest('{Ưng,An,Ong,Đỗ,Ăn,Dương,Ân,Bùi,Ánh,Ơn}'::text[]) w`
  expect(await ask(url, words)).toEqual([{ sorted: 'An Ánh Ăn Ân Bùi Dương Đỗ Ong Ơn Ưng' }])
})

test('the server of a process that was killed is adopted, and the last user stops it', async () => {
  const first = await elsewhere()
  await ask(first.url, 'create table kept (x int); insert into kept values (7)')
  first.child.kill('SIGKILL')
  await gone(first.child.pid ?? 0, 5_000)
  expect(statusOf(dataDir)).toMatchObject({ state: 'running', users: [] })
  const second = await startEmbedded(dataDir)
  expect(second).toMatchObject({ url: first.url, adopted: true })
  expect(await ask(second.url, 'select x from kept')).toEqual([{ x: 7 }])
  await second.stop()
  expect(statusOf(dataDir).state).toBe('stopped')
})

test('after a kill of the server itself the next start recovers what was committed', async () => {
  const first = await startEmbedded(dataDir)
  await ask(first.url, 'create table kept (x int); insert into kept select generate_series(1, 1000)')
  process.kill(statusOf(dataDir).pid ?? 0, 'SIGKILL')
  const second = await startEmbedded(dataDir)
  expect(second.adopted).toBe(false)
  expect(await ask(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
})

test('a lock file whose process id another program has taken since is not in the way', async () => {
  const first = await startEmbedded(dataDir)
  await first.stop()
  writeFileSync(
    path.join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${dataDir}/postgres\n0\n1\n\n127.0.0.1\n`,
  )
  expect(statusOf(dataDir).state).toBe('stopped')
})

test('several processes that start at once share one server; it stays while one uses it', async () => {
  const [here, ...others] = await Promise.all([startEmbedded(dataDir), elsewhere(), elsewhere(), elsewhere()])
  const all = [here, ...others]
  expect(new Set(all.map(({ url }) => url)).size).toBe(1)
  expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1)
  await here.stop()
  expect(await ask(here.url, 'select 1 as one')).toEqual([{ one: 1 }])
  for (const { child } of others) {
    child.stdin?.write('leave\n')
    expect(await gone(child.pid ?? 0, 20_000)).toBe(true)
  }
  expect(statusOf(dataDir)).toEqual({ state: 'stopped', users: [] })
})

test('a set-up that was cut off half-way is begun anew', async () => {
  const first = await startEmbedded(dataDir)
  await first.stop()
  rmSync(path.join(dataDir, 'postgres'), { recursive: true })
  // a killed initdb leaves a folder of another name, so a cluster is either whole or absent
  mkdirSync(path.join(dataDir, 'postgres.new-4711'), { recursive: true })
  const second = await startEmbedded(dataDir)
  expect(second.adopted).toBe(false)
  expect(existsSync(path.join(dataDir, 'postgres.new-4711'))).toBe(false)
})
