/** The campaign's calendar: everything lies in the past, so that an old `known_at` has something to say. */
const dayLength = 86_400_000
const opens = Date.UTC(2025, 7, 4)

/** Days of the campaign, from its opening (0) to the last on which something happens. */
export const lastDay = 110

/** Civil date of a day of the campaign; negative before it opens. */
export function dateOf(day: number): string {
  return new Date(opens + day * dayLength).toISOString().slice(0, 10)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Instant at an hour of a day of the campaign, in Vietnam. */
export function instantOf(day: number, minute: number): string {
  const at = Math.floor(minute)
  return `${dateOf(day)}T${two(Math.floor(at / 60))}:${two(at % 60)}:${two(Math.floor((minute - at) * 60))}+07:00`
}

/** When the tree, the people and the rules were recorded. */
export const recordedFirst = '2025-07-20T08:00:00+07:00'
