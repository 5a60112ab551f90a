import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'

/** What the organization asks of every account. */
export function AccountSettings({ realm }: { realm: string }) {
  const answer = useAnswer('readAccountSettings', {}, { realm })
  if (!answer.data) return <Refusal problem={answer.problem} />
  return <Form realm={realm} settings={answer.data} />
}

function Form({ realm, settings }: { realm: string; settings: ReplyOf<'readAccountSettings'> }) {
  const { t } = useLanguage()
  const words = t.accounts.list
  const queries = useQueryClient()
  const [all, setAll] = useState(settings.second_factor_for_all)
  const [hours, setHours] = useState(String(settings.code_hours))
  const send = useMutation({
    mutationFn: () =>
      call(
        'writeAccountSettings',
        {},
        { realm },
        {
          body: { second_factor_for_all: all, code_hours: Number(hours) },
        },
      ),
    onSuccess: (saved) => queries.setQueryData(['readAccountSettings', {}, { realm }], saved),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <label className="check">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} /> {words.forAll}
      </label>
      <TextField label={words.hours} type="number" min={1} max={720} required value={hours} onType={setHours} />
      <button type="submit" className="button" disabled={send.isPending}>
        {words.save}
      </button>
      <Refusal problem={send.error} />
      {send.isSuccess && <p className="mark done result">✓ {words.saved}</p>}
    </form>
  )
}
