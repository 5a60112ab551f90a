import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useWords } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'

const templates = ['congress', 'central', 'annual'] as const
export type From = (typeof templates)[number] | 'like' | 'empty'

type Props = { realm: string; from: From; like: string; onChoose: (from: From) => void; onLike: (code: string) => void }

/** With what a campaign begins. */
export function FromChoice({ realm, from, like, onChoose, onLike }: Props) {
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).start
  const campaigns = useAnswer('listCampaigns', {}, { realm }).data?.campaigns ?? []
  const options: readonly (readonly [From, readonly string[]])[] = [
    ...templates.map((name) => [name, say.templates[name]] as const),
    ...(campaigns.length > 0 ? [['like', say.like] as const] : []),
    ['empty', say.empty],
  ]
  return (
    <fieldset className="field from-choice">
      <legend>{say.from}</legend>
      {options.map(([name, [text, note]]) => (
        <label key={name}>
          <input type="radio" name="from" checked={from === name} onChange={() => onChoose(name)} />
          <span>
            {text}
            <small>{note}</small>
          </span>
        </label>
      ))}
      {from === 'like' && (
        <label className="field">
          <span>{say.earlier}</span>
          <select value={like} onChange={(event) => onLike(event.currentTarget.value)}>
            <option value="">{say.choose}</option>
            {campaigns.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  )
}
