import { Popover } from '@mantine/core'
import { Suspense, lazy, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLanguage } from '#web/language.tsx'
import { DayIcon } from './DayIcon.tsx'
import { tidyDay, tidyMoment, typedDay, writtenDay } from '#core/typed-day.ts'

const Calendar = lazy(() => import('./Calendar.tsx').then((module) => ({ default: module.Calendar })))

export type DayInputProps = {
  id?: string | undefined
  'aria-label'?: string | undefined
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
  name?: string | undefined
  /** What the field is called, for the button of the calendar. */
  label: string
  /** What was typed. */
  value: string
  hasTime?: boolean
  isFixed?: boolean
  required?: boolean
  /** First and last day that the calendar offers, ISO. */
  min?: string | undefined
  max?: string | undefined
  /** Sentence for which the browser holds a form back; '' for none. */
  holds?: string
  onType: (text: string) => void
  onLeave: () => void
}

/**
 * The box of a day, or of a moment: typed as people write it in either language, with a calendar beside it. The
 * browser's own date field asks for mm/dd/yyyy where the browser is English, so it is used nowhere.
 */
export function DayInput(of: DayInputProps) {
  const { t } = useLanguage()
  const words = t.kit.form
  const [isOpen, setIsOpen] = useState(false)
  const { value, hasTime = false, holds = '' } = of
  const [first = '', ...rest] = value.trim().split(hasTime ? /[ T]+/ : /$^/)
  const day = typedDay(first)
  const field = useRef<HTMLInputElement>(null)
  const choose = (chosen: string | null): void => {
    setIsOpen(false)
    // the day chosen again stays chosen
    const taken = chosen ?? day
    if (taken !== null) of.onType([writtenDay(taken), ...(hasTime ? [rest.join(' ') || '08:00'] : [])].join(' '))
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || !event.altKey || of.isFixed) return
    event.preventDefault()
    setIsOpen(true)
  }
  return (
    <div className="day-field">
      <input
        ref={(input) => {
          field.current = input
          input?.setCustomValidity(holds)
        }}
        id={of.id}
        aria-label={of['aria-label']}
        aria-describedby={of['aria-describedby']}
        aria-invalid={of['aria-invalid']}
        name={of.name}
        value={value}
        required={of.required}
        readOnly={of.isFixed}
        placeholder={hasTime ? words.instant : words.day}
        autoComplete="off"
        spellCheck={false}
        aria-keyshortcuts={of.isFixed ? undefined : 'Alt+ArrowDown'}
        onChange={(event) => of.onType(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => {
          const tidied = hasTime ? tidyMoment(value) : tidyDay(value)
          if (tidied !== value) of.onType(tidied)
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
              <DayIcon />
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={<p className="soft day-calendar">{t.loading}</p>}>
              <Calendar day={day} min={of.min} max={of.max} onChoose={choose} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  )
}
