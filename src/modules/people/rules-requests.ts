/** Terms of requests about one's data (reliability.md §6; Decree 356/2025/NĐ-CP, to be confirmed by a lawyer). */
import { dayOf, isoOf } from '#core/days.ts'
import type { RequestKind } from './contract.ts'

/** Days within which an accepted request is carried out; counted from the day after it was made, weekends and all. */
const daysToDo: Readonly<Record<RequestKind, number>> = { correction: 10, restriction: 15, objection: 15, copy: 10 }
/** What may be asked for, in the order in which it is offered. */
export const offeredKinds = Object.keys(daysToDo) as readonly RequestKind[]

/** The one extension that there may be. */
const extension = 15

/** The last day to carry out a request made on a day. */
export function doneByAfter(madeOn: string, kind: RequestKind): string {
  return isoOf(dayOf(madeOn) + daysToDo[kind])
}

/** The last day after its one extension. */
export function extended(doneBy: string): string {
  return isoOf(dayOf(doneBy) + extension)
}

/** Kinds that, once accepted, hide the person's name from others. */
export function restricts(kind: RequestKind): boolean {
  return kind === 'restriction' || kind === 'objection'
}
