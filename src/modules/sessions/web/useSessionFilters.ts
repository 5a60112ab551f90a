import { sessionKinds, sessionModes } from '#core/choices.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import type { ListFilter } from '#web/list/list-model.ts'
import { useAnswer } from '#web/useAnswer.ts'

/** Filters of the list of sessions; audiences are offered once a campaign is chosen. */
export function useSessionFilters(realm: string, campaign: string | null): readonly ListFilter[] {
  const { lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const campaigns = useAnswer('listCampaigns', {}, { realm }).data?.campaigns ?? []
  const chosen = campaigns.find(({ code }) => code === campaign) ?? (campaigns.length === 1 ? campaigns[0] : undefined)
  const { filters, columns } = words
  return [
    {
      name: 'campaign',
      text: filters.campaign,
      type: 'choice',
      options: campaigns.map(({ code, title }) => ({ value: code, text: title })),
    },
    { name: 'host', text: columns.host, type: 'unit' },
    { name: 'from', text: filters.from, type: 'date' },
    { name: 'to', text: filters.to, type: 'date' },
    {
      name: 'kind',
      text: columns.kind,
      type: 'choice',
      options: sessionKinds.map((one) => ({ value: one.code, text: one[lang] })),
    },
    {
      name: 'mode',
      text: columns.mode,
      type: 'choice',
      options: sessionModes.map((one) => ({ value: one.code, text: one[lang] })),
    },
    ...(chosen
      ? [
          {
            name: 'audience',
            text: filters.audience,
            type: 'choice' as const,
            options: chosen.audiences.map(({ code, name }) => ({ value: code, text: name })),
          },
        ]
      : []),
    {
      name: 'secret',
      text: filters.secret,
      type: 'choice',
      options: [
        { value: 'yes', text: words.yes },
        { value: 'no', text: words.no },
      ],
    },
  ]
}
