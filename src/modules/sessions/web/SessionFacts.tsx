import { Link } from 'wouter'
import { labelOf, sessionKinds, sessionModes } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { dayText, hoursText, sessionAddress } from './session-text.ts'

/** What is known of a session, as a list of words and values. */
export function SessionFacts({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const zone = useZone(realm)
  const campaign = useAnswer('readCampaign', { campaign: of.campaign }, { realm }).data
  const named = (codes: readonly string[]): string =>
    codes.length === 0
      ? words.session.all
      : codes.map((code) => campaign?.audiences.find((one) => one.code === code)?.name ?? code).join(', ')
  const facts: readonly (readonly [string, string])[] = [
    [words.session.when, `${dayText(of.starts_at, zone, lang)}, ${hoursText(of, zone, lang)}`],
    [words.columns.venue, of.venue],
    [words.session.capacity, of.capacity === null ? '' : words.session.seats(formatCount(of.capacity, lang))],
    [words.columns.host, of.host.name || of.host.code],
    [words.columns.kind, labelOf(sessionKinds, of.kind, lang)],
    [words.columns.mode, labelOf(sessionModes, of.mode, lang)],
    [words.session.audiences, named(of.audiences)],
    [words.session.topics, of.topics.join(', ') || words.session.all],
    [words.session.speakers, of.speakers.map(({ name, code }) => name || code).join(', ')],
    [words.session.campaign, campaign?.title ?? of.campaign],
    [words.session.code, of.code],
  ]
  return (
    <>
      {of.clashes.length > 0 && (
        <p className="mark late session-clash">
          ! {words.session.clash}{' '}
          {of.clashes.map(({ code, title, starts_at: at }, i) => (
            <span key={code}>
              {i > 0 && ', '}
              <Link href={sessionAddress(realm, code)}>{title || code}</Link> ({dayText(at, zone, lang)})
            </span>
          ))}
        </p>
      )}
      {!of.own && <p className="soft">{words.session.others}</p>}
      <dl className="session-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}
