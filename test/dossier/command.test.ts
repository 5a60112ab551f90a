import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { writeTexts } from '../api/text.ts'
import type { Texts } from '../api/text.ts'
import { quantriet } from '../command.ts'
import { freshDatabase } from '../database.ts'
import { everyCount } from './store.ts'

const database = await freshDatabase()
const base = mkdtempSync(path.join(os.tmpdir(), 'quan-triet-command-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const dataDir = path.join(base, 'data')
const run = (...args: string[]) => quantriet([...args, '--data', dataDir], database.url)
let folders = 0

function dossierOf(files: Texts): string {
  const folder = path.join(base, String((folders += 1)))
  writeTexts(folder, files)
  return folder
}

const sound: Texts = {
  units: 'code,name,level\nT,Tỉnh,province\n',
  people: 'code,full_name\nN1,Một\n',
  campaigns: 'code,title,owner,opens_on\nC1,Đợt,T,2026-01-01\n',
  reflections: 'campaign,person,submitted_at,file\nC1,N1,2026-02-01,bai.pdf\n',
  'bai.pdf': '%PDF',
}
const filesIn = (): string[] => readdirSync(path.join(dataDir, 'files'), { recursive: true }).map(String)

describe('--dry-run', () => {
  test('tells what would be stored, and stores no row, no realm and no file', async () => {
    await run('import', dossierOf({ units: sound['units'] ?? '' }), '--realm', 'khác')
    const before = await everyCount(database)
    const ran = await run('import', dossierOf(sound), '--realm', 'mới', '--dry-run', '--lang', 'en')
    expect(ran.code, ran.err).toBe(0)
    expect(JSON.parse(ran.out)).toEqual({ realm: 'mới', position: null, rows: 4, added: 4 })
    expect(ran.err).toContain('Nothing was stored')
    expect(await everyCount(database)).toEqual(before)
    expect(filesIn()).toEqual([])
  })

  test('finds the faults that the import would find', async () => {
    const broken = dossierOf({ ...sound, people: 'code,full_name\nN1,\n' })
    const [tried, done] = [await run('import', broken, '--dry-run'), await run('import', broken)]
    expect([tried.code, done.code]).toEqual([1, 1])
    expect(tried.err).toBe(done.err)
    expect([tried.out, done.out]).toEqual(['', ''])
  })
})

describe('faults', () => {
  const many = `code,full_name,sex\n${Array.from({ length: 350 }, (_, i) => `N${i},"=Tên, số ${i}",q`).join('\n')}\n`

  test.each([
    ['vi', 'Chưa ghi gì'],
    ['en', 'Nothing was stored'],
  ])('are printed up to 200 and all written to --errors, in %s', async (lang, last) => {
    const errors = path.join(base, `lỗi ${lang}.csv`)
    const before = await everyCount(database)
    const ran = await run('import', dossierOf({ people: many }), '--errors', errors, '--lang', lang, '--realm', 'lỗi')
    expect(ran.code).toBe(1)
    expect(ran.out).toBe('')
    const lines = ran.err.trim().split('\n')
    expect(lines).toHaveLength(201)
    expect(lines[0]).toMatch(/people.*2.*sex.*q/)
    expect(lines.at(-1)).toContain(last)
    expect(lines.at(-1)).toContain('350')
    const rows = parse<Record<string, string>>(readFileSync(errors, 'utf8'), { columns: true, bom: true })
    expect(rows).toHaveLength(350)
    expect(rows[349]).toMatchObject({ file: 'people', row: '351', column: 'sex', value: 'q' })
    expect(rows[0]?.['message']).not.toBe('')
    expect(await everyCount(database)).toEqual(before)
  })

  test('of none leave an --errors file with its header alone', async () => {
    const errors = path.join(base, 'không.csv')
    const ran = await run('import', dossierOf(sound), '--errors', errors, '--realm', 'lành')
    expect(ran.code, ran.err).toBe(0)
    expect(parse(readFileSync(errors, 'utf8'), { columns: true, bom: true })).toEqual([])
  })

  test('cannot be made to run by a spreadsheet', async () => {
    const errors = path.join(base, 'công thức.csv')
    await run('import', dossierOf({ people: 'code,full_name,sex\nN1,An,"=cmd|\' /C calc\'!A0"\n' }), '--errors', errors)
    const [row] = parse<Record<string, string>>(readFileSync(errors, 'utf8'), { columns: true, bom: true })
    expect(row?.['value']).toMatch(/^'=/)
  })
})

describe('the exit code', () => {
  const nowhere = path.join(base, 'nowhere')
  writeFileSync(path.join(base, 'note.txt'), 'x')
  test.each([
    [['import'], 2],
    [['import', nowhere], 2],
    [['import', path.join(base, 'note.txt')], 2],
    [['import', '--fast', nowhere], 2],
    [['import', nowhere, nowhere], 2],
    [['export', path.join(base, 'x'), '--realm', 'none'], 1],
    [['export'], 2],
  ])('of %j is %i, and standard output stays empty', async (args, code) => {
    const ran = await run(...args)
    expect([ran.code, ran.out], ran.err).toEqual([code, ''])
    expect(ran.err).not.toBe('')
    expect(ran.err).not.toMatch(/\n\s+at /)
  })

  test('of an --errors file that cannot be written is 1, and nothing is stored', async () => {
    const before = await everyCount(database)
    const target = path.join(base, 'nowhere', 'x.csv')
    const ran = await run('import', dossierOf(sound), '--errors', target, '--realm', 'đâu')
    expect([ran.code, ran.out]).toEqual([1, ''])
    expect(await everyCount(database)).toEqual(before)
  })
})

test('export answers where it went, beside a word for the operator', async () => {
  const target = path.join(base, 'xuất ra')
  const ran = await run('export', target, '--realm', 'lành')
  expect(ran.code, ran.err).toBe(0)
  expect(JSON.parse(ran.out)).toMatchObject({ realm: 'lành', path: target })
  expect(readdirSync(target)).toContain('units.csv')
  const again = await run('export', target, '--realm', 'lành')
  expect([again.code, again.out]).toEqual([1, ''])
})
