import 'dayjs/locale/vi'
import { Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useState } from 'react'
import { parseDate } from '#core/dates.ts'
import { useLanguage } from '#web/language.tsx'
import { Labelled } from './fields.tsx'
import type { FieldProps } from './fields.tsx'

/** Red stands for nothing here, so the calendar marks no weekend. */
const noWeekend: [] = []
const written = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** A day, or a moment, as people write it; a calendar drops beside it. Whatever is typed stays until it is right. */
export function DayField(of: FieldProps) {
  const { t, lang } = useLanguage()
  const words = t.kit.form
  const { column, value } = of
  const [isOpen, setIsOpen] = useState(false)
  // its month and its year are their own names
  const { monthLevelControl: _month, yearLevelControl: _year, ...ways } = t.time.calendar
  const hasTime = column.cell.type === 'instant'
  const [first = '', ...rest] = value.trim().split(/[ T]+/)
  const day = parseDate(first)
  const choose = (chosen: string | null): void => {
    setIsOpen(false)
    if (chosen !== null) of.onType([written(chosen), ...(hasTime ? [rest.join(' ') || '08:00'] : [])].join(' '))
  }
  return (
    <Labelled label={of.label} help={of.help} fault={of.fault} isNeeded={column.required === true}>
      {(ids) => (
        <div className="day-field">
          <input
            {...ids}
            name={column.name}
            value={value}
            readOnly={of.isFixed}
            placeholder={hasTime ? words.instant : words.day}
            autoComplete="off"
            onChange={(event) => of.onType(event.currentTarget.value)}
            onBlur={() => {
              // 5/3/2026 is written out; what is no date is left as it is
              if (!hasTime && day !== null && first === value.trim()) of.onType(written(day))
              of.onLeave()
            }}
          />
          {!of.isFixed && (
            <Popover
              opened={isOpen}
              onChange={setIsOpen}
              position="bottom-end"
              offset={2}
              trapFocus
              returnFocus
              transitionProps={{ duration: 0 }}
            >
              <Popover.Target>
                <button
                  type="button"
                  className="day-open"
                  aria-label={words.calendar(of.label)}
                  onClick={() => setIsOpen(!isOpen)}
                >
                  ▾
                </button>
              </Popover.Target>
              <Popover.Dropdown>
                <DatePicker
                  value={day}
                  defaultDate={day ?? undefined}
                  onChange={choose}
                  locale={lang}
                  firstDayOfWeek={1}
                  weekendDays={noWeekend}
                  hideOutsideDates
                  ariaLabels={ways}
                  classNames={{ weekday: 'weekday' }}
                />
              </Popover.Dropdown>
            </Popover>
          )}
        </div>
      )}
    </Labelled>
  )
}
