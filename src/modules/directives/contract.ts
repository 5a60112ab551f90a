/** The register of directives, what they cite, whom they reach and what became of them. */
import { z } from 'zod'
import { directiveLinkKinds, recipientPurposes, secrecies } from '#core/choices.ts'
import { civilDate, code, endpoint, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const codesOf = (of: readonly { readonly code: string }[]) => of.map((one) => one.code) as [string, ...string[]]

/** Names one directive: `number@issued_on@issuer`; neither number nor day holds an `@`. */
export const directiveRef = plainText(700).regex(/^[^@]+@\d{4}-\d{2}-\d{2}@/u)

export const directiveShape = z.object({
  ref: z.string(),
  issuer: z.string(),
  /** Name of the unit that issued it; what is written when it is no unit of the realm. */
  issuer_name: z.string(),
  type: z.string(),
  number: z.string(),
  issued_on: z.string(),
  title: z.string(),
  term: z.string().nullable(),
  secrecy: z.string(),
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  recorded_at: z.string(),
  /** Units to whom it is addressed to be carried out or known, within the asker’s. */
  addressed: z.number().int(),
  received: z.number().int(),
})
export type DirectiveRow = z.infer<typeof directiveShape>

export const listDirectives = endpoint({
  id: 'listDirectives',
  method: 'GET',
  needs: 'read.records',
  path: '/directives',
  summary:
    'The register of directives: the asker’s own units’, those of the levels above, and what was addressed to them',
  params: z.object({}),
  query: z.object({
    ...listQuery(['newest', 'issued', 'number', 'title']),
    issuer: plainText(200).optional(),
    type: plainText(200).optional(),
    term: plainText(200).optional(),
    secrecy: z.enum(codesOf(secrecies)).optional(),
    year: z.coerce.number().int().min(1).max(9999).optional(),
    campaign: code.optional(),
  }),
  reply: listReply(directiveShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

const linkShape = z.object({
  kind: z.enum(codesOf(directiveLinkKinds)),
  /** The other one; null where the asker may not see it, or it is not registered. */
  ref: z.string().nullable(),
  number: z.string(),
  issued_on: z.string(),
  issuer: z.string(),
  title: z.string().nullable(),
  cited: z.string().nullable(),
  /** Out of `based_on`: no link of its own, and changed with the directive. */
  is_ground: z.boolean(),
  /** For `expects`; null for grounds. */
  recorded_at: z.string().nullable(),
})
export type LinkRow = z.infer<typeof linkShape>

export const readDirective = endpoint({
  id: 'readDirective',
  method: 'GET',
  needs: 'read.records',
  path: '/directives/one',
  summary: 'A directive with what it cites, what cites it, and the campaigns that study it',
  params: z.object({}),
  query: z.object({ ...realmQuery, ref: directiveRef }),
  reply: z.object({
    directive: directiveShape,
    cites: z.array(linkShape),
    cited_by: z.array(linkShape),
    campaigns: z.array(z.object({ code: z.string(), title: z.string() })),
    /** Whether the asker may change it and its links: whoever writes for its issuer. */
    can_edit: z.boolean(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

const hitShape = z.object({
  number: z.string(),
  form: z.enum(['party', 'state', 'other']),
  type: z.string().nullable(),
  issued_on: z.string().nullable(),
  /** As it stands in the text, and the words around it. */
  written: z.string(),
  cited: z.string(),
  kind: z.enum(codesOf(directiveLinkKinds)).nullable(),
  cue: z.string().nullable(),
  /** The registered directive that bears it; null when none does, or more than one. */
  known: z.object({ ref: z.string(), title: z.string(), issuer_name: z.string() }).nullable(),
  candidates: z.array(z.object({ ref: z.string(), title: z.string(), issuer_name: z.string() })),
})
export type Hit = z.infer<typeof hitShape>

export const recogniseDirectives = endpoint({
  id: 'recogniseDirectives',
  method: 'POST',
  needs: 'edit.directives',
  path: '/directives/recognise',
  summary: 'Numbers of documents in a text or an uploaded file, with how each is cited; stores nothing',
  params: z.object({}),
  query: z.object(realmQuery),
  body: z.strictObject({
    text: plainText(200_000).optional(),
    /** `path` of an upload of one’s own. */
    path: plainText(500).optional(),
  }),
  reply: z.object({
    /** What the text says of itself, or the number alone that was typed: for the form. */
    own: z
      .object({
        number: z.string(),
        form: z.enum(['party', 'state', 'other']),
        type: z.string().nullable(),
        issued_on: z.string().nullable(),
        /** Who may have issued it, the likeliest first: codes of units, or words. */
        issuers: z.array(z.object({ issuer: z.string(), name: z.string(), why: z.enum(['register', 'letters']) })),
        known: z.array(z.object({ ref: z.string(), title: z.string(), issuer_name: z.string() })),
      })
      .nullable(),
    found: z.array(hitShape),
    /** Why a file could not be read; null when it was. */
    unread: z.string().nullable(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const receiptStates = ['not_received', 'received', 'issued'] as const
export type ReceiptState = (typeof receiptStates)[number]

export const receiptShape = z.object({
  unit: z.string(),
  unit_name: z.string(),
  level: z.string(),
  /** Null when the unit is in the scope of a campaign that studies it, and not among the recipients. */
  purpose: z.enum(codesOf(recipientPurposes)).nullable(),
  state: z.enum(receiptStates),
  received_on: z.string().nullable(),
  /** Days from the day of issue to the day of receipt; to the day asked while it has not come. */
  days: z.number().int().nullable(),
  own_number: z.string().nullable(),
  own_issued_on: z.string().nullable(),
  /** Where the own document is known from; null when there is none. */
  own_from: z.enum(['receipt', 'link']).nullable(),
  note: z.string().nullable(),
  recorded_at: z.string().nullable(),
  can_edit: z.boolean(),
})
export type ReceiptRow = z.infer<typeof receiptShape>

export const listReceipts = endpoint({
  id: 'listReceipts',
  method: 'GET',
  needs: 'read.records',
  path: '/directives/receipts',
  summary: 'Which units a directive was addressed to, received it, and issued a document of their own',
  params: z.object({}),
  query: z.object({
    ...listQuery(['unit', 'received', 'days']),
    ref: directiveRef,
    unit: code.optional(),
    state: z.enum([...receiptStates, 'not_issued']).optional(),
    level: code.optional(),
    as_of: civilDate.optional(),
  }),
  reply: listReply(receiptShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

const nodeShape = z.object({
  id: z.string(),
  /** The document it carries out; null for the root. */
  parent: z.string().nullable(),
  /** Null where it is known from a receipt only. */
  ref: z.string().nullable(),
  number: z.string(),
  issued_on: z.string(),
  title: z.string().nullable(),
  issuer: z.string(),
  issuer_name: z.string(),
  /** Level of the unit that issued it; null outside the realm. */
  level: z.string().nullable(),
  kind: z.string().nullable(),
  /** Days from the parent’s day of issue to its own. */
  days: z.number().int().nullable(),
  /** Days until the unit received the parent, and from then to its own. */
  days_to_receive: z.number().int().nullable(),
  days_to_issue: z.number().int().nullable(),
})
export type ChainNode = z.infer<typeof nodeShape>

export const readChain = endpoint({
  id: 'readChain',
  method: 'GET',
  needs: 'read.records',
  path: '/directives/chain',
  summary: 'Which document of each level carries out which, below one directive, with the days between levels',
  params: z.object({}),
  query: z.object({ ...realmQuery, ref: directiveRef, unit: code.optional() }),
  reply: z.object({
    /** Where the chain begins that this directive belongs to; itself when it cites nothing. */
    top: z.object({ ref: z.string(), number: z.string() }),
    /** Every one behind its parent. */
    nodes: z.array(nodeShape),
    levels: z.array(
      z.object({
        level: z.string().nullable(),
        documents: z.number().int(),
        median: z.number().nullable(),
        worst: z.number().int().nullable(),
        worst_name: z.string().nullable(),
      }),
    ),
    /** Units of the asker to whom it was addressed and that have issued nothing of their own. */
    without: z.number().int(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
