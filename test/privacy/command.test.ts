/** The operator's commands for people: a copy, an erasure, the end of a term. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
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
  expect(await run('retention', '--campaign', 'C9')).toMatchObject({ code: 1, err: 'There is no such campaign.\n' })
  await database.pool.query(
    `insert into privacy_settings (realm_id, retention_years, changed_at, changed_by) values (1, 1, now(), 'test')`,
  )
  const last = JSON.parse(done.out) as { last_day: string }
  expect(last.last_day).toMatch(/^2026-/)
  const soon = await run('retention', '--campaign', 'C1', '--dry-run')
  expect(soon.err).toContain('2027-')
})
