import { Link, Redirect } from 'wouter'
import { formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { boardAddress } from '#web/address.ts'
import { ApiProblem } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { FirstSteps } from './FirstSteps.tsx'

/** The campaigns of an organization; a single one is opened at once, none leads to the first steps. */
export function RealmPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const me = useMe()
  const realms = useAnswer('listRealms', {}, {})
  const answer = useAnswer('listCampaigns', {}, { realm })
  const isAbsent = answer.problem instanceof ApiProblem && answer.problem.code === 'not-found'
  if (answer.problem && !isAbsent) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (me && !me.can.includes('read.figures') && me.kind === 'account') return <p>{t.accounts.menu.noFigures}</p>
  if (!me || (!answer.data && !isAbsent)) return <Skeleton label={t.loading} />
  const campaigns = answer.data?.campaigns ?? []
  const [only] = campaigns
  if (!only) return <FirstSteps realm={realm} />
  const address = (campaign: typeof only): string =>
    boardAddress({
      realm,
      campaign: campaign.code,
      unit: firstUnitOf(me) ?? campaign.owner.code,
      asOf: campaign.last_day,
      knownAt: null,
      position: null,
    })
  if (campaigns.length === 1) return <Redirect to={address(only)} replace />
  const found = realms.data?.realms.find(({ code }) => code === realm)
  return (
    <>
      <p className="crumbs">{found?.name}</p>
      <h1>{t.realm.campaigns}</h1>
      <ul className="list">
        {campaigns.map((campaign) => (
          <li key={campaign.code}>
            <Link href={address(campaign)}>{campaign.title}</Link>
            <span className="soft">
              {campaign.owner.name} · {t.realm.opened(formatDate(campaign.opens_on, lang))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
