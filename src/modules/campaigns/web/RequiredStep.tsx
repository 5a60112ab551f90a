import { deliverableKinds, labelOf, levels } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { DayCell } from './DayCell.tsx'
import { DayTable } from './DayTable.tsx'
import type { StepProps } from './campaign-text.ts'
import { orderOfOwed, owedOf, slot } from './due-model.ts'

/** Which papers units of each level owe. */
export function RequiredStep({ realm, plan, mayEdit }: StepProps) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).required
  if (!mayEdit)
    return (
      <ul className="list">
        {plan.required.map(({ level, kind, due_on: due }) => (
          <li key={slot(level, kind)}>
            <span>
              {labelOf(levels, level, lang)}: {labelOf(deliverableKinds, kind, lang)}
            </span>
            <span className="soft">{due === null ? '–' : formatDate(due, lang)}</span>
          </li>
        ))}
      </ul>
    )
  return (
    <>
      <p className="form-lead">{say.lead}</p>
      <DayTable
        key={plan.required.map((one) => one.recorded_at).join()}
        realm={realm}
        campaign={plan.code}
        name="campaign-required"
        start={owedOf(plan)}
        orderOf={(owed) => orderOfOwed(plan, owed)}
        head={[say.level, ...deliverableKinds.map((one) => one[lang])]}
        rows={plan.levels.map((key) => ({ key, text: labelOf(levels, key, lang) }))}
        cells={(level, owed, change) =>
          deliverableKinds.map((kind) => {
            const key = slot(level, kind.code)
            const typed = owed[key]
            const levelName = labelOf(levels, level, lang)
            return (
              <div key={key} className="owed-cell">
                <label className="owed-check">
                  <input
                    type="checkbox"
                    aria-label={say.owed(levelName, kind[lang])}
                    checked={typed !== undefined}
                    onChange={(event) => {
                      const { [key]: _gone, ...rest } = owed
                      change(event.currentTarget.checked ? { ...rest, [key]: '' } : rest)
                    }}
                  />
                </label>
                {typed !== undefined && (
                  <DayCell
                    label={say.due(levelName, kind[lang])}
                    value={typed}
                    onType={(day) => change({ ...owed, [key]: day })}
                  />
                )}
              </div>
            )
          })
        }
      />
      <p className="soft">{say.artifacts}</p>
    </>
  )
}
