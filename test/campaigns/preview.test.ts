/** What a rule would take, counted while it is typed, is what the figures count once it is stored. */
import path from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { campaignIdOf } from '#modules/campaigns/answers.ts'
import { groupsOn } from '#modules/campaigns/answers-people.ts'
import { previewOf } from '#modules/campaigns/rules-preview.ts'
import { readAudiencePlans } from '#modules/campaigns/store-plan.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { freshDatabase } from '../database.ts'
import { naiveFigures } from '../oracle/figures.ts'
import { arbitraryWorld } from '../oracle/random.ts'
import { writeDossier } from '../oracle/write.ts'
import { importFrom, inFolder } from '../world.ts'

vi.setConfig({ testTimeout: 180_000 })
const database = await freshDatabase()
let realms = 0

test('on any day of any world the preview counts each audience as the figures do, exempt people apart', async () => {
  let compared = 0
  let people = 0
  await fc.assert(
    fc.asyncProperty(arbitraryWorld({ questions: 1 }), fc.infiniteStream(fc.nat()), async (world, picks) => {
      const realm = `v${(realms += 1)}`
      const { dossier } = world
      // statements stand in for names in the figures; a rule is about names
      dossier.tables.headcounts = []
      await inFolder(async (folder) => {
        writeDossier(path.join(folder, 'all'), dossier)
        expect((await importFrom(database, realm, path.join(folder, 'all'), { filesDir: folder })).faults).toEqual([])
      })
      const facts = await realmFactsOf(database.db, realm, null)
      const knownAt = world.instants.at(-1) as number
      for (const code of world.campaigns) {
        const campaignId = await campaignIdOf(database.db, facts?.id ?? 0, code)
        if (campaignId === null) continue
        const of = { db: database.db, realmId: facts?.id ?? 0, campaignId }
        const audiences = await readAudiencePlans(of)
        const owner = await database.pool.query<{ code: string }>(
          `select u.code from campaigns c join unit_ids u on u.realm_id = c.realm_id and u.unit_id = c.owner_id
           where c.realm_id = $1 and c.campaign_id = $2 and c.superseded_at is null and not c.retracted`,
          [of.realmId, campaignId],
        )
        if (owner.rows[0] === undefined) continue
        for (const n of picks.take(4)) {
          const day = world.days[n % world.days.length] as string
          const { groups } = await groupsOn({ database, realmId: of.realmId, campaignId, day })
          const preview = previewOf(audiences, groups)
          const figures = naiveFigures(dossier, { campaign: code, unit: owner.rows[0].code, asOf: day, knownAt })
          for (const one of figures?.audiences ?? []) {
            if (one.basis !== 'roster') continue
            const { expected, exempt } = preview.audiences.find((line) => line.code === one.code) ?? {}
            expect([day, one.code, expected, exempt]).toEqual([day, one.code, one.expected, one.exempt])
            compared += 1
            people += one.expected + one.exempt
          }
        }
      }
    }),
    { numRuns: Number(process.env['PREVIEW_RUNS'] ?? 40) },
  )
  expect(compared).toBeGreaterThan(100)
  expect(people).toBeGreaterThan(100)
})
