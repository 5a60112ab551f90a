/** How an invitation to speak goes on: the one table of its steps (domain.md §1.5). */

import type { Status } from './contract-invitations.ts'

/** What may follow each status. Whoever comes without papers is confirmed at once; whoever falls out declines late. */
export const steps: Readonly<Record<Status, readonly Status[]>> = {
  invited: ['accepted', 'declined', 'cancelled'],
  accepted: ['materials_received', 'confirmed', 'declined', 'cancelled'],
  materials_received: ['confirmed', 'declined', 'cancelled'],
  confirmed: ['thanked', 'declined', 'cancelled'],
  thanked: [],
  declined: ['invited'],
  cancelled: ['invited'],
}

/** What the one invited says; the rest is for the host's officer. */
export const ownSteps: readonly Status[] = ['accepted', 'declined']

/** Statuses in which somebody is still to speak, or may be. */
export const live: readonly Status[] = ['invited', 'accepted', 'materials_received', 'confirmed', 'thanked']

/** Whether an invitation has been taken up, so that the session's list of speakers names the one invited. */
export const speaks = (status: Status): boolean => status !== 'invited' && live.includes(status)

/** Why a step is refused; null when it may be taken. Thanks come when the session has begun. */
export function refusalOf(from: Status, to: Status, hasBegun: boolean): 'illegal-step' | 'too-early' | null {
  if (!steps[from].includes(to)) return 'illegal-step'
  return to === 'thanked' && !hasBegun ? 'too-early' : null
}

const stamps: Readonly<Record<Status, string | null>> = {
  invited: 'invited_on',
  accepted: 'answered_on',
  declined: 'answered_on',
  materials_received: 'materials_on',
  confirmed: 'confirmed_on',
  thanked: 'thanked_on',
  cancelled: null,
}

/** Cells that a step writes on a day. Asking again forgets what was answered before. */
export function cellsOfStep(to: Status, day: string): Readonly<Record<string, string>> {
  const stamp = stamps[to]
  const again = { answered_on: '', materials_on: '', confirmed_on: '', thanked_on: '' }
  return { ...(to === 'invited' ? again : {}), status: to, ...(stamp === null ? {} : { [stamp]: day }) }
}

/** The session's speakers after a step; being asked alone changes nothing. */
export function speakersAfter(speakers: readonly string[], speaker: string, to: Status): readonly string[] {
  if (to === 'invited') return speakers
  if (!speaks(to)) return speakers.filter((one) => one !== speaker)
  return speakers.includes(speaker) ? speakers : [...speakers, speaker]
}
