import { policy, mayGive } from '#core/policy.ts'
import type { Role } from '#core/policy.ts'

/** A user name as it is kept: NFC, lower case, without blanks around it; null when it can't be one. */
export function userNameOf(typed: string): string | null {
  const name = typed.normalize('NFC').trim().toLowerCase()
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@-]{1,63}$/u.test(name) ? name : null
}

/**
 * A user name out of a Vietnamese name, as offices write them: the given name and the first letters before it (Nguyễn
 * Thị Lan → lannt), with a number when somebody has it already.
 */
export function userNameFrom(fullName: string, taken: (name: string) => boolean): string {
  const words = fullName
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const initials = words.slice(0, -1).map((word) => word.charAt(0))
  const base = `${words.at(-1) ?? ''}${initials.join('')}`.slice(0, 40).padEnd(2, 'x')
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}${n}`
    if (!taken(name)) return name
  }
}

export type Giver = {
  /** Roles that the giver holds over the unit in question, or over what is above it. */
  readonly own: readonly Role[]
  /** The command line, or whoever is at the machine of an open installation. */
  readonly operator: boolean
  /** Giver and receiver are the same account. */
  readonly self: boolean
}

/**
 * Whether a role may be given or taken there; null when it may. Only who has `grant` over the unit and every permission
 * of the role; an administrator any role, since somebody must give the first ones; nobody to oneself.
 */
export function grantRefusal({ own, operator, self }: Giver, role: Role): 'forbidden' | null {
  if (operator) return null
  if (self) return 'forbidden'
  if (own.includes('administrator')) return null
  if (role === 'administrator') return 'forbidden'
  const givers = own.filter((one) => policy[one].includes('grant'))
  return givers.length > 0 && mayGive(givers, role) ? null : 'forbidden'
}

/**
 * Whether an order about administrators leaves the realm without one: nobody able to sign in today, or nobody whose
 * role has no end. Orders that find it so already are not held up.
 */
export function locksOut(
  before: { readonly today: number; readonly lasting: number },
  after: { readonly today: number; readonly lasting: number },
): boolean {
  return (before.today > 0 && after.today === 0) || (before.lasting > 0 && after.lasting === 0)
}

/** Whose secret it is, as it is sealed: one copied to another account's row does not open there. */
export const ownerOf = (realmId: number, accountId: number): string => `${realmId}/${accountId}`
