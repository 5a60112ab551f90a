import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { View } from '#web/address.ts'
import { pastQuery } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'

type Props = { view: View & { asOf: string }; owner: string; name: string; onChoose: (unit: string) => void }

/** Chooses a unit of the campaign by a part of its name, with or without diacritics. */
export function UnitPicker({ view, owner, name, onChoose }: Props) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState(name)
  const [searched] = useDebouncedValue(typed, 250)
  const search = searched === name ? '' : searched
  const answer = useAnswer('listUnits', {}, { ...pastQuery(view), under: owner, search, limit: 30 }, { keep: true })
  const rows = answer.data?.rows ?? []
  const options = rows.map((unit) => ({ value: unit.code, label: unit.name }))
  if (!options.some(({ value }) => value === view.unit)) options.unshift({ value: view.unit, label: name })
  return (
    <Select
      label={t.unit}
      placeholder={t.findUnit}
      searchable
      data={options}
      value={view.unit}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t.noUnitFound}
      maxDropdownHeight={320}
      allowDeselect={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(unit) => unit !== null && unit !== view.unit && onChoose(unit)}
      classNames={{ root: 'chooser', label: 'chooser-label', input: 'chooser-input' }}
    />
  )
}
