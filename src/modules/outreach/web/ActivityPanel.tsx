import { Link } from 'wouter'
import { labelOf, outreachForms, reachBases } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { PanelTabs } from '#web/history/PanelTabs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { outreachEn } from '#web/language/outreach-en.ts'
import { outreachVi } from '#web/language/outreach-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { outreachFile, outreachPicturesFile } from '../columns.ts'
import { Pictures } from './Pictures.tsx'

type Found = ReplyOf<'readActivity'>

/** One activity: what it was, its pictures, its versions. */
export function ActivityPanel({ realm, activity }: { realm: string; activity: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const answer = useAnswer('readActivity', { activity }, { realm })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  const found = answer.data
  if (found === undefined) return <Skeleton label={t.loading} rows={4} />
  return (
    <PanelTabs
      realm={realm}
      about={() => <About realm={realm} found={found} />}
      more={[{ name: 'pictures', text: words.pictures, body: () => <Pictures realm={realm} found={found} /> }]}
      history={[
        { file: outreachFile, column: 'code', value: activity },
        { file: outreachPicturesFile, column: 'activity', value: activity },
      ]}
    />
  )
}

/** What an activity is called; one without a title by its form. */
export function ActivityTitle({ realm, activity }: { realm: string; activity: string }) {
  const { lang } = useLanguage()
  const found = useAnswer('readActivity', { activity }, { realm }).data?.activity
  return <>{found ? (found.title ?? labelOf(outreachForms, found.form, lang)) : ''}</>
}

/** An address that may be opened from here: nothing but the web's own. */
const isWeb = (link: string): boolean => /^https?:\/\//i.test(link)

function About({ realm, found }: { realm: string; found: Found }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const { activity } = found
  const number = (n: number | null): string => (n === null ? '' : formatCount(n, lang))
  const basis = activity.reach_basis === null ? '' : labelOf(reachBases, activity.reach_basis, lang)
  const facts: readonly (readonly [string, string])[] = [
    [words.date, formatDate(activity.date, lang)],
    [words.unit, activity.unit_name],
    [words.form, labelOf(outreachForms, activity.form, lang)],
    [words.audience, activity.audience ?? ''],
    [words.items, number(activity.count)],
    [words.attendances, number(activity.attendances)],
    [
      words.reach,
      activity.reach === null
        ? ''
        : basis === ''
          ? number(activity.reach)
          : words.reachText(number(activity.reach), basis),
    ],
  ]
  const link = activity.link ?? ''
  const to = `outreach/a/${encodeURIComponent(activity.code)}`
  return (
    <>
      <dl className="facts">
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        {link !== '' && (
          <div>
            <dt>{words.link}</dt>
            <dd>
              {isWeb(link) ? (
                <a href={link} target="_blank" rel="noreferrer noopener">
                  {link}
                </a>
              ) : (
                link
              )}
            </dd>
          </div>
        )}
      </dl>
      <p className="soft">{words.reachNote}</p>
      {found.can_write && (
        <p className="buttons">
          <Link className="button" href={realmAddress(realm, to)}>
            {words.change}
          </Link>
          <Link
            className="button"
            href={`${realmAddress(realm, 'outreach/new')}?like=${encodeURIComponent(activity.code)}`}
          >
            {words.clone}
          </Link>
        </p>
      )}
    </>
  )
}
