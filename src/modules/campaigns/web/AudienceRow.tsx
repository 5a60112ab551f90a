import type { DragEvent, ReactNode } from 'react'
import { artifacts, cadres, kinds, labelOf, levels, sectors, tiers } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { ruleFields } from './audience-model.ts'
import type { AudienceDraft, Counted } from './audience-model.ts'

const options = { cadres, tiers, kinds, levels, sectors, artifacts }

type Props = {
  drafts: readonly AudienceDraft[]
  at: number
  counted: Counted | undefined
  /** Null: only to read. */
  ways: {
    move: (to: number) => void
    remove: () => void
    edit: () => void
    isOpen: boolean
    drop: (from: number) => void
  } | null
  children?: ReactNode
}

/** One audience in its place: what its rule says, whom it takes, and whom earlier ones have taken. */
export function AudienceRow({ drafts, at, counted, ways, children }: Props) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).audiences
  const draft = drafts[at] as AudienceDraft
  const name = draft.name || say.unnamed
  const n = (count: number): string => formatCount(count, lang)
  const named = (code: string): string => drafts.find((one) => one.code === code || one.id === code)?.name ?? code
  const rule = ruleFields
    .filter((field) => draft[field].length > 0)
    .map((field) => draft[field].map((code) => labelOf(options[field], code, lang)).join(', '))
  const owed = draft.artifacts.map((code) => labelOf(options.artifacts, code, lang)).join(', ')
  const total = counted === undefined ? 0 : counted.expected + counted.exempt
  const drag = ways && {
    draggable: !ways.isOpen,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData('text/plain', String(at)),
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      ways.drop(Number(event.dataTransfer.getData('text/plain')))
    },
  }
  return (
    <li className="audience" {...drag}>
      <div className="audience-line">
        <span className="audience-place">{at + 1}</span>
        <div className="audience-what">
          <strong>{name}</strong>
          <p className="soft">
            {draft.basis === 'headcount' ? say.byStatement : rule.join(' · ') || say.everybody}
            {owed && ` · ${say.fields.artifacts}: ${owed}`}
          </p>
        </div>
        {draft.basis === 'roster' && counted && (
          <div className="audience-count">
            <strong className={total === 0 ? 'mark late' : undefined}>
              {total === 0 ? `! ${say.nobody}` : say.people(n(counted.expected))}
            </strong>
            {counted.exempt > 0 && <small>{say.exempt(n(counted.exempt))}</small>}
            {counted.taken.map(({ audience, people }) => (
              <small key={audience}>{say.taken(n(people), named(audience))}</small>
            ))}
          </div>
        )}
        {ways && (
          <div className="audience-ways">
            <button
              type="button"
              className="link"
              aria-label={say.up(name)}
              disabled={at === 0}
              onClick={() => ways.move(at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="link"
              aria-label={say.down(name)}
              disabled={at === drafts.length - 1}
              onClick={() => ways.move(at + 1)}
            >
              ↓
            </button>
            <button
              type="button"
              className="link"
              aria-expanded={ways.isOpen}
              aria-label={say.edit(name)}
              onClick={ways.edit}
            >
              ✎
            </button>
            <button type="button" className="link" aria-label={say.remove(name)} onClick={ways.remove}>
              ×
            </button>
          </div>
        )}
      </div>
      {children}
    </li>
  )
}
