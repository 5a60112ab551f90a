import { useEffect, useRef } from 'react'
import type { Lang } from '#core/phrases.ts'
import { curveOption } from './curve-option.ts'
import type { CurveInput } from './curve-option.ts'
import { draw } from './curve-engine.ts'

type Props = Omit<CurveInput, 'width'> & { label: string; lang: Lang }

/** The curve as a drawing; what it says is in its label and in the table below. */
export function CurveChart({ label, ...input }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof draw> | null>(null)
  useEffect(() => {
    if (!place.current) return
    const drawn = draw(place.current)
    chart.current = drawn
    const watcher = new ResizeObserver(() => {
      drawn.resize()
      drawn.getZr().flush() // printing does not wait for the next frame
      fitToBox(place.current, drawn)
    })
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(curveOption({ ...input, width: place.current?.clientWidth ?? 0 }), { notMerge: true })
    if (chart.current) fitToBox(place.current, chart.current)
  })
  return <div className="chart" ref={place} role="img" aria-label={label} />
}

// with a view box the drawing scales to the paper it is printed on
function fitToBox(place: HTMLElement | null, drawn: ReturnType<typeof draw>): void {
  place?.querySelector('svg')?.setAttribute('viewBox', `0 0 ${drawn.getWidth()} ${drawn.getHeight()}`)
}
