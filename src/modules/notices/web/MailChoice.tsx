import { useState } from 'react'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { Refusal } from '#web/Refusal.tsx'

type Said = Pick<ReplyOf<'listNotices'>, 'mails' | 'mail_lang' | 'can_mail'>
type Props = { realm: string; said: Said; refresh: () => Promise<void> }

/** Whether somebody wants their notices by mail too, and in which language. */
export function MailChoice({ realm, said, refresh }: Props) {
  const words = useWords({ vi: workVi, en: workEn }).notices
  const [problem, setProblem] = useState<unknown>(null)
  if (!said.can_mail) return <p className="soft mail-choice">{words.noMail}</p>
  const choose = async (mails: boolean, lang: Said['mail_lang']): Promise<void> => {
    try {
      await call('chooseMails', {}, { realm }, { body: { mails, lang } })
      setProblem(null)
      tell(<Toast text={words.saved} />)
      await refresh()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <div className="mail-choice">
      <p className="check-line">
        <label>
          <input
            type="checkbox"
            checked={said.mails}
            onChange={(event) => void choose(event.currentTarget.checked, said.mail_lang)}
          />{' '}
          {words.mails}
        </label>{' '}
        <small className="soft">{words.mailsHelp}</small>
      </p>
      {said.mails && (
        <label className="field">
          <span>{words.mailLang}</span>
          <select
            value={said.mail_lang ?? 'both'}
            onChange={(event) => {
              const { value } = event.currentTarget
              void choose(true, value === 'vi' || value === 'en' ? value : null)
            }}
          >
            {(['both', 'vi', 'en'] as const).map((one) => (
              <option key={one} value={one}>
                {words.mailLangs[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      <Refusal problem={problem} />
    </div>
  )
}
