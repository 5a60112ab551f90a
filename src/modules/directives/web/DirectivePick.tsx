import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { formatDate } from '#core/phrases.ts'
import { Below } from '#web/form/fields.tsx'
import type { FieldProps } from '#web/form/fields.tsx'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'

/**
 * Chooses a registered directive by a part of its number, however it is typed, or of its title: as `number@issued_on`,
 * or by its ref, which tells two bodies' documents of one number and day apart.
 */
export function DirectivePick(of: FieldProps & { isByRef?: boolean }) {
  const { t, lang } = useLanguage()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [searched] = useDebouncedValue(typed, 250)
  const search = searched === chosen?.label ? '' : searched.slice(0, 100)
  const rows = useAnswer('listDirectives', {}, { realm: of.realm, search, limit: 30 }, { keep: true }).data?.rows ?? []
  const options = rows.map((row) => ({
    value: of.isByRef ? row.ref : `${row.number}@${row.issued_on}`,
    label: `${row.number} (${formatDate(row.issued_on, lang)}) · ${row.issuer_name} · ${row.title}`,
  }))
  const single = options.filter(({ value }, i) => options.findIndex((one) => one.value === value) === i)
  if (of.value !== '' && !single.some(({ value }) => value === of.value))
    single.unshift(chosen?.value === of.value ? chosen : { value: of.value, label: of.value })
  return (
    <div className="picker" data-field={of.column.name} onBlur={of.onLeave}>
      <Select
        label={of.column.required ? `${of.label} (${t.kit.form.needed})` : of.label}
        searchable
        openOnFocus={false}
        clearable
        data={single}
        value={of.value || null}
        searchValue={typed}
        onSearchChange={setTyped}
        filter={({ options: all }) => all}
        maxDropdownHeight={320}
        clearButtonProps={{ 'aria-label': t.clear }}
        onChange={(value, option) => {
          setChosen(value === null ? null : { value, label: option?.label ?? value })
          of.onType(value ?? '')
        }}
        classNames={{ root: 'field unit-field', label: 'field-label', input: 'chooser-input' }}
      />
      <Below id={of.column.name} help={of.help} fault={of.fault} />
    </div>
  )
}
