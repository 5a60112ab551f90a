import { Link } from 'wouter'
import { formatCount, formatDateNear, percent } from '#core/phrases.ts'
import { useFolded } from '#ui/folded.ts'
import { Mark } from '#ui/Mark.tsx'
import { Section } from '#ui/Section.tsx'
import { boardAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { Figures } from '../contract.ts'
import { useBoard } from './board-data.ts'
import { markOf, stateWords } from './marks.ts'

type Child = Figures['children'][number]

const firstTiles = 120
/** Strength of the ground of a tile where all have participated. */
const fullGround = 0.14

/** One tile for each child unit: its ground by ratio, its edge and sign by state; it opens the unit. */
export function Tiles() {
  const { t, lang } = useLanguage()
  const { figures } = useBoard()
  const { shown, isFolded, unfold } = useFolded(figures.children, firstTiles)
  const legend = (
    <>
      {t.units.legend} <Mark kind="done">{t.stateLegend.done}</Mark> · <Mark kind="open">{t.stateLegend.open}</Mark> ·{' '}
      <Mark kind="late">{t.stateLegend.late}</Mark>
    </>
  )
  if (figures.children.length === 0) {
    return (
      <Section title={t.units.tilesTitle('0')}>
        <p className="soft">{t.units.leaf}</p>
      </Section>
    )
  }
  return (
    <Section
      title={t.units.tilesTitle(formatCount(figures.children.length, lang))}
      note={legend}
      className="wall-second"
    >
      <ul className="tiles">
        {shown.map((child) => (
          <li key={child.unit}>
            <Tile child={child} />
          </li>
        ))}
      </ul>
      {isFolded && (
        <button type="button" className="button" onClick={unfold}>
          {t.units.showAll(formatCount(figures.children.length, lang))}
        </button>
      )}
    </Section>
  )
}

function Tile({ child }: { child: Child }) {
  const { t, lang } = useLanguage()
  const { view } = useBoard()
  const kind = markOf(child)
  const share = child.expected > 0 ? child.participated / child.expected : 0
  const words = child.completed_on === null ? stateWords(child, t) : formatDateNear(child.completed_on, view.asOf, lang)
  return (
    <Link
      className="tile"
      href={boardAddress({ ...view, unit: child.unit })}
      style={{ backgroundColor: `rgba(28, 79, 143, ${(share * fullGround).toFixed(3)})` }}
    >
      <i className={`edge ${kind}`} aria-hidden="true" />
      <b>{child.name}</b>
      <span className="tile-share">
        {child.expected > 0 ? percent(child.participated, child.expected, lang) : t.units.nobody}
      </span>
      <Mark kind={kind}>
        {child.completed_on !== null && <span className="hidden">{stateWords(child, t)} </span>}
        {words}
      </Mark>
    </Link>
  )
}
