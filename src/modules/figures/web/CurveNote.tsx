import type { Plot } from './curve-scale.ts'
import { placeNote } from './curve-note.ts'

type Props = { lines: readonly string[]; x: number; y: number; plot: Plot }

/** The note of a day: an upright through the plot, a dot on the line, and the words on paper beside them. */
export function CurveNote({ lines, x, y, plot }: Props) {
  const { left, top, width, height, baselines } = placeNote(lines, { x, y }, plot)
  return (
    <g className="chart-note" aria-hidden="true">
      <path className="chart-upright" d={`M${x} ${plot.top}V${plot.bottom}`} />
      <circle cx={x} cy={y} r={4} />
      <rect x={left} y={top} width={width} height={height} />
      {lines.map((line, index) => (
        <text key={line} className={index === 0 ? 'chart-note-day' : undefined} x={left + 10} y={baselines[index]}>
          {line}
        </text>
      ))}
    </g>
  )
}
