import { useState } from 'react'
import { useLanguage } from '#web/language.tsx'
import type { FieldProps } from './fields.tsx'
import { Below } from './fields.tsx'
import { labelsOf } from './pickers.tsx'
import type { Picker } from './pickers.tsx'

/** Several rows of another list: those chosen, each to be taken away, and a field to choose one more. */
export function ManyField({ picker: Pick, ...of }: FieldProps & { picker: Picker }) {
  const { t } = useLanguage()
  const words = t.kit.form
  // a new picker after each choice, so that it is empty again
  const [turn, setTurn] = useState(0)
  const chosen = of.value.split('|').filter(Boolean)
  return (
    <fieldset className="field many">
      <legend>{of.label}</legend>
      {chosen.length > 0 && (
        <ul>
          {chosen.map((one) => (
            <Chosen
              key={one}
              realm={of.realm}
              code={one}
              picker={Pick}
              onRemove={of.isFixed ? null : () => of.onType(chosen.filter((other) => other !== one).join('|'))}
            />
          ))}
        </ul>
      )}
      {!of.isFixed && (
        <Pick
          key={turn}
          realm={of.realm}
          column={of.column}
          label={words.add}
          value=""
          onLeave={of.onLeave}
          onType={(one) => {
            if (one !== '' && !chosen.includes(one)) of.onType([...chosen, one].join('|'))
            setTurn(turn + 1)
          }}
        />
      )}
      <Below id={of.column.name} help={of.help} fault={of.fault} />
    </fieldset>
  )
}

type ChosenProps = { realm: string; code: string; picker: Picker; onRemove: (() => void) | null }

function Chosen({ realm, code, picker, onRemove }: ChosenProps) {
  const { t } = useLanguage()
  const useLabel = labelsOf(picker)
  const label = useLabel(realm, code)
  return (
    <li>
      <span>{label}</span>
      {onRemove && (
        <button type="button" className="link" aria-label={t.kit.form.remove(label)} onClick={onRemove}>
          ×
        </button>
      )}
    </li>
  )
}
