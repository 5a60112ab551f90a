import { describe, expect, test } from 'vitest'
import type { Figures } from './contract.ts'
import { composeSentence, sentenceText } from './rules-sentence.ts'

const audiences = [
  { code: 'key', name: 'Cán bộ chủ chốt', basis: 'roster' as const },
  { code: 'members', name: 'Cán bộ, đảng viên', basis: 'roster' as const },
  { code: 'mass', name: 'Đoàn viên, hội viên', basis: 'headcount' as const },
]

type Given = { people?: [participated: number, expected: number]; units?: Figures['units']; mass?: [number, number] }

function figuresOf({ people = [60346, 61240], units = [], mass }: Given): Figures {
  const counts = ([participated, expected]: [number, number]) => ({
    participated,
    expected,
    makeup: 0,
    exempt: 0,
    ratio: null,
  })
  return {
    campaign: 'NQ12',
    unit: 'QN',
    as_of: '2016-09-15',
    known_at: '2016-09-15T23:59:59+07:00',
    people: { ...counts(people), by_statement: 0 },
    audiences: mass ? [{ code: 'mass', basis: 'headcount', classes: 0, ...counts(mass) }] : [],
    units,
    children: [
      {
        unit: 'CA',
        name: 'Công an tỉnh',
        expected: 1,
        participated: 1,
        ratio: 1,
        completed_on: null,
        due_on: null,
        state: 'open',
        rank: 1,
        audiences: [],
      },
    ],
    conferences: {
      hosted: [],
      subtree: { sessions: 0, by_mode: { in_person: 0, online: 0, hybrid: 0 }, attendances: 0, people: 0 },
    },
    writing: [],
    collecting: [],
    deliverables: [],
    recommendations: { total: 0, open: 0, forwarded: 0, answered: 0, closed: 0 },
    outreach: [],
  }
}

const block = (audience: string, completed: number, total: number, late = 0, first: string[] = []) => ({
  audience,
  total,
  completed,
  on_time: completed,
  late,
  first: first.map((unit) => ({ unit, completed_on: '2016-07-15' })),
  full: [],
})

const say = (given: Given, lang: 'vi' | 'en', dated?: { unitName: string }): string =>
  sentenceText(composeSentence({ figures: figuresOf(given), audiences, dated }, lang))

describe('the sentence says', () => {
  test('who has studied, what is left, which units are complete and who was first', () => {
    const given = { units: [block('*', 21, 21, 0, ['CA'])] }
    expect(say(given, 'vi')).toBe(
      '60.346 trong 61.240 cán bộ, đảng viên đã học tập, trên 98,5%; còn 894 người. 21/21 đơn vị trực thuộc hoàn thành, không đơn vị nào quá hạn, đầu tiên là Công an tỉnh, ngày 15/7.',
    )
    expect(say(given, 'en')).toBe(
      '60,346 of 61,240 cadres and members have studied, over 98.5%; 894 people are outstanding. 21/21 direct units are complete, none of them late; first to finish: Công an tỉnh (15 Jul).',
    )
  })

  test('for which audience more units are complete than for all together', () => {
    const given = { units: [block('*', 4, 21, 2), block('key', 21, 21, 0, ['CA'])] }
    expect(say(given, 'vi')).toContain(
      '4/21 đơn vị trực thuộc hoàn thành, 2 đơn vị quá hạn; riêng với cán bộ chủ chốt: 21/21 đơn vị, đầu tiên là Công an tỉnh, ngày 15/7.',
    )
    expect(say(given, 'en')).toContain(
      '4/21 direct units are complete, 2 late; for Cán bộ chủ chốt: 21/21 units; first to finish',
    )
  })

  test('that all have studied, without a remainder', () => {
    expect(say({ people: [12, 12] }, 'vi')).toBe('Toàn bộ 12 cán bộ, đảng viên đã học tập, 100%.')
    expect(say({ people: [1, 2] }, 'en')).toContain('1 person is outstanding.')
  })

  test('that nobody is expected', () => {
    expect(say({ people: [0, 0] }, 'vi')).toBe('Trong ngày này chưa có ai thuộc diện phải học tại đơn vị.')
    expect(say({ people: [0, 0] }, 'en')).toBe('On this day nobody at this unit is expected to study.')
  })

  test('what the mass organizations state', () => {
    expect(say({ mass: [352_118, 412_800] }, 'vi')).toMatch(/ Đoàn viên, hội viên: trên 85,2% đã học\.$/)
  })

  test('day and unit where no page shows them', () => {
    expect(say({ people: [12, 12] }, 'vi', { unitName: 'Tỉnh Quảng Ninh' })).toMatch(
      /^Tính đến hết ngày 15\/9\/2016, Tỉnh Quảng Ninh: Toàn bộ/,
    )
    expect(say({ people: [12, 12] }, 'en', { unitName: 'Quảng Ninh' })).toMatch(
      /^Quảng Ninh, as of 15 September 2016: All 12/,
    )
  })

  test('at most three of the units that share the first day', () => {
    const given = { units: [block('*', 5, 5, 0, ['CA', 'QS', 'BP', 'HQ', 'PC'])] }
    expect(say(given, 'vi')).toContain('đầu tiên là Công an tỉnh, QS, BP và 2 đơn vị khác, ngày 15/7')
  })
})

test('every number of the sentence opens to its definition', () => {
  const given: Given = { units: [block('*', 4, 21, 2, ['CA']), block('key', 21, 21)], mass: [1, 2] }
  const parts = composeSentence({ figures: figuresOf(given), audiences }, 'vi')
  for (const part of parts) {
    const isOnlyNumber = /^[./]*\d[\d./]*$/.test(part.text)
    if (isOnlyNumber) expect(part.opens?.about, part.text).toBeTruthy()
  }
  expect(parts.find((part) => part.text === '894')?.opens?.names?.figure).toBe('outstanding')
  expect(parts.find((part) => part.text === 'Công an tỉnh')?.opens?.goTo).toBe('CA')
})
