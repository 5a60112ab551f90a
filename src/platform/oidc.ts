/** OpenID Connect with PKCE; the provider is asked when it is first needed, and again until it has answered. */
import * as oidc from 'openid-client'
import { isLoopback } from './config.ts'
import { environment } from './settings.ts'
import type { Environment } from './settings.ts'

export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** Code of the realm whose accounts sign in there. */
  readonly realm: string
}

/** What OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_REALM say; null without the first two. */
export function oidcSettings(env: Environment = environment): OidcSettings | null {
  const issuer = env['OIDC_ISSUER']
  const clientId = env['OIDC_CLIENT_ID']
  if (!issuer || !clientId) return null
  return { issuer, clientId, clientSecret: env['OIDC_CLIENT_SECRET'] || null, realm: env['OIDC_REALM'] || 'default' }
}

const found = new Map<string, Promise<oidc.Configuration>>()

function configuration({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const key = JSON.stringify([issuer, clientId, clientSecret])
  const known = found.get(key)
  if (known) return known
  const url = new URL(issuer)
  // plain http is for a provider on this machine alone
  const execute = url.protocol === 'http:' && isLoopback(url.hostname) ? [oidc.allowInsecureRequests] : []
  const auth = clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret)
  const asked = oidc.discovery(url, clientId, {}, auth, { execute, timeout: 10 })
  found.set(key, asked)
  asked.catch(() => found.delete(key)) // the next sign-in asks again
  return asked
}

/** The provider can't be reached, or answers nonsense. */
export class ProviderFault extends Error {}

export type Begun = { readonly url: string; readonly state: string; readonly nonce: string; readonly verifier: string }

/** Where the browser is sent, and what its return is checked against. Throws ProviderFault. */
export async function beginOidc(settings: OidcSettings, redirectUri: string): Promise<Begun> {
  let config: oidc.Configuration
  try {
    config = await configuration(settings)
  } catch (error) {
    throw new ProviderFault('The provider can’t be reached.', { cause: error })
  }
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { url: url.href, state, nonce, verifier }
}

/** Claims of the ID token, with the code exchanged and everything checked; throws ProviderFault. */
export async function endOidc(
  settings: OidcSettings,
  returned: URL,
  begun: Omit<Begun, 'url'>,
): Promise<oidc.IDToken & { readonly sub: string }> {
  try {
    const config = await configuration(settings)
    const tokens = await oidc.authorizationCodeGrant(config, returned, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined) throw new Error('no ID token')
    if (claims['preferred_username'] !== undefined || config.serverMetadata().userinfo_endpoint === undefined)
      return claims
    // many providers tell names at the user info endpoint only
    const info = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
    return { ...info, ...claims } as typeof claims
  } catch (error) {
    throw new ProviderFault('The sign-in at the provider does not hold.', { cause: error })
  }
}
