/** State secrets have no place here (domain.md §6.2): no file of theirs, and no line to a secret session. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Fault } from '#core/faults.ts'
import { register } from '#core/privacy.ts'
import { writeTexts } from '../api/text.ts'
import type { Texts } from '../api/text.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import { filesOf } from './canaries.ts'

const database = await freshDatabase()
const base = mkdtempSync(path.join(tmpdir(), 'quan-triet-secrecy-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const filesDir = path.join(base, 'files')
let folders = 0

const facts: Texts = {
  units: 'code,name,level\nT,Tỉnh,province\n',
  campaigns: 'code,title,owner,opens_on\nC1,Đợt,T,2026-01-01\n',
}
async function faultsOf(texts: Texts, paper?: { from: string; as: string }): Promise<readonly Fault[]> {
  const folder = path.join(base, String((folders += 1)))
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'vb.pdf'), '%PDF-1.4 nội dung văn bản')
  if (paper !== undefined)
    copyFileSync(path.join(import.meta.dirname, '../documents/files', paper.from), path.join(folder, paper.as))
  writeTexts(folder, { ...facts, ...texts })
  return (await importFrom(database, 'default', folder, { filesDir })).faults
}
const directive = (secrecy: string, file: string, number = '30-KH/TU'): Texts => ({
  directives: `issuer,type,number,issued_on,title,secrecy,file\nTU,KH,${number},2026-01-05,Kế hoạch,${secrecy},${file}\n`,
})
const session = (mode: string): Texts => ({
  sessions: `code,campaign,host,starts_at,mode,secret\nS1,C1,T,2026-02-01T08:00,${mode},yes\n`,
})

describe.each(['confidential', 'secret', 'top_secret'])('a directive marked %s', (secrecy) => {
  test('is refused with a file, which never reaches the file store', async () => {
    expect(await faultsOf(directive(secrecy, 'vb.pdf'))).toMatchObject([{ code: 'secret-file', file: 'directives' }])
    expect(existsSync(filesDir) ? filesOf(filesDir) : '').toBe('')
  })
})

describe('a paper with a mark of secrecy on it', () => {
  const marked = (from: string, as: string): Promise<readonly Fault[]> =>
    faultsOf(directive('none', as, `${folders + 40}-KH/TU`), { from, as })

  test.each([
    ['dong-dau.docx', 'kh.docx'],
    ['dong-dau.pdf', 'kh.pdf'],
    ['dau-trang.docx', 'kh.docx'],
    ['thuong.docx', 'MẬT_kh.docx'],
  ])('%s as %s is refused though it is declared to have none, and reaches no file store', async (from, as) => {
    expect(await marked(from, as)).toMatchObject([
      { code: 'secret-marked', file: 'directives', column: 'file', params: { mark: expect.stringMatching(/MẬT$/) } },
    ])
    expect(existsSync(filesDir) ? filesOf(filesDir) : '').toBe('')
  })
})

test.each(['online', 'hybrid'])('a secret session can have no %s mode', async (mode) => {
  expect(await faultsOf(session(mode))).toMatchObject([{ code: 'secret-online', file: 'sessions' }])
})

test('a secret session can have no site that it is sent to', async () => {
  const sites = 'session,unit,mode\nS1,T,live_video\n'
  expect(await faultsOf({ ...session('in_person'), sites })).toMatchObject([{ code: 'secret-site', file: 'sites' }])
})

test('a secret document is kept by its number alone, a secret session in person, and an internal document with its file', async () => {
  expect(await faultsOf({ ...directive('secret', ''), ...session('in_person') })).toEqual([])
  expect(await faultsOf(directive('internal', 'vb.pdf', '31-KH/TU'))).toEqual([])
  expect(filesOf(filesDir)).toContain('nội dung văn bản')
})

test('no column is for faces, attention, identity papers or national identity numbers', () => {
  const forbidden =
    /face|photo|portrait|biometric|attention|watch|gaze|cccd|cmnd|passport|national_id|identity_(?:number|paper)/
  expect(register.filter(({ column }) => forbidden.test(column))).toEqual([])
})
