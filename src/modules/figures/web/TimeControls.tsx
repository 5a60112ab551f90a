import { DateInput } from '@mantine/dates'
import 'dayjs/locale/vi'
import { useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import { formatDate } from '#core/phrases.ts'
import { DateRail } from '#ui/DateRail.tsx'
import { boardAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useBoard } from './board-data.ts'
import { KnownAt } from './KnownAt.tsx'
import { landmarksOf } from './landmarks.ts'
import { parseDay } from './parse-day.ts'

/** Red stands for nothing here, so the calendar marks no weekend. */
const noWeekend: [] = []

/** Time on the page: the day shown, on a rail with the campaign's landmarks, and what was known when. */
export function TimeControls() {
  const { t, lang } = useLanguage()
  const { view, campaign } = useBoard()
  const [, go] = useLocation()
  const landmarks = useMemo(() => landmarksOf(campaign, t, lang), [campaign, t, lang])
  const end = landmarks.reduce((latest, { day }) => (day > latest ? day : latest), campaign.last_day)
  const first = landmarks.reduce((earliest, { day }) => (day < earliest ? day : earliest), campaign.first_day)
  const choose = useCallback(
    (asOf: string) => asOf !== view.asOf && go(boardAddress({ ...view, asOf }), { replace: true }),
    [view, go],
  )
  return (
    <div className="time">
      <div className="time-day">
        <span id="until">{t.time.until}</span>
        <DateInput
          value={view.asOf}
          onChange={(day) => day && choose(day)}
          valueFormat={lang === 'vi' ? 'D/M/YYYY' : 'D MMMM YYYY'}
          dateParser={(text) => parseDay(text) ?? view.asOf}
          locale={lang}
          firstDayOfWeek={1}
          weekendDays={noWeekend}
          hideOutsideDates
          ariaLabels={t.time.calendar}
          maxDate={end}
          aria-label={t.time.date}
          classNames={{ input: 'time-input', root: 'time-root' }}
          popoverProps={{ shadow: undefined, offset: 2 }}
        />
      </div>
      <DateRail
        first={first}
        last={campaign.last_day > view.asOf ? campaign.last_day : view.asOf}
        end={end > view.asOf ? end : view.asOf}
        value={view.asOf}
        label={t.time.rail}
        landmarks={landmarks}
        say={(day) => formatDate(day, lang)}
        onChange={choose}
      />
      <KnownAt />
    </div>
  )
}
