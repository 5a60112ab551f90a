import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { importPath } from '#modules/dossier/actions-import.ts'
import { figuresFor } from '#modules/figures/answers.ts'
import { followFacts } from '#modules/figures/jobs.ts'
import { freshDatabase } from '../database.ts'
import { inFolder } from '../world.ts'

const database = await freshDatabase()
const asked = {
  realm: 'default',
  campaign: 'C1',
  unit: 'P',
  asOf: '2026-04-02',
  now: new Date(),
  asker: { kind: 'operator' },
} as const

test('figures follow facts that somebody else stored, without being asked', async () => {
  await inFolder(async (filesDir) => {
    const dossier = path.resolve(import.meta.dirname, '../cases/two-tier/dossier')
    const follower = followFacts(database, () => undefined)
    try {
      await importPath(database, dossier, {
        realm: 'default',
        dryRun: false,
        door: 'import',
        actor: 'test',
        now: new Date(),
        filesDir,
      })
      const position = async (): Promise<number | undefined> =>
        (await database.pool.query<{ position: number }>('select position from figure_states')).rows[0]?.position
      await vi.waitFor(async () => expect(await position()).toBe(1), { timeout: 20_000, interval: 100 })
    } finally {
      await follower.stop()
    }
    expect((await figuresFor(database, asked)).people.expected).toBeGreaterThan(0)
  })
})
