import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognise } from './rules-recognise.ts'
import { bodyOf, readSymbol, termsOf } from './rules-symbol.ts'

describe('what a number says of its document', () => {
  test.each([
    ['06 – CTr/TU', '06-CTr/TU', 'party', 'action_programme', 'TU'],
    ['6-ctr/TU', '06-CTr/TU', 'party', 'action_programme', 'TU'],
    ['Số: 30 - KH/TU', '30-KH/TU', 'party', 'plan', 'TU'],
    ['01-CT/TW', '01-CT/TW', 'party', 'directive', 'TW'],
    ['59-NQ/TW', '59-NQ/TW', 'party', 'resolution', 'TW'],
    ['12-CTr/ĐU', '12-CTr/ĐU', 'party', 'action_programme', 'ĐU'],
    ['107-CV/BTGDVTU', '107-CV/BTGDVTU', 'party', 'official_letter', 'BTGDVTU'],
    ['367-QĐ/TWĐTN-VP', '367-QĐ/TWĐTN-VP', 'party', 'decision', 'TWĐTN-VP'],
    ['123/2025/NĐ-CP', '123/2025/NĐ-CP', 'state', 'decree', 'CP'],
    ['45/QĐ-UBND', '45/QĐ-UBND', 'state', 'decision', 'UBND'],
    ['28/2018/QĐ-TTg', '28/2018/QĐ-TTg', 'state', 'decision', 'TTg'],
    ['91/2025/QH15', '91/2025/QH15', 'state', 'law', 'QH'],
    ['12/2024/TT-BTC', '12/2024/TT-BTC', 'state', 'circular', 'BTC'],
    ['30/KH-UBND', '30/KH-UBND', 'state', 'plan', 'UBND'],
    ['1234/UBND-VX', '1234/UBND-VX', 'state', 'official_letter', 'UBND-VX'],
  ])('%s', (raw, number, form, type, body) => {
    expect(readSymbol(raw)).toMatchObject({ number, form, type, body })
  })

  test('letters of a body name who is outside the realm, or a level of its own committees', () => {
    expect(bodyOf('TTg')).toEqual({ name: 'Thủ tướng Chính phủ' })
    expect(bodyOf('BTGDVTW')).toEqual({ name: 'Ban Tuyên giáo và Dân vận Trung ương' })
    expect(bodyOf('TU')).toEqual({ level: 'province' })
    expect(bodyOf('ĐU')).toEqual({ level: 'commune' })
    expect(bodyOf('XYZ')).toBeNull()
  })

  test('a day lies in one term, in a congress year in two', () => {
    expect(termsOf('2026-02-01')).toEqual(['2025-2030'])
    expect(termsOf('2025-08-01')).toEqual(['2025-2030', '2020-2025'])
  })
})

type Line = readonly [number: string, kind: string | null, issued_on: string | null, type: string | null]
const cases: readonly (readonly [string, string, readonly Line[]])[] = [
  [
    'grounds, one a line',
    `- Căn cứ Chỉ thị số 01-CT/TW, ngày 22/3/2016 của Bộ Chính trị về việc học tập, quán triệt Nghị quyết;
- Căn cứ Hướng dẫn số 04-HD/BTGTW ngày 08 tháng 4 năm 2016 của Ban Tuyên giáo Trung ương;`,
    [
      ['01-CT/TW', 'grounds', '2016-03-22', 'directive'],
      ['04-HD/BTGTW', 'grounds', '2016-04-08', 'guidance'],
    ],
  ],
  [
    'several documents under one word',
    'Thực hiện Chỉ thị 05-CT/TW, ngày 15-5-2016; Chương trình hành động số 06 – CTr/TU, ngày 11/4/2016 của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:',
    [
      ['05-CT/TW', 'implements', '2016-05-15', 'directive'],
      ['06-CTr/TU', 'implements', '2016-04-11', 'action_programme'],
    ],
  ],
  [
    'a document that replaces another one',
    'Kế hoạch này thay thế Kế hoạch số 12-KH/TU ngày 03/02/2021 của Ban Thường vụ Tỉnh ủy.',
    [['12-KH/TU', 'replaces', '2021-02-03', 'plan']],
  ],
  [
    'one that another ends',
    'Nghị định số 13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 hết hiệu lực kể từ ngày Nghị định này có hiệu lực.',
    [['13/2023/NĐ-CP', 'replaces', '2023-04-17', 'decree']],
  ],
  [
    'an amendment',
    'Sửa đổi, bổ sung một số điều của Quy định số 24-QĐ/TW ngày 30/7/2021.',
    [['24-QĐ/TW', 'amends', '2021-07-30', 'regulation']],
  ],
  [
    'what the title of a ground says is said of other documents',
    'Căn cứ Nghị định số 154/2020/NĐ-CP ngày 31/12/2020 sửa đổi, bổ sung Nghị định số 34/2016/NĐ-CP ngày 14/5/2016;',
    [
      ['154/2020/NĐ-CP', 'grounds', '2020-12-31', 'decree'],
      ['34/2016/NĐ-CP', 'grounds', '2016-05-14', 'decree'],
    ],
  ],
  [
    'a letter that follows another',
    'Tiếp theo Công văn số 96-CV/VPTU, Văn phòng Tỉnh ủy đề nghị các đơn vị gửi số liệu.',
    [['96-CV/VPTU', 'follows', null, 'official_letter']],
  ],
  [
    'regulation and decision, both printed QĐ',
    'Theo Quy định 339-QĐ/TW và Quyết định số 204-QĐ/TW của Ban Bí thư.',
    [
      ['339-QĐ/TW', null, null, 'regulation'],
      ['204-QĐ/TW', null, null, 'decision'],
    ],
  ],
  [
    'days, shares and telephone numbers are none',
    'Ngày 15/9/2016, 17/21 đơn vị (80,95%) đạt; liên hệ 0203/3835-678, phòng 12-A/B, tỉ lệ 1/2.',
    [],
  ],
  [
    'a number broken over two lines, of the State',
    'Căn cứ Luật Bảo vệ dữ liệu cá nhân số\n91/2025/QH15 ngày 26 tháng 6\nnăm 2025; Quyết định số 45/QĐ-UBND',
    [
      ['91/2025/QH15', 'grounds', '2025-06-26', 'law'],
      ['45/QĐ-UBND', 'grounds', null, 'decision'],
    ],
  ],
]

