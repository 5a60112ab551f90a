import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phraseOver } from '#core/phrases.ts'
import { satisfiedOn } from '../check/completion.ts'
import { findFaults, readDossiers } from '../check/facts.ts'
import type { Versions } from '../check/facts.ts'
import { readFigures, together } from '../check/figures.ts'
import type { Reading } from '../check/figures.ts'
import { day } from '../shared/calendar.ts'
import { writeReplay2016 } from './replay2016.ts'

const AS_OF = day('2016-09-15')
const THEN = '2016-09-15T23:59:59+07:00'
const NOW = '2026-11-24T00:00:00+07:00'
const FIVE = ['BP', 'CA', 'HQ', 'PCCC', 'QS']
let folder: string
let paths: string[]
let versions: Versions

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay2016-'))
  paths = await writeReplay2016(folder)
  versions = readDossiers(paths)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  ['as known on 15/9/2016', THEN],
  ['as known today', NOW],
])('the report of 15/9/2016, %s', (_, known) => {
  let reading: Reading
  let tally: ReturnType<Reading['tally']>
  let children: string[]
  beforeAll(() => {
    reading = readFigures(versions, known, 'NQ12')
    tally = reading.tally(AS_OF)
    children = reading.children('QN', AS_OF)
  }, 120_000)

  test('has 21 directly subordinate units, all through with key cadres and in all', { timeout: 120_000 }, () => {
    const satisfied = satisfiedOn(reading, ['key'], AS_OF)
    expect(children).toHaveLength(21)
    expect(children.filter((u) => satisfied.has(`${u} key`) && satisfied.has(`${u} *`))).toHaveLength(21)
  })

  test("finds trên 98,5 % of those expected, and trên 85 % of mass organizations' members", () => {
    const all = together(tally, 'QN')
    const mass = tally.get('QN')!.get('mass')!
    expect(phraseOver(all.participated, all.expected, 'vi')).toBe('trên 98,5%')
    expect(phraseOver(mass.participated, mass.expected, 'vi')).toBe('trên 85%')
  })

  test('finds the five named units at 100 %, and no other, in all and for each audience', () => {
    for (const audience of ['*', 'key', 'members']) {
      const count = (u: string) => (audience === '*' ? together(tally, u) : tally.get(u)!.get(audience)!)
      expect(
        children.filter((u) => count(u).expected > 0 && count(u).participated === count(u).expected).sort(),
      ).toEqual(FIVE)
    }
  })

  test.each([
    ['province', 482, 385],
    ['intermediate', 3602, 3383],
  ])('finds the papers of tier %s: %i owed, %i received', { timeout: 120_000 }, (tier, owed, received) => {
    const due = reading.standings(AS_OF).filter((s) => s.tier === tier && !s.noWriting)
    const papers = new Map(
      reading
        .rows('reflections')
        .filter((r) => r.artifact === 'reflection')
        .map((r) => [r.person, r]),
    )
    const got = due.filter((s) => {
      const paper = papers.get(s.person)
      return (
        paper && paper.submitted_at!.slice(0, 10) <= '2016-09-15' && ['submitted', 'accepted'].includes(paper.status!)
      )
    })
    expect([due.length, got.length]).toEqual([owed, received])
  })

  test('connected 17 of 21 direct units to the conference of 10/6', () => {
    const sites = reading.rows('sites').filter((s) => s.session === 'HN1')
    expect(sites.map((s) => s.unit).sort()).toEqual([...children].sort())
    expect(sites.filter((s) => s.mode === 'live_video' && s.connected_from)).toHaveLength(17)
  })

  test('finds Công an first, on 15/7', { timeout: 120_000 }, () => {
    const through = (date: string) => {
      const satisfied = satisfiedOn(reading, ['key', 'members'], day(date))
      return ['*', 'key', 'members'].map((a) => children.filter((u) => satisfied.has(`${u} ${a}`)))
    }
    expect(through('2016-07-14')).toEqual([[], [], []])
    expect(through('2016-07-15')).toEqual([['CA'], ['CA'], ['CA']])
  })
})

test(
  'on 30/9 nobody with a deadline is late, down to every commune and grassroots organization',
  { timeout: 120_000 },
  () => {
    const reading = readFigures(versions, NOW, 'NQ12')
    const end = day('2016-09-30')
    const tally = reading.tally(end)
    const satisfied = satisfiedOn(reading, ['key', 'members'], end)
    const late: string[] = []
    for (const [unit, counts] of tally) {
      if (reading.level(unit, end) === 'cell') continue
      for (const audience of ['*', 'key', 'members']) {
        const expected = audience === '*' ? together(tally, unit).expected : (counts.get(audience)?.expected ?? 0)
        if (expected > 0 && !satisfied.has(`${unit} ${audience}`)) late.push(`${unit} ${audience}`)
      }
    }
    expect(late).toEqual([])
  },
)

test('every step keeps the rules of the dossier with those before it alone, and tells nothing of the future', () => {
  paths.forEach((_, i) => expect(findFaults(readDossiers(paths.slice(0, i + 1)), NOW)).toEqual([]))
}, 120_000)

test('is the same on every run', async () => {
  const again = await writeReplay2016(join(folder, 'again'))
  for (const [i, path] of paths.entries())
    for (const file of readdirSync(path))
      expect(readFileSync(join(again[i]!, file), 'utf8') === readFileSync(join(path, file), 'utf8')).toBe(true)
}, 120_000)
