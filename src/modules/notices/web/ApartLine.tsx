import { formatCount } from '#core/phrases.ts'
import { useAddressParts } from '#modules/units/web/useDay.ts'
import type { QueryOf } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { useAnswer } from '#web/useAnswer.ts'

const narrowing = ['near', 'what', 'unit', 'level', 'as_of'] as const

/** How many of what is asked have more time: they stand apart, one press away. Nothing where there are none. */
export function ApartLine({ realm, campaign }: { realm: string; campaign: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).overdue
  const { parts, change } = useAddressParts(realm)
  const given = narrowing.flatMap((name) => (parts.get(name) ? [[name, parts.get(name)] as const] : []))
  const query = { ...Object.fromEntries(given), realm, extended: 'yes', limit: 1 } as QueryOf<'listOverdue'>
  const total = useAnswer('listOverdue', { campaign }, query).data?.total ?? 0
  const isApart = parts.get('extended') === 'yes'
  if (total === 0 && !isApart) return null
  return (
    <p className="apart">
      {isApart ? words.onlyApart : words.apart(formatCount(total, lang))}{' '}
      <button type="button" className="link" onClick={() => change({ extended: isApart ? 'no' : 'yes', open: null })}>
        {isApart ? words.showRest : words.showApart}
      </button>
    </p>
  )
}
