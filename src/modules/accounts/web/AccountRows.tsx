import { Link } from 'wouter'
import { formatInstant } from '#core/phrases.ts'
import { Mark } from '#ui/Mark.tsx'
import { accountAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { rolesText } from '#web/roles-text.ts'
import { useZone } from '#web/useZone.ts'
import { kindOf } from './status-kinds.ts'
import { unitText } from './unit-text.ts'

type Props = { realm: string; rows: ReplyOf<'listAccounts'>['rows'] }

/** Accounts, a line each; the name leads to the account. */
export function AccountRows({ realm, rows }: Props) {
  const { t, lang } = useLanguage()
  const words = t.accounts.list
  const zone = useZone(realm)
  return (
    <table className="names">
      <thead>
        <tr>
          <th scope="col" className="text">
            {words.user}
          </th>
          <th scope="col" className="text">
            {words.status}
          </th>
          <th scope="col" className="text wide">
            {words.roles}
          </th>
          <th scope="col" className="text wide">
            {words.factor}
          </th>
          <th scope="col" className="text wide">
            {words.last}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.account}>
            <td className="text">
              <Link className="row-link" href={accountAddress(realm, row.account)}>
                {row.user_name}
              </Link>
              <small>
                {row.full_name === null ? '' : `${row.full_name} · `}
                {unitText(row, t.accounts.menu.wholeRealm)}
                <span className="narrow">{rolesText(row.roles, lang)}</span>
              </small>
            </td>
            <td className="text">
              <Mark kind={kindOf(row.status)}>{words.states[row.status]}</Mark>
            </td>
            <td className="text wide">{rolesText(row.roles, lang) || <span className="soft">–</span>}</td>
            <td className="text wide">{row.second_factor ? t.yes : <span className="soft">{t.no}</span>}</td>
            <td className="text wide">
              {row.last_sign_in ? (
                formatInstant(row.last_sign_in, zone, lang)
              ) : (
                <span className="soft">{words.never}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
