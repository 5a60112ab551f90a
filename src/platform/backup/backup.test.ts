import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gone } from '../postgres/process.ts'
import { startEmbedded, stopEmbedded } from '../postgres/server.ts'
import { backUp } from './base-backup.ts'
import type { Manifest } from './manifest.ts'
import { restore, RestoreRefused } from './restore.ts'
import { tarEnd, tarHeader, tarPadding } from './tar-write.ts'

const writer = path.resolve(import.meta.dirname, '../../../test/programs/write-rows.ts')
let parent: string
let dataDir: string
let backup: string
let manifest: Manifest
const committed: { number: number; at: string }[] = []

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  parent = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-backup-'))
  dataDir = path.join(parent, 'Dữ liệu')
  backup = path.join(parent, 'Bản sao lưu ngày 15.tar.gz')
  const embedded = await startEmbedded(dataDir)
  mkdirSync(path.join(dataDir, 'files', 'ab'), { recursive: true })
  writeFileSync(path.join(dataDir, 'files', 'ab', 'Kế hoạch của Đảng ủy.pdf'), 'một hai ba')
  // a table that looks like one of versions: rows are only ever added
  await query(embedded.url, `create table written (number int primary key, note text, superseded_at timestamptz)`)
  await query(
    embedded.url,
    `create table ballast as select n, repeat(md5(n::text), 10) as text from generate_series(1, 40000) n`,
  )
  const child = spawn(process.execPath, [writer, embedded.url], { stdio: ['pipe', 'pipe', 'inherit'] })
  createInterface(child.stdout).on('line', (line) => {
    const [number = '', at = ''] = line.split(' ')
    committed.push({ number: Number(number), at })
  })
  while (committed.length < 50) await new Promise((wait) => setTimeout(wait, 10))
  manifest = await backUp({ dataDir, url: embedded.url, appVersion: '1.2.3' }, backup)
  const after = committed.length
  while (committed.length < after + 20) await new Promise((wait) => setTimeout(wait, 10))
  child.stdin.write('enough\n')
  await gone(child.pid ?? 0, 10_000)
  await stopEmbedded(dataDir)
})
afterAll(async () => {
  await stopEmbedded(dataDir)
  rmSync(parent, { recursive: true, force: true })
})

test('a backup under writes, restored, has every row that was committed before it ended, and every file', async () => {
  const into = path.join(parent, 'Khôi phục')
  const restored = await restore(backup, into)
  expect(restored.indexes).toBeGreaterThan(50)
  const embedded = await startEmbedded(into)
  const there = new Set(
    (await query<{ number: number }>(embedded.url, 'select number from written')).map(({ number }) => number),
  )
  const covered = committed.filter(({ at }) => Date.parse(at) < Date.parse(manifest.covers))
  expect(covered.length).toBeGreaterThan(50)
  expect(covered.filter(({ number }) => !there.has(number))).toEqual([])
  expect(committed.filter(({ number }) => !there.has(number)).length).toBeGreaterThan(0) // what came later is not in it
  expect(await query(embedded.url, 'select count(*)::int as n from ballast')).toEqual([{ n: 40_000 }])
  expect(readFileSync(path.join(into, 'files', 'ab', 'Kế hoạch của Đảng ủy.pdf'), 'utf8')).toBe('một hai ba')
  expect(readFileSync(path.join(into, 'password'), 'utf8')).not.toBe(
    readFileSync(path.join(dataDir, 'password'), 'utf8'),
  )
  await embedded.stop()
})

test('a restored installation can be backed up again, also when it has no folder of files', async () => {
  const into = path.join(parent, 'Khôi phục')
  rmSync(path.join(into, 'files'), { recursive: true })
  const embedded = await startEmbedded(into)
  const again = await backUp(
    { dataDir: into, url: embedded.url, appVersion: '1.2.3' },
    path.join(parent, 'again.tar.gz'),
  )
  await embedded.stop()
  expect(again.rows['public.ballast']).toBe(40_000)
  expect(again.files.filter(({ path: name }) => name.startsWith('files/'))).toEqual([])
  await restore(path.join(parent, 'again.tar.gz'), path.join(parent, 'Khôi phục lần hai'))
})

test('only its owner can read a backup, and nothing lies beside it', () => {
  expect(statSync(backup).mode & 0o777).toBe(0o600)
  expect(readdirSync(parent).filter((name) => name.includes('partial'))).toEqual([])
})

/** A tar.gz of given entries. */
function archive(...entries: { path: string; content: string }[]): Buffer {
  const parts = entries.flatMap(({ path: name, content }) => {
    const bytes = Buffer.from(content)
    return [tarHeader({ path: name, size: bytes.length, at: new Date(0) }), bytes, tarPadding(bytes.length)]
  })
  return gzipSync(Buffer.concat([...parts, tarEnd]))
}

/** The backup with one byte of a stored file changed, packed again without a flaw. */
function tampered(): Buffer {
  const tar = gunzipSync(readFileSync(backup))
  const at = tar.indexOf('một hai ba')
  tar.write('m', at, 'latin1')
  tar[at + 1] = 0x21
  return gzipSync(tar, { level: 1 })
}

function flipped(): Buffer {
  const bytes = readFileSync(backup)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  return bytes
}

test.each<[string, () => Buffer, RestoreRefused['reason']]>([
  ['cut off in the middle', () => readFileSync(backup).subarray(0, Math.floor(statSync(backup).size / 2)), 'broken'],
  ['cut off by its last bytes', () => readFileSync(backup).subarray(0, -6), 'broken'],
  ['with a byte flipped', flipped, 'broken'],
  ['packed again with another content', tampered, 'altered'],
  ['that is something else', () => Buffer.from('PK\x03\x04 not a backup'), 'broken'],
  ['that is empty', () => Buffer.alloc(0), 'broken'],
  ['of another program', () => archive({ path: 'index.html', content: 'x' }), 'broken'],
  ['without a manifest', () => archive({ path: 'password', content: 'x' }), 'broken'],
  ['whose manifest is not one', () => archive({ path: 'manifest.json', content: '{}' }), 'broken'],
  ['that reaches out of its folder', () => archive({ path: '../outside', content: 'x' }), 'broken'],
  ['with an absolute name', () => archive({ path: '/etc/outside', content: 'x' }), 'broken'],
])('a file %s is refused and leaves nothing', async (what, bytes, reason) => {
  const file = path.join(parent, 'broken.tar.gz')
  writeFileSync(file, bytes())
  const before = readdirSync(parent)
  const refused = await restore(file, path.join(parent, 'never', what)).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RestoreRefused)
  // a flipped byte shows in the compression or, by chance, only in the content
  expect(what === 'with a byte flipped' ? ['broken', 'altered'] : [reason]).toContain(
    (refused as RestoreRefused).reason,
  )
  expect(readdirSync(path.join(parent, 'never'))).toEqual([])
  rmSync(path.join(parent, 'never'), { recursive: true })
  expect(readdirSync(parent)).toEqual(before)
})

test('a folder with something in it is not restored into', async () => {
  await expect(restore(backup, dataDir)).rejects.toMatchObject({ reason: 'not-empty' })
})

test('a backup that can’t be written leaves no file', async () => {
  const embedded = await startEmbedded(dataDir)
  const target = path.join(parent, 'half.tar.gz')
  await expect(
    backUp({ dataDir: path.join(parent, 'elsewhere'), url: embedded.url, appVersion: '1' }, target),
  ).rejects.toThrow('ENOENT')
  expect(existsSync(target)).toBe(false)
  expect(readdirSync(parent).filter((name) => name.includes('half'))).toEqual([])
  await embedded.stop()
})
