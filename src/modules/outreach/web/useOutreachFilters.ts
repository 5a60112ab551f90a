import { outreachForms, reachBases } from '#core/choices.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { outreachEn } from '#web/language/outreach-en.ts'
import { outreachVi } from '#web/language/outreach-vi.ts'
import type { ListFilter } from '#web/list/list-model.ts'
import { useAnswer } from '#web/useAnswer.ts'

export const filterNames = ['campaign', 'unit', 'form', 'from', 'to', 'reach_basis', 'pictures'] as const

/** Filters of the log of outreach. */
export function useOutreachFilters(realm: string): readonly ListFilter[] {
  const { lang } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const campaigns = useAnswer('listCampaigns', {}, { realm }).data?.campaigns ?? []
  return [
    ...(campaigns.length > 1
      ? [
          {
            name: 'campaign',
            text: words.campaign,
            type: 'choice' as const,
            options: campaigns.map(({ code, title }) => ({ value: code, text: title })),
          },
        ]
      : []),
    { name: 'unit', text: words.unit, type: 'unit' },
    {
      name: 'form',
      text: words.form,
      type: 'choice',
      options: outreachForms.map((one) => ({ value: one.code, text: one[lang] })),
    },
    { name: 'from', text: words.from, type: 'date' },
    { name: 'to', text: words.to, type: 'date' },
    {
      name: 'reach_basis',
      text: words.basis,
      type: 'choice',
      options: reachBases.map((one) => ({ value: one.code, text: one[lang] })),
    },
    {
      name: 'pictures',
      text: words.hasPictures,
      type: 'choice',
      options: [
        { value: 'yes', text: words.yes },
        { value: 'no', text: words.no },
      ],
    },
  ]
}
