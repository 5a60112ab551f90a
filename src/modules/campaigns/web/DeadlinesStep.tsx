import type { ReactNode } from 'react'
import { labelOf, levels } from '#core/choices.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { DayCell } from './DayCell.tsx'
import { DayTable } from './DayTable.tsx'
import { UnitDues } from './UnitDues.tsx'
import type { StepProps } from './campaign-text.ts'
import { daysOf, orderOfDays, slot } from './due-model.ts'

/** Last days of levels and audiences in one table; below it, behind the way on, the long list of those of units. */
export function DeadlinesStep({ realm, plan, mayEdit, next }: StepProps & { next: ReactNode }) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).deadlines
  const mayFigures = useCan('read.figures')
  const audiences = plan.audiences.filter(({ basis }) => basis === 'roster')
  const columns = [{ code: '', name: say.whole }, ...audiences]
  return (
    <>
      {mayEdit && (
        <>
          <p className="form-lead">{say.lead}</p>
          <DayTable
            key={plan.deadlines.map((one) => one.recorded_at).join()}
            realm={realm}
            campaign={plan.code}
            name="campaign-deadlines"
            start={daysOf(plan)}
            orderOf={(days) => orderOfDays(plan, days)}
            head={[say.level, ...columns.map(({ name }) => name)]}
            rows={plan.levels.map((key) => ({ key, text: labelOf(levels, key, lang) }))}
            cells={(level, days, change) =>
              columns.map(({ code, name }) => {
                const key = slot(level, code)
                return (
                  <DayCell
                    key={key}
                    label={say.cell(labelOf(levels, level, lang), name)}
                    value={days[key] ?? ''}
                    onType={(day) => change({ ...days, [key]: day })}
                  />
                )
              })
            }
          />
        </>
      )}
      {next}
      {mayFigures && <UnitDues realm={realm} plan={plan} mayEdit={mayEdit} />}
    </>
  )
}
