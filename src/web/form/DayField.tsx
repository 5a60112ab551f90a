import { DayInput } from './DayInput.tsx'
import { Labelled } from './fields.tsx'
import type { FieldProps } from './fields.tsx'

/** A cell that holds a day, or a moment. Whatever is typed stays until it is right. */
export function DayField({ column, label, help, fault, value, isFixed, ...on }: FieldProps) {
  return (
    <Labelled label={label} help={help} fault={fault} isNeeded={column.required === true}>
      {(ids) => (
        <DayInput
          {...ids}
          name={column.name}
          label={label}
          value={value}
          hasTime={column.cell.type === 'instant'}
          isFixed={isFixed === true}
          onType={on.onType}
          onLeave={on.onLeave}
        />
      )}
    </Labelled>
  )
}
