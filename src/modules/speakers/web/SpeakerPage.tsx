import { Link } from 'wouter'
import { invitationStatuses, labelOf, speakerRanks } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { speakersFile } from '#modules/sessions/columns.ts'
import { dayText, hoursText, sessionAddress } from '#modules/sessions/web/session-text.ts'
import { Bar } from '#ui/Bar.tsx'
import { Facts } from '#ui/Facts.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'
import { useZone } from '#web/useZone.ts'
import { monthNumber, ratingText, speakerAddress } from './speaker-text.ts'

type Found = ReplyOf<'readSpeaker'>

/** A speaker: what is known, the load by month, sessions past and coming, versions. */
export function SpeakerPage({ realm, speaker }: { realm: string; speaker: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const answer = useAnswer('readSpeaker', { speaker }, { realm })
  const above = <Link href={realmAddress(realm, 'speakers')}>{words.back}</Link>
  if (answer.problem)
    return (
      <>
        <PageHead title={speaker} above={above} />
        <Problem problem={answer.problem} onRetry={answer.retry} />
      </>
    )
  const found = answer.data
  if (found === undefined) return <Skeleton label={t.loading} rows={5} />
  return (
    <>
      <PageHead title={found.full_name || speaker} above={above}>
        {found.may.edit && (
          <>
            <Link
              className="button"
              href={`${realmAddress(realm, 'speakers/invite')}?speakers=${encodeURIComponent(speaker)}`}
            >
              {words.inviteChosen}
            </Link>
            <Link className="button" href={`${speakerAddress(realm, speaker)}/change`}>
              {words.change}
            </Link>
          </>
        )}
      </PageHead>
      <Tabs
        label={words.parts}
        tabs={[
          { name: 'about', text: words.about, body: () => <About found={found} /> },
          { name: 'sessions', text: words.sessions, body: () => <Sessions realm={realm} found={found} /> },
          {
            name: 'history',
            text: words.history,
            body: () => <HistoryPanel realm={realm} file={speakersFile} column="code" value={speaker} />,
          },
        ]}
      />
    </>
  )
}

function About({ found }: { found: Found }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const most = Math.max(found.most_a_month, ...found.months.map(({ sessions }) => sessions))
  return (
    <>
      <Facts
        rows={[
          [words.rank, labelOf(speakerRanks, found.rank, lang)],
          [words.organization, found.organization],
          [words.topics, found.topics.join(', ')],
          [words.rating, ratingText(found.rating, words, lang)],
          [words.code, found.code],
        ]}
      />
      <h2 className="ruled">{words.loads}</h2>
      <p className="soft">{words.loadsNote(formatCount(found.most_a_month, lang))}</p>
      <table className="speaker-loads">
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col">{words.sessionsCount}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {found.months.map(({ month, sessions, over }) => (
            <tr key={month}>
              <th scope="row">{monthNumber(month)}</th>
              <td>
                {formatCount(sessions, lang)}
                {over && <span className="mark late"> ! {words.over}</span>}
              </td>
              <td>
                <Bar part={sessions} whole={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Sessions({ realm, found }: { realm: string; found: Found }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const zone = useZone(realm)
  const now = useToday(realm)
  if (found.sessions.length === 0) return <p className="soft">{words.noSessions}</p>
  const coming = found.sessions.filter(({ starts_at: at }) => at.slice(0, 10) >= now).toReversed()
  const past = found.sessions.filter(({ starts_at: at }) => at.slice(0, 10) < now)
  return [[words.coming, coming] as const, [words.past, past] as const].map(
    ([title, rows]) =>
      rows.length > 0 && (
        <section key={title}>
          <h2 className="ruled">{title}</h2>
          <ul className="list">
            {rows.map((row) => (
              <li key={row.code}>
                <span>
                  <Link href={sessionAddress(realm, row.code)}>{row.title || row.code}</Link>
                  <small>
                    {[`${dayText(row.starts_at, zone, lang)}, ${hoursText(row, zone, lang)}`, row.venue, row.host.name]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                {row.status !== null && <span className="soft">{labelOf(invitationStatuses, row.status, lang)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ),
  )
}
