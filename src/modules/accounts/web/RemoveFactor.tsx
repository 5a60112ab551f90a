import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { factorFault } from './factor-fault.ts'
import { PasswordAndCode } from './PasswordAndCode.tsx'

/** Removes one's own second factor, by the password and a code of it. */
export function RemoveFactor({ onDone }: { onDone: () => unknown }) {
  const { t } = useLanguage()
  const words = t.accounts.factor
  const [typed, setTyped] = useState({ password: '', code: '' })
  const send = useMutation({
    mutationFn: () =>
      call(
        'removeMySecondFactor',
        {},
        {},
        { body: { password: typed.password, code: typed.code.replaceAll(' ', '') } },
      ),
    onSuccess: onDone,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <PasswordAndCode
        value={typed}
        help={words.removeLead}
        codeLabel={words.code}
        fault={factorFault(send.error, t)}
        onType={setTyped}
      />
      <button type="submit" className="button primary" disabled={send.isPending}>
        {words.remove}
      </button>
    </form>
  )
}
