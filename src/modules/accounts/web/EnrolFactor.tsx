import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { refusalOf } from '#web/Refusal.tsx'
import { FactorCode } from './FactorCode.tsx'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** Enrols an authenticator in three steps: the password again, the secret with a first code, the recovery codes. */
export function EnrolFactor({ onDone }: { onDone: () => unknown }) {
  const { t } = useLanguage()
  const words = t.accounts.factor
  const [password, setPassword] = useState('')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useMutation({ mutationFn: () => call('beginSecondFactor', {}, {}, { body: { password } }) })
  if (codes) return <RecoveryCodes codes={codes} onStored={onDone} />
  if (begin.data)
    return (
      <>
        <p className="step">{words.scan}</p>
        <QrCode svg={begin.data.svg} label={words.picture} />
        <p>{words.secret}</p>
        <p className="secret">
          <code>{begin.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <FactorCode
          order="confirmSecondFactor"
          help={words.first}
          onDone={({ recovery_codes: made }) => setCodes(made)}
        />
      </>
    )
  const instead = { 'wrong-credentials': t.accounts.password.wrong }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        begin.mutate()
      }}
    >
      <TextField
        label={t.accounts.signIn.password}
        help={words.again}
        fault={begin.error ? refusalOf(begin.error, t, instead) : undefined}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onType={setPassword}
      />
      <button type="submit" className="button primary" disabled={begin.isPending}>
        {words.begin}
      </button>
    </form>
  )
}
