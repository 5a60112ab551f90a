import { Link } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { groups } from './people-groups.ts'
import type { Group } from './people-groups.ts'
import { usePeopleWords } from './people-words.ts'

/** Links to the groups of people, with how many there are. */
export function PeopleGroups({ realm, group }: { realm: string; group: Group['name'] }) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const here = useAnswer('listPeople', {}, { realm, limit: 1 }).data
  const away = useAnswer('listPeople', {}, { realm, limit: 1, who: 'all', state: 'away' }).data
  const counts = { members: here?.members, non_members: here?.non_members, away: away?.total }
  return (
    <nav className="person-groups" aria-label={words.groups}>
      {groups.map(({ name }) => (
        <Link
          key={name}
          href={`${realmAddress(realm, 'people')}${name === 'members' ? '' : `?group=${name}`}`}
          aria-current={name === group ? 'page' : undefined}
        >
          {words.tabs[name]}
          {counts[name] !== undefined && <small> {formatCount(counts[name], lang)}</small>}
        </Link>
      ))}
    </nav>
  )
}
