import { formatDateShort } from '#core/phrases.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { unitText } from './unit-text.ts'

/** Whose account it is, where it is kept, when it can be used. */
export function AccountDetails({ account }: { account: ReplyOf<'readAccount'> }) {
  const { t, lang } = useLanguage()
  const words = t.accounts.one
  const { valid_from: from, valid_to: to, person, full_name: name } = account
  const day = (date: string | null): string => (date === null ? '…' : formatDateShort(date, lang))
  const lines = [
    [t.accounts.list.unit, unitText(account, t.accounts.menu.wholeRealm)],
    ...(person === null ? [] : [[words.person, name === null ? person : `${name} (${person})`]]),
    [words.email, account.email ?? words.none],
    [words.days, from === null && to === null ? words.noLimit : `${day(from)} – ${day(to)}`],
    [words.factor, account.second_factor ? words.has : words.hasNot],
  ] as const
  return (
    <dl className="facts">
      {lines.map(([name_, value]) => (
        <div key={name_}>
          <dt>{name_}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
