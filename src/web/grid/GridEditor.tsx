import { Popover } from '@mantine/core'
import { Suspense, lazy, useId, useState } from 'react'
import type { RefObject } from 'react'
import type { GridColumn } from '#ui/grid/grid-model.ts'
import { DayIcon } from '#web/form/DayIcon.tsx'
import { typedDay, writtenDay } from '#core/typed-day.ts'
import { useLanguage } from '#web/language.tsx'
import type { useGridKeys } from './useGridKeys.ts'

const Calendar = lazy(() => import('#web/form/Calendar.tsx').then((module) => ({ default: module.Calendar })))

type Props = {
  field: RefObject<HTMLInputElement | null>
  label: string
  column: GridColumn
  /** Where what is wrong with the cell is said. */
  markId: string | undefined
  isWrong: boolean
  value: string
  keys: ReturnType<typeof useGridKeys>
  onType: (text: string) => void
  /** Sets the cell as a whole, without typing. */
  onSet: (text: string) => void
  onLeave: () => void
}

/** The one cell of a grid that is a field; that of a day has a calendar, which Alt+↓ opens. */
export function GridEditor({ field, label, column, keys, value, ...of }: Props) {
  const { t } = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const day = column.isDay ? typedDay(value) : null
  const list = useId()
  const offered = column.suggest ?? []
  // while one chooses among what is offered, the arrows do not leave the cell
  const isChoosing = (key: string): boolean =>
    offered.length > 0 && value !== '' && !offered.includes(value) && (key === 'ArrowDown' || key === 'ArrowUp')
  const input = (
    <input
      ref={field}
      className={column.isDay ? 'sheet-input has-day' : 'sheet-input'}
      aria-label={label}
      aria-describedby={of.markId}
      aria-invalid={of.isWrong || undefined}
      inputMode={column.align === 'right' ? 'numeric' : undefined}
      autoComplete="off"
      list={offered.length > 0 ? list : undefined}
      spellCheck={false}
      value={value}
      onChange={(event) => of.onType(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={of.onLeave}
      onKeyDown={(event) => {
        if (column.isDay && event.altKey && event.key === 'ArrowDown') {
          event.preventDefault()
          setIsOpen(true)
        } else if (!isChoosing(event.key)) keys.press(event)
      }}
      onCopy={(event) => keys.copy(event, false)}
      onCut={(event) => keys.copy(event, true)}
      onPaste={keys.paste}
    />
  )
  if (!column.isDay)
    return offered.length === 0 ? (
      input
    ) : (
      <>
        {input}
        <datalist id={list}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </>
    )
  return (
    <>
      {input}
      <Popover
        opened={isOpen}
        onChange={setIsOpen}
        position="bottom-end"
        offset={2}
        trapFocus
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <button
            type="button"
            className="day-open"
            tabIndex={-1}
            aria-label={t.kit.form.calendar(label)}
            onClick={() => setIsOpen(!isOpen)}
          >
            <DayIcon />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <Suspense fallback={<p className="soft day-calendar">{t.loading}</p>}>
            <Calendar
              day={day}
              onChoose={(chosen) => {
                setIsOpen(false)
                const taken = chosen ?? day
                if (taken !== null) of.onSet(writtenDay(taken))
                field.current?.focus()
              }}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    </>
  )
}
