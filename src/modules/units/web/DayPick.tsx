import { useEffect, useState } from 'react'
import { parseDate } from '#core/dates.ts'
import { DayField } from '#web/form/DayField.tsx'

type Props = { realm: string; label: string; day: string; onDay: (day: string) => void }

const written = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** The day whose tree is shown; what is typed counts as soon as it is a day. */
export function DayPick({ realm, label, day, onDay }: Props) {
  const [typed, setTyped] = useState(written(day))
  useEffect(() => setTyped((before) => (parseDate(before.trim()) === day ? before : written(day))), [day])
  return (
    <DayField
      realm={realm}
      column={{ name: 'as_of', vi: label, cell: { type: 'date' } }}
      label={label}
      value={typed}
      onType={(text) => {
        setTyped(text)
        // the year has to be whole before it counts
        const found = /\d{4}/.test(text) ? parseDate(text.trim()) : null
        if (found !== null && found !== day) onDay(found)
      }}
      onLeave={() => undefined}
    />
  )
}
