/** Civil time in a realm's zone, by Intl; offsets are remembered by the day, since asking Intl is slow. */

const day = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()
/** Zone → civil day number → the day's one offset, or null when the clock changes near that day. */
const offsetsOfDays = new Map<string, Map<number, number | null>>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}

/** Whether the name is a time zone of the IANA list, such as `Asia/Ho_Chi_Minh`; bare offsets are not. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/u.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Milliseconds by which the zone's clock is ahead of UTC at an instant. */
export function offsetAt(zone: string, at: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value)
  const civil = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  )
  return civil - Math.floor(at / 1000) * 1000
}

function offsetOfDay(zone: string, number: number): number | null {
  let days = offsetsOfDays.get(zone)
  if (!days) offsetsOfDays.set(zone, (days = new Map()))
  let offset = days.get(number)
  if (offset === undefined) {
    const start = number * day
    offset = offsetAt(zone, start)
    // every instant that can belong to the civil day lies within these samples
    for (let hours = -36; hours <= 60; hours += 6)
      if (offsetAt(zone, start + hours * 3_600_000) !== offset) {
        offset = null
        break
      }
    if (days.size > 100_000) days.clear()
    days.set(number, offset)
  }
  return offset
}

/**
 * Instant of a civil time (given as if it were UTC milliseconds) in a zone; the earlier one where the clock shows
 * a time twice, null where it skips it.
 */
export function instantOf(zone: string, civil: number): number | null {
  const one = offsetOfDay(zone, Math.floor(civil / day))
  if (one !== null) return civil - one
  let found: number | null = null
  for (let hours = -36; hours <= 36; hours += 6) {
    const at = civil - offsetAt(zone, civil + hours * 3_600_000)
    if (at + offsetAt(zone, at) === civil && (found === null || at < found)) found = at
  }
  return found
}

/** First instant of a civil day in a zone; null for a day that the zone leaves out. */
export function startOfDay(zone: string, civilDay: number): number | null {
  const midnight = instantOf(zone, civilDay)
  if (midnight !== null) return midnight
  // the clock skips midnight: the day begins with the first minute that it shows
  for (let minutes = 1; minutes < 24 * 60; minutes++) {
    const at = instantOf(zone, civilDay + minutes * 60_000)
    if (at !== null) return at
  }
  return null
}

/** Offset for writing an instant; equal to {@link offsetAt}, remembered by the day. */
export function offsetFor(zone: string, at: number): number {
  return offsetOfDay(zone, Math.floor(at / day)) ?? offsetAt(zone, at)
}

// making one takes a hundred times as long as asking it, and nearly every request asks
const calendars = new Map<string, Intl.DateTimeFormat>()

/** Civil date of an instant in a zone, yyyy-MM-dd. */
export function dayIn(zone: string, at: Date): string {
  let calendar = calendars.get(zone)
  if (calendar === undefined) calendars.set(zone, (calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone })))
  return calendar.format(at)
}
