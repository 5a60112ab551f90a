import { formatCount, formatDate } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import type { ChangeReply } from './order-model.ts'

/** What an order would change, told before it is written. */
export function Effects({ effects }: { effects: ChangeReply['effects'] }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn }).effects
  const counts = [
    [words.below, effects.below],
    [words.people, effects.people],
    [words.memberships, effects.memberships],
    [words.deadlines, effects.deadlines],
    [words.sessions, effects.sessions],
    [words.accounts, effects.accounts],
  ] as const
  const named = effects.units.slice(0, 4).map(({ name }) => name)
  return (
    <section className="unit-effects" aria-label={words.title}>
      <h3>{words.title}</h3>
      <dl className="facts">
        <dt>{words.from}</dt>
        <dd>{effects.from === null ? words.ever : formatDate(effects.from, lang)}</dd>
        <dt>{words.units}</dt>
        <dd>
          {formatCount(effects.placements, lang)}
          <small>
            {named.join(', ')}
            {effects.placements > named.length ? ', …' : ''}
          </small>
        </dd>
        {counts.map(([text, count]) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>{count === 0 ? words.none : formatCount(count, lang)}</dd>
          </div>
        ))}
        <dt>{words.campaigns}</dt>
        <dd>
          {effects.campaigns.length === 0 ? words.none : formatCount(effects.campaigns.length, lang)}
          {effects.campaigns.length > 0 && <small>{effects.campaigns.map(({ title }) => title).join('; ')}</small>}
        </dd>
      </dl>
      {effects.is_past && <p className="mark late">! {words.past}</p>}
      <p className="soft">{words.undo}</p>
    </section>
  )
}
