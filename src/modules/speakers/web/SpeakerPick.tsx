import { labelOf, speakerRanks } from '#core/choices.ts'
import type { FieldProps } from '#web/form/fields.tsx'
import { SearchPick } from '#web/form/SearchPick.tsx'
import { useChoiceLabel } from '#web/form/useChoiceLabel.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'

function useSpeakers(realm: string, search: string) {
  const { lang } = useLanguage()
  const rows = useAnswer('listSpeakers', {}, { realm, search, limit: 30 }, { keep: true }).data?.rows ?? []
  return rows.map(({ code, full_name: name, rank, organization }) => ({
    value: code,
    label: [`${name} (${code})`, labelOf(speakerRanks, rank, lang), organization].filter(Boolean).join(' · '),
  }))
}

/** Chooses a speaker of the register by a part of the name, the code or the organization. */
export function SpeakerPick(of: FieldProps) {
  return <SearchPick of={of} useChoices={(search) => useSpeakers(of.realm, search)} />
}

/** How a speaker chosen by code is told; the code alone where they are not found. */
export const useSpeakerLabel = (realm: string, code: string): string =>
  useChoiceLabel((search) => useSpeakers(realm, search), code)
