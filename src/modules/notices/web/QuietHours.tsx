import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { formatCount, formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'

type Settings = ReplyOf<'readNoticeSettings'>

/** When mails rest, and which ones have not gone out: for the administrator. */
export function QuietHours({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const answer = useAnswer('readNoticeSettings', {}, { realm })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={3} />
  return (
    <>
      <HoursForm realm={realm} settings={answer.data} />
      <Failures settings={answer.data} />
    </>
  )
}

/** A time of day as it is kept: `7` and `7:00` are `07:00`. A text field, since the browser's own writes AM and PM. */
function tidyHour(typed: string): string {
  const [, hour, minute = '00'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(typed.trim()) ?? []
  return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minute}`
}

function HoursForm({ realm, settings }: { realm: string; settings: Settings }) {
  const words = useWords({ vi: workVi, en: workEn }).schedule
  const queries = useQueryClient()
  const [of, setOf] = useState(settings)
  const [problem, setProblem] = useState<Error | null>(null)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      const body = { quiet_from: tidyHour(of.quiet_from), quiet_to: tidyHour(of.quiet_to), weekends: of.weekends }
      setOf({ ...of, ...body })
      await call('writeNoticeSettings', {}, { realm }, { body })
      setProblem(null)
      tell(<Toast text={words.saved} />)
      await queries.invalidateQueries({ queryKey: ['readNoticeSettings'] })
    } catch (error) {
      setProblem(error as Error)
    }
  }
  return (
    <section aria-labelledby="quiet-head">
      <h2 className="ruled" id="quiet-head">
        {words.quiet}
      </h2>
      <p className="soft">{settings.can_mail ? words.quietText : words.noMail}</p>
      <form className="quiet" onSubmit={(event) => void save(event)}>
        {(['quiet_from', 'quiet_to'] as const).map((name) => (
          <label className="field" key={name}>
            <span>{name === 'quiet_from' ? words.from : words.until}</span>
            <input
              className="hour"
              required
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              pattern="([01]?[0-9]|2[0-3])(:[0-5][0-9])?"
              placeholder={words.hour}
              title={words.hourHelp}
              onInvalid={(event) => event.currentTarget.setCustomValidity(words.hourHelp)}
              onInput={(event) => event.currentTarget.setCustomValidity('')}
              value={of[name]}
              onChange={(event) => setOf({ ...of, [name]: event.currentTarget.value })}
              onBlur={() => setOf((now) => ({ ...now, [name]: tidyHour(now[name]) }))}
            />
          </label>
        ))}
        <label className="check-line">
          <input
            type="checkbox"
            checked={of.weekends}
            onChange={(event) => setOf({ ...of, weekends: event.currentTarget.checked })}
          />{' '}
          {words.weekends}
        </label>
        <button type="submit" className="button primary">
          {words.save}
        </button>
      </form>
      {problem && <Problem problem={problem} />}
    </section>
  )
}

function Failures({ settings }: { settings: Settings }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).schedule
  return (
    <section aria-labelledby="failures-head">
      <h2 className="ruled" id="failures-head">
        {words.failures}
      </h2>
      {settings.failures.length === 0 ? (
        <p className="soft">{words.noFailures}</p>
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words.account}</th>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.tries}</th>
                <th scope="col">{words.fault}</th>
              </tr>
            </thead>
            <tbody>
              {settings.failures.map((one) => (
                <tr key={`${one.user_name}/${one.day}`}>
                  <td>{one.user_name}</td>
                  <td>{formatDate(one.day, lang)}</td>
                  <td>{words.states[one.state]}</td>
                  <td>{formatCount(one.attempts, lang)}</td>
                  <td>{one.fault ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
