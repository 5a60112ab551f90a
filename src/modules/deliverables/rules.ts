/** How a paper that a unit owes stands, as officers speak of it. */

import type { PaperState } from '#core/paper-states.ts'

export type Paper = {
  /** Civil dates; null when it has not happened by the day. */
  readonly dueOn: string | null
  readonly submittedOn: string | null
  readonly acceptedOn: string | null
  /** Moments, ISO. */
  readonly submittedAt: string | null
  readonly returnedAt: string | null
}

/**
 * State of a paper on a day: accepted; returned when the last return came after the last hand-in; submitted; overdue
 * when its last day has passed (figures.md, Deliverables); else missing.
 */
export function stateOf({ dueOn, submittedOn, acceptedOn, submittedAt, returnedAt }: Paper, day: string): PaperState {
  if (acceptedOn !== null && acceptedOn <= day) return 'accepted'
  if (submittedOn !== null && submittedOn <= day)
    return returnedAt !== null && submittedAt !== null && returnedAt > submittedAt ? 'returned' : 'submitted'
  return dueOn !== null && day > dueOn ? 'overdue' : 'missing'
}

/** Days by which a paper came, or still is, too late on the day; null when it is not late or has no last day. */
export function daysLate({ dueOn, submittedOn }: Pick<Paper, 'dueOn' | 'submittedOn'>, day: string): number | null {
  if (dueOn === null) return null
  const came = submittedOn !== null && submittedOn <= day ? submittedOn : day
  const late = Math.round((Date.parse(came) - Date.parse(dueOn)) / 86_400_000)
  return late > 0 ? late : null
}

/** More time that was granted for a paper; it runs while the paper is owed and its day has not passed. */
export function extensionOf(
  until: string | null,
  state: PaperState,
  day: string,
): { readonly until: string; readonly runs: boolean } | null {
  if (until === null) return null
  return { until, runs: until >= day && state !== 'submitted' && state !== 'accepted' }
}
