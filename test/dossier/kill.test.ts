/** An import that is killed, at whatever moment, leaves all of itself or nothing, and does not stand in the next one's way. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Figures } from '#modules/figures/contract.ts'
import { openDatabase } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { startEmbedded, statusOf, stopEmbedded } from '#platform/postgres/server.ts'
import { writeTexts } from '../api/text.ts'
import { environmentOf, program, quantriet } from '../command.ts'
import { middleSized } from './province.ts'
import { everyCount, figuresOrNull, versionsOf } from './store.ts'

vi.setConfig({ testTimeout: 240_000 })

const base = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-kill-'))
const dataDir = path.join(base, 'data')
const dossier = path.join(base, 'dossier')
let database: Database
let whole: Record<string, number>
let figures: Figures | null
/** How long an undisturbed import takes here, in milliseconds. */
let lasts = 0

const kills = Number(process.env['KILL_RUNS'] ?? 12)
const asked = { campaign: 'C1', unit: 'T', asOf: '2026-03-01', knownAt: '2026-06-01' }

async function open(): Promise<Database> {
  const { url } = await startEmbedded(dataDir)
  return openDatabase(url)
}

beforeAll(async () => {
  writeTexts(dossier, middleSized(20_000))
  database = await open()
  const began = Date.now()
  const ran = await quantriet(['import', dossier, '--data', dataDir, '--realm', 'whole'])
  lasts = Date.now() - began
  expect(ran.code, ran.err).toBe(0)
  whole = await versionsOf(database, 'whole')
  figures = await figuresOrNull(database, 'whole', asked)
  expect(figures?.people).toMatchObject({ expected: 20_000, participated: 17_142 })
}, 180_000)
afterAll(async () => {
  await database?.close()
  await stopEmbedded(dataDir)
  rmSync(base, { recursive: true, force: true })
})

type Running = { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly said: () => string }

function importing(realm: string): Running {
  const args = [program, 'import', dossier, '--data', dataDir, '--realm', realm]
  // a group of its own, so that the kill reaches whatever it started
  const child = spawn(process.execPath, args, {
    env: environmentOf(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, ended, said: () => err }
}

/** Waits until the server has let go of what the killed process was doing. */
async function quiet(): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*) as n from pg_stat_activity where application_name = 'quantriet-import'`,
    )
    if (rows[0]?.n === 0) return
    await sleep(50)
  }
  throw new Error('the killed import still runs in the server')
}

/** Waits until the import is inside its one commit: it compares with what is stored. */
async function takingOver(): Promise<void> {
  for (let i = 0; i < 3_000; i += 1) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*) as n from pg_stat_activity where application_name = 'quantriet-import' and query like '%fresh\\_%'`,
    )
    if ((rows[0]?.n ?? 0) > 0) return
    await sleep(10)
  }
  throw new Error('the import never came to its commit')
}

async function importsAgain(realm: string): Promise<void> {
  const ran = await quantriet(['import', dossier, '--data', dataDir, '--realm', realm])
  expect(ran.code, ran.err).toBe(0)
  expect(await versionsOf(database, realm)).toEqual(whole)
  expect(await figuresOrNull(database, realm, asked)).toEqual(figures)
}

test('killed at many moments, an import is in the store whole or not at all, and the next one works', async () => {
  const left: string[] = []
  for (let i = 0; i < kills; i += 1) {
    const realm = `kill${i}`
    const before = await everyCount(database)
    const { child, ended } = importing(realm)
    await sleep(((i + Math.random()) / kills) * lasts)
    if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
    await quiet()
    const stored = await versionsOf(database, realm)
    if (Object.values(stored).some((n) => n > 0)) {
      expect(stored).toEqual(whole)
      // whether or not the sums were brought up in time
      expect(await figuresOrNull(database, realm, asked)).toEqual(figures)
    } else {
      expect(await everyCount(database)).toEqual(before)
      left.push(realm)
    }
  }
  // most of an import is reading and checking
  expect(left.length).toBeGreaterThanOrEqual(kills / 3)
  await importsAgain(left.at(-1) ?? '')
})

test('an import whose server is killed says so, leaves nothing, and the next one works', async () => {
  const before = await everyCount(database)
  const { child, ended, said } = importing('crash')
  await takingOver()
  await database.close()
  expect(child.exitCode).toBeNull()
  process.kill(statusOf(dataDir).pid ?? 0, 'SIGKILL')
  expect(await ended).toBe(1)
  expect(said().trim()).not.toBe('')
  expect(said()).not.toMatch(/\n\s+at /)
  database = await open()
  expect(await everyCount(database)).toEqual(before)
  await importsAgain('crash')
})
