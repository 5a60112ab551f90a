import { artifacts, labelOf, tiers } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { useFolded } from '#ui/folded.ts'
import { Section } from '#ui/Section.tsx'
import { pastQuery } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import type { Figures } from '../contract.ts'
import { useBoard } from './board-data.ts'
import { WritingHead, WritingNumbers } from './WritingNumbers.tsx'

type Row = Figures['collecting'][number]

const firstRows = 12
const tierOrder = tiers.map(({ code }) => code)
/** From the highest tier; within it, where most is still to come stands first. */
const byWork = (a: Row, b: Row): number =>
  a.artifact === b.artifact
    ? tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier) || b.expected - b.received - (a.expected - a.received)
    : b.artifact.localeCompare(a.artifact)

/** Papers by the unit that collects them. */
export function Collecting() {
  const { t, lang } = useLanguage()
  const rows = [...useBoard().figures.collecting].sort(byWork)
  const { shown, isFolded, unfold } = useFolded(rows, firstRows)
  if (rows.length === 0) return null
  return (
    <Section title={t.collecting.title}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="text">
              {t.collecting.unit}
            </th>
            <WritingHead />
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={`${row.unit} ${row.artifact} ${row.tier}`}>
              <th scope="row" className="text">
                <UnitName code={row.unit} />
                <small>
                  {labelOf(artifacts, row.artifact, lang)} · {labelOf(tiers, row.tier, lang)}
                </small>
              </th>
              <WritingNumbers row={row} of={{ artifact: row.artifact, tier: row.tier, collecting: row.unit }} />
            </tr>
          ))}
        </tbody>
      </table>
      {isFolded && (
        <button type="button" className="button" onClick={unfold}>
          {t.units.showAll(formatCount(rows.length, lang))}
        </button>
      )}
    </Section>
  )
}

/** A collecting unit may lie above the unit shown or far below it, so its name may have to be asked for. */
function UnitName({ code }: { code: string }) {
  const { view, unit, figures } = useBoard()
  const known =
    [unit.unit, ...unit.ancestors].find((other) => other.code === code)?.name ??
    figures.children.find((child) => child.unit === code)?.name
  const answer = useAnswer('readUnit', { unit: code }, pastQuery(view), { enabled: known === undefined })
  return <>{known ?? answer.data?.unit.name ?? code}</>
}
