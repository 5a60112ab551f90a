import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { formatCount, formatDate, formatDay, percent } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { addDays, daysBetween } from '#ui/days.ts'
import { useLanguage } from '#web/language.tsx'
import type { Words } from '#web/language/vi.ts'
import type { Curve } from '../contract.ts'
import { CurveNote } from './CurveNote.tsx'
import type { Deadline } from './curve-labels.ts'
import { stepOn } from './curve-line.ts'
import type { Plot } from './curve-scale.ts'
import { dayAt, xOf, yOf } from './curve-scale.ts'

type Props = {
  steps: Curve['steps']
  deadlines: readonly Deadline[]
  first: string
  asOf: string
  plot: Plot
  width: number
  height: number
  children: ReactNode
}

/**
 * What the curve says of one day, in a note beside it. The day is chosen by a pointer over the drawing, a finger, or
 * the keys of a slider, which tells the same to those who listen.
 */
export function CurveDays({ steps, deadlines, first, asOf, plot, width, height, children }: Props) {
  const { t, lang } = useLanguage()
  const last = Math.max(0, daysBetween(first, asOf))
  const [chosen, setChosen] = useState<number | null>(null)
  // a press on the slider would move it by its own reckoning, which knows nothing of the axis
  const pressed = useRef(false)
  const position = Math.min(chosen ?? last, last)
  const day = addDays(first, position)
  const lines = tell(steps, deadlines, day, t, lang)
  const choose = (event: { clientX: number; currentTarget: Element }): void => {
    const left = event.currentTarget.getBoundingClientRect().left
    setChosen(dayAt(event.clientX - left, plot, last))
  }
  return (
    <>
      <input
        type="range"
        min={0}
        max={last}
        value={position}
        aria-label={t.curve.dayOf}
        aria-valuetext={lines.join(', ')}
        onPointerDown={(event) => {
          pressed.current = true
          choose(event)
        }}
        onPointerUp={() => (pressed.current = false)}
        onPointerCancel={() => (pressed.current = false)}
        onPointerMove={choose}
        onPointerLeave={(event) => {
          if (event.pointerType === 'mouse') setChosen(null)
        }}
        onFocus={() => setChosen((at) => at ?? last)}
        onBlur={() => setChosen(null)}
        onChange={(event) => {
          if (!pressed.current) setChosen(Number(event.currentTarget.value))
        }}
      />
      <svg viewBox={`0 0 ${width} ${height}`}>
        {children}
        {chosen !== null && (
          <CurveNote
            lines={lines}
            x={xOf(day, plot)}
            y={yOf(stepOn(steps, day)?.participated ?? 0, plot)}
            plot={plot}
          />
        )}
      </svg>
    </>
  )
}

/** The day, how many participated and were expected by its end, and whose deadline it is. */
function tell(steps: Curve['steps'], deadlines: readonly Deadline[], day: string, t: Words, lang: Lang): string[] {
  const step = stepOn(steps, day)
  const [part, whole] = [step?.participated ?? 0, step?.expected ?? 0]
  return [
    formatDate(day, lang),
    `${t.curve.participated}: ${formatCount(part, lang)} (${percent(part, whole, lang)})`,
    `${t.curve.expected}: ${formatCount(whole, lang)}`,
    ...deadlines.filter((one) => one.day === day).map(({ text }) => text.replace(` ${formatDay(day, lang)}`, '')),
  ]
}
