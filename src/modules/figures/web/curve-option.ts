import type { EChartsCoreOption } from 'echarts/core'
import type { Lang } from '#core/phrases.ts'
import { formatCount, formatDate, formatDay, percent } from '#core/phrases.ts'
import type { Curve } from '../contract.ts'

export type CurveInput = {
  steps: Curve['steps']
  deadlines: readonly { day: string; text: string }[]
  /** Of the drawing, in pixels. */
  width: number
  first: string
  asOf: string
  lang: Lang
  names: { participated: string; expected: string; end: (participated: string, day: string) => string }
}

const ink = '#16191d'
const soft = '#5b6470'
const line = '#e3e6ea'
const act = '#1c4f8f'
/** Below this width only the day of a deadline is written. */
const narrow = 520
const letterWidth = 6.1
const font = {
  fontFamily: '"Inter Variable", Inter, "Liberation Sans", Arial, sans-serif',
  fontSize: 11.5,
  color: soft,
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The drawing as data: one step a day that changed, held until the day shown, with the deadlines as dashed lines. */
export function curveOption({ steps, deadlines, first, asOf, lang, names, width }: CurveInput): EChartsCoreOption {
  const last = steps[steps.length - 1]
  const end = deadlines.reduce((latest, { day }) => (day > latest ? day : latest), asOf)
  const held = last && last.day < asOf ? [...steps, { ...last, day: asOf }] : steps
  const pairs = (name: 'participated' | 'expected') => held.map((step) => [at(step.day), step[name]])
  return {
    animation: false,
    useUTC: true,
    textStyle: font,
    grid: { left: 4, right: 18, top: 46, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: soft } },
      borderRadius: 0,
      borderColor: ink,
      borderWidth: 1,
      extraCssText: 'box-shadow:none',
      textStyle: { ...font, color: ink, fontSize: 13 },
      formatter: (shown: unknown) => tooltip(shown as { value: [number, number] }[], { lang, names }),
    },
    xAxis: {
      type: 'time',
      min: at(first),
      max: at(end),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      splitNumber: 5,
      axisLabel: { ...font, hideOverlap: true, formatter: (time: number) => formatDay(dayOf(time), lang) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      minInterval: 1,
      axisLine: { show: false },
      splitLine: { lineStyle: { color: line } },
      axisLabel: { ...font, formatter: (n: number) => formatCount(n, lang) },
    },
    series: [
      {
        type: 'line',
        name: names.expected,
        step: 'end',
        symbol: 'none',
        data: pairs('expected'),
        lineStyle: { color: '#8a94a3', width: 1 },
        itemStyle: { color: '#8a94a3' },
      },
      {
        type: 'line',
        name: names.participated,
        step: 'end',
        symbol: 'none',
        data: pairs('participated'),
        lineStyle: { color: act, width: 2.2 },
        itemStyle: { color: act },
        markPoint: last && {
          ...endPoint(last.participated, { asOf, first, end }),
          label: endLabel(names.end(formatCount(last.participated, lang), formatDay(asOf, lang)), { asOf, first, end }),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: soft, type: [3, 4], width: 1 },
          data: deadlineLabels(deadlines, width, { first, end }, lang),
        },
      },
    ],
  }
}

type Span = { asOf?: string; first: string; end: string }

/** How far along the axis a day lies, from 0 to 1. */
const along = (day: string, { first, end }: Span): number => (at(day) - at(first)) / Math.max(1, at(end) - at(first))

function endPoint(participated: number, { asOf }: { asOf: string } & Span) {
  return {
    symbol: 'circle',
    symbolSize: 8,
    silent: true,
    itemStyle: { color: act },
    data: [{ coord: [at(asOf), participated] }],
  }
}

function endLabel(text: string, span: { asOf: string } & Span) {
  const align = along(span.asOf, span) > 0.8 ? 'right' : along(span.asOf, span) < 0.2 ? 'left' : 'center'
  const halo = { textBorderColor: '#fff', textBorderWidth: 4 }
  return {
    ...font,
    ...halo,
    show: true,
    position: 'bottom',
    distance: 9,
    align,
    color: ink,
    fontWeight: 600,
    formatter: text,
  }
}

// words of a deadline stand beside the top of its line, on the side where there is room, a row higher where they would
// cover those before them; where there is no room at all its day must do, or the line alone
function deadlineLabels(deadlines: CurveInput['deadlines'], width: number, span: Span, lang: Lang) {
  const ends = [-Infinity, -Infinity]
  return deadlines.map(({ day, text }) => {
    const tick = along(day, span) * width
    const isRight = along(day, span) > 0.7
    const place = (words: string) => {
      const length = words.length * letterWidth
      const start = isRight ? tick - length : tick
      return { words, end: start + length, row: ends.findIndex((end) => start > end + 6) }
    }
    const short = formatDay(day, lang)
    const tries = (width < narrow ? [short] : [text, short]).map(place)
    const { words, end, row } = tries.find((one) => one.row >= 0) ?? { words: '', end: -Infinity, row: 0 }
    ends[row] = Math.max(ends[row] ?? -Infinity, end)
    const distance = [0, 6 + row * 15]
    return {
      xAxis: at(day),
      label: { ...font, position: 'end', align: isRight ? 'right' : 'left', distance, formatter: words },
    }
  })
}

function tooltip(shown: { value: [number, number] }[], { lang, names }: Pick<CurveInput, 'lang' | 'names'>): string {
  const [expected, participated] = shown
  if (!expected || !participated) return ''
  const [whole, part] = [expected.value[1], participated.value[1]]
  const lines = [
    formatDate(dayOf(participated.value[0]), lang),
    `${names.participated}: ${formatCount(part, lang)} (${percent(part, whole, lang)})`,
    `${names.expected}: ${formatCount(whole, lang)}`,
  ]
  return lines.join('<br>')
}
