import { Link } from 'wouter'
import { cadres, kinds, labelOf, obligations, tiers } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { DropMenu } from '#ui/DropMenu.tsx'
import { Section } from '#ui/Section.tsx'
import { exemptionsFile, membershipsFile } from '#modules/people/columns.ts'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { FactAsked } from './FactPanel.tsx'
import { usePeopleWords } from './people-words.ts'
import type { Person } from './people-words.ts'

type Props = { realm: string; of: Person; onFact: (asked: FactAsked) => void }

/** Where a person belongs and belonged, and what they are exempt from. */
export function PersonPlaces({ realm, of, onFact }: Props) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.one
  const day = (text: string | null): string => (text === null ? '' : formatDate(text, lang))
  return (
    <>
      <Section title={say.memberships}>
        <table className="stacked">
          <thead>
            <tr>
              {[words.unit, words.since, say.to, words.position, words.kind, words.cadre, words.tier].map((text) => (
                <th key={text} scope="col" className="text">
                  {text}
                </th>
              ))}
              {of.keeps && <th scope="col" aria-label={words.change} />}
            </tr>
          </thead>
          <tbody>
            {of.memberships.map((row) => (
              <tr key={`${row.unit} ${row.valid_from}`}>
                <th scope="row" className="text">
                  <Link href={realmAddress(realm, `units/${encodeURIComponent(row.unit)}`)}>
                    {row.unit_name ?? row.unit}
                  </Link>
                  {!row.primary && <small> {say.beside}</small>}
                </th>
                <td className="text" data-label={words.since}>
                  {day(row.valid_from)}
                </td>
                <td className="text" data-label={say.to}>
                  {day(row.valid_to)}
                </td>
                <td className="text" data-label={words.position}>
                  {row.position}
                </td>
                <td className="text" data-label={words.kind}>
                  {labelOf(kinds, row.kind, lang)}
                </td>
                <td className="text" data-label={words.cadre}>
                  {labelOf(cadres, row.cadre, lang)}
                </td>
                <td className="text" data-label={words.tier}>
                  {labelOf(tiers, row.tier, lang)}
                </td>
                {of.keeps && (
                  <td>
                    <RowWays
                      label={say.row(row.unit_name ?? row.unit)}
                      onAsk={(kind) =>
                        onFact({
                          file: membershipsFile,
                          kind,
                          keys: { person: of.code, unit: row.unit, valid_from: row.valid_from ?? '' },
                          seen: row.recorded_at,
                        })
                      }
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {of.keeps && (
          <p className="unit-more">
            <button type="button" className="link" onClick={() => onFact({ file: membershipsFile, kind: 'add' })}>
              {say.addMembership}
            </button>
          </p>
        )}
      </Section>
      <Section title={say.exemptions}>
        {of.exemptions.length === 0 && <p className="soft">{say.noExemptions}</p>}
        {of.exemptions.length > 0 && (
          <table className="stacked">
            <thead>
              <tr>
                {[say.exemptions, words.since, say.to, say.decision].map((text) => (
                  <th key={text} scope="col" className="text">
                    {text}
                  </th>
                ))}
                {of.keeps && <th scope="col" aria-label={words.change} />}
              </tr>
            </thead>
            <tbody>
              {of.exemptions.map((row) => (
                <tr key={`${row.obligation} ${row.valid_from}`}>
                  <th scope="row" className="text">
                    {labelOf(obligations, row.obligation, lang)}
                  </th>
                  <td className="text" data-label={words.since}>
                    {day(row.valid_from)}
                  </td>
                  <td className="text" data-label={say.to}>
                    {day(row.valid_to)}
                  </td>
                  <td className="text" data-label={say.decision}>
                    {row.decision ?? ''}
                  </td>
                  {of.keeps && (
                    <td>
                      <RowWays
                        label={say.row(labelOf(obligations, row.obligation, lang))}
                        onAsk={(kind) =>
                          onFact({
                            file: exemptionsFile,
                            kind,
                            keys: { person: of.code, obligation: row.obligation, valid_from: row.valid_from ?? '' },
                            seen: row.recorded_at,
                          })
                        }
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  )
}

function RowWays({ label, onAsk }: { label: string; onAsk: (kind: 'edit' | 'withdraw') => void }) {
  const words = usePeopleWords()
  const say = words.one
  return (
    <DropMenu text={words.change} label={label}>
      {(close) =>
        (['edit', 'withdraw'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="drop-item"
            onClick={() => {
              close()
              onAsk(kind)
            }}
          >
            {kind === 'edit' ? say.editMembership : say.withdraw}
          </button>
        ))
      }
    </DropMenu>
  )
}
