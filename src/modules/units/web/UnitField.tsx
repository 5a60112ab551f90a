import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'

type Props = {
  realm: string
  label: ReactNode
  /** What an empty field means. */
  empty?: string
  value: string | null
  onChoose: (unit: string | null) => void
}

/** Chooses a unit as it stands today, among those that the asker covers, by a part of its name. */
export function UnitField({ realm, label, empty, value, onChoose }: Props) {
  const { t } = useLanguage()
  const today = useToday(realm)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [searched] = useDebouncedValue(typed, 250)
  const search = searched === chosen?.label ? '' : searched
  const answer = useAnswer('listUnits', {}, { realm, as_of: today, search, limit: 30 }, { keep: true })
  const options = (answer.data?.rows ?? []).map((unit) => ({ value: unit.code, label: `${unit.name} (${unit.code})` }))
  if (chosen && chosen.value === value && !options.some((one) => one.value === value)) options.unshift(chosen)
  const isMissing = value !== null && !options.some((one) => one.value === value)
  // a unit that came with the page has only its code so far
  const named = useAnswer('readUnit', { unit: value ?? '' }, { realm, as_of: today }, { enabled: isMissing })
  if (isMissing) {
    const name = named.data?.unit.code === value ? named.data.unit.name : null
    options.unshift({ value, label: name === null ? value : `${name} (${value})` })
  }
  return (
    <Select
      label={label}
      placeholder={empty ?? t.findUnit}
      searchable
      openOnFocus={false}
      clearable
      data={options}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={t.noUnitFound}
      maxDropdownHeight={320}
      clearButtonProps={{ 'aria-label': t.clear }}
      onChange={(unit, option) => {
        setChosen(unit === null ? null : { value: unit, label: option?.label ?? unit })
        onChoose(unit)
      }}
      classNames={{ root: 'field unit-field', label: 'field-label', input: 'chooser-input' }}
    />
  )
}

/** A unit as it is called today, with its code; the code alone where one may not see it. */
export function useUnitLabel(realm: string, unit: string): string {
  const named = useAnswer('readUnit', { unit }, { realm, as_of: useToday(realm) }).data?.unit
  return named?.code === unit ? `${named.name} (${unit})` : unit
}
