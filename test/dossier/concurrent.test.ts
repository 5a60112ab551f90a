import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { importDossier } from '#modules/dossier/actions-import.ts'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { openSource } from '#platform/sheets/source.ts'
import { caseFolder } from '../api/cases.ts'
import { writeTexts } from '../api/text.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import { figuresOrNull, versionsOf } from './store.ts'

const database = await freshDatabase()
const base = mkdtempSync(path.join(os.tmpdir(), 'quan-triet-both-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const filesDir = path.join(base, 'files')
const twoTier = path.join(caseFolder('two-tier'), 'dossier')

/** Imports without bringing the figures up, as two users' requests would run beside each other. */
async function bring(realm: string, dossier: string) {
  const source = await openSource(dossier, dossierFiles)
  const options = { realm, dryRun: false, door: 'import', actor: 'test', now: new Date(), filesDir } as const
  const result = await importDossier(database, source, options)
  await source.close()
  return result
}

const positions = async (realm: string): Promise<number[]> =>
  (
    await database.pool.query<{ position: number }>(
      'select position from orders join realms using (realm_id) where code = $1 order by 1',
      [realm],
    )
  ).rows.map((row) => row.position)

test('the same dossier four times at once is stored once', async () => {
  const results = await Promise.all(Array.from({ length: 4 }, () => bring('same', twoTier)))
  expect(results.flatMap((one) => one.faults)).toEqual([])
  expect(results.filter((one) => one.position !== null)).toHaveLength(1)
  await importFrom(database, 'alone', twoTier, { filesDir })
  expect(await versionsOf(database, 'same')).toEqual(await versionsOf(database, 'alone'))
  expect(await positions('same')).toHaveLength(1)
})

test('different dossiers at once all arrive, one after the other', async () => {
  const rows = (i: number): string => Array.from({ length: 200 }, (_, n) => `P${i}-${n},Người ${i} ${n}`).join('\n')
  const folders = Array.from({ length: 6 }, (_, i) => {
    const folder = path.join(base, `people${i}`)
    writeTexts(folder, { people: `code,full_name\n${rows(i)}\nP,Người chung ${i}\n` })
    return folder
  })
  const results = await Promise.all(folders.map((folder) => bring('many', folder)))
  expect(results.flatMap((one) => one.faults)).toEqual([])
  expect(new Set(results.map((one) => one.position)).size).toBe(6)
  expect(await positions('many')).toEqual([1, 2, 3, 4, 5, 6])
  const { rows: chain } = await database.pool.query<{ open: number; broken: number }>(
    `select count(*) filter (where superseded_at is null) as open,
       count(*) filter (where superseded_at is distinct from next) as broken
     from (select p.*, lead(recorded_at) over (partition by person_id order by recorded_at) as next
       from people p join person_ids i using (realm_id, person_id) join realms r using (realm_id)
       where r.code = 'many' and i.code = 'P') chain`,
  )
  expect(chain).toEqual([{ open: 1, broken: 0 }])
})

test('realms do not wait for each other, and figures brought up by several are those of one', async () => {
  const realms = ['r1', 'r2', 'r3']
  await Promise.all(realms.map((realm) => bring(realm, twoTier)))
  await Promise.all([...realms, ...realms].map((realm) => refreshFigures(database, realm)))
  const asked = { campaign: 'C1', unit: 'P', asOf: '2026-04-02', knownAt: '2999-12-31' }
  const [first, ...others] = await Promise.all(realms.map((realm) => figuresOrNull(database, realm, asked)))
  expect(first?.people.expected).toBeGreaterThan(0)
  for (const other of others) expect(other).toEqual(first)
})

describe('beside an import', () => {
  test('figures that are read are those of before or of after, never between', async () => {
    const folder = path.join(base, 'beside')
    await importFrom(database, 'beside', twoTier, { filesDir })
    const asked = { campaign: 'C1', unit: 'P', asOf: '2026-04-02' }
    const before = JSON.stringify((await figuresOrNull(database, 'beside', asked))?.people)
    const exempt = Array.from({ length: 60 }, (_, i) => `N${String(i).padStart(6, '0')},attend,2026-01-01`).join('\n')
    writeTexts(folder, { exemptions: `person,obligation,valid_from\n${exempt}\n` })
    const seen = new Set<string>()
    let done = false
    const reading = (async () => {
      while (!done) seen.add(JSON.stringify((await figuresOrNull(database, 'beside', asked))?.people))
    })()
    await importFrom(database, 'beside', folder, { filesDir })
    done = true
    await reading
    const after = JSON.stringify((await figuresOrNull(database, 'beside', asked))?.people)
    expect(after).not.toBe(before)
    expect([...seen].filter((one) => one !== before && one !== after)).toEqual([])
  })
})

test('facts that are stored count at once, though whoever stored them was killed before bringing the figures up', async () => {
  await bring('cut', twoTier)
  const asked = { campaign: 'C1', unit: 'P', asOf: '2026-04-02', knownAt: '2999-12-31' }
  const fresh = await figuresOrNull(database, 'cut', asked)
  expect(fresh?.people.expected).toBeGreaterThan(0)
  await refreshFigures(database, 'cut')
  expect(await figuresOrNull(database, 'cut', asked)).toEqual(fresh)

  const folder = path.join(base, 'cut')
  writeTexts(folder, {
    units: 'code,name,level,parent\nMOI,Đảng bộ mới,commune,P\n',
    exemptions: 'person,obligation,valid_from\nN000000,attend,2026-01-01\n',
  })
  await bring('cut', folder)
  const stale = await figuresOrNull(database, 'cut', asked)
  expect(stale?.people.exempt).toBe((fresh?.people.exempt ?? 0) + 1)
  expect(stale?.children.map((child) => child.unit)).toContain('MOI')
  // the same dossier again holds nothing new, and brings the figures up all the same
  await importFrom(database, 'cut', folder, { filesDir })
  expect(await figuresOrNull(database, 'cut', asked)).toEqual(stale)
})
