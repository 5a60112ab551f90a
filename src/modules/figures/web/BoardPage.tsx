import { Redirect, useSearch } from 'wouter'
import { Skeleton } from '#ui/Skeleton.tsx'
import { boardAddress, endOfDay, pastQuery, viewOf } from '#web/address.ts'
import type { View } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { Board } from './Board.tsx'

type Props = { realm: string; campaign: string; unit: string }

/** Settles what the address leaves open (unit, day) and brings the board's data together. */
export function BoardPage({ realm, campaign, unit }: Props) {
  const { t } = useLanguage()
  const me = useMe()
  const view = viewOf({ realm, campaign, unit }, useSearch())
  const past = {
    realm,
    ...(view.knownAt ? { known_at: endOfDay(view.knownAt) } : {}),
    ...(view.position ? { position: view.position } : {}),
  }
  const answer = useAnswer('readCampaign', { campaign }, past, { keep: true })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (!answer.data) return <Skeleton label={t.loading} />
  const { data } = answer
  if (!view.unit || !view.asOf) {
    if (!me) return <Skeleton label={t.loading} />
    const settled = {
      ...view,
      unit: view.unit || (firstUnitOf(me) ?? data.owner.code),
      asOf: view.asOf ?? data.last_day,
    }
    return <Redirect to={boardAddress(settled)} replace />
  }
  return <BoardAnswers view={{ ...view, asOf: view.asOf }} campaign={data} />
}

type AnswersProps = { view: View & { asOf: string }; campaign: Parameters<typeof Board>[0]['campaign'] }

function BoardAnswers({ view, campaign }: AnswersProps) {
  const { t } = useLanguage()
  const query = pastQuery(view)
  const realms = useAnswer('listRealms', {}, {})
  const unit = useAnswer('readUnit', { unit: view.unit }, query, { keep: true })
  const figures = useAnswer('readFigures', { campaign: view.campaign }, { ...query, unit: view.unit }, { keep: true })
  const failed = [figures, unit, realms].find(({ problem }) => problem)
  if (failed?.problem) return <Problem problem={failed.problem} onRetry={failed.retry} />
  if (!figures.data || !unit.data || !realms.data) return <Skeleton label={t.loading} rows={10} />
  const realm = realms.data.realms.find(({ code }) => code === view.realm)
  return (
    <Board
      view={view}
      campaign={campaign}
      unit={unit.data}
      figures={figures.data}
      stale={figures.stale || unit.stale}
      timeZone={realm?.time_zone ?? 'Asia/Ho_Chi_Minh'}
    />
  )
}
