import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { labelOf, speakerRanks } from '#core/choices.ts'
import { useLanguage } from '#web/language.tsx'
import type { FieldProps } from '#web/form/fields.tsx'
import { Below } from '#web/form/fields.tsx'
import { useAnswer } from '#web/useAnswer.ts'

/** Chooses a speaker of the register by a part of the name, the code or the organization. */
export function SpeakerPick(of: FieldProps) {
  const { t, lang } = useLanguage()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [searched] = useDebouncedValue(typed, 250)
  const search = searched === chosen?.label ? '' : searched
  const rows =
    useAnswer('listSpeakers', {}, { realm: of.realm, search, limit: 30 } as const, { keep: true }).data?.rows ?? []
  const options = rows.map(({ code, full_name: name, rank, organization }) => ({
    value: code,
    label: [`${name} (${code})`, labelOf(speakerRanks, rank, lang), organization].filter(Boolean).join(' · '),
  }))
  const isMissing = of.value !== '' && !options.some(({ value }) => value === of.value)
  if (isMissing) options.unshift(chosen?.value === of.value ? chosen : { value: of.value, label: of.value })
  return (
    <div className="picker" data-field={of.column.name} onBlur={of.onLeave}>
      <Select
        label={of.column.required ? `${of.label} (${t.kit.form.needed})` : of.label}
        searchable
        openOnFocus={false}
        clearable
        data={options}
        value={of.value || null}
        searchValue={typed}
        onSearchChange={setTyped}
        filter={({ options: all }) => all}
        maxDropdownHeight={320}
        clearButtonProps={{ 'aria-label': t.clear }}
        onChange={(speaker, option) => {
          setChosen(speaker === null ? null : { value: speaker, label: option?.label ?? speaker })
          of.onType(speaker ?? '')
        }}
        classNames={{ root: 'field unit-field', label: 'field-label', input: 'chooser-input' }}
      />
      <Below id={of.column.name} help={of.help} fault={of.fault} />
    </div>
  )
}
