import type { FieldProps } from '#web/form/fields.tsx'
import { SearchPick } from '#web/form/SearchPick.tsx'
import { useChoiceLabel } from '#web/form/useChoiceLabel.ts'
import { useAnswer } from '#web/useAnswer.ts'

function usePeople(realm: string, search: string) {
  const query = { realm, who: 'all', state: 'any', search, limit: 30 } as const
  const rows = useAnswer('listPeople', {}, query, { keep: true }).data?.rows ?? []
  return rows.map(({ code, full_name: name, unit_name: unit }) => ({
    value: code,
    label: [`${name} (${code})`, unit].filter(Boolean).join(' · '),
  }))
}

/** Chooses a person of one's units by a part of the name or the code. */
export function PersonPick(of: FieldProps) {
  return <SearchPick of={of} useChoices={(search) => usePeople(of.realm, search)} />
}

/** How a person chosen by code is told; the code alone where one may not see them. */
export const usePersonLabel = (realm: string, code: string): string =>
  useChoiceLabel((search) => usePeople(realm, search), code)
