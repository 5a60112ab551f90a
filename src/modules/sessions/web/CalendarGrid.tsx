import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { formatCount, formatDay } from '#core/phrases.ts'
import { dayIn } from '#core/zones.ts'
import { realmAddress } from '#web/address.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import type { RowOf } from '#web/list/list-model.ts'
import { SessionMarks } from './SessionMarks.tsx'
import { addDays, addMonths, weekOf } from './calendar-days.ts'
import { hoursText, sessionAddress, timeText } from './session-text.ts'

type Session = RowOf<'listSessions'>
type Props = {
  realm: string
  zone: string
  weeks: readonly (readonly string[])[]
  /** The day that the keyboard stands on. */
  day: string
  today: string
  isWeek: boolean
  sessions: readonly Session[]
  onDay: (day: string) => void
}

/** Sessions that a day of a month, and of a week, shows; the others are counted. */
const [inMonth, inWeek] = [3, 12]

/** Days as a grid: the arrows go from day to day, Enter into a day's sessions, Escape back to it. */
export function CalendarGrid({ realm, zone, weeks, day, today, isWeek, sessions, onDay }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const say = words.calendar
  const grid = useRef<HTMLTableSectionElement>(null)
  const follows = useRef(false)
  const byDay = new Map<string, Session[]>()
  for (const session of sessions) {
    const held = dayIn(zone, new Date(session.starts_at))
    byDay.set(held, [...(byDay.get(held) ?? []), session])
  }
  useEffect(() => {
    if (!follows.current) return
    follows.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
  }, [day, weeks])

  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-day]')
    if (cell === null) return
    const isCell = event.target === cell
    if (event.key === 'Escape' && !isCell) return cell.focus()
    if (!isCell) return
    if (event.key === 'Enter') {
      const first = cell.querySelector<HTMLElement>('a')
      if (first === null) return
      event.preventDefault()
      return first.focus()
    }
    const week = weekOf(day)
    const to: Readonly<Record<string, string | undefined>> = {
      ArrowLeft: addDays(day, -1),
      ArrowRight: addDays(day, 1),
      ArrowUp: addDays(day, -7),
      ArrowDown: addDays(day, 7),
      Home: week[0],
      End: week[6],
      PageUp: isWeek ? addDays(day, -7) : addMonths(day, -1),
      PageDown: isWeek ? addDays(day, 7) : addMonths(day, 1),
    }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    follows.current = true
    onDay(next)
  }

  const one = (session: Session) => (
    <li key={session.code}>
      <Link href={sessionAddress(realm, session.code)} tabIndex={-1}>
        <span className="calendar-time">
          {isWeek ? hoursText(session, zone, lang) : timeText(session.starts_at, zone)}
        </span>{' '}
        {session.title || words.untitled}
      </Link>
      <SessionMarks secret={session.secret} makeup={false} />
      {isWeek && <small>{[session.host.name || session.host.code, session.venue].filter(Boolean).join(' · ')}</small>}
    </li>
  )
  return (
    <table role="grid" aria-label={say.title} className={`calendar ${isWeek ? 'calendar-week' : ''}`} onKeyDown={press}>
      <thead>
        <tr>
          {say.days.map((name) => (
            <th key={name} scope="col" className="text">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={grid}>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              const own = byDay.get(date) ?? []
              const shown = isWeek ? inWeek : inMonth
              const rest = Math.max(0, own.length - shown)
              return (
                <td
                  key={date}
                  data-day={date}
                  className={[
                    'text',
                    date.slice(0, 7) === day.slice(0, 7) || isWeek ? '' : 'calendar-other',
                    own.length === 0 ? 'calendar-free' : '',
                  ].join(' ')}
                  tabIndex={date === day ? 0 : -1}
                  aria-current={date === today ? 'date' : undefined}
                  aria-selected={date === day}
                  onFocus={(event) => event.target === event.currentTarget && date !== day && onDay(date)}
                >
                  <span className="calendar-day">
                    {formatDay(date, lang)}
                    {own.length > 0 && <span className="hidden">, {say.count(formatCount(own.length, lang))}</span>}
                  </span>
                  {own.length > 0 && <ul>{(rest > 0 ? own.slice(0, shown) : own).map(one)}</ul>}
                  {rest > 0 && (
                    <Link
                      className="calendar-more"
                      tabIndex={-1}
                      href={`${realmAddress(realm, 'sessions')}?from=${date}&to=${date}`}
                    >
                      {say.more(formatCount(rest, lang))}
                    </Link>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
