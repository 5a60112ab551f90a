import { formatCount } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import type { RowOf } from '#web/list/list-model.ts'

/** Who keeps a unit: names where they may be known, else how many. */
export function OfficersText({ row }: { row: RowOf<'listOverdue'> }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).overdue
  if (row.officer_count === 0) return <span className="soft">{words.noOfficer}</span>
  if (row.officers.length === 0) return words.someOfficers(formatCount(row.officer_count, lang))
  return row.officers.join(', ')
}
