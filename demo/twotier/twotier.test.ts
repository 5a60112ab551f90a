import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { satisfiedOn } from '../check/completion.ts'
import { findFaults, readDossiers } from '../check/facts.ts'
import type { Versions } from '../check/facts.ts'
import { readFigures } from '../check/figures.ts'
import { day } from '../shared/calendar.ts'
import { writeTwoTier } from './twotier.ts'

const NOW = '2026-11-24T00:00:00+07:00'
let folder: string
let paths: string[]
let versions: Versions

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'twotier-'))
  paths = await writeTwoTier(folder)
  versions = readDossiers(paths)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('each step keeps the rules of the dossier', () => {
  expect(findFaults(readDossiers(paths.slice(0, 1)), NOW)).toEqual([])
  expect(findFaults(versions, NOW)).toEqual([])
})

test('on 1/7/2025 four districts give way to twelve communes beside the four committees', () => {
  const reading = readFigures(versions, NOW, 'NQ14')
  expect(reading.children('BD', day('2025-06-30'))).toEqual(['H1', 'H2', 'H3', 'H4', 'CQD', 'UBT', 'CA', 'QS'])
  expect(reading.children('BD', day('2025-07-01'))).toHaveLength(16)
})

test('as of 31/3/2026 some units are early, some on time, some late and one is open', () => {
  const reading = readFigures(versions, NOW, 'NQ14')
  const first = new Map<string, number>()
  for (let d = day('2026-01-28'); d <= day('2026-03-31'); d++)
    for (const key of satisfiedOn(reading, [], d)) if (!first.has(key)) first.set(key, d)
  const states: Record<string, string[]> = { early: [], on_time: [], late: [], open: [] }
  for (const unit of reading.children('BD', day('2026-03-31'))) {
    const due = day(unit === 'H4-X1' ? '2026-04-15' : '2026-03-13')
    const done = first.get(`${unit} *`)
    const state =
      done === undefined
        ? due < day('2026-03-31')
          ? 'late'
          : 'open'
        : done < due
          ? 'early'
          : done === due
            ? 'on_time'
            : 'late'
    states[state]!.push(unit)
  }
  expect(states).toEqual({
    early: ['H1-X1', 'H2-X1', 'H3-X1', 'H3-X2', 'H4-X2', 'CQD', 'CA', 'QS'],
    on_time: ['H1-X2', 'H2-X3', 'UBT'],
    late: ['H1-X3', 'H2-X2', 'H3-X3', 'H4-X3'],
    open: ['H4-X1'],
  })
}, 120_000)
