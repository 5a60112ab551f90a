import { Link } from 'wouter'
import { labelOf, levels } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { Section } from '#ui/Section.tsx'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'

type Placement = ReplyOf<'readUnit'>['placements'][number]
type Props = {
  realm: string
  placements: readonly Placement[]
  /** Names of other units by code, where they may be known. */
  names: Readonly<Record<string, string>>
  /** Withdraws a placement; null for who may not. */
  onWithdraw: ((of: { from: string | null; to: string | null }) => void) | null
}

/** Names and places of a unit over time, the newest first. */
export function UnitPlacements({ realm, placements, names, onWithdraw }: Props) {
  const { lang } = useLanguage()
  const all = useWords({ vi: unitsVi, en: unitsEn })
  const words = all.one
  const day = (iso: string | null, open: string): string => (iso === null ? open : formatDate(iso, lang))
  const unitLink = (code: string) => (
    <Link href={realmAddress(realm, `units/${encodeURIComponent(code)}`)}>{names[code] ?? code}</Link>
  )
  return (
    <Section title={words.placements}>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col" className="text">
              {words.from}
            </th>
            <th scope="col" className="text">
              {words.to}
            </th>
            <th scope="col" className="text">
              {all.columns.name}
            </th>
            <th scope="col" className="text">
              {all.columns.level}
            </th>
            <th scope="col" className="text">
              {all.columns.parent}
            </th>
            <th scope="col" className="text">
              {words.succeeded}
            </th>
            {onWithdraw && <th scope="col" className="unit-screen" aria-label={all.orders.withdraw} />}
          </tr>
        </thead>
        <tbody>
          {placements.toReversed().map((one) => (
            <tr key={one.valid_from ?? ''}>
              <td className="text" data-label={words.from}>
                {day(one.valid_from, words.ever)}
              </td>
              <td className="text" data-label={words.to}>
                {day(one.valid_to, words.now)}
              </td>
              <td className="text" data-label={all.columns.name}>
                {one.name}
              </td>
              <td className="text" data-label={all.columns.level}>
                {labelOf(levels, one.level, lang)}
              </td>
              <td className="text" data-label={all.columns.parent}>
                {one.parent && unitLink(one.parent)}
              </td>
              <td className="text" data-label={words.succeeded}>
                {one.succeeded_by && unitLink(one.succeeded_by)}
              </td>
              {onWithdraw && (
                <td className="unit-screen">
                  <button
                    type="button"
                    className="link"
                    aria-label={`${all.orders.withdraw}: ${day(one.valid_from, words.ever)}`}
                    onClick={() => onWithdraw({ from: one.valid_from, to: one.valid_to })}
                  >
                    {all.orders.withdraw}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
