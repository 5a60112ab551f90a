/** Signing in, and what everybody may do with the own account (docs/accounts.md). */
import { z } from 'zod'
import { code, endpoint, noParams, plainText } from '#core/contract.ts'
import { permissions, roles } from '#core/policy.ts'

const none = z.object({})
const done = z.object({ done: z.boolean() })
const userName = plainText(200).min(1)
const password = plainText(600)
const typedCode = plainText(100).min(1)
export const roleShape = z.enum(roles.map((role) => role.code))

const signInRefusals = [
  'bad-request',
  'wrong-credentials',
  'second-factor-needed',
  'conflict',
  'too-many-requests',
] as const

export const readSignInPage = endpoint({
  id: 'readSignInPage',
  method: 'GET',
  path: '/sign-in',
  summary: 'What the sign-in page offers',
  params: noParams,
  query: none,
  reply: z.object({
    /** Nobody has been administrator yet: whoever is at the machine is in. */
    open: z.boolean(),
    realms: z.array(z.object({ code: z.string(), name: z.string(), demo: z.boolean() })),
    oidc: z.boolean(),
    /** A forgotten password can be mailed for. */
    mail: z.boolean(),
  }),
  needs: 'nobody',
  refusals: [],
})

/**
 * Sets the cookie. Without `code` an account with a second factor is answered `second-factor-needed`; `conflict` with
 * the issue `factor-unreadable` when only a recovery code can be checked on this server.
 */
export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in with user name and password',
  params: noParams,
  query: none,
  body: z.strictObject({ realm: code.optional(), user_name: userName, password, code: typedCode.optional() }),
  reply: done,
  needs: 'nobody',
  refusals: signInRefusals,
})

export const signOut = endpoint({
  id: 'signOut',
  method: 'POST',
  path: '/sign-out',
  summary: 'End this sign-in, or all of one’s own',
  params: noParams,
  query: z.object({ everywhere: z.enum(['yes', 'no']).default('no') }),
  reply: done,
  needs: 'signed-in',
  refusals: ['unauthenticated', 'not-found'],
})

export const readMe = endpoint({
  id: 'readMe',
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, and what they may do',
  params: noParams,
  query: none,
  reply: z.object({
    kind: z.enum(['machine', 'operator', 'account', 'nobody']),
    open: z.boolean(),
    realm: z.string().nullable(),
    user_name: z.string().nullable(),
    /** The account's own address, else the one in the person's record; where a forgotten password is mailed to. */
    email: z.string().nullable(),
    roles: z.array(
      z.object({
        role: roleShape,
        unit: z.string().nullable(),
        unit_name: z.string().nullable(),
        only: z.string().nullable(),
      }),
    ),
    can: z.array(z.enum(permissions)),
    second_factor: z.object({
      /** The account has one. */
      enrolled: z.boolean(),
      /** This sign-in went through it. */
      given: z.boolean(),
      /** Its roles ask for one; until this sign-in has it they do nothing. */
      needed: z.boolean(),
      /** Roles or the realm ask for one, so it can be replaced and not removed. */
      required: z.boolean(),
      /** Its codes can be checked here; else only a recovery code is good, and it has to be enrolled again. */
      readable: z.boolean(),
      recovery_codes: z.number().int(),
    }),
  }),
  needs: 'nobody',
  refusals: [],
})

export const listMySignIns = endpoint({
  id: 'listMySignIns',
  method: 'GET',
  path: '/me/sign-ins',
  summary: 'One’s own sign-ins that count still',
  params: noParams,
  query: none,
  reply: z.object({
    rows: z.array(
      z.object({
        sign_in: z.number().int(),
        here: z.boolean(),
        door: z.string(),
        second_factor: z.boolean(),
        made_at: z.string(),
        last_seen_at: z.string(),
        expires_at: z.string(),
        address: z.string(),
        agent: z.string(),
      }),
    ),
  }),
  needs: 'signed-in',
  refusals: ['unauthenticated', 'not-found'],
})

export const endMySignIn = endpoint({
  id: 'endMySignIn',
  method: 'POST',
  path: '/me/sign-ins/{sign_in}/end',
  summary: 'End one of one’s own sign-ins',
  params: z.object({ sign_in: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  query: none,
  reply: done,
  needs: 'signed-in',
  refusals: ['unauthenticated', 'not-found'],
})

/** All sign-ins end; this one goes on with a new token. */
export const changePassword = endpoint({
  id: 'changePassword',
  method: 'POST',
  path: '/me/password',
  summary: 'Change one’s own password',
  params: noParams,
  query: none,
  body: z.strictObject({ old_password: password, password }),
  reply: done,
  needs: 'signed-in',
  refusals: ['unauthenticated', 'not-found', 'wrong-credentials', 'weak-password', 'too-many-requests'],
})

/** `signed_in` is false when the account has a second factor: sign in then. */
export const activateAccount = endpoint({
  id: 'activateAccount',
  method: 'POST',
  path: '/activate',
  summary: 'Set a password by a one-time code: a new account, or a forgotten password',
  params: noParams,
  query: none,
  body: z.strictObject({ code: typedCode, password }),
  reply: z.object({ signed_in: z.boolean() }),
  needs: 'nobody',
  refusals: ['expired', 'weak-password', 'too-many-requests'],
})

/** The answer is the same whoever asks. */
export const forgotPassword = endpoint({
  id: 'forgotPassword',
  method: 'POST',
  path: '/forgot',
  summary: 'Have a code for a new password mailed to the address kept for the account',
  params: noParams,
  query: none,
  body: z.strictObject({ realm: code.optional(), user_name: userName }),
  reply: done,
  needs: 'nobody',
  refusals: ['bad-request', 'too-many-requests'],
})

export const setUpInstallation = endpoint({
  id: 'setUpInstallation',
  method: 'POST',
  path: '/setup',
  summary: 'Make the first administrator by the link that the server printed',
  params: noParams,
  query: none,
  body: z.strictObject({ token: typedCode, user_name: userName, password, email: z.email().max(200).optional() }),
  reply: done,
  needs: 'nobody',
  refusals: ['expired', 'weak-password', 'conflict', 'too-many-requests'],
})

/** Null: the address of the person's record again, if there is one. */
export const changeMyEmail = endpoint({
  id: 'changeMyEmail',
  method: 'POST',
  path: '/me/email',
  summary: 'Change one’s own e-mail address',
  params: noParams,
  query: none,
  body: z.strictObject({ password, email: z.email().max(200).nullable() }),
  reply: done,
  needs: 'signed-in',
  refusals: ['unauthenticated', 'not-found', 'wrong-credentials', 'too-many-requests'],
})

export const beginOidc = endpoint({
  id: 'beginOidc',
  method: 'POST',
  path: '/oidc/begin',
  summary: 'Begin to sign in at the organization’s own provider',
  params: noParams,
  query: none,
  reply: z.object({ url: z.string() }),
  needs: 'nobody',
  refusals: ['not-found', 'unavailable'],
})

/** The provider sends the browser here; it is sent on to the page, or to `/sign-in?refused=…`. */
export const endOidc = endpoint({
  id: 'endOidc',
  method: 'GET',
  path: '/oidc/return',
  summary: 'Where the provider sends the browser back',
  params: noParams,
  query: z.looseObject({ code: plainText(4000).optional(), state: plainText(400).optional() }),
  reply: z.string(),
  produces: 'text/plain; charset=utf-8',
  needs: 'nobody',
  refusals: [],
})
