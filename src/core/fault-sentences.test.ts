import { expect, test } from 'vitest'
import { faultAlone, faultSentence } from './fault-sentences.ts'
import { faultWords } from './fault-words.ts'
import type { Fault, FaultCode } from './faults.ts'

const fault: Fault = { code: 'unknown-unit', file: 'units', row: 7, column: 'parent', value: 'X9' }

test('a sentence names the place, what is wrong and what would be right', () => {
  expect(faultSentence(fault, 'vi')).toBe(
    'units.csv, dòng 7, cột parent: không có đơn vị “X9” trong hồ sơ hay trong hệ thống; hãy thêm đơn vị này vào units.csv hoặc sửa mã.',
  )
  expect(
    faultSentence({ ...fault, file: 'notes.txt', row: 0, column: '', value: 'notes.txt', code: 'unknown-file' }, 'en'),
  ).toBe('notes.txt: “notes.txt” is no table of the dossier; it is passed over.')
})

test('a sentence says what it knows and leaves the rest out', () => {
  const second: Fault = { ...fault, code: 'level-order', params: { level: 'commune' } }
  expect(faultSentence(second, 'en')).toBe(
    'units.csv, row 7, column parent: the unit’s level commune must come after its parent’s.',
  )
})

test('every sentence is whole in both languages, with and without its parameters', () => {
  for (const [key, words] of Object.entries(faultWords)) {
    const [code, reason] = key.split('/') as [FaultCode, string?]
    const names = [...String(words).matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '')
    const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
    for (const lang of ['vi', 'en'] as const)
      for (const more of [params, {}]) {
        const sentence = faultSentence(
          { ...fault, code, value: 'V', params: reason ? { ...more, reason } : more },
          lang,
        )
        expect(sentence).not.toMatch(/[[\]{}]|undefined|“”| {2}/u)
        expect(sentence).toMatch(/^units\.csv, .*[^.]\.$/u)
      }
  }
})

test('values of strangers stay one short line', () => {
  const sentence = faultSentence({ ...fault, value: `a\n\u202eb${'x'.repeat(500)}` }, 'en')
  expect(sentence).toContain('“a bx')
  expect(sentence.length).toBeLessThan(300)
})

test('a period without an end is told without one', () => {
  const twice: Fault = {
    code: 'two-primaries',
    file: 'memberships',
    row: 2,
    column: 'valid_from',
    value: 'P1',
    params: { from: '2026-01-01', to: 'infinity', unit: 'C4' },
  }
  expect(faultAlone(twice, 'vi')).toContain('từ 2026-01-01, nơi kia')
})
