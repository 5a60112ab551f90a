import { Below } from '#web/form/fields.tsx'

type Props = {
  label: string
  help?: string
  fault?: string | undefined
  options: readonly { readonly code: string; readonly text: string }[]
  chosen: readonly string[]
  onChoose: (chosen: string[]) => void
}

/** Several of a few things, each with its box. */
export function CheckMany({ label, help, fault, options, chosen, onChoose }: Props) {
  return (
    <fieldset className="field check-many">
      <legend>{label}</legend>
      {options.map(({ code, text }) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={(event) =>
              onChoose(event.currentTarget.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
            }
          />{' '}
          {text}
        </label>
      ))}
      <Below id={label} help={help} fault={fault} />
    </fieldset>
  )
}