describe('numbers found in a text', () => {
  test.each(cases)('%s', (_name, text, lines) => {
    const found = recognise(text).found.map((one) => [one.number, one.kind_of_link, one.issued_on, one.type])
    expect(found).toEqual(lines)
  })

  test('the document’s own number and day are told apart from those it cites', () => {
    const { own, found } = recognise(`ĐẢNG BỘ TỈNH MẪU\tĐẢNG CỘNG SẢN VIỆT NAM
TỈNH ỦY
*\tHạ Long, ngày 16 tháng 5 năm 2016
Số 30-KH/TU

KẾ HOẠCH
học tập, quán triệt Nghị quyết

Thực hiện Chỉ thị số 01-CT/TW, ngày 22/3/2016. Kế hoạch số 30-KH/TU này gửi các đơn vị.`)
    expect(own).toMatchObject({ number: '30-KH/TU', type: 'plan', issued_on: '2016-05-16' })
    expect(found.map(({ number }) => number)).toEqual(['01-CT/TW'])
  })

  test('a number that is cited twice stands once, with the day and the word that either mention gives', () => {
    const { found } = recognise('Ngày mai học Chỉ thị 01-CT/TW.\n\nCăn cứ Chỉ thị số 01 - CT/TW ngày 23/01/2026;')
    expect(found).toMatchObject([{ number: '01-CT/TW', issued_on: '2026-01-23', kind_of_link: 'grounds' }])
  })

  const party = fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom('NQ', 'CT', 'KL', 'QĐ', 'HD', 'TB', 'KH', 'CTr', 'BC', 'CV'),
      fc.constantFrom('TW', 'TU', 'HU', 'ĐU', 'BTGDVTU', 'VPTU', 'UBKTTU', 'TWĐTN-VP'),
    )
    .map(([n, kind, body]) => `${String(n).padStart(2, '0')}-${kind}/${body}`)
  const state = fc
    .tuple(
      fc.integer({ min: 1, max: 99_999 }),
      fc.option(fc.integer({ min: 1990, max: 2035 }), { nil: null }),
      fc.constantFrom('NQ-HĐND', 'QĐ-UBND', 'NĐ-CP', 'QĐ-TTg', 'TT-BTC', 'CT-TTg', 'KH-UBND', 'QH15'),
    )
    .map(([n, year, rest]) => [n, ...(year === null ? [] : [year]), rest].join('/'))
  const typed = fc.constantFrom<(n: string) => string>(
    (n) => n,
    (n) => n.replace('-', ' – '),
    (n) => n.replace('-', ' - ').replace('/', ' / '),
    (n) => n.normalize('NFD'),
  )

  test('what is printed in a text, however it is spaced, is given back as it is stored', () => {
    fc.assert(
      fc.property(fc.oneof(party, state), typed, (number, type) => {
        expect(readSymbol(type(number))?.number).toBe(number)
        expect(recognise(`Xem văn bản số ${type(number)}, để biết.`).found.map((one) => one.number)).toEqual([number])
      }),
    )
  })

  test('any text at all is read without a fault and in good time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => recognise(text).found.length >= 0))
    const long = 'Căn cứ 1/1-1/ - 12-KH/ 3/4/'.repeat(7_400)
    const begun = performance.now()
    recognise(long)
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})
