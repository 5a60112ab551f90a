import { useState } from 'react'
import { Link } from 'wouter'
import { invitationStatuses, labelOf, speakerRanks } from '#core/choices.ts'
import { formatDateShort } from '#core/phrases.ts'
import { addressOf, call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { Consents } from './Consents.tsx'
import { Rate } from './Rate.tsx'
import { ratingText, speakerAddress } from './speaker-text.ts'
import type { Invitation } from './speaker-text.ts'
import { Warnings } from './Warnings.tsx'

type Props = { realm: string; session: string; of: Invitation; may: ReplyOf<'listInvitations'>['may'] }

const dates = ['invited_on', 'answered_on', 'materials_on', 'confirmed_on', 'thanked_on'] as const

/** One speaker of a session: state, dates, warnings, consents, the next steps, the host's rating. */
export function OneInvitation({ realm, session, of, may }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const say = words.part
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const { speaker, status, recorded_at: seen } = of
  const name = speaker.name || speaker.code
  const run = async (work: () => Promise<void>): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const move = (to: Invitation['steps'][number]) =>
    run(async () => {
      const body = { to, expects: seen ?? '' }
      const done = await call('moveInvitation', { session, speaker: speaker.code }, { realm }, { body })
      await order.done(done, { said: say.moved(name, labelOf(invitationStatuses, to, lang)) })
    })
  const known = dates.flatMap((date) => {
    const on = of[date]
    return on === null ? [] : [`${say.dates[date]} ${formatDateShort(on, lang)}`]
  })
  const isOpen = status !== null && status !== 'declined' && status !== 'cancelled'
  return (
    <li>
      <p className="invitation-head">
        <Link href={speakerAddress(realm, speaker.code)}>{name}</Link>
        <strong>{status === null ? say.uninvited : labelOf(invitationStatuses, status, lang)}</strong>
      </p>
      <p className="soft">
        {[
          labelOf(speakerRanks, of.rank, lang),
          of.organization,
          of.topic,
          words.ratingOf(ratingText(of.rating, words, lang)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {known.length > 0 && <p className="soft">{known.join(' · ')}</p>}
      {of.note !== '' && <p>{of.note}</p>}
      <Warnings realm={realm} of={of} />
      {isOpen && may.edit && (
        <Consents
          record={of.consent_record}
          publish={of.consent_publish}
          name={name}
          isBusy={isBusy}
          save={(record, publish) =>
            run(async () => {
              const yesNo = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no')
              const consents = { consent_record: yesNo(record), consent_publish: yesNo(publish) }
              const cells = { session, speaker: speaker.code, ...consents }
              await order.send(orderOf('invitations', [{ cells, expects: seen }]), { said: say.consentsSaved })
            })
          }
        />
      )}
      <Refusal problem={problem} instead={{ conflict: say.illegal }} />
      <p className="ways">
        {may.edit &&
          of.steps.map((to, i) => (
            <button
              key={to}
              type="button"
              className={
                to === 'cancelled' ? 'button danger' : i === 0 && to !== 'declined' ? 'button primary' : 'button'
              }
              disabled={isBusy}
              aria-label={say.stepOf(say.steps[to], name)}
              onClick={() => void move(to)}
            >
              {say.steps[to]}
            </button>
          ))}
        {isOpen && (
          <a className="button" href={addressOf('readInvitationLetter', { session, speaker: speaker.code }, { realm })}>
            {say.letter}
          </a>
        )}
      </p>
      {may.rate && (isOpen || status === null) && <Rate realm={realm} session={session} of={of} />}
    </li>
  )
}
