import { useLocation } from 'wouter'
import { UnitPicker } from '#modules/units/web/UnitPicker.tsx'
import { boardAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { useBoard } from './board-data.ts'

/** Chooses campaign and unit; day and time of knowing have their own line. */
export function Chooser() {
  const { t } = useLanguage()
  const { view, campaign, unit } = useBoard()
  const [, go] = useLocation()
  const own = firstUnitOf(useMe())
  const campaigns = useAnswer('listCampaigns', {}, { realm: view.realm })
  const list = campaigns.data?.campaigns ?? [campaign]
  const choose = (code: string): void => {
    const chosen = list.find((other) => other.code === code)
    if (!chosen) return
    go(
      boardAddress({
        ...view,
        campaign: code,
        unit: own ?? chosen.owner.code,
        asOf: chosen.last_day,
        knownAt: null,
        position: null,
      }),
    )
  }
  return (
    <div className="choosers">
      <label className="chooser">
        <span className="chooser-label">{t.campaign}</span>
        <select className="chooser-input" value={view.campaign} onChange={(event) => choose(event.currentTarget.value)}>
          {list.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <UnitPicker
        key={unit.unit.code}
        view={view}
        owner={own ?? campaign.owner.code}
        name={unit.unit.name}
        onChoose={(code) => go(boardAddress({ ...view, unit: code }))}
      />
    </div>
  )
}
