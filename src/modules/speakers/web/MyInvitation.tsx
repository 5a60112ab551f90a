import { useId, useState } from 'react'
import { invitationStatuses, labelOf, sessionModes } from '#core/choices.ts'
import { dayText, hoursText } from '#modules/sessions/web/session-text.ts'
import { Facts } from '#ui/Facts.tsx'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Toast } from '#web/orders/Toast.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useZone } from '#web/useZone.ts'
import { MyMaterials } from './MyMaterials.tsx'
import type { Mine } from './speaker-text.ts'

/** One of one's own invitations: when and where, the answer, consents, materials. */
export function MyInvitation({ realm, of }: { realm: string; of: Mine }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const say = words.mine
  const zone = useZone(realm)
  const id = useId()
  const { refresh } = useOrder(realm)
  const [record, setRecord] = useState(of.consent_record ?? false)
  const [publish, setPublish] = useState(of.consent_publish ?? false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { session, speaker, status } = of
  const answer = async (to?: 'accepted' | 'declined'): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      const consents = { consent_record: record, consent_publish: publish }
      const body = { ...(to ? { to } : {}), expects: of.recorded_at, ...consents }
      await call('answerInvitation', { session, speaker }, { realm }, { body })
      tell(<Toast text={say.saved} />)
      await refresh()
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const isOpen = status !== 'declined' && status !== 'thanked'
  const isChanged = record !== (of.consent_record ?? false) || publish !== (of.consent_publish ?? false)
  const consent = (label: string, isGiven: boolean, set: (value: boolean) => void) => (
    <p className="check-line">
      <label>
        <input type="checkbox" checked={isGiven} onChange={(event) => set(event.currentTarget.checked)} /> {label}
      </label>
    </p>
  )
  return (
    <section className="my-invitation" aria-labelledby={id}>
      <h2 className="ruled" id={id}>
        {of.secret ? say.secret : of.title || say.untitled}
      </h2>
      <Facts
        rows={[
          [say.status, labelOf(invitationStatuses, status, lang)],
          [say.host, of.host],
          [words.topic, of.topic],
        ]}
      >
        <div>
          <dt>{words.invite.session}</dt>
          <dd>
            {[
              `${dayText(of.starts_at, zone, lang)}, ${hoursText(of, zone, lang)}`,
              of.venue,
              labelOf(sessionModes, of.mode, lang),
            ]
              .filter(Boolean)
              .join(' · ')}
          </dd>
        </div>
      </Facts>
      {isOpen && (
        <>
          {!of.secret && consent(say.record, record, setRecord)}
          {!of.secret && consent(say.publish, publish, setPublish)}
          <Refusal problem={problem} instead={{ conflict: words.part.illegal }} />
          <p className="ways">
            {of.steps.includes('accepted') && (
              <button
                type="button"
                className="button primary"
                disabled={isBusy}
                onClick={() => void answer('accepted')}
              >
                {say.accept}
              </button>
            )}
            {of.steps.includes('declined') && (
              <button type="button" className="button" disabled={isBusy} onClick={() => void answer('declined')}>
                {status === 'invited' ? say.decline : say.late}
              </button>
            )}
            {status !== 'invited' && isChanged && (
              <button type="button" className="button primary" disabled={isBusy} onClick={() => void answer()}>
                {words.part.saveConsents}
              </button>
            )}
          </p>
        </>
      )}
      {isOpen && status !== 'invited' && <MyMaterials realm={realm} of={of} />}
    </section>
  )
}
