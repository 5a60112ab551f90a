import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useWords } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { typedRules } from './audience-model.ts'
import type { AudienceDraft } from './audience-model.ts'

type Props = { realm: string; campaign: string; drafts: readonly AudienceDraft[]; of: string | null }

/** Some of the people whom a rule takes; `of` null: of those whom none takes. */
export function AudienceSample({ realm, campaign, drafts, of }: Props) {
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).audiences
  // each time names are read is told to the journal: not while somebody is still typing
  const [typed] = useDebouncedValue(JSON.stringify(typedRules(drafts)), 800)
  const answer = useQuery<ReplyOf<'sampleAudience'>>({
    queryKey: ['sampleAudience', realm, campaign, typed, of],
    queryFn: ({ signal }) =>
      call('sampleAudience', { campaign }, { realm }, { signal, body: { audiences: JSON.parse(typed) as never, of } }),
    placeholderData: keepPreviousData,
  })
  if (answer.error) return <Refusal problem={answer.error} />
  if (answer.data === undefined) return <p className="soft">{say.counting}</p>
  if (answer.data.people.length === 0) return <p className="soft">{say.sampleNone}</p>
  return (
    <ul className="plain-list audience-sample">
      {answer.data.people.map(({ person, full_name: name, post, unit_name: unit }) => (
        <li key={person}>
          {name || person} <span className="soft">{[post, unit].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
