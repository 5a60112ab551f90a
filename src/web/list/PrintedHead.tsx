import { formatDate } from '#core/phrases.ts'
import { useUnitLabel } from '#modules/units/web/UnitField.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Asked } from './list-address.ts'
import type { ListFilter } from './list-model.ts'

type Props = {
  realm: string
  filters: readonly ListFilter[]
  asked: Pick<Asked, 'search' | 'filters'>
  today: string
  count: string
}

/** What paper has to say of a list below its name: what it was narrowed to, how many rows, the day. */
export function PrintedHead({ realm, filters, asked, today, count }: Props) {
  const { t } = useLanguage()
  const words = t.kit.list
  const narrowed = filters.filter(({ name }) => asked.filters[name])
  return (
    <p className="printed">
      {asked.search && `${words.search}: “${asked.search}” · `}
      {narrowed.map((filter) => (
        <span key={filter.name}>
          {filter.text}: <Value realm={realm} filter={filter} value={asked.filters[filter.name] ?? ''} /> ·{' '}
        </span>
      ))}
      {count} · {words.printedOn(today)}
    </p>
  )
}

function Value({ realm, filter, value }: { realm: string; filter: ListFilter; value: string }) {
  const { lang } = useLanguage()
  if (filter.type === 'unit') return <UnitName realm={realm} unit={value} />
  if (filter.type === 'date') return formatDate(value, lang)
  return filter.type === 'choice' ? (filter.options.find((option) => option.value === value)?.text ?? value) : value
}

function UnitName({ realm, unit }: { realm: string; unit: string }) {
  return useUnitLabel(realm, unit)
}
