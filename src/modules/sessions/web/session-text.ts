/** How sessions are told on pages. */
import { dayIn } from '#core/zones.ts'
import { formatDateShort } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'

/** Address of a session's page. */
export function sessionAddress(realm: string, session: string): string {
  return realmAddress(realm, `sessions/${encodeURIComponent(session)}`)
}

/** Time of day of an instant on the clock of a zone: `07:30`. */
export function timeText(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

type When = { readonly starts_at: string; readonly ends_at: string | null }

/** `08:00`, `08:00–11:30`, or with the day where it ends on another one. */
export function hoursText({ starts_at: from, ends_at: to }: When, zone: string, lang: Lang): string {
  if (to === null) return timeText(from, zone)
  const last = dayIn(zone, new Date(to))
  const end = last === dayIn(zone, new Date(from)) ? '' : ` ${formatDateShort(last, lang)}`
  return `${timeText(from, zone)}–${timeText(to, zone)}${end}`
}

/** Civil day of a session. */
export function dayText(at: string, zone: string, lang: Lang): string {
  return formatDateShort(dayIn(zone, new Date(at)), lang)
}

/** Fields of a pasted line: by tabs, else by semicolons. */
export function pastedFields(line: string): string[] {
  return line.split(line.includes('\t') ? '\t' : ';').map((field) => field.trim())
}

/** Lines of a pasted text that say something. */
export function pastedLines(text: string): string[] {
  return text.split(/\r?\n/u).filter((line) => line.trim() !== '')
}
