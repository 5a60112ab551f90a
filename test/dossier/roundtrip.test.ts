import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { caseFolder, caseNames } from '../api/cases.ts'
import { freshDatabase } from '../database.ts'
import { arbitraryWorld } from '../oracle/random.ts'
import { writeDossier } from '../oracle/write.ts'
import { importFrom, inFolder } from '../world.ts'
import { everyCount, exportRealm, figuresOrNull, versionsOf } from './store.ts'
import type { Asked } from './store.ts'

vi.setConfig({ testTimeout: 180_000 })

const here = await freshDatabase()
const there = await freshDatabase()

describe.each(caseNames)('the case %s', (realm) => {
  const entries = JSON.parse(readFileSync(path.join(caseFolder(realm), 'expected.json'), 'utf8')) as Asked[]
  const asked = entries
    .filter((_, i) => i % 6 === 0)
    .map((entry) => entry as unknown as { campaign: string; unit: string; as_of: string; known_at: string })
    .map(({ campaign, unit, as_of, known_at }): Asked => ({ campaign, unit, asOf: as_of, knownAt: known_at }))

  test('imported twice leaves every table as it was', async () => {
    await inFolder(async (filesDir) => {
      const dossier = path.join(caseFolder(realm), 'dossier')
      expect((await importFrom(here, realm, dossier, { filesDir })).faults).toEqual([])
      const before = await everyCount(here)
      const again = await importFrom(here, realm, dossier, { filesDir })
      expect([again.faults, again.position]).toEqual([[], null])
      expect(await everyCount(here)).toEqual(before)
    })
  })

  test.each(['dossier', 'dossier.xlsx'])(
    'exported as %s changes nothing here and is the same elsewhere',
    async (name) => {
      await inFolder(async (folder) => {
        const target = path.join(folder, name)
        await exportRealm(here, realm, target, folder)
        const before = await everyCount(here)
        const again = await importFrom(here, realm, target, { filesDir: folder })
        expect([again.faults, again.warnings, again.position]).toEqual([[], [], null])
        expect(await everyCount(here)).toEqual(before)

        const copy = `${realm} ${name}`
        const moved = await importFrom(there, copy, target, { filesDir: folder })
        expect([moved.faults, moved.warnings]).toEqual([[], []])
        expect(await versionsOf(there, copy)).toEqual(await versionsOf(here, realm))
        for (const one of asked)
          expect(await figuresOrNull(there, copy, one)).toEqual(await figuresOrNull(here, realm, one))
      })
    },
  )
})

describe.each(['dossier', 'dossier.xlsx'])('random small organizations, exported as %s', (name) => {
  let realms = 0
  test('change nothing here and give the same figures elsewhere, whenever known', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld({ questions: 8 }), async (world) => {
        const realm = `${name} ${(realms += 1)}`
        await inFolder(async (folder) => {
          for (const [i, dossier] of world.imports.entries()) {
            const at = path.join(folder, String(i))
            writeDossier(at, dossier)
            expect((await importFrom(here, realm, at, { filesDir: folder })).faults).toEqual([])
          }
          const target = path.join(folder, name)
          await exportRealm(here, realm, target, folder)
          const before = await versionsOf(here, realm)
          const again = await importFrom(here, realm, target, { filesDir: folder })
          expect([again.faults, again.warnings, again.position]).toEqual([[], [], null])
          expect(await versionsOf(here, realm)).toEqual(before)

          const moved = await importFrom(there, realm, target, { filesDir: folder })
          expect([moved.faults, moved.warnings]).toEqual([[], []])
          for (const { campaign, unit, asOf, knownAt } of world.questions) {
            const one = { campaign, unit, asOf, knownAt: new Date(knownAt).toISOString() }
            expect(await figuresOrNull(there, realm, one)).toEqual(await figuresOrNull(here, realm, one))
          }
          // a back-dated version may leave the one behind it saying the same as it: such are not stored again
          const after = await versionsOf(there, realm)
          for (const [file, n] of Object.entries(before)) expect(after[file]).toBeLessThanOrEqual(n)
          expect(after['units']).toBeGreaterThan(0)
        })
      }),
      { numRuns: Number(process.env['ROUNDTRIP_RUNS'] ?? 12) },
    )
  })
})
