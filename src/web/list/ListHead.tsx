import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useId, useRef, useState } from 'react'
import type { Ref } from 'react'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { TextField } from '#ui/TextField.tsx'
import { DateField } from '#web/form/DateField.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Asked } from './list-address.ts'
import type { ListFilter } from './list-model.ts'

type Props = {
  realm: string
  asked: Asked
  filters: readonly ListFilter[]
  searchRef: Ref<HTMLInputElement>
  /** Label of the search box, when it searches for something in particular. */
  searchText?: string | undefined
  hasSearch: boolean
  onSearch: (text: string) => void
  onFilter: (name: string, value: string | null) => void
  onClear: () => void
}

/** The line above a list: the search box and the filters. */
export function ListHead({ realm, asked, filters, searchRef, searchText, hasSearch, ...on }: Props) {
  const { t } = useLanguage()
  const words = t.kit.list
  const id = useId()
  const isPhone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const [isOpen, setIsOpen] = useState(false)
  if (!hasSearch && filters.length === 0) return null
  const narrowing = Object.keys(asked.filters).length
  const isNarrowed = asked.search !== '' || narrowing > 0
  const isFolded = isPhone && filters.length > 1
  return (
    <div className="list-filters" role="search">
      {hasSearch && (
        <SearchBox
          label={searchText ?? words.search}
          help={words.searchHelp}
          value={asked.search}
          inputRef={searchRef}
          onSearch={on.onSearch}
        />
      )}
      {isFolded && (
        <button
          type="button"
          className="link list-fold"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          {words.filters}
          {narrowing > 0 ? ` (${narrowing})` : ''}
        </button>
      )}
      <div className="list-fields" id={id} hidden={isFolded && !isOpen}>
        {filters.map((filter) => (
          <Filter key={filter.name} realm={realm} filter={filter} asked={asked} onFilter={on.onFilter} />
        ))}
      </div>
      {isNarrowed && (
        <button type="button" className="link" onClick={on.onClear}>
          {words.clearFilters}
        </button>
      )}
    </div>
  )
}

type BoxProps = {
  label: string
  help: string
  value: string
  inputRef: Ref<HTMLInputElement>
  onSearch: (text: string) => void
}

/** How long the hand rests before the list is asked anew. */
const restMs = 250

function SearchBox({ label, help, value, inputRef, onSearch }: BoxProps) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  // a view that was chosen, or the way back, sets it; what is being typed is left alone
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed
      onSearch(typed)
    }, restMs)
    return () => clearTimeout(timer)
  }, [typed, onSearch])
  return (
    <label className="field">
      <span>{label}</span>
      <input
        ref={inputRef}
        type="search"
        value={typed}
        placeholder={help}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  )
}

type FilterProps = { realm: string; filter: ListFilter; asked: Asked; onFilter: Props['onFilter'] }

function Filter({ realm, filter, asked, onFilter }: FilterProps) {
  const { t } = useLanguage()
  const value = asked.filters[filter.name] ?? ''
  const set = (text: string | null): void => onFilter(filter.name, text)
  if (filter.type === 'unit') {
    return (
      <UnitField
        realm={realm}
        label={filter.text}
        empty={t.kit.list.any}
        value={value || null}
        onChoose={(unit) => set(unit)}
      />
    )
  }
  if (filter.type === 'choice') {
    return (
      <label className="field">
        <span>{filter.text}</span>
        <select value={value} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{filter.none ?? t.kit.list.any}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      </label>
    )
  }
  if (filter.type === 'date') return <DateField label={filter.text} value={value} onDay={set} />
  return <TextField label={filter.text} value={value} onType={set} />
}
