import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { outreachEn } from '#web/language/outreach-en.ts'
import { outreachVi } from '#web/language/outreach-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'
import { outreachFile } from '../columns.ts'
import { newCode } from './new-code.ts'

const fields = [
  'campaign',
  'unit',
  'date',
  'form',
  'title',
  'audience',
  'count',
  'attendances',
  'reach',
  'reach_basis',
  'link',
]

/** A form for an activity: a new one, one like another, or one that is there. */
export function ActivityPage({ realm, activity }: { realm: string; activity: string | null }) {
  const { t } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const today = useToday(realm)
  const [, go] = useLocation()
  const parts = new URLSearchParams(useSearch())
  const like = parts.get('like')
  const [code] = useState(() => activity ?? newCode('TT'))
  const asked = activity ?? like
  const listed = useAnswer('listCampaigns', {}, { realm })
  const campaigns = listed.data?.campaigns
  const own = firstUnitOf(useMe())
  const { fact, problem, isLoading, retry } = useFact(realm, outreachFile, asked === null ? null : { code: asked })
  if (listed.problem) return <Problem problem={listed.problem} onRetry={listed.retry} />
  if (isLoading || campaigns === undefined) return <Skeleton label={t.loading} rows={6} />
  const list = realmAddress(realm, 'outreach')
  const start =
    activity === null
      ? {
          campaign: campaigns.length === 1 ? (campaigns[0]?.code ?? '') : '',
          unit: parts.get('unit') ?? own ?? '',
          date: today,
          ...fact?.cells,
          ...(like === null ? {} : { date: today }),
          code,
        }
      : { ...fact?.cells, code }
  return (
    <>
      <PageHead
        above={<Link href={list}>{words.back}</Link>}
        title={activity === null ? words.newTitle : words.changeTitle}
        lead={words.reachNote}
      />
      {problem ? (
        <Problem problem={problem} onRetry={retry} />
      ) : (
        <FactForm
          realm={realm}
          file={outreachFile}
          object={activity ?? `new ${like ?? ''}`}
          fields={fields}
          fixed={{ code }}
          start={start}
          expects={activity === null ? null : (fact?.recorded_at ?? null)}
          labels={{ campaign: words.campaign, unit: words.unit }}
          helps={{ link: words.linkHelp }}
          said={words.saved}
          onSaved={() => go(`${list}?open=${encodeURIComponent(code)}`)}
          onCancel={() => go(list)}
        />
      )}
    </>
  )
}
