import { useState } from 'react'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { TextField } from '#ui/TextField.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useWords } from '#web/language.tsx'
import { noHost, withPastedHosts } from './plan-model.ts'
import type { PlanHost } from './plan-model.ts'

type Props = { realm: string; hosts: readonly PlanHost[]; onChange: (hosts: PlanHost[]) => void }

/** Who hosts, and where; many units at once can be pasted. */
export function PlanHosts({ realm, hosts, onChange }: Props) {
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).plan
  const [pasted, setPasted] = useState('')
  const change = (at: number, part: Partial<PlanHost>): void =>
    onChange(hosts.map((host, i) => (i === at ? { ...host, ...part } : host)))
  return (
    <fieldset className="plan-part">
      <legend>{say.hosts}</legend>
      {hosts.map((host, i) => (
        // rows have no name of their own; they only change at their end
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className={`plan-row ${hosts.length > 1 ? 'plan-removable' : ''}`}>
          <UnitField
            realm={realm}
            label={say.host}
            value={host.unit || null}
            onChoose={(unit) => change(i, { unit: unit ?? '' })}
          />
          <TextField label={say.venue} value={host.venue} onType={(venue) => change(i, { venue })} />
          <TextField
            label={say.capacity}
            value={host.capacity}
            inputMode="numeric"
            className="plan-number"
            onType={(capacity) => change(i, { capacity })}
          />
          {hosts.length > 1 && (
            <button
              type="button"
              className="link plan-remove"
              aria-label={say.remove(host.unit || say.host)}
              onClick={() => onChange(hosts.filter((_, at) => at !== i))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      <p className="ways">
        <button type="button" className="button" onClick={() => onChange([...hosts, noHost])}>
          {say.addHost}
        </button>
      </p>
      <details className="plan-paste">
        <summary>{say.pasteHosts}</summary>
        <label className="field">
          <span className="soft">{say.pasteHostsHelp}</span>
          <textarea rows={5} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
        </label>
        <button
          type="button"
          className="button"
          disabled={pasted.trim() === ''}
          onClick={() => {
            onChange(withPastedHosts(hosts, pasted))
            setPasted('')
          }}
        >
          {say.takePasted}
        </button>
      </details>
    </fieldset>
  )
}
