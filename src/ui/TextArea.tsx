import { useId } from 'react'

type Props = { label: string; value: string; onType: (value: string) => void; rows?: number }

/** Lines of a form that must be filled. */
export function TextArea({ label, value, onType, rows = 3 }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        required
        maxLength={4000}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </div>
  )
}
