import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'

/** Asks for a code by mail where the server can send any; else says who gives one. */
export function ForgotPage() {
  const { t } = useLanguage()
  const words = t.accounts.forgot
  const offer = useAnswer('readSignInPage', {}, {})
  const realms = offer.data?.realms ?? []
  const [name, setName] = useState('')
  const [realm, setRealm] = useState('')
  const send = useMutation({
    mutationFn: () =>
      call(
        'forgotPassword',
        {},
        {},
        {
          body: { user_name: name, ...(realms.length > 1 ? { realm: realm || (realms[0]?.code ?? '') } : {}) },
        },
      ),
  })
  return (
    <div className="form">
      <h1>{words.title}</h1>
      <p className="form-lead">{offer.data?.mail ? words.mail : words.noMail}</p>
      {offer.data?.mail && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            send.mutate()
          }}
        >
          {realms.length > 1 && (
            <label className="field">
              <span>{t.accounts.signIn.realm}</span>
              <select value={realm} onChange={(event) => setRealm(event.currentTarget.value)}>
                {realms.map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name || one.code}
                  </option>
                ))}
              </select>
            </label>
          )}
          <TextField
            label={t.accounts.signIn.userName}
            value={name}
            onType={setName}
            autoComplete="username"
            required
          />
          <button type="submit" className="button primary" disabled={send.isPending}>
            {words.send}
          </button>
          <Refusal problem={send.error} />
          {send.isSuccess && <p className="mark done result">✓ {words.sent}</p>}
        </form>
      )}
      <p className="form-ways">
        <Link href="/activate">{t.accounts.signIn.withCode}</Link>
        <Link href="/">{t.accounts.signIn.title}</Link>
      </p>
    </div>
  )
}
