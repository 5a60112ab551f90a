import { useElementSize } from '@mantine/hooks'
import { formatCount, formatDay } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { CurveInput, Drawing } from './curve-drawing.ts'
import { drawCurve } from './curve-drawing.ts'
import { rowHeight } from './curve-labels.ts'
import { pathOf } from './curve-line.ts'
import { CurveDays } from './CurveDays.tsx'

type Props = Pick<CurveInput, 'steps' | 'deadlines' | 'first' | 'asOf'> & { label: string }

/** The curve as a drawing, whose days are read by pointer, by finger and by the arrow keys; the table below has them all. */
export function CurveChart({ label, ...input }: Props) {
  const { t, lang } = useLanguage()
  const { ref, width, height } = useElementSize()
  const say = { ...sayings(lang), end: t.curve.label, expected: t.curve.expected }
  const drawing = width > 0 && height > 0 ? drawCurve({ ...input, width, height, say }) : null
  return (
    <div className="chart" ref={ref}>
      {drawing && (
        <CurveDays {...input} plot={drawing.plot} width={width} height={height}>
          <g role="img" aria-label={label}>
            <Axes {...drawing} />
            <Deadlines {...drawing} />
            <Lines {...drawing} />
          </g>
        </CurveDays>
      )}
    </div>
  )
}

const sayings = (lang: Lang) => ({
  count: (n: number) => formatCount(n, lang),
  day: (day: string) => formatDay(day, lang),
})

function Axes({ plot, counts, days }: Drawing) {
  return (
    <>
      {counts.map(({ text, y }) => (
        <g key={text}>
          <path className="chart-rule" d={`M${plot.left} ${y}H${plot.right}`} />
          <text x={plot.left - 8} y={y + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {days.map(({ text, x, anchor }) => (
        <text key={`${x} ${text}`} x={x} y={plot.bottom + 18} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </>
  )
}

function Deadlines({ plot, deadlines }: Drawing) {
  return deadlines.map(({ day, text, x, anchor, row }) => (
    <g key={day}>
      <path className="chart-deadline" d={`M${x} ${plot.top - 4 - row * rowHeight}V${plot.bottom}`} />
      <text x={x + (anchor === 'end' ? -4 : 4)} y={plot.top - 5 - row * rowHeight} textAnchor={anchor}>
        {text}
      </text>
    </g>
  ))
}

function Lines({ expected, participated, expectedLabel, end }: Drawing) {
  return (
    <>
      <path className="chart-expected" d={pathOf(expected)} />
      <path className="chart-participated" d={pathOf(participated)} />
      {expectedLabel && (
        <text x={expectedLabel.x} y={expectedLabel.y}>
          {expectedLabel.text}
        </text>
      )}
      <circle className="chart-end" cx={end.x} cy={end.y} r={4} />
      <text className="chart-now" x={end.label.x} y={end.label.y} textAnchor={end.label.anchor}>
        {end.label.text}
      </text>
    </>
  )
}
