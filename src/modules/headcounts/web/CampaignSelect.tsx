import { useId } from 'react'

type Props = {
  label: string
  all: readonly { readonly code: string; readonly title: string }[]
  value: string
  onChoose: (code: string) => void
}

/** Which campaign a page is about; nothing to choose where there is one. */
export function CampaignSelect({ label, all, value, onChoose }: Props) {
  const id = useId()
  if (all.length < 2) return null
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
