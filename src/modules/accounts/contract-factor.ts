/** One's own second factor (docs/accounts.md). */
import { z } from 'zod'
import { endpoint, noParams, plainText } from '#core/contract.ts'

const none = z.object({})
const done = z.object({ done: z.boolean() })
const password = plainText(600)
const typedCode = plainText(100).min(1)
const factorRefusals = ['unauthenticated', 'not-found', 'wrong-credentials', 'conflict', 'too-many-requests'] as const
const factorBody = z.strictObject({ code: typedCode })

/** With one enrolled already (a new phone) a code of that one is needed too, and it holds until the new one is confirmed. */
export const beginSecondFactor = endpoint({
  id: 'beginSecondFactor',
  method: 'POST',
  path: '/me/second-factor/begin',
  summary: 'Begin to enrol an authenticator',
  params: noParams,
  query: none,
  body: z.strictObject({ password, code: typedCode.optional() }),
  reply: z.object({ secret: z.string(), uri: z.string(), svg: z.string() }),
  needs: 'signed-in',
  refusals: [...factorRefusals, 'second-factor-needed', 'unavailable'],
})

/** Refused with `conflict` and the issue `factor-required` while a role or the realm asks for one. */
export const removeMySecondFactor = endpoint({
  id: 'removeMySecondFactor',
  method: 'POST',
  path: '/me/second-factor/remove',
  summary: 'Remove one’s own second factor',
  params: noParams,
  query: none,
  body: z.strictObject({ password, code: typedCode }),
  reply: done,
  needs: 'signed-in',
  refusals: factorRefusals,
})

export const confirmSecondFactor = endpoint({
  id: 'confirmSecondFactor',
  method: 'POST',
  path: '/me/second-factor/confirm',
  summary: 'End the enrolment with a first code; answers the recovery codes once',
  params: noParams,
  query: none,
  body: factorBody,
  reply: z.object({ recovery_codes: z.array(z.string()) }),
  needs: 'signed-in',
  refusals: factorRefusals,
})

export const checkSecondFactor = endpoint({
  id: 'checkSecondFactor',
  method: 'POST',
  path: '/me/second-factor/check',
  summary: 'Give a sign-in that lacks it the second factor',
  params: noParams,
  query: none,
  body: factorBody,
  reply: done,
  needs: 'signed-in',
  refusals: factorRefusals,
})

export const renewRecoveryCodes = endpoint({
  id: 'renewRecoveryCodes',
  method: 'POST',
  path: '/me/second-factor/recovery-codes',
  summary: 'New recovery codes; the old ones are void',
  params: noParams,
  query: none,
  body: factorBody,
  reply: z.object({ recovery_codes: z.array(z.string()) }),
  needs: 'signed-in',
  refusals: factorRefusals,
})
