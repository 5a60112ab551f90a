import { z } from 'zod'
import { code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'

export const mergePeople = endpoint({
  id: 'mergePeople',
  method: 'POST',
  needs: 'edit.people',
  path: '/people-merges',
  summary: 'Make two entries of one person one: whatever names the one that goes names the one that stays',
  params: noParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    stays: code,
    goes: code,
    reason: plainText(500).default(''),
    /** Only try it, and count. */
    check: z.boolean().default(false),
  }),
  reply: z.object({
    position: z.number().int().nullable(),
    at: z.string(),
    added: z.number().int(),
    /** Versions by file. */
    counts: z.record(z.string(), z.number().int()),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})
