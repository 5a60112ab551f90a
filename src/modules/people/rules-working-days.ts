/** Working days in Việt Nam, for requests that must be answered within some of them (Decree 356/2025/NĐ-CP). */
import { dayOf, isoOf } from '#core/days.ts'

/**
 * Public holidays on weekdays, with their days in lieu. Of 2027 only those days of Tết that are off in either way that
 * the government may choose, and of National Day only the 2nd: a day left out makes an answer due earlier, never later.
 */
const publicHolidays: ReadonlySet<string> = new Set([
  '2026-01-01',
  '2026-01-02',
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  '2026-04-27', // Hùng Kings' day, 10/3 of the lunar year, falls on Sunday 26/4
  ...['2026-04-30', '2026-05-01'],
  ...['2026-08-31', '2026-09-01', '2026-09-02'],
  '2027-01-01',
  ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
  '2027-04-16', // Hùng Kings' day
  ...['2027-04-30', '2027-05-03'],
  '2027-09-02',
])

/** Saturdays worked for a weekday that was made free. */
const workedSaturdays: ReadonlySet<string> = new Set(['2026-01-10', '2026-08-22'])

function isWorkingDay(date: string, daysOff: ReadonlySet<string>): boolean {
  if (daysOff.has(date)) return false
  if (workedSaturdays.has(date)) return true
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !publicHolidays.has(date)
}

/** The last day of a term of so many working days after a day; the day itself does not count. */
export function dueAfter(date: string, workingDays: number, daysOff: ReadonlySet<string>): string {
  let day = dayOf(date)
  for (let left = workingDays; left > 0;) {
    day += 1
    if (isWorkingDay(isoOf(day), daysOff)) left -= 1
  }
  return isoOf(day)
}
