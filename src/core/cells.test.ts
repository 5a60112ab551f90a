import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { artifacts, attendanceStatuses, kinds, levels as levelList, sexes } from './choices.ts'
import { formatCell, parseCell } from './cells.ts'
import type { CellContext } from './cells.ts'
import type { Cell, Column, Value } from './columns.ts'
import type { FaultCode } from './faults.ts'
import { guardFormula, unguardFormula } from './formula.ts'
import { fold } from './text.ts'

const cx: CellContext = {
  timeZone: 'Asia/Ho_Chi_Minh',
  levels: levelList.map((level) => level.code),
  now: new Date('2026-11-24T08:00:00.000Z'),
}
const column = (cell: Cell, more: Partial<Column> = {}): Column => ({ name: 'c', vi: 'C', cell, ...more })
const read = (cell: Cell, raw: string, context = cx): Value | { fault: FaultCode } => {
  const result = parseCell(column(cell), raw, context)
  return result.fault ? { fault: result.fault } : (result.value as Value)
}

const cases: [title: string, cell: Cell, raw: string, expected: Value | { fault: FaultCode }][] = [
  ['an ISO date', { type: 'date' }, '2026-01-12', '2026-01-12'],
  ['a Vietnamese date', { type: 'date' }, '12/01/2026', '2026-01-12'],
  ['a Vietnamese date without zeros', { type: 'date' }, '2/1/2026', '2026-01-02'],
  ['a leap day', { type: 'date' }, '29/02/2024', '2024-02-29'],
  ['a leap day of a common year', { type: 'date' }, '29/02/2026', { fault: 'bad-date' }],
  ['the leap day that 1900 lacks', { type: 'date' }, '1900-02-29', { fault: 'bad-date' }],
  ['a 31st of April', { type: 'date' }, '31/04/2026', { fault: 'bad-date' }],
  ['an American date', { type: 'date' }, '01/13/2026', { fault: 'bad-date' }],
  ['a date with a short year', { type: 'date' }, '12/01/26', { fault: 'bad-date' }],
  ['a year below 1000', { type: 'date' }, '0026-01-12', { fault: 'bad-date' }],
  ['an ISO date without zeros', { type: 'date' }, '2026-1-2', { fault: 'bad-date' }],
  ['a date that Excel gave midnight', { type: 'date' }, '2026-01-12T00:00:00', '2026-01-12'],
  ['a Vietnamese date with midnight', { type: 'date' }, '12/01/2026 00:00', '2026-01-12'],
  ['a date with a time', { type: 'date' }, '2026-01-12 08:00', { fault: 'bad-date' }],
  ['a serial number of a spreadsheet', { type: 'date' }, '46034', { fault: 'bad-date' }],
  ['an instant with the offset of Hanoi', { type: 'instant' }, '2026-01-12T08:00:00+07:00', '2026-01-12T01:00:00.000Z'],
  ['an instant with a short offset', { type: 'instant' }, '2026-01-12T08:00+07', '2026-01-12T01:00:00.000Z'],
  [
    'an instant with an offset without colon',
    { type: 'instant' },
    '2026-01-12 08:00:00 +0700',
    '2026-01-12T01:00:00.000Z',
  ],
  ['an instant in UTC', { type: 'instant' }, '2026-01-12T08:00:00.123456Z', '2026-01-12T08:00:00.123Z'],
  ['a time of the realm', { type: 'instant' }, '2026-01-12T08:00', '2026-01-12T01:00:00.000Z'],
  ['a Vietnamese time of the realm', { type: 'instant' }, '12/01/2026 8:05:09', '2026-01-12T01:05:09.000Z'],
  ['a day of the realm', { type: 'instant' }, '12/01/2026', '2026-01-11T17:00:00.000Z'],
  ['a 24th hour', { type: 'instant' }, '2026-01-12T24:00', { fault: 'bad-instant' }],
  ['an instant with something behind it', { type: 'instant' }, '2026-01-12T08:00Zx', { fault: 'bad-instant' }],
  ['plain digits', { type: 'count' }, '15190', 15190],
  ['vi-VN groups', { type: 'count' }, '1.234.567', 1234567],
  ['a broken group', { type: 'count' }, '18.1887', { fault: 'bad-grouping' }],
  ['a short group', { type: 'count' }, '1.23', { fault: 'bad-grouping' }],
  ['a comma group', { type: 'count' }, '1,234', { fault: 'bad-grouping' }],
  ['a group behind a zero', { type: 'count' }, '0.123', { fault: 'bad-grouping' }],
  ['a first group of four digits', { type: 'count' }, '1234.567', { fault: 'bad-grouping' }],
  ['a negative number', { type: 'count' }, '-3', { fault: 'bad-number' }],
  ['a word for a number', { type: 'count' }, 'mười', { fault: 'bad-number' }],
  ['digits of another script', { type: 'count' }, '١٢', { fault: 'bad-number' }],
  ['the largest number', { type: 'count' }, '2.147.483.647', 2147483647],
  ['a number above the largest', { type: 'count' }, '2147483648', { fault: 'number-too-large' }],
  ['a number of a hundred digits', { type: 'count' }, '9'.repeat(100), { fault: 'number-too-large' }],
  ['a share with a comma', { type: 'share' }, '0,950', '0.95'],
  ['a share with a point', { type: 'share' }, '0.95', '0.95'],
  ['the whole', { type: 'share' }, '1,0', '1'],
  ['no share at all', { type: 'share' }, '0', { fault: 'bad-share' }],
  ['more than the whole', { type: 'share' }, '1.01', { fault: 'bad-share' }],
  ['a share of 31 digits', { type: 'share' }, `0.${'3'.repeat(31)}`, { fault: 'bad-share' }],
  ['a percentage', { type: 'share' }, '95%', { fault: 'bad-share' }],
  ['yes in capitals', { type: 'yesno' }, 'CÓ', true],
  ['a cross', { type: 'yesno' }, 'X', true],
  ['no in decomposed letters', { type: 'yesno' }, 'Không'.normalize('NFD'), false],
  ['a word that is neither yes nor no', { type: 'yesno' }, 'maybe', { fault: 'bad-yesno' }],
  ['a label', { type: 'choice', options: attendanceStatuses }, 'vắng  có lý do', 'excused'],
  ['a decomposed label in capitals', { type: 'choice', options: sexes }, 'NỮ'.normalize('NFD'), 'f'],
  ['an English label', { type: 'choice', options: kinds }, 'Probationary Member', 'probationary'],
  ['a synonym', { type: 'choice', options: artifacts }, 'bản thu hoạch', 'reflection'],
  ['an unknown choice', { type: 'choice', options: kinds }, 'guest', { fault: 'unknown-choice' }],
  ['an open choice by its label', { type: 'openChoice', options: kinds }, 'Dự bị', 'probationary'],
  ['an open choice of the office’s own', { type: 'openChoice', options: kinds }, 'circular', 'circular'],
  ['a level by a synonym', { type: 'level' }, 'Phường', 'commune'],
  ['an unknown level', { type: 'level' }, 'liên xã', { fault: 'unknown-level' }],
  ['a list with blanks, blanks between and a repeated entry', { type: 'list' }, ' T1 | T2||T1 ', ['T1', 'T2']],
  [
    'a list of labels',
    { type: 'list', options: artifacts },
    'Bài thu hoạch|personal_plan',
    ['reflection', 'personal_plan'],
  ],
  [
    'a list with one unknown entry',
    { type: 'list', options: artifacts },
    'reflection|essay',
    { fault: 'unknown-choice' },
  ],
  ['a list of nothing', { type: 'list' }, '||', null],
  ['decomposed text', { type: 'text' }, 'Đảng ủy'.normalize('NFD'), 'Đảng ủy'.normalize('NFC')],
  ['text with line breaks of Windows', { type: 'text' }, 'a\r\nb', 'a\nb'],
  ['text with a NUL', { type: 'text' }, 'a\0b', { fault: 'bad-text' }],
  ['text with half a letter', { type: 'text' }, 'a\ud800', { fault: 'bad-text' }],
  ['text beyond the limit', { type: 'text' }, 'a'.repeat(1_000_001), { fault: 'text-too-long' }],
  ['a code of two lines', { type: 'code' }, 'a\nb', { fault: 'bad-code' }],
  ['a code beyond the limit', { type: 'code' }, 'a'.repeat(201), { fault: 'text-too-long' }],
  ['a Party number with blanks and a dash', { type: 'docNumber' }, '06 – CTr/TU', '06-CTr/TU'],
  ['a Party number with small letters in the type', { type: 'docNumber' }, '06-Ctr/TU', '06-CTr/TU'],
  ['a Party number with the word for number', { type: 'docNumber' }, 'Số: 6-CTr/TU', '06-CTr/TU'],
  ['a number of a newer body', { type: 'docNumber' }, '107 - cv / BTGDVTU', '107-CV/BTGDVTU'],
  ['a State number', { type: 'docNumber' }, 'Số: 356/2025/NĐ - CP', '356/2025/NĐ-CP'],
  ['a State plan', { type: 'docNumber' }, '30/KH-UBND', '30/KH-UBND'],
  ['a number of no known form', { type: 'docNumber' }, ' Công báo 12 ', 'Công báo 12'],
  ['a number without digits', { type: 'docNumber' }, 'không số', { fault: 'bad-document-number' }],
  ['cited documents', { type: 'directives' }, '6–CTr/TU@12/01/2026|30-KH/TU', ['06-CTr/TU@2026-01-12', '30-KH/TU']],
  ['a cited document with no real day', { type: 'directives' }, '6-CTr/TU@31/02/2026', { fault: 'bad-directive' }],
  ['a zone', { type: 'zone' }, 'Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
  ['a zone that is none', { type: 'zone' }, 'Asia/Ha_Noi', { fault: 'bad-zone' }],
  ['a bare offset as a zone', { type: 'zone' }, '+07:00', { fault: 'bad-zone' }],
  ['a file in a folder', { type: 'file', endings: ['.pdf'] }, './tệp/BÀI.PDF', 'tệp/BÀI.PDF'],
  ['a file of another kind', { type: 'file', endings: ['.pdf'] }, 'a.exe', { fault: 'file-kind' }],
  ...[
    '../a.pdf',
    'a/../../b.pdf',
    '/etc/a.pdf',
    'C:/a.pdf',
    'a\\..\\b.pdf',
    'a/\0.pdf',
    'a//b.pdf',
    'file:///a.pdf',
    'a/.. /b.pdf',
  ].map((path): (typeof cases)[number] => [
    `the path ${JSON.stringify(path)}`,
    { type: 'file' },
    path,
    { fault: 'file-outside' },
  ]),
]

describe('a cell', () => {
  test.each(cases)('of %s is read as it is meant', (_title, cell, raw, expected) => {
    expect(read(cell, raw)).toEqual(expected)
  })

  test('that is empty gives the default of its column', () => {
    expect(parseCell(column({ type: 'yesno' }, { fallback: true }), ' ', cx)).toEqual({ value: true })
    expect(parseCell(column({ type: 'date' }), '', cx)).toEqual({ value: null })
    expect(parseCell(column({ type: 'code' }, { key: true }), '\u00a0', cx)).toEqual({ value: '' })
  })

  test('of recorded_at may be now and may not be later', () => {
    const recorded = column({ type: 'instant' }, { name: 'recorded_at' })
    expect(parseCell(recorded, '2026-11-24T15:00:00+07:00', cx)).toEqual({ value: '2026-11-24T08:00:00.000Z' })
    expect(parseCell(recorded, '2026-11-24T15:00:00.001+07:00', cx).fault).toBe('future-recorded-at')
  })

  test('names a level only when the realm has it', () => {
    const two = { ...cx, levels: ['province', 'commune'] }
    expect(read({ type: 'level' }, 'Xã', two)).toBe('commune')
    expect(read({ type: 'level' }, 'Huyện', two)).toEqual({ fault: 'unknown-level' })
  })
})

describe('a zone whose clock changes', () => {
  const berlin = { ...cx, timeZone: 'Europe/Berlin' }
  test('refuses a time that it skips, takes the earlier of a time that it shows twice', () => {
    expect(read({ type: 'instant' }, '2026-03-29T02:30', berlin)).toEqual({ fault: 'bad-instant' })
    expect(read({ type: 'instant' }, '2026-10-25T02:30', berlin)).toBe('2026-10-25T00:30:00.000Z')
    expect(read({ type: 'instant' }, '2026-10-25T03:30', berlin)).toBe('2026-10-25T02:30:00.000Z')
  })
  test('begins a day that has no midnight with its first hour', () => {
    const cairo = { ...cx, timeZone: 'Africa/Cairo' }
    expect(read({ type: 'instant' }, '2024-04-26', cairo)).toBe('2024-04-25T22:00:00.000Z')
    expect(read({ type: 'instant' }, '2024-04-26T00:30', cairo)).toEqual({ fault: 'bad-instant' })
  })
})

test('words that differ only by the place of a tone mark are one', () => {
  expect(fold('Đảng Uỷ')).toBe(fold('đảng ủy'))
  expect(fold('Khoá hoà')).toBe(fold('khóa hòa'))
  expect(fold('hoá')).not.toBe(fold('hoa'))
})

const line = fc.string({ unit: 'grapheme', maxLength: 40 })
const year = fc.date({
  min: new Date('1000-01-02T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
})
const twoDigits = fc.integer({ min: 0, max: 12 })
const dated = fc.tuple(twoDigits, twoDigits, fc.integer({ min: 1990, max: 2030 })).map(([d, m, y]) => `${d}/${m}/${y}`)
const sources: [string, Cell, fc.Arbitrary<string>][] = [
  ['code', { type: 'code' }, line],
  ['text', { type: 'text' }, fc.string({ unit: 'binary', maxLength: 60 })],
  ['level', { type: 'level' }, fc.constantFrom('Tỉnh', 'cell', 'Xã', 'province')],
  [
    'date',
    { type: 'date', open: 'end' },
    fc.oneof(
      dated,
      year.map((d) => d.toISOString().slice(0, 10)),
    ),
  ],
  [
    'instant',
    { type: 'instant' },
    fc.oneof(
      dated,
      year.map((d) => d.toISOString()),
    ),
  ],
  ['count', { type: 'count' }, fc.nat({ max: 2_147_483_647 }).map((n) => n.toLocaleString('vi-VN'))],
  ['share', { type: 'share' }, fc.nat().map((n) => `0,${n}`)],
  ['yesno', { type: 'yesno' }, fc.constantFrom('x', 'Có', '0', 'no')],
  ['choice', { type: 'choice', options: kinds }, fc.constantFrom('member', 'Dự bị', 'Ngoài đảng')],
  ['openChoice', { type: 'openChoice', options: kinds }, fc.oneof(line, fc.constant('Dự bị'))],
  ['list', { type: 'list' }, fc.array(line).map((entries) => entries.join('|'))],
  [
    'directives',
    { type: 'directives' },
    fc.array(fc.tuple(fc.nat(), line, dated).map(([n, s, d]) => `${n}-${s}@${d}`)).map((e) => e.join('|')),
  ],
  [
    'docNumber',
    { type: 'docNumber' },
    fc.oneof(
      line,
      fc.tuple(fc.nat(), line, line).map(([n, t, b]) => `${n} – ${t} / ${b}`),
    ),
  ],
  ['zone', { type: 'zone' }, fc.constantFrom('Asia/Ho_Chi_Minh', 'UTC')],
  ['file', { type: 'file' }, fc.array(line).map((parts) => parts.join('/'))],
]

describe('whatever is read, written and read again is the same value', () => {
  test.each(sources)('in a cell of type %s', (_type, cell, source) => {
    const zones = fc.constantFrom('Asia/Ho_Chi_Minh', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York')
    let values = 0
    fc.assert(
      fc.property(source, zones, (raw, timeZone) => {
        const context = { ...cx, timeZone }
        const spec = column(cell, cell.type === 'date' ? { fallback: 'infinity' } : {})
        const first = parseCell(spec, raw, context)
        if (first.fault) return
        values++
        const written = guardFormula(formatCell(spec, first.value as Value, context))
        expect(parseCell(spec, unguardFormula(written), context)).toEqual(first)
      }),
    )
    expect(values).toBeGreaterThan(5)
  })

  test('in text that looks like a formula, and no spreadsheet runs what is written', () => {
    const starts = fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", "'=", "''+", '＝', 'a')
    fc.assert(
      fc.property(fc.array(starts, { maxLength: 4 }), line, (start, rest) => {
        const value = start.join('') + rest
        const written = guardFormula(value)
        expect(unguardFormula(written)).toBe(value)
        expect('=+-@\t\r＝＋－＠'.includes(written.charAt(0) || 'x')).toBe(false)
      }),
    )
  })
})
