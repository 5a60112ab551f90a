import { userNameOf } from './rules-accounts.ts'

/** What the provider says of whoever signed in there, verified. */
export type Claims = {
  readonly sub: string
  readonly preferred_username?: unknown
  readonly email?: unknown
  readonly email_verified?: unknown
  readonly amr?: unknown
}

/**
 * By what an account is looked for at the first sign-in of a subject: the user name that the provider gives, then an
 * e-mail address that it has verified. Later only the subject counts, whatever becomes of name and address.
 */
export function lookedForBy(claims: Claims): { readonly userName: string | null; readonly email: string | null } {
  const { preferred_username: name, email, email_verified: verified } = claims
  return {
    userName: typeof name === 'string' ? userNameOf(name) : null,
    email: typeof email === 'string' && verified === true ? email.trim() : null,
  }
}

/** Whether the provider says that more than a password was asked (RFC 8176). */
export function hadSecondFactor({ amr }: Claims): boolean {
  return Array.isArray(amr) && amr.some((method) => ['mfa', 'otp', 'hwk', 'swk', 'sc'].includes(String(method)))
}
