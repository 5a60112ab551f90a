import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { refusalOf } from '#web/Refusal.tsx'
import { factorFault } from './factor-fault.ts'
import { FactorCode } from './FactorCode.tsx'
import { PasswordAndCode } from './PasswordAndCode.tsx'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

type Props = {
  /** There is one already: a code of it is asked too. */
  replaces?: boolean
  onDone: () => unknown
}

/** Enrols an authenticator in three steps: the password again, the secret with a first code, the recovery codes. */
export function EnrolFactor({ replaces = false, onDone }: Props) {
  const { t } = useLanguage()
  const words = t.accounts.factor
  const [typed, setTyped] = useState({ password: '', code: '' })
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { password, code } = typed
  const body = { password, ...(replaces ? { code: code.replaceAll(' ', '') } : {}) }
  const begin = useMutation({ mutationFn: () => call('beginSecondFactor', {}, {}, { body }) })
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
  const wrong = { 'wrong-credentials': t.accounts.password.wrong }
  const fault = replaces ? factorFault(begin.error, t) : begin.error ? refusalOf(begin.error, t, wrong) : undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        begin.mutate()
      }}
    >
      <PasswordAndCode
        value={typed}
        help={words.again}
        codeLabel={replaces ? words.oldCode : undefined}
        fault={fault}
        onType={setTyped}
      />
      <button type="submit" className="button primary" disabled={begin.isPending}>
        {words.begin}
      </button>
    </form>
  )
}
