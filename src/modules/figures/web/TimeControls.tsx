import { useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import { formatDate } from '#core/phrases.ts'
import { DateRail } from '#ui/DateRail.tsx'
import { boardAddress } from '#web/address.ts'
import { useTypedDay } from '#web/form/DateField.tsx'
import { DayInput } from '#web/form/DayInput.tsx'
import { useLanguage } from '#web/language.tsx'
import { useBoard } from './board-data.ts'
import { KnownAt } from './KnownAt.tsx'
import { landmarksOf } from './landmarks.ts'

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
  // the page always has a day: an emptied field changes nothing
  const latest = end > view.asOf ? end : view.asOf
  const { box, fault } = useTypedDay({ value: view.asOf, onDay: (day) => day !== '' && choose(day), max: latest })
  return (
    <div className="time">
      <div className="time-day">
        <span id="until">{t.time.until}</span>
        <DayInput
          {...box}
          label={t.time.date}
          aria-label={t.time.date}
          aria-invalid={fault ? true : undefined}
          max={latest}
        />
        {fault && (
          <p className="mark late" role="alert">
            ! {fault}
          </p>
        )}
      </div>
      <DateRail
        first={first}
        last={campaign.last_day > view.asOf ? campaign.last_day : view.asOf}
        end={latest}
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
