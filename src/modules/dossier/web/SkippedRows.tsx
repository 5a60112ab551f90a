import { formatCount } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import type { Job } from './import-model.ts'

/** Rows that are told one by one. */
const mostTold = 12

/** Rows of the sheet that were passed over because they are no data, and why. */
export function SkippedRows({ skipped }: Pick<Job, 'skipped'>) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  if (skipped.length === 0) return null
  const told = skipped.slice(0, mostTold).map(({ row, why }) => `${formatCount(row, lang)} (${words.why[why]})`)
  return (
    <p className="soft said">
      {words.skipped(formatCount(skipped.length, lang), told.join(', '))}
      {skipped.length > mostTold ? ' …' : ''}
    </p>
  )
}
