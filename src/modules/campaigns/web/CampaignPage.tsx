import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { formatCount, formatDate } from '#core/phrases.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Tab } from '#ui/Tabs.tsx'
import { boardAddress, realmAddress } from '#web/address.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { firstUnitOf, useCan, useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { AboutStep } from './AboutStep.tsx'
import { AudiencesStep } from './AudiencesStep.tsx'
import { ChecksStep } from './ChecksStep.tsx'
import { DeadlinesStep } from './DeadlinesStep.tsx'
import { DirectivesStep } from './DirectivesStep.tsx'
import { LinksStep } from './LinksStep.tsx'
import { PlanHistory } from './PlanHistory.tsx'
import { RequiredStep } from './RequiredStep.tsx'
import { StatusMark } from './StatusMark.tsx'
import { StatusWays } from './StatusWays.tsx'
import type { Plan, StepProps } from './campaign-text.ts'

/** A campaign: its plan step by step for those who plan it, the same to read for everybody else. */
export function CampaignPage({ realm, campaign }: { realm: string; campaign: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const me = useMe()
  const answer = useAnswer('readCampaignPlan', { campaign }, { realm })
  const mayRecords = useCan('read.records')
  const above = <Link href={realmAddress(realm, 'campaigns')}>{words.back}</Link>
  const plan = answer.data
  if (answer.problem)
    return (
      <>
        <PageHead title={campaign} above={above} />
        <Problem problem={answer.problem} onRetry={answer.retry} />
      </>
    )
  if (plan === undefined) return <Skeleton label={t.loading} rows={6} />
  const board = {
    realm,
    campaign,
    unit: (me && firstUnitOf(me)) ?? plan.owner.code,
    asOf: null,
    knownAt: null,
    position: null,
  }
  return (
    <>
      <PageHead
        title={plan.title}
        lead={
          <>
            <StatusMark status={plan.status} /> · {plan.owner.name} · {formatDate(plan.opens_on, lang)}
          </>
        }
        above={above}
      >
        <Link className="button" href={`${realmAddress(realm, 'sessions')}?campaign=${encodeURIComponent(campaign)}`}>
          {words.page.sessions(formatCount(plan.sessions, lang))}
        </Link>
        {plan.status !== 'draft' && (
          <Link className="button" href={boardAddress(board)}>
            {words.page.toBoard}
          </Link>
        )}
        {plan.can_edit && <StatusWays realm={realm} plan={plan} />}
      </PageHead>
      {plan.status === 'draft' && <p className="soft">{words.page.isDraft}</p>}
      {plan.status === 'closed' && plan.can_edit && <p className="soft">{words.page.isClosed}</p>}
      {!plan.can_edit && <p className="soft">{words.page.read}</p>}
      <Steps realm={realm} plan={plan} mayEdit={plan.can_edit && plan.status !== 'closed'} hasHistory={mayRecords} />
    </>
  )
}

/** The steps; which one is open stands in the address. */
function Steps({ hasHistory, ...of }: StepProps & { hasHistory: boolean }) {
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).steps
  const { realm, plan } = of
  const [path, go] = useLocation()
  const part = new URLSearchParams(useSearch()).get('part') ?? 'about'
  // tabs that were led to from elsewhere begin anew
  const [turn, setTurn] = useState(0)
  const open = (name: string): void => go(`${path}?part=${name}`, { replace: true })
  const lead = (name: string): void => {
    open(name)
    setTurn(turn + 1)
  }
  const isNumbered = isPlanned(plan)
  const names = ['about', 'directives', 'audiences', 'required', 'deadlines', 'links'] as const
  const nextOf = (name: (typeof names)[number]): ReactNode => {
    const after = names[names.indexOf(name) + 1]
    const [next, text] = after === undefined ? ['checks', say.checks] : [after, say[after]]
    return (
      isNumbered && (
        <p className="campaign-next">
          <button type="button" className="button" onClick={() => lead(next)}>
            {say.next(text)}
          </button>
        </p>
      )
    )
  }
  const bodies: Readonly<Record<(typeof names)[number], () => ReactNode>> = {
    about: () => <AboutStep {...of} />,
    directives: () => <DirectivesStep {...of} />,
    audiences: () => <AudiencesStep {...of} />,
    required: () => <RequiredStep {...of} />,
    deadlines: () => <DeadlinesStep {...of} next={nextOf('deadlines')} />,
    links: () => <LinksStep {...of} />,
  }
  const numbered = (text: string, i: number): string => (isNumbered ? `${i + 1}. ${text}` : text)
  const tabs: Tab[] = [
    ...names.map((name, i) => ({
      name,
      text: numbered(say[name], i),
      body: () => (
        <div className="campaign-step">
          {bodies[name]()}
          {name !== 'deadlines' && nextOf(name)}
        </div>
      ),
    })),
    ...(plan.can_edit
      ? [
          {
            name: 'checks',
            text: numbered(plan.status === 'draft' ? say.checks : say.checksOpen, names.length),
            body: () => (
              <div className="campaign-step">
                <ChecksStep {...of} onFix={lead} />
              </div>
            ),
          },
        ]
      : []),
    ...(hasHistory
      ? [
          {
            name: 'history',
            text: say.history,
            body: () => <PlanHistory realm={realm} plan={plan} />,
          },
        ]
      : []),
  ]
  const first = tabs.some(({ name }) => name === part) ? part : 'about'
  return (
    <div className="campaign-steps">
      <Tabs key={turn} label={say.label} tabs={tabs} first={first} onOpen={open} />
    </div>
  )
}

const isPlanned = ({ status, can_edit }: Plan): boolean => status === 'draft' && can_edit
