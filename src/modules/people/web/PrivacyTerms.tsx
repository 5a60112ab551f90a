import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import type { PrivacySettings } from '../contract.ts'

/** The terms of the whole organization. */
export function PrivacyTerms({ realm }: { realm: string }) {
  const answer = useAnswer('readPrivacySettings', {}, { realm })
  if (!answer.data) return <Refusal problem={answer.problem} />
  return <Form realm={realm} settings={answer.data} />
}

function Form({ realm, settings }: { realm: string; settings: PrivacySettings }) {
  const { t } = useLanguage()
  const words = t.privacy.retention
  const queries = useQueryClient()
  const [years, setYears] = useState(String(settings.retention_years))
  const [days, setDays] = useState(String(settings.answer_days))
  const [off, setOff] = useState(settings.days_off.join(' '))
  const send = useMutation({
    mutationFn: () =>
      call(
        'writePrivacySettings',
        {},
        { realm },
        {
          body: {
            retention_years: Number(years),
            answer_days: Number(days),
            days_off: off.split(/[\s,;]+/u).filter(Boolean),
          },
        },
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['readPrivacySettings'] })
      await queries.invalidateQueries({ queryKey: ['readRetention'] })
    },
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <TextField label={words.years} type="number" min={1} max={100} required value={years} onType={setYears} />
      <TextField label={words.answerDays} type="number" min={1} max={30} required value={days} onType={setDays} />
      <TextField label={words.daysOff} help={words.daysOffHelp} autoComplete="off" value={off} onType={setOff} />
      <button type="submit" className="button" disabled={send.isPending}>
        {words.save}
      </button>
      <Refusal problem={send.error} instead={{ 'bad-request': words.badDays }} />
      {send.isSuccess && (
        <p className="mark done result" role="status">
          ✓ {words.saved}
        </p>
      )}
    </form>
  )
}
