import { Link } from 'wouter'
import { labelOf, levels } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'

const mostFound = 60

/** Units of a day whose name or code holds what was typed. */
export function FoundUnits({
  realm,
  day,
  onDay,
  search,
}: {
  realm: string
  day: string
  onDay: string
  search: string
}) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const query = { realm, as_of: day, search, sort: 'level', limit: mostFound } as const
  const answer = useAnswer('listUnits', {}, query, { keep: true })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (!answer.data) return <Skeleton label={t.loading} />
  const { rows, total } = answer.data
  if (total === 0) return <EmptyState title={words.noneFound} text={words.noneFoundText} />
  const n = formatCount(total, lang)
  return (
    <>
      <p className="soft" role="status">
        {total > rows.length ? words.firstFound(formatCount(rows.length, lang), n) : words.found(n)}
      </p>
      <ul className="list unit-found">
        {rows.map((unit) => (
          <li key={unit.code}>
            <Link href={`${realmAddress(realm, `units/${encodeURIComponent(unit.code)}`)}${onDay}`}>{unit.name}</Link>
            <span className="soft">
              {[unit.code, labelOf(levels, unit.level, lang), unit.parent_name].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
