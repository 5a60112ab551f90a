/** A civil date as days since 1/1/1970: cheap to add and compare for a hundred thousand rows. */
export type Day = number

const written = new Map<Day, string>()

/** `yyyy-MM-dd` to a day. */
export function day(iso: string): Day {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000)
}

export function iso(d: Day): string {
  let text = written.get(d)
  if (text === undefined) {
    text = new Date(d * 86_400_000).toISOString().slice(0, 10)
    written.set(d, text)
  }
  return text
}

/** A date-time without an offset, which the dossier reads in the realm's time zone. */
export function local(d: Day, time: string): string {
  return `${iso(d)}T${time}`
}

/** An instant in Vietnam's time. */
export function instant(d: Day, time: string): string {
  return `${iso(d)}T${time}:00+07:00`
}

/** The same day, or the nearest working day: Saturday goes back, Sunday forward, kept inside `[low, high]`. */
export function workingDay(d: Day, low: Day, high: Day): Day {
  const weekday = (d + 4) % 7
  const moved = weekday === 6 ? d - 1 : weekday === 0 ? d + 1 : d
  return moved < low || moved > high ? d : moved
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
