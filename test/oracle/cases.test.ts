import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { differences } from './difference.ts'
import { naiveFigures } from './figures.ts'
import { readDossier } from './read.ts'

const CASES = join(import.meta.dirname, '..', 'cases')

type Expected = {
  campaign: string
  unit: string
  as_of: string
  known_at: string
  figures: object
}

describe.each(['three-tier', 'two-tier', 'three-tier-untidy'])('the case %s', (name) => {
  const dossier = readDossier(join(CASES, name, 'dossier'))
  const entries: Expected[] = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'))

  test('has all of its seventy-two questions', () => {
    expect(entries).toHaveLength(72)
  })

  test.each(entries)('gives the figures of $unit on $as_of known at $known_at', (entry) => {
    const figures = naiveFigures(dossier, {
      campaign: entry.campaign,
      unit: entry.unit,
      asOf: entry.as_of,
      knownAt: Date.parse(entry.known_at),
    })
    expect(differences(entry.figures, figures)).toEqual([])
  })
})
