import { Link } from 'wouter'
import { Section } from '#ui/Section.tsx'
import { accountAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { roleName } from '#web/roles-text.ts'
import { useAnswer } from '#web/useAnswer.ts'

/** Accounts that hold a role at a unit on a day. */
export function UnitOfficers({ realm, unit, day }: { realm: string; unit: string; day: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn }).one
  const answer = useAnswer('listUnitOfficers', { unit }, { realm, as_of: day })
  return (
    <Section title={words.officers}>
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {answer.data?.rows.length === 0 && <p className="soft">{words.noOfficers}</p>}
      <ul className="unit-children">
        {(answer.data?.rows ?? []).map((row) => (
          <li key={`${row.account} ${row.role}`}>
            <Link href={accountAddress(realm, row.account)}>{row.user_name}</Link>
            <small>{roleName(row.role, lang)}</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
