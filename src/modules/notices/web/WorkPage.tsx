import { Link } from 'wouter'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Mark } from '#ui/Mark.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { useCan, useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { nearness } from '#core/work-kinds.ts'
import type { Work } from '../contract.ts'
import { workLink } from './work-link.ts'

/** What waits for whoever is signed in: the page that they begin with. */
export function WorkPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const answer = useAnswer('readWork', {}, { realm })
  const seesBoard = useCan('read.figures')
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} />
  const { today, items } = answer.data
  const board = seesBoard ? (
    <Link className="button" href={realmAddress(realm)}>
      {words.board}
    </Link>
  ) : (
    <Link className="button" href="/me/data">
      {words.ownData}
    </Link>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead(formatDate(today, lang))}>
        {board}
      </PageHead>
      {items.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      {nearness.map((near) => (
        <Group key={near} realm={realm} near={near} items={items.filter((one) => one.near === near)} />
      ))}
    </>
  )
}

function Group({ realm, near, items }: { realm: string; near: Work['near']; items: readonly Work[] }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  if (items.length === 0) return null
  return (
    <section className={`work ${near}`} aria-labelledby={`work-${near}`}>
      <h2 className="ruled" id={`work-${near}`}>
        {words.near[near]} <small>{formatCount(items.length, lang)}</small>
      </h2>
      <ul>
        {items.map((item) => (
          <Line
            key={[item.kind, item.campaign, item.unit, item.what, item.session, item.due_on].join('/')}
            realm={realm}
            item={item}
          />
        ))}
      </ul>
    </section>
  )
}

function Line({ realm, item }: { realm: string; item: Work }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const zone = useZone(realm)
  const can = useMe()?.can ?? []
  const time =
    item.starts_at === null
      ? ''
      : new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
          new Date(item.starts_at),
        )
  const text = words.kinds[item.kind]({
    n: formatCount(item.count, lang),
    what: item.what === null ? '' : words.things[item.what],
    title: item.title || (item.session === null ? '' : words.untitled),
    time,
  })
  const about = [item.unit_name, item.campaign_title, ...item.parts.map((part) => words.parts[part])].filter(Boolean)
  const { extension } = item
  const more = extension && words.extension[extension.decision ?? 'open'](formatDate(extension.until, lang))
  const to = workLink(realm, item, can)
  const body = (
    <>
      <span className="work-text">{text}</span>
      {about.length > 0 && <small>{about.join(' · ')}</small>}
      {more && <small className="work-more">{more}</small>}
    </>
  )
  return (
    <li>
      {to === null ? (
        <span className="work-line">{body}</span>
      ) : (
        <Link className="work-line" href={to}>
          {body}
        </Link>
      )}
      <span className="work-due">
        {item.due_on !== null && (
          <Mark kind={item.near === 'overdue' ? 'late' : 'open'}>
            {item.kind === 'session' ? formatDate(item.due_on, lang) : words.due(formatDate(item.due_on, lang))}
          </Mark>
        )}
      </span>
    </li>
  )
}
