import { formatCount } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { outreachEn } from '#web/language/outreach-en.ts'
import { outreachVi } from '#web/language/outreach-vi.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { filterNames } from './useOutreachFilters.ts'

/** What the rows of the list come to: items and attendances each by itself, and that they are not added. */
export function OutreachSums({ realm, asked }: { realm: string; asked: URLSearchParams }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const given = filterNames.flatMap((name) => {
    const value = asked.get(name)
    return value ? [[name, value]] : []
  })
  const search = asked.get('q')
  const query = { realm, limit: 1, ...Object.fromEntries(given), ...(search ? { search } : {}) }
  const sums = useAnswer('listOutreach', {}, query, { keep: true }).data?.sums
  if (sums === undefined || sums.items + sums.attendances === 0) return null
  return <p className="soft">{words.sums(formatCount(sums.items, lang), formatCount(sums.attendances, lang))}</p>
}
