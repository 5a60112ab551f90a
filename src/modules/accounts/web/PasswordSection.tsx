import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { NewPassword } from './NewPassword.tsx'
import { weakText } from './weak-text.ts'

const nothing = { password: '', repeat: '' }

/** Changes one's own password. */
export function PasswordSection() {
  const { t } = useLanguage()
  const words = t.accounts.password
  const queries = useQueryClient()
  const [old, setOld] = useState('')
  const [own, setOwn] = useState(nothing)
  const send = useMutation({
    mutationFn: () => call('changePassword', {}, {}, { body: { old_password: old, password: own.password } }),
    onSuccess: () => {
      setOld('')
      setOwn(nothing)
      return queries.invalidateQueries({ queryKey: ['listMySignIns'] })
    },
  })
  const weak = weakText(send.error, t)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (own.password === own.repeat) send.mutate()
      }}
    >
      <TextField
        label={words.old}
        type="password"
        autoComplete="current-password"
        required
        value={old}
        onType={setOld}
      />
      <NewPassword label={words.new} value={own} onType={setOwn} fault={weak} />
      <button type="submit" className="button" disabled={send.isPending}>
        {words.change}
      </button>
      {!weak && <Refusal problem={send.error} instead={{ 'wrong-credentials': words.wrong }} />}
      {send.isSuccess && <p className="mark done result">✓ {words.changed}</p>}
    </form>
  )
}
