/** What uploaded documents say, and the marks of secrecy that keep them out. The papers are made up. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { documentText } from '#platform/documents/text.ts'
import { markingOf } from '#platform/files-marking.ts'

const paper = (name: string): string => path.join(import.meta.dirname, 'files', name)
const base = mkdtempSync(path.join(tmpdir(), 'quan-triet-documents-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const said = [
  'Số 30-KH/TU',
  'Nơi thử, ngày 05 tháng 01 năm 2026',
  'học tập, quán triệt nghị quyết của Hội nghị lần thứ năm',
  'Căn cứ Nghị quyết số 12-NQ/TW; thực hiện quy định về bảo vệ bí mật nhà nước, BẢO MẬT thông tin;',
]
async function textOf(source: string | Buffer): Promise<string> {
  const found = await documentText(source)
  if ('fault' in found) throw new Error(found.fault)
  return found.text
}

describe('the text of a paper', () => {
  test.each(['thuong.docx', 'thuong.doc', 'thuong.pdf'])('%s is read whole, line by line', async (name) => {
    const text = await textOf(paper(name))
    for (const line of said) expect(text).toContain(line)
    expect(text.split(/[\n\t]/)).toContain('Số 30-KH/TU')
    expect(text).toBe(text.normalize('NFC'))
  })

  test('is the same from memory as from the disk, and under a name that says another kind', async () => {
    const bytes = readFileSync(paper('thuong.docx'))
    const renamed = path.join(base, 'doi-ten.pdf')
    writeFileSync(renamed, bytes)
    expect(await textOf(bytes)).toBe(await textOf(paper('thuong.docx')))
    expect(await textOf(renamed)).toBe(await textOf(bytes))
  })

  test('is read for several askers at once, each its own', async () => {
    const names = ['thuong.docx', 'thuong.pdf', 'dong-dau.doc', 'thuong.doc', 'dong-dau.docx']
    const alone: string[] = []
    for (const name of names) alone.push(await textOf(paper(name)))
    expect(await Promise.all(names.map((name) => textOf(paper(name))))).toEqual(alone)
  })
})

/** A PDF whose one page unpacks to very much. */
function pdfBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(600_000_000, 'q '), { level: 9 })
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')])
}

describe('a document that can’t be read', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['no document', Buffer.from('Chỉ là chữ, không phải tài liệu')],
    ['a cut .docx', readFileSync(paper('thuong.docx')).subarray(0, 4000)],
    ['a cut .doc', readFileSync(paper('thuong.doc')).subarray(0, 2000)],
    ['a .pdf without pages', Buffer.from('%PDF-1.4\n%%EOF')],
  ])('%s is told as such', async (_, bytes) => {
    expect(await documentText(bytes)).toEqual({ fault: 'unreadable' })
  })

  test('one that takes too long, or too much memory, is given up, and the next one is read', async () => {
    const bomb = pdfBomb()
    expect(await documentText(bomb, { milliseconds: 50 })).toEqual({ fault: 'too-slow' })
    const found = await documentText(bomb, { growthMb: 200, heapMb: 64 })
    expect(found).toEqual({ fault: 'too-large' })
    expect(await textOf(paper('thuong.pdf'))).toContain('Số 30-KH/TU')
  })

  test('one that isn’t there is an error of the asker’s', async () => {
    await expect(documentText(path.join(base, 'gone.docx'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a mark of secrecy', () => {
  test.each([
    ['dong-dau.docx', 'TỐI MẬT'],
    ['dong-dau.doc', 'TỐI MẬT'],
    ['dong-dau.pdf', 'TỐI MẬT'],
    ['dau-trang.docx', 'MẬT'],
    ['dau-trang.doc', 'MẬT'],
    ['hai-phong-chu.pdf', 'TUYỆT MẬT'],
    ['thuong.docx', null],
    ['thuong.doc', null],
    ['thuong.pdf', null],
  ])('%s carries %s', async (name, marking) => {
    expect(await markingOf(paper(name), name)).toEqual({ marking, unread: null })
  })

  test('is found in the name of what can’t be read, and what couldn’t be looked at is told', async () => {
    expect(await markingOf(Buffer.from('ảnh'), 'MẬT_01.jpg')).toEqual({ marking: 'MẬT', unread: null })
    expect(await markingOf(Buffer.from('ảnh'), '01.jpg')).toEqual({ marking: null, unread: 'no-text' })
    expect(await markingOf(Buffer.from('%PDF-1.4 cut'), '01.pdf')).toEqual({ marking: null, unread: 'unreadable' })
  })
})
