/** Mending the stored sums after a small import gives what making them anew gives: the letter of figures.md. */
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { freshDatabase } from '../database.ts'
import { figuresOrNull } from '../dossier/store.ts'
import { emptyDossier, TABLE_NAMES, TABLES } from '../oracle/columns.ts'
import type { AnyRow, Dossier, TableName } from '../oracle/columns.ts'
import { differences } from '../oracle/difference.ts'
import { naiveFigures } from '../oracle/figures.ts'
import { mergeDossiers } from '../oracle/merge.ts'
import { arbitraryWorld } from '../oracle/random.ts'
import { writeDossier } from '../oracle/write.ts'
import { importText } from '../api/text.ts'
import { importFrom, inFolder } from '../world.ts'

vi.setConfig({ testTimeout: 180_000 })

const calls = vi.hoisted(() => {
  vi.resetModules() // those that another file has loaded hold the real one
  return { mended: 0 }
})
afterAll(() => void vi.resetModules())
vi.mock('../../src/modules/figures/actions-mend.ts', async (original) => {
  const real = await original<Record<string, (...args: never[]) => unknown>>()
  return {
    ...real,
    mendLedger: (...args: never[]) => {
      calls.mended += 1
      return real['mendLedger']?.(...args)
    },
  }
})

const database = await freshDatabase()
let realms = 0

/** What may come later without anything being made anew. */
const movable: readonly TableName[] = [
  'exemptions',
  'attendance',
  'reflections',
  'headcounts',
  'deliverables',
  'recommendations',
  'outreach',
]

/** The part of a dossier whose rows a choice picks; a table without rows is no file. */
function part(dossier: Dossier, picks: (table: TableName, index: number) => boolean): Dossier {
  const some = emptyDossier(dossier.zone, dossier.levels)
  for (const table of TABLE_NAMES) {
    const rows = (dossier.tables[table] as AnyRow[])
      .filter((_, i) => picks(table, i))
      .map((row) => ({ ...row, import: 0 }))
    ;(some.tables as Record<TableName, unknown>)[table] = rows
    if (rows.length > 0) some.given[table] = [...Object.keys(TABLES[table].columns), 'recorded_at', 'retracted']
  }
  return some
}

const rowsIn = (dossier: Dossier): number => TABLE_NAMES.reduce((n, table) => n + dossier.tables[table].length, 0)

test('random facts in two imports, the second mended in, give the figures of both', async () => {
  let mended = 0
  const choice = fc.array(fc.nat({ max: 3 }), { minLength: 61, maxLength: 61 })
  await fc.assert(
    fc.asyncProperty(arbitraryWorld({ questions: 10 }), choice, async (world, later) => {
      const comesLater = (table: TableName, i: number): boolean =>
        movable.includes(table) && later[(i + table.length * 7) % later.length] === 0
      const parts = [part(world.dossier, (table, i) => !comesLater(table, i)), part(world.dossier, comesLater)]
      const realm = `m${(realms += 1)}`
      const positions: (number | null)[] = []
      calls.mended = 0
      await inFolder(async (folder) => {
        for (const [i, dossier] of parts.entries()) {
          const at = path.join(folder, String(i))
          writeDossier(at, dossier)
          const result = await importFrom(database, realm, at, { filesDir: folder })
          expect(result.faults).toEqual([])
          positions.push(result.position)
        }
      })
      if (positions[1] !== null) {
        expect(rowsIn(parts[1] as Dossier)).toBeGreaterThan(0)
        // each campaign's sums were mended, not made anew
        const { rows } = await database.pool.query<{ n: number }>(
          'select count(*) as n from campaign_ids join realms using (realm_id) where realms.code = $1',
          [realm],
        )
        expect(calls.mended).toBe(rows[0]?.n)
        mended += 1
      }
      const both = mergeDossiers(parts)
      const now = world.instants.at(-1) as number
      for (const question of world.questions) {
        const expected = naiveFigures(both, { ...question, knownAt: now })
        const asked = { ...question, knownAt: new Date(now).toISOString() }
        expect(differences(expected, await figuresOrNull(database, realm, asked))).toEqual([])
      }
      // and there is nothing left to do
      expect(await refreshFigures(database, realm)).toBe(false)
    }),
    { numRuns: Number(process.env['MEND_RUNS'] ?? 40) },
  )
  expect(mended).toBeGreaterThan(10)
})

test('who speaks, where and for how many moves no figure; the day and the mode of a session do', async () => {
  const lines = (...rows: readonly string[]) => `${rows.join('\n')}\n`
  const realm = 'unread'
  const sessions = (cells: string) =>
    lines('code,campaign,host,starts_at,mode,venue,capacity,speakers', `S1,C1,P,${cells}`)
  const first = {
    units: lines('code,name,level,parent,valid_from', 'P,Tỉnh ủy,province,,2020-01-01'),
    campaigns: lines('code,title,owner,opens_on', 'C1,Đợt một,P,2026-02-01'),
    audiences: lines('campaign,code,name,basis,order', 'C1,all,Tất cả,roster,1'),
    speakers: lines('code,full_name,rank', 'B1,Ngô Văn Nói,province'),
    sessions: sessions('2026-03-10T08:00,in_person,,,'),
    sites: lines('session,unit,mode,chair', 'S1,P,live_video,An'),
  }
  const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 1, 2, 0, minute)) })
  await inFolder(async (folder) => {
    await importText(database, folder, realm, first, at(0))
    await refreshFigures(database, realm)
    for (const [minute, file, isMended] of [
      [1, { sessions: sessions('2026-03-10T08:00,in_person,Hội trường,120,B1') }, true],
      [2, { sites: lines('session,unit,mode,chair', 'S1,P,live_video,Bình') }, true],
      [3, { sessions: sessions('2026-03-11T08:00,in_person,Hội trường,120,B1') }, false],
      [4, { sessions: sessions('2026-03-11T08:00,hybrid,Hội trường,120,B1') }, false],
    ] as const) {
      calls.mended = 0
      await importText(database, folder, realm, file, at(minute))
      await refreshFigures(database, realm)
      expect([minute, calls.mended]).toEqual([minute, isMended ? 1 : 0])
    }
  })
})
