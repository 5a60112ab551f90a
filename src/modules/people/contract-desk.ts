/** People at the desk: the list, one person, those that look alike, and what is done to one or many. */
import { z } from 'zod'
import { cadres, kinds, obligations, tiers } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import { civilDate, code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'

const codes = (choices: readonly Choice[]) => z.enum(choices.map((choice) => choice.code) as [string, ...string[]])

export const placeStates = ['here', 'ended', 'coming', 'none'] as const
export type PlaceState = (typeof placeStates)[number]

/** What a list of people may be narrowed to. */
export const peopleFilters = {
  as_of: civilDate.optional(),
  /** With the units below it, unless `depth` says `own`. */
  unit: code.optional(),
  depth: z.enum(['subtree', 'own']).default('subtree'),
  /** Those who are not Party members are held apart. */
  who: z.enum(['members', 'non_members', 'all']).default('members'),
  /** `here` belongs to a unit on the day, `ended` to none any more, `coming` not yet, `none` to none at all; `away` is all but `here`. */
  state: z.enum([...placeStates, 'away', 'any']).default('here'),
  kind: codes(kinds).optional(),
  cadre: codes(cadres).optional(),
  tier: codes(tiers).optional(),
  /** Exempt on the day from this. */
  exempt: codes(obligations).optional(),
  /** Came from another unit. */
  moved: z.enum(['yes']).optional(),
}

export const personRow = z.object({
  code: z.string(),
  full_name: z.string(),
  state: z.enum(placeStates),
  /** Of the day; the last one, or the first to come, where there is none; null for whoever has never had any. */
  unit: z.string().nullable(),
  unit_name: z.string().nullable(),
  came_from: z.string().nullable(),
  since: z.string().nullable(),
  kind: z.string().nullable(),
  cadre: z.string().nullable(),
  tier: z.string().nullable(),
  position: z.string(),
  /** What the person is exempt from on the day. */
  exempt: z.array(z.string()),
})
export type PersonRow = z.infer<typeof personRow>

export const listPeople = endpoint({
  id: 'listPeople',
  method: 'GET',
  needs: 'read.names',
  path: '/people',
  summary: 'People on a day: searched by a part of the name or code with or without diacritics, filtered, in order',
  params: noParams,
  query: z.object({ ...listQuery(['name', 'unit', 'code']), ...peopleFilters }),
  reply: listReply(personRow).extend({
    as_of: z.string(),
    /** Of those that match everything but `who`. */
    members: z.number().int(),
    non_members: z.number().int(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

const stored = { recorded_at: z.string() }
export const membershipShape = z.object({
  ...stored,
  unit: z.string(),
  unit_name: z.string().nullable(),
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  primary: z.boolean(),
  position: z.string(),
  kind: z.string(),
  cadre: z.string(),
  tier: z.string(),
})
export const exemptionShape = z.object({
  ...stored,
  obligation: z.string(),
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  /** Null where the asker may not read it. */
  decision: z.string().nullable(),
})
const contactsShape = z.object({
  birth_date: z.string().nullable(),
  sex: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})

export const readPerson = endpoint({
  id: 'readPerson',
  method: 'GET',
  needs: 'read.names',
  path: '/people/{person}',
  summary: 'A person: where since when, exemptions, what was attended and written; contacts for those who keep them',
  params: z.object({ person: code }),
  query: z.object({ ...realmQuery, as_of: civilDate.optional() }),
  reply: z.object({
    ...stored,
    code: z.string(),
    full_name: z.string(),
    state: z.enum(placeStates),
    unit: z.string().nullable(),
    unit_name: z.string().nullable(),
    /** Whoever may keep this person sees and writes contacts. */
    keeps: z.boolean(),
    contacts: contactsShape.nullable(),
    memberships: z.array(membershipShape),
    exemptions: z.array(exemptionShape),
    campaigns: z.array(
      z.object({
        campaign: z.string(),
        title: z.string(),
        sessions: z.array(
          z.object({ session: z.string(), title: z.string(), on: z.string(), status: z.string(), mode: z.string() }),
        ),
        writing: z.array(z.object({ artifact: z.string(), on: z.string(), status: z.string() })),
      }),
    ),
    /** Campaigns whose names are over: what was attended in them is told of nobody any more. */
    ended: z.number().int(),
    /** Under which the journal tells of readings, for those who may read it. */
    journal: z.string().nullable(),
    /** Entries that were found to be this person. */
    merged: z.array(z.object({ person: z.string(), decided_on: z.string(), reason: z.string() })),
  }),
  refusals: ['forbidden', 'not-found'],
})

const alikeShape = z.object({
  code: z.string(),
  full_name: z.string(),
  birth_date: z.string().nullable(),
  unit: z.string().nullable(),
  unit_name: z.string().nullable(),
  /** Why they look alike. */
  by: z.array(z.enum(['name', 'birth', 'contact'])),
})

export const findAlike = endpoint({
  id: 'findAlike',
  method: 'GET',
  needs: 'edit.people',
  path: '/people-alike',
  summary: 'People who may be the one that is being entered: the same name, or the same contact',
  params: noParams,
  query: z.object({
    ...realmQuery,
    full_name: plainText(200).optional(),
    birth_date: civilDate.optional(),
    email: plainText(200).optional(),
    phone: plainText(60).optional(),
    /** Not this one. */
    except: code.optional(),
  }),
  reply: z.object({ rows: z.array(alikeShape) }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const listDuplicates = endpoint({
  id: 'listDuplicates',
  method: 'GET',
  needs: 'edit.people',
  path: '/people-duplicates',
  summary: 'Pairs of people who are likely one: the same name and birth date, or the same contact',
  params: noParams,
  query: z.object({
    ...listQuery(['code']),
    /** One of the two belongs to it or to a unit below. */
    unit: code.optional(),
    by: z.enum(['name', 'contact']).optional(),
  }),
  reply: listReply(z.object({ one: alikeShape, other: alikeShape })),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

const orderDone = z.object({
  position: z.number().int().nullable(),
  at: z.string(),
  added: z.number().int(),
  /** People that it concerns. */
  people: z.number().int(),
})

/** What can be done to many at once; each has a day from which it holds. */
export const changeShape = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('tier'), tier: codes(tiers) }),
  z.strictObject({ what: z.literal('cadre'), cadre: codes(cadres) }),
  z.strictObject({ what: z.literal('kind'), kind: codes(kinds) }),
  z.strictObject({ what: z.literal('post'), position: plainText(200) }),
  z.strictObject({
    what: z.literal('exempt'),
    obligation: codes(obligations),
    until: civilDate.optional(),
    decision: plainText(500),
  }),
  z.strictObject({ what: z.literal('end_exemption'), obligation: codes(obligations) }),
  z.strictObject({ what: z.literal('transfer'), unit: code, decision: plainText(500).default('') }),
  /** `on` is the last day. */
  z.strictObject({ what: z.literal('end') }),
])
export type Change = z.infer<typeof changeShape>

export const changePeople = endpoint({
  id: 'changePeople',
  method: 'POST',
  needs: 'edit.people',
  path: '/people-changes',
  summary: 'Do one thing to a selection of people as of a day, in one order; with `check` only counted',
  params: noParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    people: z.array(code).min(1).max(5_000),
    on: civilDate,
    change: changeShape,
    check: z.boolean().default(false),
  }),
  reply: orderDone.extend({
    /** Whom it says nothing new of. */
    unchanged: z.number().int(),
    /** Transfers that were asked for, as the other unit is not the asker's. */
    asked: z.number().int(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})

export const transferShape = z.object({
  transfer: z.string(),
  person: z.string(),
  full_name: z.string(),
  from: z.string(),
  from_name: z.string().nullable(),
  to: z.string(),
  to_name: z.string().nullable(),
  moves_on: z.string(),
  decision: z.string(),
  status: z.string(),
  answer: z.string(),
  asked_at: z.string(),
  /** Whether the asker may answer it, or take it back. */
  can: z.array(z.enum(['answer', 'withdraw'])),
})

export const listTransfers = endpoint({
  id: 'listTransfers',
  method: 'GET',
  needs: 'edit.people',
  path: '/people-transfers',
  summary: 'Transfers between units that different officers keep: those that wait for an answer first',
  params: noParams,
  query: z.object({
    ...listQuery(['asked', 'name', 'day']),
    /** `no`: those that have been answered, too. */
    open: z.enum(['yes', 'no']).default('yes'),
    /** From or into it or a unit below. */
    unit: code.optional(),
  }),
  reply: listReply(transferShape),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const answerTransfer = endpoint({
  id: 'answerTransfer',
  method: 'POST',
  needs: 'edit.people',
  path: '/people-transfers/{transfer}/answer',
  summary: 'Accept or refuse somebody who is to come, or take the own request back',
  params: z.object({ transfer: code }),
  query: z.object(realmQuery),
  body: z.strictObject({
    status: z.enum(['accepted', 'refused', 'withdrawn']),
    answer: plainText(500).default(''),
  }),
  reply: orderDone,
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused'],
})
