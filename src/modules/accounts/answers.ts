import type { Asker } from '#core/asker.ts'
import type { Database } from '#platform/database.ts'
import { secretHash } from '#platform/secrets/tokens.ts'
import { endOfSignIn, needsSecondFactor, seenStep } from './rules-sign-in.ts'
import { everHadAdministrator, readSignIn, touchSignIn } from './store-asker.ts'

const cookieForm = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/

/**
 * Whoever sent this cookie (`<realm id>.<token>`), as everything stands at `now`: nothing is remembered between two
 * requests. Nobody, when the sign-in has ended, expired or idled, when the account is not active or out of its dates,
 * and when the account's roles are no longer those that the sign-in was made with. The roles are empty while they need
 * a second factor that the sign-in lacks. A role over the whole realm is held at unit 0.
 */
export async function askerOf(database: Database, cookieValue: string | undefined, now: Date): Promise<Asker> {
  const [, realm, token] = cookieForm.exec(cookieValue ?? '') ?? []
  if (realm === undefined || token === undefined) return { kind: 'nobody' }
  const realmId = Number(realm)
  const row = await readSignIn(database, realmId, secretHash(token), now)
  if (row === null || row.status !== 'active' || !row.in_time) return { kind: 'nobody' }
  const state = { lastSeenAt: row.last_seen_at, expiresAt: row.expires_at, endedAt: row.ended_at }
  if (endOfSignIn({ now, ...state, rights: row.rights, roles: row.roles }) !== null) return { kind: 'nobody' }
  if (now.getTime() - row.last_seen_at.getTime() >= seenStep)
    await touchSignIn(database.db, realmId, row.sign_in_id, now)
  const asked = needsSecondFactor(row.roles, { parents: new Set(row.parents), all: row.for_all })
  const lacks = asked && !row.second_factor && !row.demo
  return {
    kind: 'account',
    realmId,
    realm: row.realm,
    accountId: row.account_id,
    userName: row.user_name,
    roles: lacks ? [] : row.roles,
    secondFactor: row.second_factor,
    signInId: row.sign_in_id,
    ...(lacks ? { lacks: 'second-factor' as const } : {}),
  }
}

/**
 * Whether the installation is open: nobody has ever been its administrator. One whose dates have passed leaves it
 * closed, since a server that faces a network must not fall open by the calendar; the command line helps then.
 */
export async function isOpen(database: Database): Promise<boolean> {
  return !(await everHadAdministrator(database.db))
}
