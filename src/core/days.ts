/** Civil days as whole numbers since 1970-01-01, so that rules can count and compare them. */
export type Day = number

/** Open beginning and open end of a period. */
export const FIRST_DAY: Day = -(2 ** 30)
export const LAST_DAY: Day = 2 ** 30

/** Day number of `yyyy-MM-dd`, `-infinity` or `infinity`. */
export function dayOf(text: string): Day {
  if (text === '-infinity') return FIRST_DAY
  if (text === 'infinity') return LAST_DAY
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000
}

/** `yyyy-MM-dd` of a day number. */
export function isoOf(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
