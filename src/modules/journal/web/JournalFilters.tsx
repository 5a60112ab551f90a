import { useState } from 'react'
import { TextField } from '#ui/TextField.tsx'
import { DateField } from '#web/form/DateField.tsx'
import { useLanguage } from '#web/language.tsx'
import { searchKeys } from './journal-search.ts'
import type { JournalSearch } from './journal-search.ts'

type Props = { search: JournalSearch; onSearch: (asked: Record<string, string>) => void }

/** Searches by who, what, where and when. */
export function JournalFilters({ search, onSearch }: Props) {
  const { t } = useLanguage()
  const words = t.journal
  const [typed, setTyped] = useState<JournalSearch>(search)
  const field = (key: keyof JournalSearch, label: string, more: { help?: string } = {}) => (
    <TextField
      label={label}
      help={more.help}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={typed[key] ?? ''}
      onType={(value) => setTyped({ ...typed, [key]: value })}
    />
  )
  const day = (key: 'from' | 'to', label: string) => (
    <DateField label={label} value={typed[key] ?? ''} onDay={(value) => setTyped({ ...typed, [key]: value })} />
  )
  const asked = Object.fromEntries(
    searchKeys.flatMap((key) => {
      const value = typed[key]?.trim()
      return value ? [[key, value]] : []
    }),
  )
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(asked)
      }}
    >
      <div className="filters">
        {field('actor', words.actor, { help: words.actorHelp })}
        {field('action', words.action, { help: words.actionHelp })}
        {field('unit', words.unit)}
        {field('object_type', words.objectType)}
        {field('object_id', words.objectId)}
        {day('from', words.from)}
        {day('to', words.to)}
      </div>
      <div className="ways">
        <button type="submit" className="button primary">
          {words.search}
        </button>
        {Object.keys(search).length > 0 && (
          <button type="button" className="button" onClick={() => onSearch({})}>
            {words.clear}
          </button>
        )}
      </div>
    </form>
  )
}
