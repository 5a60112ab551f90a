import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { formatDate } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import { DayInput } from './DayInput.tsx'
import { Labelled } from './fields.tsx'
import { typedDay, writtenDay } from '#core/typed-day.ts'

type Props = {
  label: string
  /** The day chosen, ISO; '' when there is none. */
  value: string
  /** Told as soon as what is typed is a whole day, and '' when the field is emptied. */
  onDay: (day: string) => void
  help?: ReactNode
  fault?: string | undefined
  name?: string
  required?: boolean
  min?: string | undefined
  max?: string | undefined
}

/** A day as the page itself needs it: a filter, an as-of day, a term. A form with a wrong day in it is not sent. */
export function DateField({ label, help, fault, name, required, min, max, ...of }: Props) {
  const { box, fault: wrong } = useTypedDay({ ...of, min, max })
  return (
    <Labelled label={label} help={help} fault={wrong ?? fault} isNeeded={false} isAlert>
      {(ids) => (
        <DayInput {...ids} {...box} name={name} label={label} required={required ?? false} min={min} max={max} />
      )}
    </Labelled>
  )
}

type Typed = { value: string; onDay: (day: string) => void; min?: string | undefined; max?: string | undefined }

/** Text and faults of a box whose page knows the day alone. */
export function useTypedDay({ value, onDay, min, max }: Typed) {
  const { t, lang } = useLanguage()
  const words = t.kit.form
  const [typed, setTyped] = useState(() => writtenDay(value))
  const [isLeft, setIsLeft] = useState(true)
  // a view that was chosen, or the way back, sets it; what is being typed is left alone
  useEffect(() => setTyped((before) => (typedDay(before) === value ? before : writtenDay(value))), [value])
  const faultOf = (text: string): string | null => {
    if (text.trim() === '') return null
    const day = typedDay(text)
    if (day === null) return words.noDay
    if (min !== undefined && day < min) return words.noDayBefore(formatDate(min, lang))
    if (max !== undefined && day > max) return words.noDayAfter(formatDate(max, lang))
    return null
  }
  const fault = faultOf(typed)
  return {
    fault: isLeft ? (fault ?? undefined) : undefined,
    box: {
      value: typed,
      holds: fault ?? '',
      onType: (text: string): void => {
        setTyped(text)
        setIsLeft(false)
        const day = text.trim() === '' ? '' : typedDay(text)
        if (day !== null && day !== value && faultOf(text) === null) onDay(day)
      },
      onLeave: (): void => {
        setIsLeft(true)
        // a page that always has a day did not take that the field was emptied
        if (typed.trim() === '') setTyped(writtenDay(value))
      },
    },
  }
}
