import { useState } from 'react'
import { Link } from 'wouter'
import { formatInstant } from '#core/phrases.ts'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextField } from '#ui/TextField.tsx'
import { tell } from '#ui/toasts.ts'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'

type Feed = ReplyOf<'listCalendars'>['rows'][number]

/** Addresses from which one's calendar programs take sessions: made, shown once, revoked. */
export function FeedsPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const say = words.feeds
  const zone = useZone(realm)
  const me = useMe()
  const hasAccount = me?.kind === 'account'
  const answer = useAnswer('listCalendars', {}, {}, { enabled: hasAccount })
  const [problem, setProblem] = useState<unknown>(null)
  const nameOf = (feed: Feed): string =>
    feed.kind === 'person'
      ? say.own
      : feed.kind === 'unit'
        ? `${say.unit}: ${feed.unit_name || (feed.unit ?? '')}`
        : `${say.speaker}: ${feed.speaker ?? ''}`
  const revoke = async (feed: Feed): Promise<void> => {
    setProblem(null)
    try {
      await call('revokeCalendar', { calendar: feed.calendar }, {})
      tell(<Toast text={say.revoked} />)
      answer.retry()
    } catch (error) {
      setProblem(error)
    }
  }
  const { data } = answer
  return (
    <>
      <PageHead
        title={say.title}
        lead={say.lead}
        above={<Link href={realmAddress(realm, 'sessions')}>{words.back}</Link>}
      />
      {me !== undefined && !hasAccount && <p className="soft">{say.noAccount}</p>}
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {hasAccount && data === undefined && !answer.problem && <Skeleton label={t.loading} rows={3} />}
      {data && (
        <>
          <MakeFeed realm={realm} has={data} onMade={answer.retry} />
          <Refusal problem={problem} />
          {data.rows.length === 0 && <p className="soft">{say.none}</p>}
          {data.rows.length > 0 && (
            <div className="scroll">
              <table>
                <thead>
                  <tr>
                    <th className="text">{say.which}</th>
                    <th>{say.madeAt}</th>
                    <th>{say.lastRead}</th>
                    <th>
                      <span className="hidden">{say.revoke}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map((feed) => (
                    <tr key={feed.calendar}>
                      <th className="text" scope="row">
                        {nameOf(feed)}
                      </th>
                      <td>{formatInstant(feed.made_at, zone, lang)}</td>
                      <td>{feed.last_read_at === null ? say.never : formatInstant(feed.last_read_at, zone, lang)}</td>
                      <td>
                        <button
                          type="button"
                          className="link"
                          aria-label={say.revokeOf(nameOf(feed))}
                          onClick={() => void revoke(feed)}
                        >
                          {say.revoke}
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </>
  )
}

type MakeProps = { realm: string; has: ReplyOf<'listCalendars'>; onMade: () => void }

function MakeFeed({ realm, has, onMade }: MakeProps) {
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).feeds
  const me = useMe()
  const mayUnits = me?.can.includes('read.records') ?? false
  const maySpeakers = has.speakers.length > 0 || (me?.can.includes('edit.sessions') ?? false)
  const [kind, setKind] = useState<'person' | 'unit' | 'speaker'>(has.person ? 'person' : mayUnits ? 'unit' : 'speaker')
  const [unit, setUnit] = useState<string | null>(null)
  const [speaker, setSpeaker] = useState(has.speakers[0] ?? '')
  const [made, setMade] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const kinds = [
    ...(has.person ? [['person', say.own] as const] : []),
    ...(mayUnits ? [['unit', say.unit] as const] : []),
    ...(maySpeakers ? [['speaker', say.speaker] as const] : []),
  ]
  const isReady = kind === 'person' || (kind === 'unit' ? unit !== null : speaker.trim() !== '')
  const make = async (): Promise<void> => {
    setProblem(null)
    try {
      const of = kind === 'unit' ? { unit: unit ?? '' } : kind === 'speaker' ? { speaker: speaker.trim() } : {}
      const { path } = await call('makeCalendar', {}, {}, { body: { kind, ...of } })
      setMade(`${window.location.origin}${path}`)
      onMade()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <section className="fact-form">
      {!has.person && <p className="soft">{say.noPerson}</p>}
      {kinds.length > 0 && (
        <>
          <fieldset className="field check-many">
            <legend>{say.which}</legend>
            {kinds.map(([code, text]) => (
              <label key={code}>
                <input type="radio" name="feed-kind" checked={kind === code} onChange={() => setKind(code)} /> {text}
              </label>
            ))}
          </fieldset>
          {kind === 'unit' && <UnitField realm={realm} label={say.unit} value={unit} onChoose={setUnit} />}
          {kind === 'speaker' && <TextField label={say.speaker} value={speaker} onType={setSpeaker} />}
          <Refusal problem={problem} />
          <p className="ways">
            <button type="button" className="button primary" disabled={!isReady} onClick={() => void make()}>
              {say.make}
            </button>
          </p>
        </>
      )}
      {made !== null && (
        <div className="notice" role="status">
          <p>{say.made}</p>
          <input
            className="link-text"
            readOnly
            aria-label={say.made}
            value={made}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button
            type="button"
            className="button"
            onClick={() => void navigator.clipboard?.writeText(made).then(() => tell(<Toast text={say.copied} />))}
          >
            {say.copy}
          </button>
        </div>
      )}
    </section>
  )
}
