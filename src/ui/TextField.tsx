import { useId } from 'react'
import type { InputHTMLAttributes } from 'react'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
  label: string
  help?: string | undefined
  /** What is wrong and what to do; stands under the field. */
  fault?: string | undefined
  value: string
  onType: (value: string) => void
}

/** A line of a form: its name above, help and faults below. */
export function TextField({ label, help, fault, value, onType, ...rest }: Props) {
  const id = useId()
  const about = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        value={value}
        aria-describedby={about || undefined}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      {help && (
        <p className="soft" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p className="mark late" id={`${id}-fault`} role="alert">
          ! {fault}
        </p>
      )}
    </div>
  )
}
