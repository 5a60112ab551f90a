import { z } from 'zod'
import { code, endpoint, instant, noParams, plainText, realmQuery } from '#core/contract.ts'

export const journalEntryShape = z.object({
  event: z.number().int(),
  at: z.string(),
  /** `account:12`, `operator`, …: an id, never a name. */
  actor: z.string(),
  role: z.string().nullable(),
  /** Through what it came. */
  door: z.string(),
  action: z.string(),
  unit: z.string().nullable(),
  object: z.object({ type: z.string(), id: z.string() }).nullable(),
  /** Ids, codes and counts; null once erased. */
  details: z.json().nullable(),
  /** Place in the tree; null while it waits for one. */
  index: z.number().int().nullable(),
  /** Whether a signed checkpoint covers it. */
  signed: z.boolean(),
})
export type JournalEntry = z.infer<typeof journalEntryShape>

const pageQuery = {
  ...realmQuery,
  /** Number of the event after which, going back, the page begins. */
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}
const pageReply = z.object({
  /** Newest first. */
  rows: z.array(journalEntryShape),
  next: z.number().int().nullable(),
})

export const searchJournal = endpoint({
  id: 'searchJournal',
  method: 'GET',
  path: '/journal',
  summary: 'Who did or read what: the journal, searched by actor, unit, action, object and time',
  params: noParams,
  query: z.object({
    ...pageQuery,
    actor: code.optional(),
    unit: code.optional(),
    action: code.optional(),
    object_type: code.optional(),
    object_id: code.optional(),
    /** A date means its beginning. */
    from: instant.optional(),
    /** Inclusive; a date means its end. */
    to: instant.optional(),
  }),
  needs: 'read.journal',
  reply: pageReply,
  refusals: ['not-found'],
})

export const readObjectJournal = endpoint({
  id: 'readObjectJournal',
  method: 'GET',
  path: '/journal/objects/{type}/{id}',
  summary: 'The history of one object',
  params: z.object({ type: plainText(100).min(1), id: code }),
  query: z.object(pageQuery),
  needs: 'read.journal',
  reply: pageReply,
  refusals: ['not-found'],
})

export const readCheckpoint = endpoint({
  id: 'readCheckpoint',
  method: 'GET',
  path: '/journal/checkpoint',
  summary: 'The newest signed checkpoint, and the proof that it continues the one the asker has',
  params: noParams,
  query: z.object({ since: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional() }),
  // for witnesses on other machines; it tells nothing but a size and hashes
  needs: 'nobody',
  reply: z.object({
    checkpoint: z
      .object({
        size: z.number().int(),
        /** Hex. */
        root: z.string(),
        at: z.string(),
        /** C2SP signed note. */
        note: z.string(),
      })
      .nullable(),
    /** Hashes in hex that prove (RFC 6962 §2.1.2) that the tree of `since` leaves is its beginning; null when it is not asked, or longer than the journal. */
    consistency: z.array(z.string()).nullable(),
  }),
  refusals: [],
})
