import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { figuresOfView } from '#modules/figures/answers.ts'
import { resolveView } from '#modules/figures/answers-view.ts'
import { freshDatabase } from '../database.ts'
import { differences } from '../oracle/difference.ts'
import { naiveFigures } from '../oracle/figures.ts'
import { arbitraryWorld } from '../oracle/random.ts'
import { writeDossier } from '../oracle/write.ts'
import { importFrom, inFolder } from '../world.ts'

const runs = Number(process.env['WAYS_RUNS'] ?? 40)
vi.setConfig({ testTimeout: 300_000 })

const database = await freshDatabase()
let realms = 0

describe('figures of random small dossiers', () => {
  test('are the same from stored sums, from the versions, and by the letter of figures.md', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld({ questions: 10 }), async (world) => {
        const realm = `r${(realms += 1)}`
        await inFolder(async (folder) => {
          for (const [i, dossier] of world.imports.entries()) {
            const at = path.join(folder, String(i))
            writeDossier(at, dossier)
            const result = await importFrom(database, realm, at, { filesDir: folder })
            expect(result.faults).toEqual([])
          }
        })
        for (const question of world.questions) {
          const { campaign, unit, asOf } = question
          const expected = naiveFigures(world.dossier, question)
          const knownAt = new Date(question.knownAt).toISOString()
          const view = await resolveView(
            database,
            { realm, campaign, unit, asOf, knownAt, now: new Date(), asker: { kind: 'operator' } },
            'read.figures',
          )
          expect(differences(expected, await figuresOfView(database, view))).toEqual([])
          const versions = { ...view, stored: false, at: { knownAt: new Date(question.knownAt), position: null } }
          expect(differences(expected, await figuresOfView(database, versions))).toEqual([])
        }
      }),
      { numRuns: runs, interruptAfterTimeLimit: 200_000 },
    )
  })

  test('asked with a position leave out what was stored after it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld({ questions: 6 }), async (world) => {
        const realm = `r${(realms += 1)}`
        const positions: number[] = []
        await inFolder(async (folder) => {
          for (const [i, dossier] of world.imports.entries()) {
            const at = path.join(folder, String(i))
            writeDossier(at, dossier)
            const result = await importFrom(database, realm, at, { filesDir: folder })
            positions.push(result.position ?? positions.at(-1) ?? 0)
          }
        })
        for (const question of world.questions) {
          for (const [lastImport, position] of positions.entries()) {
            const { campaign, unit, asOf } = question
            const expected = naiveFigures(world.dossier, { ...question, lastImport })
            if (expected === null) continue
            const knownAt = new Date(question.knownAt).toISOString()
            const view = await resolveView(
              database,
              {
                realm,
                campaign,
                unit,
                asOf,
                knownAt,
                position,
                now: new Date(),
                asker: { kind: 'operator' },
              },
              'read.figures',
            )
            expect(differences(expected, await figuresOfView(database, view))).toEqual([])
          }
        }
      }),
      { numRuns: Math.ceil(runs / 2), interruptAfterTimeLimit: 200_000 },
    )
  })
})
