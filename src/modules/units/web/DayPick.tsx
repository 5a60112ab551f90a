import { DateField } from '#web/form/DateField.tsx'

type Props = { label: string; day: string; onDay: (day: string) => void }

/** The day whose tree is shown; there always is one, so an emptied field changes nothing. */
export function DayPick({ label, day, onDay }: Props) {
  return <DateField label={label} name="as_of" value={day} onDay={(chosen) => chosen !== '' && onDay(chosen)} />
}
