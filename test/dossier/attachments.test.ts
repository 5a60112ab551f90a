import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writeTexts } from '../api/text.ts'
import type { Texts } from '../api/text.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import { everyCount, exportRealm, versionsOf } from './store.ts'

const database = await freshDatabase()
const base = mkdtempSync(path.join(os.tmpdir(), 'quan-triet-files-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
let folders = 0

const facts: Texts = {
  units: 'code,name,level\nT,Tỉnh,province\n',
  people: 'code,full_name\nN1,Một\nN2,Hai\nN3,Ba\n',
  campaigns: 'code,title,owner,opens_on\nC1,Đợt,T,2026-01-01\n',
}
const sha = (content: string): string => createHash('sha256').update(content).digest('hex')

/** A new folder with a dossier in it. */
function dossierOf(files: Texts): string {
  const folder = path.join(base, String((folders += 1)))
  mkdirSync(folder)
  writeTexts(folder, { ...facts, ...files })
  return folder
}
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => one.name)
        .toSorted()
    : []

const papers: Texts = {
  reflections: `campaign,person,submitted_at,file
C1,N1,2026-02-01,bài/Bài của Một.docx
C1,N2,2026-02-01,bai.PDF
C1,N3,2026-02-01,./bài/bản sao.docx
`,
  'bài/Bài của Một.docx': 'PK một',
  'bai.PDF': '%PDF hai',
  'bài/bản sao.docx': 'PK một',
}

test('papers are kept once under their content, exported, and imported again without a new version', async () => {
  const filesDir = path.join(base, 'store')
  const first = await importFrom(database, 'one', dossierOf(papers), { filesDir })
  expect(first.faults).toEqual([])
  expect(filesIn(filesDir)).toEqual([sha('PK một'), sha('%PDF hai')].toSorted())

  const out = path.join(base, 'out')
  await exportRealm(database, 'one', out, filesDir)
  expect(filesIn(path.join(out, 'files'))).toEqual(['Bài của Một.docx', 'bai.PDF', 'bản sao.docx'].toSorted())
  const before = await everyCount(database)
  expect((await importFrom(database, 'one', out, { filesDir })).position).toBeNull()
  expect(await everyCount(database)).toEqual(before)

  const elsewhere = path.join(base, 'store2')
  expect((await importFrom(database, 'two', out, { filesDir: elsewhere })).faults).toEqual([])
  expect(await versionsOf(database, 'two')).toEqual(await versionsOf(database, 'one'))
  expect(filesIn(elsewhere)).toEqual(filesIn(filesDir))
  for (const name of filesIn(elsewhere))
    expect(sha(readFileSync(path.join(elsewhere, name.slice(0, 2), name), 'utf8'))).toBe(name)
})

test('a paper whose content changed under the same name is a new version', async () => {
  const filesDir = path.join(base, 'store')
  const changed = {
    reflections: 'campaign,person,submitted_at,file\nC1,N2,2026-02-01,bai.PDF\n',
    'bai.PDF': '%PDF sửa',
  }
  const result = await importFrom(database, 'one', dossierOf(changed), { filesDir })
  expect(result.files.find((one) => one.file === 'reflections')).toMatchObject({ rows: 1, added: 1 })
  expect(filesIn(filesDir)).toContain(sha('%PDF sửa'))
})

test('a workbook leaves the papers that are stored where they are', async () => {
  const filesDir = path.join(base, 'store')
  const book = path.join(base, 'book.xlsx')
  await exportRealm(database, 'one', book, filesDir)
  const before = await everyCount(database)
  const again = await importFrom(database, 'one', book, { filesDir })
  expect([again.faults, again.position]).toEqual([[], null])
  expect(await everyCount(database)).toEqual(before)
})

describe('a path that leads out of the dossier is refused and nothing is kept', () => {
  const secret = path.join(base, 'secret.pdf')
  writeFileSync(secret, 'bí mật')
  test.each([
    ['../secret.pdf', 'file-outside'],
    ['bai/../../secret.pdf', 'file-outside'],
    [secret, 'file-outside'],
    ['file:///etc/passwd.pdf', 'file-outside'],
    ['..\\secret.pdf', 'file-outside'],
    ['link.pdf', 'file-outside'],
    ['folderlink/secret.pdf', 'file-outside'],
    ['gone.pdf', 'file-missing'],
    ['folder.pdf', 'file-missing'],
    ['units.csv', 'bad-ending'],
    ['passwd', 'bad-ending'],
  ])('%s: %s', async (name, code) => {
    const filesDir = path.join(base, `store-${folders}`)
    const folder = dossierOf({ reflections: `campaign,person,submitted_at,file\nC1,N1,2026-02-01,"${name}"\n` })
    symlinkSync(secret, path.join(folder, 'link.pdf'))
    symlinkSync(base, path.join(folder, 'folderlink'))
    mkdirSync(path.join(folder, 'folder.pdf'))
    const before = await everyCount(database)
    const result = await importFrom(database, `out ${name}`.slice(0, 50), folder, { filesDir })
    expect(result.faults).toMatchObject([{ file: 'reflections', row: 2, column: 'file', code: expect.any(String) }])
    if (code !== 'bad-ending') expect(result.faults[0]?.code).toBe(code)
    expect(await everyCount(database)).toEqual(before)
    expect(filesIn(filesDir)).toEqual([])
  })
})

test('of a refused dossier no paper is kept', async () => {
  const realm = `r${(folders += 1)}`
  const filesDir = path.join(base, `kept-${realm}`)
  const dossier = dossierOf({
    reflections: 'campaign,person,submitted_at,file\nC1,N1,2026-02-01,one.pdf\nC1,NOBODY,2026-02-01,one.pdf\n',
    'one.pdf': 'a paper',
  })
  const result = await importFrom(database, realm, dossier, { filesDir })
  expect(result.faults.map((fault) => fault.code)).toEqual(['unknown-person'])
  expect(filesIn(filesDir)).toEqual([])
})

test('a link that stays inside is followed', async () => {
  const folder = dossierOf({
    reflections: 'campaign,person,submitted_at,file\nC1,N1,2026-02-01,ban.pdf\n',
    'goc.pdf': 'x',
  })
  symlinkSync('goc.pdf', path.join(folder, 'ban.pdf'))
  const result = await importFrom(database, 'inside', folder, { filesDir: path.join(base, 'inside') })
  expect(result.faults).toEqual([])
  expect(filesIn(path.join(base, 'inside'))).toEqual([sha('x')])
})
