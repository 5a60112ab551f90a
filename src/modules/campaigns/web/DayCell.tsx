import { parseDate } from '#core/dates.ts'
import { useLanguage } from '#web/language.tsx'
import { typedDay } from './campaign-text.ts'

type Props = { label: string; value: string; onType: (value: string) => void }

/** A day in a table, typed as people write it. */
export function DayCell({ label, value, onType }: Props) {
  const { t } = useLanguage()
  const isWrong = value.trim() !== '' && parseDate(value) === null
  return (
    <input
      className="day-cell"
      aria-label={label}
      aria-invalid={isWrong ? true : undefined}
      placeholder={t.kit.form.day}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={() => {
        const day = parseDate(value)
        if (day !== null) onType(typedDay(day))
      }}
    />
  )
}
