import { expect, test } from 'vitest'
import { agendaOrder, agendaRows, agendaTime } from './agenda-model.ts'
import { speakerNames } from './speaker-names.ts'

const names = speakerNames([
  { code: 'B1', name: 'Ngô Văn Nói' },
  { code: 'B2', name: 'Đinh Thị Kể' },
  { code: 'B3', name: 'Đinh Thị Kể' },
])
const at = { day: '2026-03-10', zone: 'Asia/Ho_Chi_Minh', labelOf: names.labelOf, codeOf: names.codeOf }
const point = { title: 'Khai mạc', speaker: null, topic: '', recorded_at: '2026-03-01T00:00:00.000Z' }
const points = [
  { ...point, order: 1, starts_at: '2026-03-10T01:00:00.000Z', ends_at: '2026-03-10T01:15:00.000Z' },
  { ...point, order: 4, title: 'Ngày thứ hai', starts_at: '2026-03-11T01:00:00.000Z', ends_at: null },
]
const rows = agendaRows(points, at, 2)

test('a point shows the time alone on the session’s day, and its day on another; empty rows follow', () => {
  expect(rows.map(({ order, cells }) => [order, cells['from'], cells['to'], cells['title']])).toEqual([
    [1, '08:00', '08:15', 'Khai mạc'],
    [4, '11/03/2026 08:00', '', 'Ngày thứ hai'],
    [5, '', '', ''],
    [6, '', '', ''],
  ])
})

test.each([
  ['8h15', '2026-03-10T08:15'],
  ['11/03/2026 08:00', '2026-03-11T01:00:00.000Z'],
  ['', ''],
  ['sáng', null],
])('the time %o is written as %o', (typed, cell) => {
  expect(agendaTime(typed, at.day, at.zone)).toBe(cell)
})

test('what was changed is sent whole, an emptied point is withdrawn, and an empty row says nothing', () => {
  const empty = { from: '', to: '', title: '', speaker: '', topic: '' }
  const changes = {
    1: { title: 'Chào cờ, khai mạc', speaker: 'Đinh Thị Kể (B3)' },
    4: empty,
    5: { title: 'Bế mạc', from: '11:00' },
    6: { title: ' ' },
  }
  expect(agendaOrder('HN1', rows, changes, at).map(({ cells }) => cells)).toEqual([
    {
      session: 'HN1',
      order: '1',
      starts_at: '2026-03-10T08:00',
      ends_at: '2026-03-10T08:15',
      title: 'Chào cờ, khai mạc',
      speaker: 'B3',
      topic: '',
      retracted: 'no',
    },
    expect.objectContaining({ order: '4', retracted: 'yes' }),
    expect.objectContaining({ order: '5', starts_at: '2026-03-10T11:00', title: 'Bế mạc', retracted: 'no' }),
  ])
})

test.each([
  ['ngo van', 'Ngô Văn Nói'],
  ['b1', 'Ngô Văn Nói'],
  ['Đinh Thị Kể (B2)', 'Đinh Thị Kể (B2)'],
  ['', ''],
  // two of the same name, and nobody
  ['dinh thi ke', null],
  ['Trần', null],
])('%o typed for a speaker means %o', (typed, label) => {
  expect(names.meant(typed)).toBe(label)
})
