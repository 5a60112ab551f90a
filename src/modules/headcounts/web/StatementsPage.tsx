import { Link } from 'wouter'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { CampaignSelect } from './CampaignSelect.tsx'
import { EnterFilters } from './EnterFilters.tsx'
import { EnterGrid } from './EnterGrid.tsx'
import { FollowList } from './FollowList.tsx'
import { PeopleView } from './PeopleView.tsx'
import { useStatementsAddress } from './useStatementsAddress.ts'

/** Statements of units that send numbers only: entered, followed and reviewed, and put together without adding people twice. */
export function StatementsPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const mayEdit = useCan('edit.statements')
  const at = useStatementsAddress(realm)
  const { campaign } = at
  if (at.problem) return <Problem problem={at.problem} onRetry={at.retry} />
  if (at.isLoading) return <Skeleton label={t.loading} />
  if (campaign === null) return <EmptyState title={words.noCampaign} text={words.noCampaignText} />
  const views = [
    ...(mayEdit ? [['enter', words.enter] as const] : []),
    ['follow', words.follow] as const,
    ['people', words.people] as const,
  ]
  const view = views.find(([name]) => name === at.view)?.[0] ?? views[0]?.[0] ?? 'follow'
  const hrefOf = (name: string): string => {
    const parts = new URLSearchParams({ campaign: campaign.code, view: name, as_of: at.day })
    if (at.unit !== null) parts.set('unit', at.unit)
    return `${realmAddress(realm, 'statements')}?${parts.toString()}`
  }
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        <CampaignSelect
          label={words.campaign}
          all={at.all}
          value={campaign.code}
          onChoose={(code) => at.change({ campaign: code, audience: null, open: null })}
        />
        <nav className="unit-views" aria-label={words.views}>
          {views.map(([name, text]) => (
            <Link key={name} href={hrefOf(name)} aria-current={name === view ? 'page' : undefined}>
              {text}
            </Link>
          ))}
        </nav>
      </PageHead>
      {view === 'enter' && (
        <>
          <EnterFilters realm={realm} at={at} campaign={campaign} />
          <EnterGrid realm={realm} at={at} campaign={campaign} />
        </>
      )}
      {view === 'follow' && <FollowList realm={realm} at={at} campaign={campaign} />}
      {view === 'people' && <PeopleView realm={realm} at={at} campaign={campaign} />}
    </>
  )
}
