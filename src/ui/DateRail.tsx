import { useElementSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { addDays, daysBetween } from './days.ts'
import { placeLandmarks } from './rail-labels.ts'

type Props = {
  /** First day of the rail. */
  first: string
  /** Last day that may be chosen. */
  last: string
  /** Last day drawn; later than `last` when landmarks are still to come. */
  end: string
  value: string
  label: string
  landmarks: readonly {
    readonly day: string
    readonly text: string
    /** For a short rail. */ readonly short?: string
  }[]
  say: (day: string) => string
  onChange: (day: string) => void
}

/** How long the thumb rests before the day counts as chosen. */
const restMs = 180

/** The days of a campaign as a line with its landmarks; moved by hand or with the arrow keys. */
export function DateRail({ first, last, end, value, label, landmarks, say, onChange }: Props) {
  const { ref, width } = useElementSize()
  const days = Math.max(1, daysBetween(first, end))
  const furthest = daysBetween(first, last)
  const clamp = (day: number): number => Math.min(Math.max(0, day), furthest)
  const [moved, setMoved] = useState<number | null>(null)
  const position = moved ?? clamp(daysBetween(first, value))
  useEffect(() => {
    if (moved === null) return
    const timer = setTimeout(() => {
      setMoved(null)
      onChange(addDays(first, moved))
    }, restMs)
    return () => clearTimeout(timer)
  }, [moved, first, onChange])
  const isShort = width < 560
  // words stand clear of the thumb, which is larger where fingers move it
  const lift = isShort ? 16 : 12
  const placed = placeLandmarks(
    landmarks.map((landmark) => ({
      day: daysBetween(first, landmark.day),
      text: isShort ? (landmark.short ?? landmark.text) : landmark.text,
    })),
    days,
    width,
    2,
  )
  const share = (day: number): string => `${(day / days) * 100}%`
  return (
    <div className="rail" ref={ref}>
      <div className="rail-line" aria-hidden="true">
        <span className="rail-past" style={{ width: share(position) }} />
        {placed.map(({ day, text, centre, row }) => (
          <span key={`${day} ${text}`}>
            <s style={{ left: share(day), height: centre === null ? 9 : lift + row * 15 }} title={text} />
            {centre !== null && <em style={{ left: centre, bottom: lift + row * 15 }}>{text}</em>}
          </span>
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={days}
        step={1}
        value={position}
        aria-label={label}
        aria-valuetext={say(addDays(first, position))}
        onChange={(event) => setMoved(clamp(Number(event.currentTarget.value)))}
      />
    </div>
  )
}
