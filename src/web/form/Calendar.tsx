import 'dayjs/locale/vi'
import { DatePicker } from '@mantine/dates'
import { useEffect, useRef } from 'react'
import { useLanguage } from '#web/language.tsx'

/** Red stands for nothing here, so the calendar marks no weekend. */
const noWeekend: [] = []

type Props = {
  /** The day that is chosen already. */
  day: string | null
  min?: string | undefined
  max?: string | undefined
  onChoose: (day: string | null) => void
}

/** A month to choose a day from; fetched when it is first opened. The arrow keys move from day to day. */
export function Calendar({ day, min, max, onChoose }: Props) {
  const { t, lang } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  // its month and its year are their own names
  const { monthLevelControl: _month, yearLevelControl: _year, ...ways } = t.time.calendar
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('.pick-day[tabindex="0"]')?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={frame} className="day-calendar">
      <DatePicker
        value={day}
        defaultDate={day ?? undefined}
        onChange={onChoose}
        allowDeselect
        minDate={min}
        maxDate={max}
        locale={lang}
        firstDayOfWeek={1}
        weekendDays={noWeekend}
        hideOutsideDates
        highlightToday
        ariaLabels={ways}
        classNames={{ weekday: 'weekday', day: 'pick-day' }}
      />
    </div>
  )
}
