/** Whether a speaker can be at two sessions: the same hours, or no time for the way between. */
import { unaccented } from '#core/text.ts'
import type { SpeakerSettings } from './contract-settings.ts'

/** What holds where a realm has set nothing: sessions a month, and minutes from one venue to another. */
export const usualSettings: SpeakerSettings = { most_a_month: 8, travel_minutes: 60 }
/** Longest way that can be told, and so how far around a session others matter. */
export const longestTravel = 1_440

export type Engagement = {
  /** Milliseconds. */
  readonly from: number
  readonly to: number
  readonly host: string
  /** '' when it does not say. */
  readonly venue: string
  readonly mode: string
  /** As the invitation says; null: the realm's usual way when the venues differ. */
  readonly travel: number | null
}
export type Clash = { readonly kind: 'overlap' | 'travel'; readonly gap: number; readonly needs: number }

/** Whether two sessions are in the same place: the same venue, or two that name none at the same host. */
export function isSamePlace(a: Engagement, b: Engagement): boolean {
  const [one, other] = [unaccented(a.venue).trim(), unaccented(b.venue).trim()]
  return one === other && (one !== '' || a.host === b.host)
}

/** Minutes needed between two: the longer way of those told; without one the usual, none in the same place or online. */
export function needed(a: Engagement, b: Engagement, usual: number): number {
  if (a.travel !== null || b.travel !== null) return Math.max(a.travel ?? 0, b.travel ?? 0)
  return isSamePlace(a, b) || a.mode === 'online' || b.mode === 'online' ? 0 : usual
}

/** How two sessions of one speaker clash; null when they don't. One that ends as the other begins does not overlap. */
export function clashOf(a: Engagement, b: Engagement, usual: number): Clash | null {
  const needs = needed(a, b, usual)
  if (a.from < b.to && b.from < a.to) return { kind: 'overlap', gap: 0, needs }
  const gap = Math.floor((Math.max(a.from, b.from) - Math.min(a.to, b.to)) / 60_000)
  return gap < needs ? { kind: 'travel', gap, needs } : null
}

/** Whether a number of sessions in one month is too many. */
export const isOver = (sessions: number, { most_a_month: most }: SpeakerSettings): boolean => sessions > most
