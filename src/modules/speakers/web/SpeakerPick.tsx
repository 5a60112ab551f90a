import { labelOf, speakerRanks } from '#core/choices.ts'
import type { FieldProps } from '#web/form/fields.tsx'
import { SearchPick } from '#web/form/SearchPick.tsx'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'

/** Chooses a speaker of the register by a part of the name, the code or the organization. */
export function SpeakerPick(of: FieldProps) {
  const { lang } = useLanguage()
  const useChoices = (search: string) => {
    const query = { realm: of.realm, search, limit: 30 } as const
    const rows = useAnswer('listSpeakers', {}, query, { keep: true }).data?.rows ?? []
    return rows.map(({ code, full_name: name, rank, organization }) => ({
      value: code,
      label: [`${name} (${code})`, labelOf(speakerRanks, rank, lang), organization].filter(Boolean).join(' · '),
    }))
  }
  return <SearchPick of={of} useChoices={useChoices} />
}
