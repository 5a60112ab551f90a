import { parseDate, parseInstant } from '#core/dates.ts'
import { dayOf } from '#core/days.ts'
import { Problem } from '#core/problem.ts'
import { startOfDay } from '#core/zones.ts'

/**
 * Instant of a `known_at` as typed: with or without offset (then in the realm's zone); a civil date is the last
 * millisecond of its day. Throws `bad-request` for anything else.
 */
export function knownAsked(text: string, timeZone: string): Date {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDate(text) : null
  if (date !== null) {
    const next = startOfDay(timeZone, (dayOf(date) + 1) * 86_400_000)
    if (next !== null) return new Date(next - 1)
  }
  const at = parseInstant(text, timeZone)
  if (at === null) throw new Problem('bad-request', '', { issues: [{ path: 'known_at', message: 'bad-instant' }] })
  return new Date(at)
}
