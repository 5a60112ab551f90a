import { Link } from 'wouter'
import { formatCount, formatDateNear } from '#core/phrases.ts'
import { Section } from '#ui/Section.tsx'
import { boardAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { Figures } from '../contract.ts'
import type { Opening } from '../rules-sentence.ts'
import { audienceName, useBoard } from './board-data.ts'
import { Figure } from './Figure.tsx'

type Block = Figures['units'][number]

/** How many units a cell names before it counts the rest. */
const namedUnits = 5

/** Units complete against their deadlines, for each audience and for all together. */
export function UnitsDone() {
  const { t } = useLanguage()
  const blocks = useBoard().figures.units.filter((block) => block.total > 0)
  if (blocks.length === 0) return null
  const heads = [t.units.total, t.units.completed, t.units.onTime, t.units.late]
  return (
    <Section title={t.units.title}>
      <table className="units-done">
        <thead>
          <tr>
            <th scope="col" className="text">
              {t.units.audience}
            </th>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
            <th scope="col" className="text wide spaced">
              {t.units.first}
            </th>
            <th scope="col" className="text wide">
              {t.units.full}
            </th>
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <BlockRow key={block.audience} block={block} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function BlockRow({ block }: { block: Block }) {
  const { t, lang } = useLanguage()
  const { campaign, figures } = useBoard()
  const opens = (about: Opening['about'], filter?: string): Opening => ({
    about,
    records: { kind: 'units', audience: block.audience, ...(filter ? { filter } : {}) },
  })
  const [first] = block.first
  return (
    <tr>
      <th scope="row" className="text">
        {block.audience === '*' ? t.units.allAudiences : audienceName(campaign, block.audience)}
      </th>
      <td>
        <Figure n={block.total} opens={opens('units_total')} />
      </td>
      <td>
        <Figure n={block.completed} opens={opens('units_completed', 'completed')} />
      </td>
      <td>
        <Figure n={block.on_time} opens={opens('units_on_time', 'completed')} />
      </td>
      <td>
        <Figure n={block.late} opens={opens('units_late', 'late')} />
      </td>
      <td className="text wide spaced">
        {first ? (
          <UnitNames units={block.first.map(({ unit }) => unit)} opens={opens('first', 'completed')} />
        ) : (
          <span className="soft">{t.none}</span>
        )}
        {first && <span className="soft">, {formatDateNear(first.completed_on, figures.as_of, lang)}</span>}
      </td>
      <td className="text wide">
        {block.full.length > 0 ? (
          <UnitNames units={block.full} opens={opens('full')} />
        ) : (
          <span className="soft">{t.none}</span>
        )}
      </td>
    </tr>
  )
}

function UnitNames({ units, opens }: { units: readonly string[]; opens: Opening }) {
  const { t, lang } = useLanguage()
  const { view, figures } = useBoard()
  const rest = units.length - namedUnits
  return (
    <>
      {units.slice(0, namedUnits).map((unit, index) => (
        <span key={unit}>
          {index > 0 && ', '}
          <Link href={boardAddress({ ...view, unit })}>
            {figures.children.find((child) => child.unit === unit)?.name ?? unit}
          </Link>
        </span>
      ))}
      {rest > 0 && (
        <>
          {' '}
          <Figure n={rest} text={t.units.others(formatCount(rest, lang))} opens={opens} />
        </>
      )}
    </>
  )
}
