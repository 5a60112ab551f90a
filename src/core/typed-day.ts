/** Days and times as a hand types them into a field, made what a dossier takes. Pure. */
import { parseDate } from './dates.ts'

/** A day as pages write it in either language: `2026-03-05` as `05/03/2026`; '' for none. */
export function writtenDay(day: string): string {
  return day === '' ? '' : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

const two = (digits = ''): string => digits.padStart(2, '0')

/**
 * The civil date of what was typed: `5/3/2026`, `05-03-2026`, `5.3.2026`, `05032026`, or `2026-03-05`. The year has to
 * be whole. Null when it is none.
 */
export function typedDay(text: string): string | null {
  const trimmed = text.trim()
  const parts =
    /^(\d{1,2})[/. -]+(\d{1,2})[/. -]+(\d{4})$/.exec(trimmed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed) ?? null
  return parseDate(parts ? `${parts[3]}-${two(parts[2])}-${two(parts[1])}` : trimmed)
}

/** What was typed as a day is written out; whatever else it is stays as it is. */
export function tidyDay(text: string): string {
  const day = typedDay(text)
  return day === null ? text : writtenDay(day)
}

/** The same of a day with a time, whose hours may be said as `8h30` or `8h`. */
export function tidyMoment(text: string): string {
  const [, typed = '', time = ''] = /^(\S+)(?:\s+(.*))?$/.exec(text.trim()) ?? []
  const day = typedDay(typed)
  if (day === null) return text
  const said = /^(\d{1,2})\s*(?:[hg:]\s*(\d{1,2})?)?$/i.exec(time.trim())
  if (time.trim() === '') return writtenDay(day)
  return `${writtenDay(day)} ${said ? `${two(said[1])}:${two(said[2])}` : time.trim()}`
}
