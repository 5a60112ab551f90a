import { useState } from 'react'
import { formatInstant } from '#core/phrases.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { Retention } from '../contract-retention.ts'
import { useRetention } from './useRetention.ts'

type Props = { realm: string; data: Retention; zone: string }

/** Legal holds, standing ones first, and a form for another. */
export function Holds({ realm, data, zone }: Props) {
  const { t, lang } = useLanguage()
  const words = t.privacy.retention
  const lift = useRetention((hold: number) => call('liftLegalHold', { hold }, { realm }))
  return (
    <>
      {data.holds.length === 0 && <p className="soft">{words.noHold}</p>}
      <ul className="plain requests">
        {data.holds.map((row) => (
          <li key={row.hold}>
            <p>
              <b>
                {row.person === null ? words.campaign : t.privacy.desk.person} {row.person ?? row.campaign}
              </b>{' '}
              <span className="soft">
                {words.setBy} {row.set_by}, {formatInstant(row.set_at, zone, lang)}
                {row.lifted_at !== null && ` · ${words.lifted(formatInstant(row.lifted_at, zone, lang))}`}
              </span>
            </p>
            <p>{row.reason}</p>
            {row.lifted_at === null && (
              <button type="button" className="button" disabled={lift.isPending} onClick={() => lift.mutate(row.hold)}>
                {words.lift}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Refusal problem={lift.error} />
      <AddHold realm={realm} />
    </>
  )
}

function AddHold({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = t.privacy.retention
  const [which, setWhich] = useState<'person' | 'campaign'>('person')
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const add = useRetention(async () => {
    const of = which === 'person' ? { person: code.trim() } : { campaign: code.trim() }
    await call('addLegalHold', {}, { realm }, { body: { ...of, reason } })
    setCode('')
    setReason('')
  })
  return (
    <details className="ask-request">
      <summary>{words.add}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(undefined)
        }}
      >
        <label className="field">
          <span className="field-label">{words.which}</span>
          <select value={which} onChange={(event) => setWhich(event.currentTarget.value as 'person' | 'campaign')}>
            <option value="person">{words.aPerson}</option>
            <option value="campaign">{words.aCampaign}</option>
          </select>
        </label>
        <TextField label={words.code} required autoComplete="off" value={code} onType={setCode} />
        <TextArea label={words.reason} value={reason} onType={setReason} />
        <button type="submit" className="button primary" disabled={add.isPending}>
          {words.add}
        </button>
        <Refusal problem={add.error} instead={{ 'not-found': words.missing }} />
      </form>
    </details>
  )
}
