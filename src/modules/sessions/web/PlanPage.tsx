import { Link, useLocation, useSearch } from 'wouter'
import { dayIn } from '#core/zones.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { PlanForm } from './PlanForm.tsx'
import { emptyPlan, noTime, writtenDay } from './plan-model.ts'
import type { PlanForm as Plan } from './plan-model.ts'
import { sessionAddress, timeText } from './session-text.ts'

/** What a copy begins with: everything of the earlier session, its time moved by nothing yet. */
function planLike(of: ReplyOf<'readSession'>, zone: string): Plan {
  const day = dayIn(zone, new Date(of.starts_at))
  return {
    campaign: of.campaign,
    title: of.title,
    audiences: of.audiences,
    topics: of.topics,
    speakers: of.speakers.map(({ code }) => code).join(', '),
    kind: of.kind,
    mode: of.mode,
    makeup: of.makeup,
    secret: of.secret,
    hosts: [{ unit: of.host.code, venue: of.venue, capacity: of.capacity === null ? '' : String(of.capacity) }],
    times: [
      {
        day: writtenDay(day),
        from: timeText(of.starts_at, zone),
        to: of.ends_at === null ? '' : timeText(of.ends_at, zone),
      },
    ],
    copy: ['sites', 'agenda', 'materials'],
  }
}

/** Makes one session, a series, or copies of an earlier session. */
export function PlanPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const zone = useZone(realm)
  const [, go] = useLocation()
  const search = new URLSearchParams(useSearch())
  const like = search.get('like')
  const day = search.get('day')
  const earlier = useAnswer('readSession', { session: like ?? '' }, { realm }, { enabled: like !== null })
  const campaigns = useAnswer('listCampaigns', {}, { realm })
  const problem = earlier.problem ?? campaigns.problem
  const list = campaigns.data?.campaigns
  const isWaiting = list === undefined || (like !== null && earlier.data === undefined)
  const only = list?.length === 1 ? (list[0]?.code ?? '') : ''
  const times = day ? [{ ...noTime, day: writtenDay(day) }] : emptyPlan.times
  const start = earlier.data ? planLike(earlier.data, zone) : { ...emptyPlan, campaign: only, times }
  return (
    <>
      <PageHead
        title={like === null ? words.plan.title : words.plan.likeTitle}
        lead={words.plan.lead}
        above={<Link href={realmAddress(realm, 'sessions')}>{words.back}</Link>}
      />
      {problem && <Problem problem={problem} onRetry={campaigns.retry} />}
      {isWaiting && !problem && <Skeleton label={t.loading} rows={5} />}
      {!isWaiting && (
        <PlanForm
          key={like ?? ''}
          realm={realm}
          like={like}
          start={start}
          campaigns={list ?? []}
          onMade={(codes) =>
            go(codes.length === 1 && codes[0] ? sessionAddress(realm, codes[0]) : realmAddress(realm, 'sessions'))
          }
        />
      )}
    </>
  )
}
