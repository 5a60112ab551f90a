import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useLanguage } from '#web/language.tsx'
import { Below, Needed } from './fields.tsx'
import type { FieldProps } from './fields.tsx'
import { useChoiceLabel } from './useChoiceLabel.ts'
import type { Choice } from './useChoiceLabel.ts'

/** A field that chooses one of very many by searching them; `useChoices` asks the server for those that match. */
export function SearchPick({ of, useChoices }: { of: FieldProps; useChoices: (search: string) => readonly Choice[] }) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Choice | null>(null)
  const [searched] = useDebouncedValue(typed, 250)
  // a value that came with the form has only its code so far; one that was chosen here has its name
  const isNamed = of.value === '' || chosen?.value === of.value
  const named = useChoiceLabel(useChoices, isNamed ? '' : of.value)
  const label = of.value === '' ? '' : chosen?.value === of.value ? chosen.label : named
  const found = useChoices(searched === label ? '' : searched)
  // what is chosen stands among the choices, also where the search does not find it
  const isMissing = of.value !== '' && !found.some(({ value }) => value === of.value)
  return (
    <div className="picker" data-field={of.column.name} onBlur={of.onLeave}>
      <Select
        label={of.column.required ? <Needed label={of.label} /> : of.label}
        placeholder={t.kit.list.searchHelp}
        searchable
        openOnFocus={false}
        clearable
        data={isMissing ? [{ value: of.value, label }, ...found] : [...found]}
        value={of.value || null}
        searchValue={typed}
        onSearchChange={setTyped}
        filter={({ options: all }) => all}
        nothingFoundMessage={t.kit.palette.nothing}
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
