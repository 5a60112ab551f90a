/** Sign-in at the organization's own provider. It makes no account and gives no right: it finds the account. */
import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import type { Db } from '#platform/database.ts'
import { beginOidc, endOidc, oidcSettings, ProviderFault } from '#platform/oidc.ts'
import type { OidcSettings } from '#platform/oidc.ts'
import { newToken, secretHash } from '#platform/secrets/tokens.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { openSignIn } from './actions-open.ts'
import type { Opened } from './actions-open.ts'
import { hadSecondFactor, lookedForBy } from './rules-oidc.ts'
import type { Claims } from './rules-oidc.ts'
import { readAccount, readAccountNamed, readAccountsMailed, updateStatus } from './store-accounts.ts'
import type { AccountRow } from './store-accounts.ts'
import { hasLink, insertFlow, insertLink, readLink, takeFlow } from './store-oidc.ts'
import { readSignInRealms } from './store-realms.ts'

async function settingsOf(by: By): Promise<OidcSettings & { readonly realmId: number }> {
  const settings = oidcSettings()
  if (settings === null) throw new Problem('not-found', 'No provider is set.')
  const realm = (await readSignInRealms(by.database.db)).find(({ code }) => code === settings.realm)
  if (realm === undefined) throw new Problem('not-found', 'No provider is set.')
  return { ...settings, realmId: realm.id }
}

/** Begins: the address of the provider's page, and the secret that ties the return to this browser. */
export async function beginAtProvider(by: By, redirectUri: string): Promise<{ url: string; flow: string }> {
  const settings = await settingsOf(by)
  const begun = await heard(() => beginOidc(settings, redirectUri))
  const flow = newToken()
  const expiresAt = new Date(by.now.getTime() + 10 * 60_000)
  await insertFlow(by.database.db, settings.realmId, { ...begun, hash: secretHash(flow), now: by.now, expiresAt })
  return { url: begun.url, flow }
}

async function heard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProviderFault) throw new Problem('unavailable', error.message)
    throw error
  }
}

/**
 * Ends: checks what came back and signs the account in that is linked to the subject. At the first sign-in of a subject
 * an account with its user name or verified e-mail is linked, unless that has a link. Throws `wrong-credentials`.
 */
export async function endAtProvider(by: By, returned: URL, flow: string | undefined): Promise<Opened> {
  const settings = await settingsOf(by)
  const { realmId } = settings
  const begun = flow === undefined ? null : await takeFlow(by.database.db, realmId, secretHash(flow), by.now)
  if (begun === null) throw new Problem('expired')
  let claims: Claims
  try {
    claims = await endOidc(settings, returned, begun)
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error
    await tell(by.database.db, by, { realmId, action: 'oidc.refused' })
    throw new Problem('wrong-credentials')
  }
  const opened = await inTransaction(by.database, async ({ db }) => {
    const account = await linkedAccount(db, by, settings, claims)
    if (account === null || !['pending', 'active'].includes(account.status)) return null
    const accountId = account.account_id
    if (account.status === 'pending') await updateStatus(db, realmId, accountId, 'active')
    await tell(
      db,
      { ...by, actor: `account:${accountId}` },
      { realmId, accountId, action: 'sign-in', payload: { door: 'oidc' } },
    )
    return openSignIn(db, by, { realmId, accountId, door: 'oidc', secondFactor: hadSecondFactor(claims) })
  })
  if (opened !== null) return opened
  await tell(by.database.db, by, { realmId, action: 'oidc.refused' })
  throw new Problem('wrong-credentials')
}

async function linkedAccount(
  db: Db,
  by: By,
  { realmId, issuer }: { readonly realmId: number; readonly issuer: string },
  claims: Claims,
): Promise<AccountRow | null> {
  const linked = await readLink(db, realmId, issuer, claims.sub)
  if (linked !== null) return readAccount(db, realmId, linked)
  const { userName, email } = lookedForBy(claims)
  const named = userName === null ? null : await readAccountNamed(db, realmId, userName)
  const mailed = named === null && email !== null ? await readAccountsMailed(db, realmId, email) : []
  const account = named ?? (mailed.length === 1 ? (mailed[0] ?? null) : null)
  if (account === null || (await hasLink(db, realmId, issuer, account.account_id))) return null
  const accountId = account.account_id
  await insertLink(db, realmId, { issuer, subject: claims.sub, accountId, now: by.now })
  await tell(db, by, { realmId, accountId, action: 'oidc.link' })
  return account
}
