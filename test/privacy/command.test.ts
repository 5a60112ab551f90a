/** The operator's commands for people: a copy, an erasure, the end of a term. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { purposes } from '#core/privacy-words.ts'
import { register } from '#core/privacy.ts'
import { partsOf } from '../report/docx.ts'
import { quantriet } from '../command.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import { canaries, dump, filesOf, hits, other, person, writeDossier } from './canaries.ts'

vi.setConfig({ testTimeout: 90_000 })

const base = mkdtempSync(path.join(tmpdir(), 'quan-triet-person-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const dataDir = path.join(base, 'data')
const filesDir = path.join(dataDir, 'files')
const database = await freshDatabase()
const dossier = writeDossier(path.join(base, 'dossier'))
await importFrom(database, 'default', dossier, { filesDir })
const run = (...args: string[]) => quantriet([...args, '--data', dataDir, '--lang', 'en'], database.url)

test('a copy of a person’s data is written for the operator’s eyes alone, and never over another file', async () => {
  const file = path.join(base, 'copy.json')
  expect(await run('person', 'export', person, file)).toMatchObject({ code: 0 })
  const text = readFileSync(file, 'utf8')
  for (const word of [canaries.name, canaries.oldName, canaries.email, canaries.text, canaries.decision])
    expect(text).toContain(word)
  expect(text).not.toContain(other.name)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await run('person', 'export', person, file)).toMatchObject({ code: 1 })
  expect(await run('person', 'export', 'nobody', `${file}.2`)).toMatchObject({ code: 1 })
  expect(existsSync(`${file}.2`)).toBe(false)
})

test('the copy as a workbook has a sheet a table, and what each column is for', async () => {
  const file = path.join(base, 'copy.xlsx')
  expect(await run('person', 'export', person, file)).toMatchObject({ code: 0 })
  const text = [...(await partsOf(readFileSync(file))).values()].join('\n')
  for (const word of [canaries.name, canaries.email, canaries.text, 'To tell people of the same name apart'])
    expect(text).toContain(word)
  expect(text).not.toContain(other.name)
})

test('erasing asks for --yes, and then leaves no word of the person in tables and files', async () => {
  expect(await run('person', 'erase', person)).toMatchObject({ code: 2 })
  expect(hits(await dump(database))).toContain('name')
  const done = await run('person', 'erase', person, '--yes')
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(done.out)).toEqual({ realm: 'default', person, files: 1 })
  expect(hits(`${await dump(database)}\n${filesOf(filesDir)}`)).toEqual([])
})

test('an import by the command warns of the erased and changes nothing', async () => {
  const again = await run('import', dossier)
  expect(again.code).toBe(0)
  expect(`${again.out}${again.err}`).toContain('this person was erased')
  expect(hits(`${await dump(database)}\n${filesOf(filesDir)}`)).toEqual([])
})

test('retention tells from when a campaign’s people are due, and refuses a campaign that is not there', async () => {
  const done = await run('retention', '--campaign', 'C1', '--dry-run')
  expect(JSON.parse(done.out)).toMatchObject({ campaign: 'C1', over: false, people: 0, dry_run: true })
  expect(done.err).toContain('The term is not over before 2031-')
  expect(await run('retention', '--campaign', 'C9', '--dry-run')).toMatchObject({
    code: 1,
    err: 'There is no such campaign.\n',
  })
  expect(await run('retention', '--campaign', 'C1')).toMatchObject({ code: 2 })
  await database.pool.query(
    `insert into privacy_settings (realm_id, retention_years, changed_at, changed_by) values (1, 30, now(), 'test')`,
  )
  const late = await run('retention', '--campaign', 'C1', '--dry-run')
  expect(late.err).toContain('2056-')
})

test('the operator disposes with --yes and gets a certificate of numbers, without a name', async () => {
  await database.pool.query(
    `insert into campaign_terms (realm_id, campaign_id, names_until, changed_at, changed_by)
     select realm_id, campaign_id, '2026-06-01', now(), 'test' from campaign_ids where code = 'C1'`,
  )
  await database.pool.query(
    `update memberships set valid_to = '2026-06-01' where person_id in (select person_id from person_ids where code in ('N000003', 'N000004'))`,
  )
  const before = JSON.parse((await run('retention', '--campaign', 'C1', '--dry-run')).out) as { people: number }
  expect(before.people).toBeGreaterThan(1)
  const { rows } = await database.pool.query<{ person_id: number; full_name: string }>(
    `select person_id, full_name from people join person_ids using (realm_id, person_id) where code in ('N000003', 'N000004') order by 1`,
  )
  const file = path.join(base, 'bien-ban.docx')
  const done = await run('retention', '--campaign', 'C1', '--yes', '--certificate', file)
  expect(done).toMatchObject({ code: 0 })
  expect(JSON.parse(done.out)).toMatchObject({ over: true, erased: before.people, left_out: 0 })
  const words = [...(await partsOf(readFileSync(file))).values()].join('\n')
  for (const word of ['ĐẢNG CỘNG SẢN VIỆT NAM', 'BIÊN BẢN', 'tiêu hủy dữ liệu cá nhân', String(rows[0]?.person_id)])
    expect(words).toContain(word)
  for (const { full_name: name } of rows) {
    expect(words).not.toContain(name)
    expect(await dump(database)).not.toContain(name)
  }
  expect(await run('retention', '--campaign', 'C1', '--yes')).toMatchObject({ code: 0 })
})

test('the impact assessment names every purpose and every table of the register', async () => {
  const file = path.join(base, 'dpia.docx')
  expect(await run('privacy', 'dpia', file)).toMatchObject({ code: 0 })
  const words = [...(await partsOf(readFileSync(file))).values()].join('\n')
  for (const { table, purpose } of register) {
    expect(words).toContain(`${table}: `)
    expect(words).toContain(purposes[purpose].vi)
  }
  expect(await run('privacy', 'dpia', file)).toMatchObject({ code: 1 })
  expect(await run('privacy', 'khac', file)).toMatchObject({ code: 2 })
})
