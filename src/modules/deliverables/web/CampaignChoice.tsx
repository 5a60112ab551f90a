import { useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'

type Props = {
  all: readonly { readonly code: string; readonly title: string }[]
  value: string
  onChoose: (code: string) => void
}

/** Which campaign a page is about; nothing to choose where there is one. */
export function CampaignChoice({ all, value, onChoose }: Props) {
  const words = useWords({ vi: papersVi, en: papersEn })
  if (all.length < 2) return null
  return (
    <label className="field">
      <span>{words.campaign}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
