import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildReport } from '#modules/reports/actions-document.ts'
import { readLayout } from '#modules/reports/actions-layout.ts'
import type { ReportFacts } from '#modules/reports/rules-facts.ts'
import { parseLayout } from '#modules/reports/rules-layout.ts'
import { bareFacts } from './bare.ts'
import { facts2016 } from './facts2016.ts'
import { type Paragraph, paragraphsOf, partsOf } from './docx.ts'
import { pairsIn, pairsOf } from './pairs.ts'

const layout = await readLayout()

async function open(facts: ReportFacts, lang: 'vi' | 'en' = 'vi') {
  const parts = await partsOf(await buildReport(facts, layout, lang))
  const xml = parts.get('word/document.xml') ?? ''
  const paragraphs = paragraphsOf(xml)
  return { parts, xml, paragraphs, text: paragraphs.map((one) => one.text).join('\n') }
}

const find = (paragraphs: readonly Paragraph[], text: string): Paragraph | undefined =>
  paragraphs.find((one) => one.text === text)

describe('the look of a Party report (domain.md §3.2)', async () => {
  const { parts, xml, paragraphs } = await open(facts2016)

  test.each([
    ['ĐẢNG CỘNG SẢN VIỆT NAM', { size: 30, bold: true, italic: false, align: 'center' }],
    ['TỈNH ỦY QUẢNG NINH', { size: 28, bold: true, italic: false, align: 'center' }],
    ['*', { size: 28, bold: false, italic: false, align: 'center' }],
    ['Số          -BC/TU', { size: 28, bold: false, italic: false, align: 'center' }],
    ['Quảng Ninh, ngày      tháng      năm 2016', { size: 28, bold: false, italic: true, align: 'center' }],
    ['BÁO CÁO', { size: 32, bold: true, italic: false, align: 'center' }],
    ['T/M BAN THƯỜNG VỤ', { size: 28, bold: true, italic: false, align: 'center' }],
    ['Nơi nhận:', { size: 28, bold: false, italic: false, align: 'left' }],
    ['- Lưu Văn phòng Tỉnh ủy.', { size: 24, bold: false, italic: false, align: 'left' }],
  ])('“%s” has its size, weight and place', (text, look) => {
    expect(find(paragraphs, text)).toMatchObject(look)
  })

  test('the page is A4 with margins of 20, 20, 30 and 15 mm, the annex lies on its side', () => {
    const [first, annex] = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map((one) => one[0])
    expect(first).toMatch(/w:w="11906" w:h="16838"/)
    expect(first).toMatch(/w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"/)
    expect(annex).toMatch(/w:w="16838" w:h="11906" w:orient="landscape"/)
  })

  test('the first page has no number, the others have theirs centred on top', () => {
    expect(xml).toMatch(/<w:titlePg\/>/)
    const numbered = [...parts].filter(([name, part]) => /word\/header\d+\.xml/.test(name) && /PAGE/.test(part))
    expect(numbered.length).toBeGreaterThan(0)
    for (const [, part] of numbered) expect(part).toMatch(/<w:jc w:val="center"\/>/)
    expect([...parts].some(([name, part]) => /word\/header\d+\.xml/.test(name) && !/PAGE/.test(part))).toBe(true)
  })

  test('tables repeat their heads, do not tear rows and set numbers right', () => {
    const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
      .map((one) => one[0])
      .filter((one) => one.includes('<w:tblHeader/>'))
    expect(tables).toHaveLength(10)
    for (const table of tables) {
      const rows = [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map((one) => one[0])
      expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
    }
    expect(paragraphs.filter((one) => one.text === '71.183').every((one) => one.align === 'right')).toBe(true)
  })

  test('the file is a whole package that points nowhere outside', () => {
    for (const name of [
      '[Content_Types].xml',
      '_rels/.rels',
      'word/document.xml',
      'word/footnotes.xml',
      'word/styles.xml',
    ])
      expect(parts.has(name), name).toBe(true)
    for (const [name, part] of parts) expect(part, name).not.toMatch(/TargetMode="External"|<!ENTITY|<!DOCTYPE/)
  })

  test('the text ends with ./. and the font is the prescribed one', () => {
    expect(paragraphs.find((one) => one.text.startsWith('Trên đây là báo cáo'))?.text).toMatch(/\.\/\.$/)
    expect(parts.get('word/styles.xml')).toContain('Times New Roman')
  })
})

describe('what the report of 2016 says', async () => {
  const { text, parts } = await open(facts2016)

  test.each([
    'Căn cứ Chỉ thị số 01-CT/TW, ngày 22/3/2016 của Bộ Chính trị về việc học tập',
    'Căn cứ Kế hoạch số 30-KH/TU, ngày 16/5/2016 của Tỉnh ủy Quảng Ninh',
    'đã ban hành 2 văn bản: Chương trình hành động số 06-CTr/TU, ngày 11/4/2016; Kế hoạch số 30-KH/TU, ngày 16/5/2016',
    'Cấp tỉnh: hoàn thành chậm nhất ngày 30/6/2016;',
    'truyền trực tuyến tới 17/21 đơn vị trực thuộc (80,95%)',
    '21/21 đơn vị trực thuộc (100%) đã hoàn thành học tập, quán triệt đối với cán bộ chủ chốt',
    'Đơn vị đầu tiên hoàn thành là Đảng bộ Công an tỉnh (ngày 15/7/2016).',
    'Trên 98,6% số người thuộc diện phải học tập (cán bộ chủ chốt; cán bộ, đảng viên) đã tham gia học tập',
    'trên 85,5% đoàn viên, hội viên đã được học tập',
    'Phần lớn người thuộc diện Ban Thường vụ Tỉnh ủy quản lý đã nộp: 385/482 (79,88%); còn 97 người chưa nộp',
    '3.383/3.602 (93,92%); còn 219 người chưa nộp',
    'còn 4/21 đơn vị trực thuộc chưa kết nối trực tuyến',
    'Chương trình hành động: 1/21 đơn vị gửi chậm hoặc quá hạn chưa gửi, trong đó có Đảng bộ Than Quảng Ninh.',
    'Số liệu tính đến hết ngày 15/9/2016, ghi nhận đến 23:59 ngày 15/9/2016',
  ])('it says “%s”', (sentence) => {
    expect(text).toContain(sentence)
  })

  test('it has the five parts and the ten tables, in order', () => {
    const order = [
      'I. CÔNG TÁC',
      'II. KẾT QUẢ',
      'III. ĐÁNH GIÁ',
      'IV. KIẾN NGHỊ',
      'V. NHIỆM VỤ',
      'PHỤ LỤC',
      ...Array.from({ length: 10 }, (_, at) => `Biểu ${String(at + 1).padStart(2, '0')}. `),
    ]
    const places = order.map((one) => text.indexOf(`\n${one}`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('an abstract that begins with “Về” or with its own type is joined without saying it twice', async () => {
    const own = {
      number: '31-KH/TU',
      type: 'plan',
      issuer: 'Ban Thường vụ Tỉnh ủy',
      issued_on: '2016-05-17',
      title: 'Kế hoạch học tập Nghị quyết',
      secrecy: 'none',
    }
    const above = {
      number: '02-CT/TW',
      type: 'directive',
      issuer: 'Bộ Chính trị',
      issued_on: '2016-05-18',
      title: 'Về việc học tập',
      secrecy: 'none',
    }
    const said = (await open({ ...facts2016, directives: [own, above] })).text
    expect(said).toContain(
      'Căn cứ Kế hoạch số 31-KH/TU, ngày 17/5/2016 của Ban Thường vụ Tỉnh ủy về học tập Nghị quyết;',
    )
    expect(said).toContain('Căn cứ Chỉ thị số 02-CT/TW, ngày 18/5/2016 của Bộ Chính trị về việc học tập;')
    expect(said).toContain('Tỉnh ủy Quảng Ninh đã ban hành 1 văn bản: Kế hoạch số 31-KH/TU, ngày 17/5/2016.')
  })

  test('a document issued after the as-of day is not in it', () => {
    expect(text).not.toContain('12-KL/TU')
  })

  test('the thresholds of its qualitative words and its as-of day stand in the notes', () => {
    const notes = parts.get('word/footnotes.xml') ?? ''
    expect(notes).toContain('“hầu hết”: từ 85%')
    expect(notes).toContain('ghi nhận đến 23:59 ngày 15/9/2016')
  })

  test('each x/y is a pair of the figures, and each share belongs to its pair', () => {
    const pairs = pairsOf(facts2016.figures)
    const body = text.slice(0, text.indexOf('\nPHỤ LỤC'))
    const found = pairsIn(body)
    expect(found.length).toBeGreaterThan(20)
    for (const { whole, pair, share } of found) {
      expect(pairs, whole).toContain(pair)
      const [a = 0, b = 1] = pair.split('/').map(Number)
      if (share !== undefined)
        expect(Math.abs(Number(share.replace(',', '.')) - (a * 100) / b), whole).toBeLessThanOrEqual(0.005)
    }
  })
})

describe('the report in English', async () => {
  const { text } = await open(facts2016, 'en')

  test('it says the same in the layout’s English words', () => {
    expect(text).toContain('COMMUNIST PARTY OF VIETNAM')
    expect(text).toContain('17/21 subordinate units (80.95%)')
    expect(text).toContain(
      'Over 98.6% of the people expected (cán bộ chủ chốt; cán bộ, đảng viên) have taken part (71,604/72,600 people, 98.63%)',
    )
    expect(text).toContain('Table 10. Progress of subordinate units')
  })

  test('no sentence of the product is left in Vietnamese', () => {
    const own = text
      .split('\n')
      .filter(
        (line) =>
          /(?<!\p{L})(?:đơn vị|Biểu|người|ngày|hoàn thành|số|buổi|tại)(?!\p{L})/u.test(line) && !/Đảng bộ|“/.test(line),
      )
    expect(own.filter((line) => !facts2016.tables.recommendations.some((one) => line === one.text))).toEqual([])
  })
})

describe('a unit about which nothing is known', async () => {
  const bare = bareFacts()
  const { text } = await open(bare)

  test.each([
    'chưa ghi nhận hội nghị nào do Đảng ủy xã Bình Minh tổ chức',
    'Chưa ghi nhận hội nghị, lớp học tập nào trong phạm vi báo cáo.',
    'Trong phạm vi báo cáo không có người thuộc diện phải học tập.',
    'Chưa có số liệu báo cáo của Mặt trận Tổ quốc và các đoàn thể.',
    'Chưa ghi nhận hoạt động tuyên truyền trong phạm vi báo cáo.',
    'không có người phải viết thu hoạch',
    'chưa ghi nhận kiến nghị, đề xuất nào',
    'Không có đơn vị trực thuộc trong phạm vi báo cáo.',
    'ĐẢNG BỘ HUYỆN ĐÔNG TRIỀU',
    '- Huyện ủy Đông Triều (để báo cáo),',
    '-BC/ĐU',
  ])('its report says “%s”', (sentence) => {
    expect(text).toContain(sentence)
  })

  test('it claims no share and no unit', () => {
    const body = text.slice(0, text.indexOf('\nPHỤ LỤC'))
    expect(body).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(body.match(/[\d,]+%/g) ?? []).toEqual(['98%'])
  })
})

test('text from outside cannot break the document', async () => {
  const nasty = 'a\u0000b\u000b<w:p>&"\ud800\nline'
  const { xml, text } = await open({
    ...facts2016,
    tables: {
      ...facts2016.tables,
      recommendations: [
        { code: '=1', text: nasty, unit: 'HL', addressed_to: '', submitted_on: '2016-08-01', status: 'open' },
      ],
    },
  })
  expect(text).toContain('ab<w:p>&"\ufffd line')
  // eslint-disable-next-line no-control-regex -- what must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b]/)
})

test('the abstract of a secret text is not repeated', async () => {
  const secret = {
    number: '77-CT/TW',
    type: 'directive',
    issuer: 'Bộ Chính trị',
    issued_on: '2016-03-01',
    title: 'Nội dung kín',
    secrecy: 'secret',
  }
  const { text } = await open({ ...facts2016, directives: [secret] })
  expect(text).toContain(
    'Căn cứ Chỉ thị số 77-CT/TW, ngày 1/3/2016 của Bộ Chính trị (văn bản mật, không in trích yếu);',
  )
  expect(text).not.toContain('Nội dung kín')
})

describe('the layout file', () => {
  const file = JSON.parse(
    readFileSync(new URL('../../src/modules/reports/layout/party.json', import.meta.url), 'utf8'),
  ) as Record<string, unknown>

  test.each([
    ['a size is missing', { ...file, parts: { ...(file['parts'] as object), party: { bold: true } } }],
    ['a margin is negative', { ...file, page: { ...(file['page'] as object), left: -1 } }],
    ['a part is misspelt', { ...file, parts: { ...(file['parts'] as object), partie: { size: 12 } } }],
    ['the qualities do not fall', { ...file, qualities: [...(file['qualities'] as unknown[])].reverse() }],
    ['a body’s pattern is broken', { ...file, bodies: [{ ...(file['bodies'] as object[])[0], match: '(' }] }],
  ])('is refused when %s', (_, broken) => {
    expect(() => parseLayout(broken)).toThrow()
  })
})

test('the signature never stands alone on a page: the last sentence is kept with it', async () => {
  const { xml } = await open(bareFacts())
  const last = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].find(([p]) => p.includes('Trên đây là báo cáo'))?.[0]
  expect(last).toMatch(/<w:keepNext\/>.*<w:keepLines\/>/)
})
