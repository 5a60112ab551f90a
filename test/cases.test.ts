/** The cases with figures reckoned beforehand: imported by the command, asked over HTTP, by the command and in process. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figuresFor } from '#modules/figures/answers.ts'
import { openDatabase } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { gone } from '#platform/postgres/process.ts'
import { startEmbedded, stopEmbedded } from '#platform/postgres/server.ts'
import { caseFolder, caseNames } from './api/cases.ts'
import { environmentOf, program, quantriet } from './command.ts'
import { differences } from './oracle/difference.ts'

type Entry = { campaign: string; unit: string; as_of: string; known_at: string; figures: object }

const base = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-cases-'))
const dataDir = path.join(base, 'Dữ liệu các ca')
let address = ''
let end: () => Promise<unknown> = async () => undefined
let database: Database

beforeAll(async () => {
  const args = [program, 'start', '--api-only', '--port', '0', '--data', dataDir]
  const server = spawn(process.execPath, args, { env: environmentOf(), stdio: ['ignore', 'pipe', 'ignore'] })
  end = async () => {
    server.kill('SIGTERM')
    await gone(server.pid ?? 0, 10_000)
  }
  address = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`start ended with ${code}`)))
    createInterface(server.stdout).once('line', resolve)
  })
  const { url } = await startEmbedded(dataDir)
  database = openDatabase(url)
}, 120_000)
afterAll(async () => {
  await database?.close()
  await end()
  await stopEmbedded(dataDir)
  rmSync(base, { recursive: true, force: true })
})

async function overHttp(realm: string, entry: Entry): Promise<object> {
  const query = new URLSearchParams({ realm, unit: entry.unit, as_of: entry.as_of, known_at: entry.known_at })
  const answer = await fetch(`${address}/api/v1/campaigns/${entry.campaign}/figures?${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as object
}

describe.each(caseNames)('the case %s', (realm) => {
  const entries: Entry[] = JSON.parse(readFileSync(path.join(caseFolder(realm), 'expected.json'), 'utf8'))

  test('is imported by the command, with data alone on standard output', async () => {
    const dossier = path.join(caseFolder(realm), 'dossier')
    const ran = await quantriet(['import', dossier, '--data', dataDir, '--realm', realm])
    expect(ran.code, ran.err).toBe(0)
    expect(JSON.parse(ran.out)).toMatchObject({ realm, position: 1, rows: expect.any(Number) })
    const again = await quantriet(['import', dossier, '--data', dataDir, '--realm', realm])
    expect(JSON.parse(again.out)).toMatchObject({ realm, position: null, added: 0 })
  })

  test('gives every figure that was reckoned for it', async () => {
    const wrong: string[] = []
    for (const entry of entries)
      for (const line of differences(entry.figures, await overHttp(realm, entry)))
        wrong.push(`${entry.unit} ${entry.as_of} ${entry.known_at}: ${line}`)
    expect(wrong).toEqual([])
    expect(entries).toHaveLength(72)
  })

  test('gives the same by the command, over HTTP and in process', async () => {
    const sample = entries.filter((_, i) => i % 7 === 0)
    expect(sample.length).toBeGreaterThanOrEqual(10)
    const asked = sample.map(({ campaign, unit, as_of, known_at }) => {
      const view = ['--campaign', campaign, '--unit', unit, '--as-of', as_of, '--known-at', known_at]
      return ['figures', ...view, '--realm', realm, '--data', dataDir]
    })
    for (const [i, entry] of sample.entries()) {
      const ran = await quantriet(asked[i] ?? [])
      expect(ran.code, ran.err).toBe(0)
      expect(ran.err).toBe('')
      const printed: unknown = JSON.parse(ran.out)
      expect(differences(entry.figures, printed)).toEqual([])
      expect(await overHttp(realm, entry)).toEqual(printed)
      const { campaign, unit, as_of: asOf, known_at: knownAt } = entry
      const inProcess = await figuresFor(database, {
        realm,
        campaign,
        unit,
        asOf,
        knownAt,
        now: new Date(),
        asker: { kind: 'operator' },
      })
      expect(JSON.parse(JSON.stringify(inProcess))).toEqual(printed)
    }
  })
})

describe('the command says what it was not asked rightly', () => {
  const sound = ['--campaign', 'C1', '--unit', 'P', '--as-of', '2026-03-20', '--realm', 'two-tier', '--data', dataDir]
  test.each([
    [['--as-of', '2026-02-30'], 2],
    [['--known-at', 'hôm qua'], 2],
    [['--known-at', '2026-02-30'], 2],
    [['--unit', 'KHÔNG'], 1],
    [['--campaign', 'KHÔNG'], 1],
    [['--realm', 'KHÔNG'], 1],
    [['--position', 'x'], 2],
    [['--known-at', '2025-01-01'], 1],
    [['--as-of', '20/03/2026'], 0],
  ])('%j ends with %i', async (more, code) => {
    const ran = await quantriet(['figures', ...sound, ...more])
    expect(ran.code, ran.err).toBe(code)
    if (code === 0) expect(JSON.parse(ran.out)).toMatchObject({ unit: 'P', as_of: '2026-03-20' })
    else expect([ran.out, ran.err.trim() === '']).toEqual(['', false])
  })
})
