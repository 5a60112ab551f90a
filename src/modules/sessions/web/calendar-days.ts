/** Days of a calendar as ISO dates; a week begins on Monday. */
const day = 86_400_000
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Date some days later, or earlier. */
export function addDays(date: string, days: number): string {
  return iso(at(date) + days * day)
}

/** The same day of another month, or the month's last one. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, of = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + months, Math.min(of, last)))
}

/** Monday of the week of a date. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(at(date)).getUTCDay() + 6) % 7))
}

/** The seven days of the week of a date. */
export function weekOf(date: string): string[] {
  const monday = mondayOf(date)
  return Array.from({ length: 7 }, (_, i) => addDays(monday, i))
}

/** The weeks that show the month of a date. */
export function weeksOfMonth(date: string): string[][] {
  const first = `${date.slice(0, 7)}-01`
  const weeks: string[][] = []
  for (let monday = mondayOf(first); monday.slice(0, 7) <= date.slice(0, 7); monday = addDays(monday, 7))
    weeks.push(weekOf(monday))
  return weeks
}
