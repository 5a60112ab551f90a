/** Reckons from a stated expectation what one asker must be answered. */
import type { Expectation } from './policy-words.ts'
import type { Holder } from './holders.ts'
import { covered } from './world.ts'

/** Statuses that are right; `absent` says that it has to be as if what was asked were not there. */
export type Right = { readonly statuses: readonly number[]; readonly absent: boolean }

const only = (status: number): Right => ({ statuses: [status], absent: status === 404 })

/** Asked about a unit. */
export function rightAt(of: Expectation, holder: Holder, unit: string): Right {
  const may: Right = { statuses: of.answers, absent: false }
  if (of.where === 'open') return may
  if (holder.roles === null) return only(401)
  if (of.where === 'signed-in') return may
  if (!holder.roles.some((role) => of.roles.includes(role))) return only(403)
  const { at } = holder
  if (of.where === 'realm') return at === 'P' || at === 'K' ? may : only(403)
  // what everybody of a realm reads is read with a role for one session, too
  if (holder.only !== undefined && !of.roles.includes('member')) return only(403)
  if (unit === 'X12' && of.closed !== undefined) return only(of.closed)
  return of.where === 'list' || covered[at]?.includes(unit) ? may : only(404)
}

/** Asked about a realm that is not the asker's, there or not. */
export function rightElsewhere(of: Expectation, holder: Holder): Right {
  const here = rightAt(of, holder, holder.at)
  return here.statuses[0] === 401 || (here.statuses[0] === 403 && !holds(of, holder)) ? here : only(404)
}

const holds = (of: Expectation, holder: Holder): boolean =>
  of.where === 'signed-in' || (holder.roles ?? []).some((role) => of.roles.includes(role))
