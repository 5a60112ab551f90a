import { DayPick } from '#modules/units/web/DayPick.tsx'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { belows } from './useStatementsAddress.ts'
import type { StatementsAddress, StatementsCampaign } from './useStatementsAddress.ts'

type Props = { realm: string; at: StatementsAddress; campaign: StatementsCampaign }

/** Which units, audience and day the grid is about. */
export function EnterFilters({ realm, at, campaign }: Props) {
  const words = useWords({ vi: statementsVi, en: statementsEn })
  return (
    <div className="list-filters" role="search">
      <label className="field">
        <span>{words.audience}</span>
        <select value={at.audience ?? ''} onChange={(event) => at.change({ audience: event.currentTarget.value })}>
          <option value="">{words.allAudiences}</option>
          {campaign.audiences.map(({ code, name, basis }) => (
            <option key={code} value={code}>
              {basis === 'roster' ? `${name} (${words.byName})` : name}
            </option>
          ))}
        </select>
      </label>
      <UnitField
        realm={realm}
        label={words.unit}
        empty={words.allUnits}
        value={at.unit}
        onChoose={(unit) => at.change({ unit })}
      />
      <label className="field">
        <span>{words.below}</span>
        <select value={at.below} onChange={(event) => at.change({ below: event.currentTarget.value })}>
          {belows.map((one) => (
            <option key={one} value={one}>
              {words.belows[one]}
            </option>
          ))}
        </select>
      </label>
      <DayPick label={words.day} day={at.day} onDay={(as_of) => at.change({ as_of })} />
    </div>
  )
}
