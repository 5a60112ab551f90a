/** The ladder of a campaign's reminders: when a rule speaks, and to whom it speaks. */
import { dayOf, isoOf } from '#core/days.ts'
import type { NoticeKind, Thing } from '#core/work-kinds.ts'

export type Rule = {
  readonly what: Thing
  readonly side: 'before' | 'after'
  readonly days: number
  readonly to: 'unit' | 'above' | 'next'
}

/** Days for which a rule that has not spoken still does: a server that stood still over a holiday makes up for it. */
export const catchUp = 7

/**
 * Whether a rule speaks on a day about something with this last day. `before` never speaks once that day has passed.
 */
export function speaks({ side, days }: Rule, due: string, today: string): boolean {
  const [last, now] = [dayOf(due), dayOf(today)]
  const from = side === 'before' ? last - days : last + days
  if (now < from || now >= from + catchUp) return false
  return side === 'after' || now <= last
}

/** Code of a rule in the unique key of a notice. */
export const ruleCode = ({ side, days, to }: Rule): string => `${side}-${days}-${to}`

/** What a notice is, by the code of its rule. */
export function kindOf(rule: string): NoticeKind {
  if (rule.startsWith('asked-')) return 'asked'
  if (rule.startsWith('decided-')) return 'decided'
  return rule.endsWith('-above') || rule.endsWith('-next') ? 'escalation' : 'reminder'
}

/** What was decided on more time, by the code of a notice's rule; null when the rule does not say. */
export function decisionOf(rule: string): 'granted' | 'refused' | null {
  return rule.startsWith('decided-granted-') ? 'granted' : rule.startsWith('decided-refused-') ? 'refused' : null
}

/** The last day that reminders go by: the deadline, or the later day that was granted; the figures keep the deadline. */
export function remindedBy(due: string | null, granted: string | null): string | null {
  if (due === null || granted === null) return due
  return granted > due ? granted : due
}

export type Ladder = {
  /** Parents of units; null for the top. */
  readonly parentOf: (unit: number) => number | null | undefined
  /** Accounts of officers whose role stands at the unit. */
  readonly officersOf: (unit: number) => readonly number[]
}

/** Nearest unit from `unit` upwards (itself included) that somebody keeps; null when nobody does. */
function keptFrom(ladder: Ladder, unit: number | null | undefined): number | null {
  const seen = new Set<number>()
  for (let at = unit; at != null && !seen.has(at); at = ladder.parentOf(at)) {
    seen.add(at)
    if (ladder.officersOf(at).length > 0) return at
  }
  return null
}

/**
 * Accounts that a rule tells about a unit. A unit that nobody keeps is told to the nearest one above that somebody
 * does; `above` is the nearest kept one above the unit, `next` the nearest above that.
 */
export function toldOf(ladder: Ladder, unit: number, to: Rule['to']): readonly number[] {
  const own = keptFrom(ladder, unit)
  const above = keptFrom(ladder, ladder.parentOf(unit))
  const next = above === null ? null : keptFrom(ladder, ladder.parentOf(above))
  const at = { unit: own, above, next }[to]
  return at === null ? [] : ladder.officersOf(at)
}

/** Backoff after so many attempts, in minutes; null: no more today. */
export function waitAfter(attempts: number): number | null {
  return [1, 5, 15, 60, 180][attempts - 1] ?? null
}

export type Quiet = { readonly quiet_from: string; readonly quiet_to: string; readonly weekends: boolean }

/**
 * Whether mails rest at a civil moment (`yyyy-MM-dd`, `HH:mm`). Quiet hours may go over midnight; equal ends mean none.
 */
export function isQuiet({ quiet_from: from, quiet_to: to, weekends }: Quiet, day: string, time: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (!weekends && (weekday === 0 || weekday === 6)) return true
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** Fourteen days back: how long failures of mails are shown. */
export const shownSince = (today: string): string => isoOf(dayOf(today) - 14)
