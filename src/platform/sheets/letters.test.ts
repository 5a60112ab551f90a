import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { guessLetters, isSyllable } from './letters-guess.ts'
import { tcvn3, vni } from './letters-tables.ts'
import { readLetters, withCapitals } from './letters.ts'

const family = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trịnh Mạc Tạ Quách Ông Âu'
const middle = 'Văn Thị Hữu Đức Ngọc Minh Quang Thanh Xuân Thúy Kim Hồng Đình Công Bích Diệu Tuyết Phương'
const given =
  'An Ánh Ân Bình Cường Dũng Đạt Giang Hà Hạnh Hiếu Hoa Huyền Khánh Lẫm Lượng Mẫn Nghĩa Nhã Oanh Phước Quyên Sơn Tâm Thảo Thủy Toàn Trưởng Uyên Ước Vượng Xuyến Yến Ý Thuận Khuê Nguyệt Khuyến Ngoạn Quỳnh'
const pick = (words: string) => fc.constantFrom(...words.split(' '))
const name = fc.tuple(pick(family), pick(middle), pick(given)).map((words) => words.join(' '))
const list = fc.array(name, { minLength: 6, maxLength: 30 })

/** The file's bytes as Latin-1, as the reader of 8-bit files gives them. */
const latin1 = (bytes: Buffer): string => bytes.toString('latin1')
const reversed = (table: ReadonlyMap<string, string>) => new Map([...table].map(([from, to]) => [to, from]))
const toTcvn3 = reversed(tcvn3)
const toVni = reversed(vni)

const encoders = {
  unicode: (text: string) => text,
  'windows-1258': (text: string) => {
    // the tone apart, the letter whole: as Windows writes it
    const apart = Array.from(text, (letter) => {
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(letter.normalize('NFD'))?.[0] ?? ''
      const bare = letter.normalize('NFD').replace(tone, '').normalize('NFC')
      return bare + tone
    }).join('')
    return latin1(iconv.encode(apart, 'windows-1258'))
  },
  tcvn3: (text: string) =>
    Array.from(text, (one) => toTcvn3.get(one) ?? toTcvn3.get(one.toLowerCase()) ?? one).join(''),
  vni: (text: string) => Array.from(text, (one) => toVni.get(one) ?? one).join(''),
} as const

describe.each(Object.keys(encoders) as (keyof typeof encoders)[])('names written in %s', (coding) => {
  test('are recognised and read as they were', () => {
    fc.assert(
      fc.property(list, (names) => {
        const written = names.map(encoders[coding])
        const guess = guessLetters(written)
        const read = written.map((one) => readLetters(one, guess))
        expect(guess === 'tcvn3' ? read.map(withCapitals) : read).toEqual(names)
      }),
      { numRuns: 300 },
    )
  })
  test('are recognised in capitals too', () => {
    fc.assert(
      fc.property(list, (names) => {
        const capitals = names.map((one) => one.toUpperCase())
        const written = capitals.map(encoders[coding])
        const guess = guessLetters(written)
        expect(written.map((one) => readLetters(one, guess))).toEqual(capitals)
      }),
      { numRuns: 100 },
    )
  })
})

test('what is plain ASCII is never changed, whatever the coding', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constantFrom(...(Object.keys(encoders) as never[])),
      (text, coding) => {
        expect(readLetters(text, coding)).toBe(text)
        expect(guessLetters([text])).toBe('unicode')
      },
    ),
  )
})

test('Vietnamese in Unicode is never taken for anything else, even where only Latin-1 letters stand in it', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      expect(guessLetters(names)).toBe('unicode')
    }),
  )
  expect(guessLetters(['Hà', 'Lê Hà', 'Bàn Cơ', 'Tô Ký'])).toBe('unicode')
})

test('a cell in Unicode among cells of an old coding stays', () => {
  expect(readLetters('Nguyễn Văn Ánh', 'tcvn3')).toBe('Nguyễn Văn Ánh')
  expect(readLetters('Nguyễn Văn Ánh', 'vni')).toBe('Nguyễn Văn Ánh')
})

test.each([
  ['tcvn3', '§¶ng bé tØnh Qu¶ng Ng·i', 'Đảng bộ tỉnh Quảng Ngãi'],
  ['tcvn3', 'TRÇN THÞ ¸NH', 'TRẦN THỊ ÁNH'],
  ['tcvn3', 'Hµ', 'Hà'],
  ['vni', 'Ñaûng boä tænh Quaûng Ngaõi', 'Đảng bộ tỉnh Quảng Ngãi'],
  ['vni', 'TRAÀN THÒ AÙNH', 'TRẦN THỊ ÁNH'],
  ['windows-1258', 'ÐaÒng bô\u00F2 tiÒnh', 'Đảng bộ tỉnh'],
] as const)('%s: %s is %s', (coding, written, read) => {
  expect(guessLetters([written])).toBe(coding)
  expect(readLetters(written, coding)).toBe(read)
})

test.each([
  'nguyễn',
  'quỳnh',
  'khuyến',
  'ngoạn',
  'giêng',
  'gìn',
  'ước',
  'yểu',
  'khuỷu',
  'đ',
  'thuở',
  'quốc',
  'nghiêng',
])('%s can be a syllable or not, as it is spelt', (word) => expect(isSyllable(word)).toBe(word !== 'đ'))
test.each(['nguyôn', 'hå', 'vaên', 'mật khẩu', 'toàt', 'cafê', 'çà', 'àá'])('%s is none', (word) =>
  expect(isSyllable(word)).toBe(false),
)

test('the table of TCVN3 is the one that the C library knows', ({ skip }) => {
  const bytes = Buffer.from([...tcvn3.keys()].join(''), 'latin1')
  let known: string
  try {
    known = execFileSync('iconv', ['-f', 'TCVN5712-1', '-t', 'UTF-8'], { input: bytes }).toString()
  } catch {
    return skip('no iconv here')
  }
  expect(known.normalize('NFC')).toBe([...tcvn3.values()].join(''))
})
