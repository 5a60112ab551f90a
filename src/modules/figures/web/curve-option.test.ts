import { expect, test } from 'vitest'
import { curveOption } from './curve-option.ts'
import type { CurveInput } from './curve-option.ts'

type Series = {
  data: [number, number][]
  markLine?: { data: { xAxis: number; label: { formatter: string; distance: number[] } }[] }
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const input: CurveInput = {
  steps: [
    { day: '2016-05-16', expected: 100, participated: 0, makeup: 0, exempt: 0 },
    { day: '2016-06-10', expected: 100, participated: 40, makeup: 0, exempt: 0 },
  ],
  deadlines: [],
  first: '2016-05-16',
  asOf: '2016-09-15',
  lang: 'vi',
  names: { participated: 'Đã học', expected: 'Phải học', end: (count, day) => `${count} ngày ${day}` },
  width: 700,
}
const seriesOf = (of: Partial<CurveInput>): Series[] => curveOption({ ...input, ...of }).series as Series[]
const deadline = (day: string, text: string) => ({ day, text })

test('the last number holds until the day shown', () => {
  const [expected, participated] = seriesOf({})
  expect(participated?.data.at(-1)).toEqual([at('2016-09-15'), 40])
  expect(expected?.data.at(-1)).toEqual([at('2016-09-15'), 100])
})

test('a deadline after the day shown is still drawn, and the axis reaches it', () => {
  const deadlines = [deadline('2016-09-30', 'hạn huyện 30/9')]
  const [, participated] = seriesOf({ deadlines })
  expect(participated?.markLine?.data.map(({ xAxis }) => xAxis)).toEqual([at('2016-09-30')])
  expect(curveOption({ ...input, deadlines }).xAxis).toMatchObject({ max: at('2016-09-30') })
})

test('words of deadlines that are close take two rows, then only the day, then none', () => {
  const deadlines = ['2016-06-30', '2016-07-01', '2016-07-02'].map((day) => deadline(day, 'hạn cho cán bộ chủ chốt'))
  const [, participated] = seriesOf({ deadlines })
  const labels = participated?.markLine?.data.map(({ label }) => label) ?? []
  expect(labels.map(({ formatter }) => formatter)).toEqual(['hạn cho cán bộ chủ chốt', 'hạn cho cán bộ chủ chốt', ''])
  expect(labels[0]?.distance).not.toEqual(labels[1]?.distance)
})

test('on a narrow page only the day of a deadline is written', () => {
  const [, participated] = seriesOf({ width: 320, deadlines: [deadline('2016-06-30', 'hạn tỉnh 30/6')] })
  expect(participated?.markLine?.data[0]?.label.formatter).toBe('30/6')
})
