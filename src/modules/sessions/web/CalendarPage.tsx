import { Link, useLocation, useSearch } from 'wouter'
import { formatCount, formatDateShort } from '#core/phrases.ts'
import { ClashLine } from '#modules/speakers/web/ClashLine.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'
import { useZone } from '#web/useZone.ts'
import { CalendarGrid } from './CalendarGrid.tsx'
import { addDays, addMonths, weekOf, weeksOfMonth } from './calendar-days.ts'

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/u.test(text)

/** Sessions of a month or a week. Day, view and campaign stand in the address. */
export function CalendarPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const say = words.calendar
  const zone = useZone(realm)
  const today = useToday(realm)
  const search = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const asked = search.get('day')
  const day = isDay(asked) ? asked : today
  const isWeek = search.get('view') === 'week'
  const campaign = search.get('campaign') ?? ''
  const weeks = isWeek ? [weekOf(day)] : weeksOfMonth(day)
  const [from, to] = [weeks[0]?.[0] ?? day, weeks.at(-1)?.[6] ?? day]
  const campaigns = useAnswer('listCampaigns', {}, { realm }).data?.campaigns ?? []
  const query = { realm, from, to, limit: 500, ...(campaign ? { campaign } : {}) }
  const answer = useAnswer('listSessions', {}, query, { keep: true })
  const address = (change: Readonly<Record<string, string>>): string => {
    const next = new URLSearchParams({ day, view: isWeek ? 'week' : 'month', campaign, ...change })
    if (next.get('campaign') === '') next.delete('campaign')
    return `${realmAddress(realm, 'sessions/calendar')}?${next.toString()}`
  }
  const step = (steps: number): string => (isWeek ? addDays(day, 7 * steps) : addMonths(day, steps))
  const name = isWeek
    ? `${formatDateShort(from, lang)} – ${formatDateShort(to, lang)}`
    : `${say.month} ${Number(day.slice(5, 7))}/${day.slice(0, 4)}`
  const { data } = answer
  return (
    <>
      <PageHead title={say.title} above={<Link href={realmAddress(realm, 'sessions')}>{words.back}</Link>}>
        <Link className="button" href={realmAddress(realm, 'sessions')}>
          {words.toList}
        </Link>
        <Link className="button primary" href={`${realmAddress(realm, 'sessions/new')}?day=${day}`}>
          {words.add}
        </Link>
      </PageHead>
      <div className="calendar-line">
        <h2 aria-live="polite">{name}</h2>
        <nav className="calendar-ways" aria-label={say.title}>
          <Link className="button" href={address({ day: step(-1) })}>
            ← {say.before}
          </Link>
          <Link className="button" href={address({ day: today })}>
            {say.today}
          </Link>
          <Link className="button" href={address({ day: step(1) })}>
            {say.after} →
          </Link>
          <Link className="button" aria-current={isWeek ? undefined : 'true'} href={address({ view: 'month' })}>
            {say.month}
          </Link>
          <Link className="button" aria-current={isWeek ? 'true' : undefined} href={address({ view: 'week' })}>
            {say.week}
          </Link>
        </nav>
        <label className="field">
          <span>{words.filters.campaign}</span>
          <select
            value={campaign}
            onChange={(event) => go(address({ campaign: event.currentTarget.value }), { replace: true })}
          >
            <option value="">{words.session.all}</option>
            {campaigns.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {data === undefined && !answer.problem && <Skeleton label={t.loading} />}
      {data && (
        <>
          {data.total > data.rows.length && <p className="mark late">! {say.tooMany(formatCount(data.total, lang))}</p>}
          <ClashLine realm={realm} from={from} to={to} />
          {data.total === 0 && <p className="soft">{say.empty}</p>}
          <CalendarGrid
            realm={realm}
            zone={zone}
            weeks={weeks}
            day={day}
            today={today}
            isWeek={isWeek}
            sessions={data.rows}
            onDay={(next) => go(address({ day: next }), { replace: true })}
          />
          <p className="soft calendar-keys">{say.keys}</p>
        </>
      )}
    </>
  )
}
