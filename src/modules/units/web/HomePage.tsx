import { Link, Redirect } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import type { ReplyOf } from '#web/api.ts'
import { useAnswer } from '#web/useAnswer.ts'

type Realm = ReplyOf<'listRealms'>['realms'][number]

/** Where an organization of one's own begins: the realm that a dossier enters without further words. */
const ownRealm = 'default'

/** The organizations of this installation; a single one is opened at once. */
export function HomePage() {
  const { t } = useLanguage()
  const me = useMe()
  const answer = useAnswer('listRealms', {}, {})
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  // an account belongs to one organization
  if (me?.realm) return <Redirect to={realmAddress(me.realm, 'work')} replace />
  if (!answer.data || !me) return <Skeleton label={t.loading} />
  const shown = answer.data.realms.filter((realm) => !realm.put_away)
  const inUse = shown.filter((realm) => realm.campaigns > 0)
  const away = answer.data.realms.filter((realm) => realm.put_away)
  const [only] = inUse
  if (only && inUse.length === 1 && away.length === 0) return <Redirect to={realmAddress(only.code)} replace />
  const hasOwn = shown.some((realm) => realm.code === ownRealm)
  return (
    <>
      <h1>{t.home.title}</h1>
      <ul className="list">
        {shown.map((realm) => (
          <RealmLine key={realm.code} realm={realm} />
        ))}
        {!hasOwn && (
          <li>
            <Link href={realmAddress(ownRealm)}>{t.home.own}</Link>
            <span className="soft">{t.demo.start}</span>
          </li>
        )}
      </ul>
      {away.length > 0 && (
        <>
          <h2 className="ruled">{t.home.putAway}</h2>
          <ul className="list">
            {away.map((realm) => (
              <RealmLine key={realm.code} realm={realm} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function RealmLine({ realm }: { realm: Realm }) {
  const { t, lang } = useLanguage()
  return (
    <li>
      <Link href={realmAddress(realm.code)}>{realm.name || (realm.code === ownRealm ? t.home.own : realm.code)}</Link>
      <span className="soft">
        {t.home.campaigns(formatCount(realm.campaigns, lang))}
        {realm.demo ? ` · ${t.home.demo}` : ''}
      </span>
    </li>
  )
}
