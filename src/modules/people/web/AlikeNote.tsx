import { useDebouncedValue } from '@mantine/hooks'
import { Link } from 'wouter'
import { parseDate } from '#core/dates.ts'
import { formatDate } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { personAddress, usePeopleWords } from './people-words.ts'

type Props = {
  realm: string
  full_name: string
  birth_date?: string
  email?: string
  phone?: string
  except?: string
}

/** Tells, while somebody is entered, who may be the same person. */
export function AlikeNote({ realm, birth_date: born = '', except, ...of }: Props) {
  const { lang } = useLanguage()
  const words = usePeopleWords().make
  const [typed] = useDebouncedValue(JSON.stringify({ ...of, born }), 400)
  const { full_name = '', email = '', phone = '', born: day = '' } = JSON.parse(typed) as Record<string, string>
  const birth = parseDate(day.trim())
  const query = {
    realm,
    ...(full_name.trim().includes(' ') ? { full_name: full_name.trim() } : {}),
    ...(birth ? { birth_date: birth } : {}),
    ...(email.includes('@') ? { email: email.trim() } : {}),
    ...(phone.trim().length > 7 ? { phone: phone.trim() } : {}),
    ...(except === undefined ? {} : { except }),
  }
  const enabled = 'full_name' in query || 'email' in query || 'phone' in query
  const rows = useAnswer('findAlike', {}, query, { enabled }).data?.rows ?? []
  return (
    <div aria-live="polite">
      {enabled && rows.length > 0 && (
        <div className="notice">
          <p className="notice-title">{words.alike}</p>
          <ul className="person-alike">
            {rows.map((row) => (
              <li key={row.code}>
                <Link href={personAddress(realm, row.code)}>{row.full_name}</Link>
                <small>
                  {' '}
                  {[
                    row.code,
                    row.birth_date && formatDate(row.birth_date, lang),
                    row.unit_name,
                    row.by.map((one) => words.by[one]).join(', '),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
