import type { HeldRole } from '#core/asker.ts'
import { secondFactorRoles } from '#core/policy.ts'

const minute = 60_000
const hour = 60 * minute

/** A sign-in that nobody uses ends after this time. */
export const idleLimit = 30 * minute
/** How often the last use is written down: a sign-in may so end this much early. */
export const seenStep = minute

/** How long a sign-in lasts at most: a working day, and less for who can change everybody's rights. */
export function longestSignIn(roles: readonly HeldRole[]): number {
  return roles.some(({ role }) => role === 'administrator') ? 4 * hour : 12 * hour
}

/**
 * The roles as one text. A sign-in keeps the text of the roles it was made with and ends when they are other ones, so
 * that nobody gets more or less with an old token, also when a date brings or takes a role.
 */
export function rightsText(roles: readonly HeldRole[]): string {
  const each = roles.map(({ role, unitId, only }) => `${role}@${unitId}${only === null ? '' : `:${only}`}`)
  return [...new Set(each)].toSorted().join(';')
}

export type SignInState = {
  readonly now: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | null
  /** The roles it was made with, and those that the account holds now. */
  readonly rights: string
  readonly roles: readonly HeldRole[]
}

/** Why a sign-in no longer counts; null when it does. */
export function endOfSignIn(state: SignInState): 'ended' | 'expired' | 'idle' | 'rights-changed' | null {
  if (state.endedAt !== null) return 'ended'
  if (state.now >= state.expiresAt) return 'expired'
  if (state.now.getTime() - state.lastSeenAt.getTime() >= idleLimit) return 'idle'
  return state.rights === rightsText(state.roles) ? null : 'rights-changed'
}

/**
 * Whether the roles ask for a second factor: those of core/policy.ts that see more than one unit, that is the whole
 * realm, a unit with others below it (`parents`), or several units; a setting of the realm asks it of everybody.
 */
export function needsSecondFactor(
  roles: readonly HeldRole[],
  of: { readonly parents: ReadonlySet<number>; readonly all: boolean },
): boolean {
  if (of.all) return true
  const seen = new Set(roles.filter(({ role }) => secondFactorRoles.includes(role)).map(({ unitId }) => unitId))
  return seen.size > 1 || [...seen].some((unit) => unit === 0 || of.parents.has(unit))
}
