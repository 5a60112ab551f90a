import { formatDate } from '#core/phrases.ts'
import type { FieldProps } from '#web/form/fields.tsx'
import { SearchPick } from '#web/form/SearchPick.tsx'
import { useChoiceLabel } from '#web/form/useChoiceLabel.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'

function useDirectives(realm: string, search: string, isByRef: boolean) {
  const { lang } = useLanguage()
  const query = { realm, search: search.slice(0, 100), limit: 30 } as const
  const rows = useAnswer('listDirectives', {}, query, { keep: true }).data?.rows ?? []
  const options = rows.map((row) => ({
    value: isByRef ? row.ref : `${row.number}@${row.issued_on}`,
    label: `${row.number} (${formatDate(row.issued_on, lang)}) · ${row.issuer_name} · ${row.title}`,
  }))
  return options.filter(({ value }, i) => options.findIndex((one) => one.value === value) === i)
}

/**
 * Chooses a registered directive by a part of its number, however it is typed, or of its title: as `number@issued_on`,
 * or by its ref, which tells two bodies' documents of one number and day apart.
 */
export function DirectivePick({ isByRef = false, ...of }: FieldProps & { isByRef?: boolean }) {
  return <SearchPick of={of} useChoices={(search) => useDirectives(of.realm, search, isByRef)} />
}

/** How a directive named by `number@issued_on` is told: with its day as people write it, its issuer and title. */
export const useDirectiveLabel = (realm: string, named: string): string =>
  useChoiceLabel((search) => useDirectives(realm, search, false), named)
