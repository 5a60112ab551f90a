import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import type { ReplyOf } from '#web/api.ts'
import { ApiProblem, call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { refusalOf } from '#web/Refusal.tsx'
import { useEntering } from '#web/useEntering.ts'

type Props = { realms: ReplyOf<'readSignInPage'>['realms'] }

const isCode = (problem: unknown, code: ApiProblem['code']): boolean =>
  problem instanceof ApiProblem && problem.code === code

/** User name and password, then the second factor where the account has one. */
export function SignInForm({ realms }: Props) {
  const { t } = useLanguage()
  const words = t.accounts.signIn
  const entering = useEntering()
  const [typed, setTyped] = useState({ realm: realms[0]?.code ?? '', userName: '', password: '', code: '' })
  const [asksCode, setAsksCode] = useState(false)
  const put = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part })
  const send = useMutation({
    mutationFn: () =>
      call(
        'signIn',
        {},
        {},
        {
          body: {
            ...(realms.length > 1 ? { realm: typed.realm } : {}),
            user_name: typed.userName,
            password: typed.password,
            ...(asksCode ? { code: typed.code.replaceAll(' ', '') } : {}),
          },
        },
      ),
    onSuccess: entering, // whatever stands behind the sign-in is shown then
    onError: (problem) => isCode(problem, 'second-factor-needed') && setAsksCode(true),
  })
  const isAsked = isCode(send.error, 'second-factor-needed')
  const fault = send.error && !isAsked ? refusalOf(send.error, t, faultWords(asksCode)) : undefined
  function faultWords(withCode: boolean) {
    return {
      'wrong-credentials': withCode ? t.accounts.factor.wrong : words.wrong,
      conflict: t.accounts.factor.unreadable, // the only one that there is here
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      {asksCode ? (
        <TextField
          label={t.accounts.factor.code}
          help={t.accounts.factor.lead}
          fault={fault}
          value={typed.code}
          onType={(code) => put({ code })}
          autoComplete="one-time-code"
          inputMode="text"
          required
          autoFocus
        />
      ) : (
        <>
          {realms.length > 1 && (
            <label className="field">
              <span>{words.realm}</span>
              <select value={typed.realm} onChange={(event) => put({ realm: event.currentTarget.value })}>
                {realms.map(({ code, name, demo }) => (
                  <option key={code} value={code}>
                    {name || code}
                    {demo ? ` (${words.demo})` : ''}
                  </option>
                ))}
              </select>
            </label>
          )}
          <TextField
            label={words.userName}
            value={typed.userName}
            onType={(userName) => put({ userName })}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
          />
          <TextField
            label={words.password}
            fault={fault}
            value={typed.password}
            onType={(password) => put({ password })}
            type="password"
            autoComplete="current-password"
            required
          />
        </>
      )}
      <button type="submit" className="button primary" disabled={send.isPending}>
        {asksCode ? t.accounts.factor.send : words.send}
      </button>
    </form>
  )
}
