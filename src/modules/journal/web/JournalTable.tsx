import { Link } from 'wouter'
import { actionText } from '#core/journal-actions.ts'
import { formatInstant } from '#core/phrases.ts'
import { Mark } from '#ui/Mark.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useZone } from '#web/useZone.ts'
import type { JournalEntry } from '../contract.ts'

type Props = { realm: string; rows: readonly JournalEntry[] }

/** Events, newest first; who and what about lead to all events of the same. */
export function JournalTable({ realm, rows }: Props) {
  const { t, lang } = useLanguage()
  const words = t.journal
  const zone = useZone(realm)
  const to = (asked: Record<string, string>): string =>
    `${realmAddress(realm, 'journal')}?${new URLSearchParams(asked).toString()}`
  const head = (text: string, className = 'text') => (
    <th scope="col" className={className}>
      {text}
    </th>
  )
  return (
    <table className="names journal">
      <thead>
        <tr>
          {head(words.at)}
          {head(words.actor)}
          {head(words.action)}
          {head(words.unit, 'text wide')}
          {head(words.object, 'text wide')}
          {head(words.details, 'text wide')}
          {head(words.place, 'wide')}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.event}>
            <td className="text">{formatInstant(row.at, zone, lang)}</td>
            <td className="text">
              <Link href={to({ actor: row.actor })}>{row.actor}</Link>
              <small>{row.door}</small>
            </td>
            <td className="text">
              {actionText(row.action, lang)}
              <small>{row.action}</small>
              {row.object && (
                <small className="narrow">
                  <Link href={to({ object_type: row.object.type, object_id: row.object.id })}>
                    {`${row.object.type} ${row.object.id}`}
                  </Link>
                </small>
              )}
            </td>
            <td className="text wide">{row.unit ?? <span className="soft">–</span>}</td>
            <td className="text wide">
              {row.object ? (
                <Link href={to({ object_type: row.object.type, object_id: row.object.id })}>
                  {`${row.object.type} ${row.object.id}`}
                </Link>
              ) : (
                <span className="soft">–</span>
              )}
            </td>
            <td className="text wide details">{detailsText(row.details) ?? <i>{words.erased}</i>}</td>
            <td className="wide">
              {row.index ?? ''}{' '}
              <Mark kind={row.signed ? 'done' : 'open'}>{row.signed ? words.signed : words.waiting}</Mark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `rows 3, figure expected`; null once erased. */
function detailsText(details: JournalEntry['details']): string | null {
  if (details === null) return null
  if (typeof details !== 'object') return String(details)
  return Object.entries(details)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}
