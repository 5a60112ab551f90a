import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { useAddressParts } from '#modules/units/web/useDay.ts'
import { formatCount } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { FactGrid } from '#web/grid/FactGrid.tsx'
import type { FactRow } from '#web/grid/FactGrid.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { outreachEn } from '#web/language/outreach-en.ts'
import { outreachVi } from '#web/language/outreach-vi.ts'
import { firstUnitOf, useMe } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { outreachFile } from '../columns.ts'
import { newCode } from './new-code.ts'

const lines = 30
const fields = ['date', 'form', 'title', 'audience', 'count', 'attendances', 'reach', 'reach_basis', 'link']

/** Empty rows, each with a code of its own. */
function emptyRows(campaign: string, unit: string, nameOf: (n: number) => string): readonly FactRow[] {
  return Array.from({ length: lines }, (_, i) => ({
    key: String(i + 1),
    label: nameOf(i + 1),
    cells: { code: newCode('TT'), campaign, unit, ...Object.fromEntries(fields.map((field) => [field, ''])) },
    expects: null,
  }))
}

/** Many activities of one unit in a grid; rows that stay empty are no activity. */
export function ManyPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: outreachVi, en: outreachEn })
  const [, go] = useLocation()
  const { parts, change } = useAddressParts(realm)
  const listed = useAnswer('listCampaigns', {}, { realm })
  const campaigns = listed.data?.campaigns ?? []
  const own = firstUnitOf(useMe())
  const campaign = campaigns.find(({ code }) => code === parts.get('campaign')) ?? campaigns[0]
  const unit = parts.get('unit') ?? own
  // after a save the same rows would be written over: others take their place
  const [round, setRound] = useState(0)
  const code = campaign?.code
  const rows = useMemo(
    () =>
      code === undefined || unit === null
        ? []
        : emptyRows(code, unit, (n) => words.line(formatCount(n + round * lines, lang))),
    [code, unit, round, words, lang],
  )
  const list = realmAddress(realm, 'outreach')
  return (
    <>
      <PageHead above={<Link href={list}>{words.back}</Link>} title={words.manyTitle} lead={words.manyLead} />
      <div className="list-filters" role="search">
        {campaigns.length > 1 && (
          <label className="field">
            <span>{words.campaign}</span>
            <select value={code ?? ''} onChange={(event) => change({ campaign: event.currentTarget.value })}>
              {campaigns.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        )}
        <UnitField realm={realm} label={words.unit} value={unit} onChoose={(chosen) => change({ unit: chosen })} />
      </div>
      {listed.problem && <Problem problem={listed.problem} onRetry={listed.retry} />}
      {rows.length === 0 || code === undefined ? (
        <EmptyState title={words.manyNeeds} />
      ) : (
        <>
          <p className="soft">{words.reachNote}</p>
          <FactGrid
            key={`${code}/${unit}/${round}`}
            realm={realm}
            file={outreachFile}
            object={`many ${code}/${unit}`}
            label={words.manyTitle}
            rowText={words.lineHead}
            fields={fields}
            rows={rows}
            rowWidth={92}
            fixed={{ campaign: code, unit: unit ?? '' }}
            submit={words.save}
            said={words.savedMany}
            onSaved={() => {
              setRound(round + 1)
              go(`${list}?unit=${encodeURIComponent(unit ?? '')}`)
            }}
          />
        </>
      )}
    </>
  )
}
