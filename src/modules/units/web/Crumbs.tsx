import { Link } from 'wouter'
import type { View } from '#web/address.ts'
import { boardAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'

type Props = { view: View; owner: string; answer: ReplyOf<'readUnit'> }

/** The way from the campaign's owner down to the unit shown; units above the owner are outside the campaign. */
export function Crumbs({ view, owner, answer }: Props) {
  const { t } = useLanguage()
  const from = answer.ancestors.findIndex(({ code }) => code === owner)
  const way = from === -1 ? [] : answer.ancestors.slice(from)
  return (
    <nav className="crumbs" aria-label={t.path}>
      <ol>
        {way.map(({ code, name }) => (
          <li key={code}>
            <Link href={boardAddress({ ...view, unit: code })}>{name}</Link>
          </li>
        ))}
        <li aria-current="page">{answer.unit.name}</li>
      </ol>
    </nav>
  )
}
