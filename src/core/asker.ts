/** Whoever asks: known before anything is answered (architecture.md, Rights). */
import type { Role } from './policy.ts'

/** A role held at a unit, as it stands today. */
export type HeldRole = {
  readonly role: Role
  /** 0 stands for the whole realm. */
  readonly unitId: number
  /** A clerk's session, a reviewer's tier or a speaker's code; null for the whole unit. */
  readonly only: string | null
}

export type Asker =
  /** Somebody at this machine, while the installation has no accounts (loopback only). */
  | { readonly kind: 'machine' }
  /** The command line, which works on the data folder itself. */
  | { readonly kind: 'operator' }
  | {
      readonly kind: 'account'
      readonly realmId: number
      readonly realm: string
      readonly accountId: number
      readonly userName: string
      readonly roles: readonly HeldRole[]
      /** The sign-in went through a second factor. */
      readonly secondFactor: boolean
      readonly signInId: number
      /** The roles held need a second factor and the sign-in has none: `roles` is empty until it has. */
      readonly lacks?: 'second-factor'
    }
  | { readonly kind: 'nobody' }

/** How the journal calls the asker: an id, never a name. */
export function actorOf(asker: Asker): string {
  return asker.kind === 'account' ? `account:${asker.accountId}` : asker.kind
}
