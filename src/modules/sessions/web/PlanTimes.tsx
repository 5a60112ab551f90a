import { TextField } from '#ui/TextField.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { faultsOfTime, noTime, repeated } from './plan-model.ts'
import type { PlanTime } from './plan-model.ts'

type Props = { times: readonly PlanTime[]; onChange: (times: PlanTime[]) => void }

/** When: one time, or a series out of it. */
export function PlanTimes({ times, onChange }: Props) {
  const { t } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).plan
  const change = (at: number, part: Partial<PlanTime>): void =>
    onChange(times.map((time, i) => (i === at ? { ...time, ...part } : time)))
  return (
    <fieldset className="plan-part">
      <legend>{say.times}</legend>
      {times.map((time, i) => {
        const faults = faultsOfTime(time)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- rows only change at their end
          <div key={i} className={`plan-row ${times.length > 1 ? 'plan-removable' : ''}`}>
            <TextField
              label={say.day}
              value={time.day}
              placeholder={t.kit.form.day}
              fault={faults.includes('day') ? say.badDay : undefined}
              onType={(day) => change(i, { day })}
            />
            <TextField
              label={say.from}
              value={time.from}
              fault={faults.includes('from') ? say.badTime : undefined}
              onType={(from) => change(i, { from })}
            />
            <TextField
              label={say.to}
              value={time.to}
              fault={faults.includes('to') ? say.badTime : undefined}
              onType={(to) => change(i, { to })}
            />
            {times.length > 1 && (
              <button
                type="button"
                className="link plan-remove"
                aria-label={say.remove(`${time.day} ${time.from}`)}
                onClick={() => onChange(times.filter((_, at) => at !== i))}
              >
                ×
              </button>
            )}
          </div>
        )
      })}
      <p className="ways">
        <button type="button" className="button" onClick={() => onChange([...times, noTime])}>
          {say.addTime}
        </button>
        <button type="button" className="button" onClick={() => onChange(repeated(times, 1))}>
          {say.repeatDaily}
        </button>
        <button type="button" className="button" onClick={() => onChange(repeated(times, 7))}>
          {say.repeatWeekly}
        </button>
      </p>
    </fieldset>
  )
}
