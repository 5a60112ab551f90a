import type { FieldProps } from '#web/form/fields.tsx'
import { SearchPick } from '#web/form/SearchPick.tsx'
import { useAnswer } from '#web/useAnswer.ts'

/** Chooses a person of one's units by a part of the name or the code. */
export function PersonPick(of: FieldProps) {
  const useChoices = (search: string) => {
    const query = { realm: of.realm, who: 'all', state: 'any', search, limit: 30 } as const
    const rows = useAnswer('listPeople', {}, query, { keep: true }).data?.rows ?? []
    return rows.map(({ code, full_name: name, unit_name: unit }) => ({
      value: code,
      label: [`${name} (${code})`, unit].filter(Boolean).join(' · '),
    }))
  }
  return <SearchPick of={of} useChoices={useChoices} />
}
