import { once } from 'node:events'
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gone } from '#platform/postgres/process.ts'
import { statusOf, stopEmbedded } from '#platform/postgres/server.ts'

const program = path.resolve(import.meta.dirname, '../../bin/quantriet')
let parent: string
let dataDir: string
const children: ChildProcess[] = []

beforeAll(() => {
  parent = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-cli-'))
  dataDir = path.join(parent, 'Thư mục dữ liệu')
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await stopEmbedded(dataDir)
  rmSync(parent, { recursive: true, force: true })
})

const environment = { ...process.env, DATABASE_URL: '', HOST: '', PORT: '', QUANTRIET_DATA: '' }

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env: environment })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}

/** Starts the server and answers its address once it is up. */
function start(...args: string[]): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [program, 'start', '--api-only', '--data', dataDir, ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`start ended with ${code}`)))
    createInterface(child.stdout).once('line', (address) => resolve({ address, child }))
  })
}

describe('the line', () => {
  test.each([
    [['--help'], 0, /Các lệnh:[^]*start[^]*stop[^]*backup[^]*restore[^]*doctor/, ''],
    [['--help', '--lang', 'en'], 0, /Commands:[^]*doctor/, ''],
    [['backup', '--help'], 0, /quantriet backup FILE/, ''],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, ''],
    [[], 2, /^$/, 'Cách dùng'],
    [['dance'], 2, /^$/, 'Không có lệnh dance'],
    [['dance', '--lang=en'], 2, /^$/, 'no command dance'],
    [['start', '--fast'], 2, /^$/, 'Không có tùy chọn --fast'],
    [['start', '--port'], 2, /^$/, '--port'],
    [['start', '--port', 'eighty'], 2, /^$/, 'PORT eighty'],
    [['start', '--host', '0.0.0.0'], 2, /^$/, 'Nobody administers the installation yet'],
    [['start', 'extra'], 2, /^$/, 'Thừa tham số'],
    [['backup'], 2, /^$/, 'Thiếu tham số'],
    [['restore', 'x.tar.gz'], 2, /^$/, '--into'],
    [['doctor', '--lang', 'fr'], 2, /^$/, '--lang'],
    [['--data', '/nowhere/else', 'backup', 'x'], 1, /^$/, 'Chưa có dữ liệu'],
    [['restore', '/nowhere/absent.tar.gz', '--into', '/nowhere/at/all', '--lang', 'en'], 1, /^$/, 'absent.tar.gz'],
  ])('%j ends with %i', (args, code, out, err) => {
    const ran = run(...args)
    expect(ran.code, ran.err).toBe(code)
    expect(ran.out).toMatch(out)
    expect(ran.err).toContain(err)
  })

  test('an operator’s own PostgreSQL is left to the operator’s own backup', () => {
    const env = { ...environment, DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }
    const ran = spawnSync(process.execPath, [program, 'backup', path.join(parent, 'x')], { encoding: 'utf8', env })
    expect(ran.status).toBe(1)
    expect(ran.stderr).toContain('pg_dump')
  })

  test('the command works through a link and from another folder', () => {
    const link = path.join(parent, 'quantriet')
    symlinkSync(program, link)
    const ran = spawnSync(link, ['--version'], { encoding: 'utf8', cwd: '/', env: environment })
    expect(ran.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('the compiled program is kept in a folder of this user alone', () => {
    const user = process.getuid?.() ?? 0
    const { mode, uid } = statSync(path.resolve(program, `../../node_modules/.cache/quantriet-${user}`))
    expect([mode & 0o777, uid]).toEqual([0o700, user])
  })
})

describe('start and stop', () => {
  test('the server runs until it is told to end, and takes its database with it', async () => {
    const { address, child } = await start('--port', '0')
    expect((await fetch(`${address}/api/v1/openapi.json`)).status).toBe(200)
    expect(JSON.parse(readFileSync(path.join(dataDir, 'server.json'), 'utf8'))).toMatchObject({
      pid: child.pid,
      address,
    })

    const second = run('start', '--data', dataDir)
    expect(second).toMatchObject({ code: 0, out: `${address}\n` })
    expect(second.err).toContain('đã chạy')

    const doctor = run('doctor', '--data', dataDir, '--lang', 'en')
    expect(doctor.code, doctor.out).toBe(0)
    expect(doctor.out).toContain(`The server runs at ${address}`)

    const backup = run('backup', path.join(parent, 'bản sao.tar.gz'), '--data', dataDir)
    expect(backup.code, backup.err).toBe(0)
    expect((await fetch(`${address}/api/v1/openapi.json`)).status).toBe(200)

    const began = Date.now()
    child.kill('SIGTERM')
    expect(await gone(child.pid ?? 0, 5_000)).toBe(true)
    expect(Date.now() - began).toBeLessThan(5_000)
    // the process is gone before Node has told of it
    if (child.exitCode === null) await once(child, 'exit')
    expect(child.exitCode).toBe(0)
    expect(statusOf(dataDir)).toEqual({ state: 'stopped', users: [] })
    expect(existsSync(path.join(dataDir, 'server.json'))).toBe(false)
  })

  test('what was backed up beside the server is a whole installation elsewhere', () => {
    const elsewhere = path.join(parent, 'nơi khác')
    const restored = run('restore', path.join(parent, 'bản sao.tar.gz'), '--into', elsewhere)
    expect(restored.code, restored.err).toBe(0)
    expect(restored.out).toBe(`${elsewhere}\n`)
    expect(run('doctor', '--data', elsewhere, '--lang', 'en').out).toContain('The tables are up to date')
  })

  test('after a kill the database is adopted and the server is there again', async () => {
    const first = await start('--port', '0')
    const database = statusOf(dataDir).pid
    first.child.kill('SIGKILL')
    await gone(first.child.pid ?? 0, 5_000)
    const second = await start('--port', '0')
    expect(statusOf(dataDir).pid).toBe(database)
    expect((await fetch(`${second.address}/api/v1/openapi.json`)).status).toBe(200)

    const stopped = run('stop', '--data', dataDir)
    expect(stopped).toMatchObject({ code: 0 })
    expect(await gone(second.child.pid ?? 0, 1_000)).toBe(true)
    expect(statusOf(dataDir)).toEqual({ state: 'stopped', users: [] })
  })

  test('stop ends the database that a killed server left behind', async () => {
    const { child } = await start('--port', '0')
    child.kill('SIGKILL')
    await gone(child.pid ?? 0, 5_000)
    expect(run('doctor', '--data', dataDir).out).toContain('bị bỏ lại')
    const again = await start('--port', '0')
    again.child.kill('SIGKILL')
    await gone(again.child.pid ?? 0, 5_000)
    expect(statusOf(dataDir).state).toBe('running')
    expect(run('stop', '--data', dataDir).code).toBe(0)
    expect(statusOf(dataDir).state).toBe('stopped')
    expect(run('stop', '--data', dataDir).err).toContain('Không có gì đang chạy')
  })

  test('a port that was asked for and is taken is a refusal', async () => {
    const other = net.createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as net.AddressInfo
    const ran = run('start', '--api-only', '--data', dataDir, '--port', String(port))
    other.close()
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(`Cổng ${port}`)
    expect(statusOf(dataDir).state).toBe('stopped')
  })
})
