import { useMemo } from 'react'
import { formatDate, formatInstant } from '#core/phrases.ts'
import { Crumbs } from '#modules/units/web/Crumbs.tsx'
import { useLanguage } from '#web/language.tsx'
import { Audiences } from './Audiences.tsx'
import { BehindProvider } from './Behind.tsx'
import { BoardContext } from './board-data.ts'
import type { BoardData } from './board-data.ts'
import { Chooser } from './Chooser.tsx'
import { Collecting } from './Collecting.tsx'
import { Conferences } from './Conferences.tsx'
import { CurveSection } from './CurveSection.tsx'
import { Deliverables } from './Deliverables.tsx'
import { Lead } from './Lead.tsx'
import { Outreach } from './Outreach.tsx'
import { PageActions } from './PageActions.tsx'
import { Ranking } from './Ranking.tsx'
import { Recommendations } from './Recommendations.tsx'
import { Sessions } from './Sessions.tsx'
import { Tiles } from './Tiles.tsx'
import { TimeControls } from './TimeControls.tsx'
import { Totals } from './Totals.tsx'
import { UnitsDone } from './UnitsDone.tsx'
import { Writing } from './Writing.tsx'

type Props = BoardData & { stale: boolean }

/** The progress board of a unit on a day: the sentence first, then what explains it. */
export function Board({ stale, view, campaign, unit, figures, timeZone }: Props) {
  const { t, lang } = useLanguage()
  const data = useMemo(() => ({ view, campaign, unit, figures, timeZone }), [view, campaign, unit, figures, timeZone])
  return (
    <BoardContext.Provider value={data}>
      <BehindProvider>
        <Chooser />
        <Crumbs view={view} owner={campaign.owner.code} answer={unit} />
        <h1>{campaign.title}</h1>
        <TimeControls />
        <p className="printed">
          {t.printed(formatDate(figures.as_of, lang), formatInstant(figures.known_at, timeZone, lang))}
        </p>
        <div className={stale ? 'board stale' : 'board'} aria-busy={stale}>
          <Lead />
          <div className="grid">
            <Totals />
            <CurveSection />
            <Audiences />
            <Tiles />
            <UnitsDone />
            <Ranking />
            <Conferences />
            <Sessions />
            <Outreach />
            <Writing />
            <Collecting />
            <Deliverables />
            <Recommendations />
          </div>
        </div>
        <PageActions />
      </BehindProvider>
    </BoardContext.Provider>
  )
}
