import { Link } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { Section } from '#ui/Section.tsx'
import { realmAddress } from '#web/address.ts'
import { deskFor } from '#web/desk.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'

const kinds = ['members', 'probationary', 'non_members', 'second'] as const

/** How many people a unit has on a day, by itself and with all below it. */
export function UnitPeople({ realm, unit, day }: { realm: string; unit: string; day: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn }).one
  const answer = useAnswer('readUnitPeople', { unit }, { realm, as_of: day }, { keep: true })
  const pages = deskFor(useMe()?.can ?? []).flatMap((group) => group.pages)
  const hasPeople = pages.some(({ name }) => name === 'people')
  return (
    <Section title={words.people} note={words.peopleOf}>
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {answer.data && (
        <table>
          <thead>
            <tr>
              <th scope="col" className="text" aria-label={words.people} />
              <th scope="col">{words.own}</th>
              <th scope="col">{words.whole}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind}>
                <th scope="row" className="text">
                  {words[kind]}
                </th>
                <td>{formatCount(answer.data?.own[kind] ?? 0, lang)}</td>
                <td>{formatCount(answer.data?.whole[kind] ?? 0, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasPeople && (
        <p className="unit-more">
          <Link href={`${realmAddress(realm, 'people')}?unit=${encodeURIComponent(unit)}`}>{words.toPeople}</Link>
        </p>
      )}
    </Section>
  )
}
