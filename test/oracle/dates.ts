const formatters = new Map<string, Intl.DateTimeFormat>()

function partsIn(zone: string, instant: number): Record<string, string> {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  return Object.fromEntries(formatter.formatToParts(instant).map((p) => [p.type, p.value]))
}

/** The civil date of an instant in a zone, `yyyy-MM-dd`. */
export function civilDate(instant: number, zone: string): string {
  const p = partsIn(zone, instant)
  return `${p['year']}-${p['month']}-${p['day']}`
}

/** By how many milliseconds the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const p = partsIn(zone, instant)
  const local = `${p['year']}-${p['month']}-${p['day']}T${p['hour']}:${p['minute']}:${p['second']}Z`
  return Date.parse(local) - Math.floor(instant / 1000) * 1000
}

/** The instant at which the zone's clocks show a local time written `yyyy-MM-ddTHH:mm:ss.fff`. */
export function instantOf(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}Z`)
  const guess = asUtc - offsetAt(asUtc, zone)
  return asUtc - offsetAt(guess, zone)
}

/** An instant as ISO 8601 with the zone's offset; milliseconds only where there are some. */
export function isoInZone(instant: number, zone: string): string {
  const offset = offsetAt(instant, zone)
  const shown = new Date(instant + offset)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, '')
  const minutes = Math.abs(offset) / 60_000
  const two = (n: number) => String(n).padStart(2, '0')
  const sign = offset < 0 ? '-' : '+'
  return `${shown}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The civil date some days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Every civil date from the first to the last, both included; none when last is before first. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Whether a period holds on a day; an empty end is open. First and last day both belong to it. */
export function holdsOn(period: { valid_from: string; valid_to: string }, day: string): boolean {
  return (period.valid_from === '' || period.valid_from <= day) && (period.valid_to === '' || day <= period.valid_to)
}
