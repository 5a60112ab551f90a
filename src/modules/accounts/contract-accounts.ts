/** Accounts and roles as officers and administrators keep them (docs/accounts.md). */
import { z } from 'zod'
import { civilDate, code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { roleShape } from './contract.ts'

const query = z.object(realmQuery)
const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const ofAccount = z.object({ account: id })
const done = z.object({ done: z.boolean() })
const status = z.enum(['pending', 'active', 'suspended', 'closed'])
const codeReply = z.object({ code: z.string(), expires_at: z.string() })
const refusals = ['unauthenticated', 'forbidden', 'not-found', 'conflict'] as const

export const listAccounts = endpoint({
  id: 'listAccounts',
  method: 'GET',
  path: '/accounts',
  summary: 'Accounts kept in the units that one covers, or in one of them',
  params: noParams,
  query: z.object({
    ...realmQuery,
    unit: code.optional(),
    status: status.optional(),
    /** Part of the user name, or of the name of a person whose name the asker may read; without marks or case. */
    search: plainText(100).default(''),
    after: plainText(100).default(''),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        account: z.number().int(),
        user_name: z.string(),
        status,
        unit: z.string().nullable(),
        unit_name: z.string().nullable(),
        /** The person's, where the asker may read names. */
        full_name: z.string().nullable(),
        second_factor: z.boolean(),
        last_sign_in: z.string().nullable(),
        roles: z.array(z.object({ role: z.string(), unit: z.string().nullable() })),
      }),
    ),
    next: z.string().nullable(),
  }),
  needs: 'read.accounts',
  refusals,
})

export const grantShape = z.object({
  grant: z.number().int(),
  role: roleShape,
  /** Null: the whole realm. */
  unit: z.string().nullable(),
  unit_name: z.string().nullable(),
  only: z.string().nullable(),
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  given_at: z.string(),
  given_by: z.string(),
})

export const readAccount = endpoint({
  id: 'readAccount',
  method: 'GET',
  path: '/accounts/{account}',
  summary: 'An account and its roles, also past and coming ones',
  params: ofAccount,
  query,
  reply: z.object({
    account: z.number().int(),
    user_name: z.string(),
    status,
    unit: z.string().nullable(),
    unit_name: z.string().nullable(),
    /** Code of the person whose account it is. */
    person: z.string().nullable(),
    full_name: z.string().nullable(),
    /** The account's own address, not the one in the person's record. */
    email: z.string().nullable(),
    /** Days between which the account can be used. */
    valid_from: z.string().nullable(),
    valid_to: z.string().nullable(),
    second_factor: z.boolean(),
    grants: z.array(grantShape),
  }),
  needs: 'read.accounts',
  refusals,
})

export const addAccount = endpoint({
  id: 'addAccount',
  method: 'POST',
  path: '/accounts',
  summary: 'Make an account; answers its first code once',
  params: noParams,
  query,
  body: z.strictObject({
    user_name: plainText(200).min(1),
    /** The unit that keeps it; none for the realm’s own. */
    unit: code.optional(),
    person: code.optional(),
    email: z.email().max(200).optional(),
  }),
  reply: codeReply.extend({ account: z.number().int() }),
  needs: 'make.accounts',
  refusals,
})

/** What is left out stays as it is; null takes it away. */
export const changeAccount = endpoint({
  id: 'changeAccount',
  method: 'POST',
  path: '/accounts/{account}',
  summary: 'Change the e-mail address of an account, or the days between which it can be used',
  params: ofAccount,
  query,
  body: z.strictObject({
    email: z.email().max(200).nullable().optional(),
    valid_from: civilDate.nullable().optional(),
    valid_to: civilDate.nullable().optional(),
  }),
  reply: done,
  needs: 'make.accounts',
  refusals: ['bad-request', ...refusals],
})

export const findAccountPerson = endpoint({
  id: 'findAccountPerson',
  method: 'GET',
  path: '/accounts/person',
  summary: 'A person of one’s units by code, to make an account for',
  params: noParams,
  query: z.object({ ...realmQuery, person: code }),
  reply: z.object({
    person: z.string(),
    full_name: z.string().nullable(),
    unit: z.string().nullable(),
    unit_name: z.string().nullable(),
    /** The person's account; null when there is none. */
    account: z.number().int().nullable(),
  }),
  needs: 'make.accounts',
  refusals,
})

const unitsBody = z.strictObject({ unit: code, below: z.boolean().default(false) })

export const addAccountsOfUnit = endpoint({
  id: 'addAccountsOfUnit',
  method: 'POST',
  path: '/accounts/bulk',
  summary: 'Make an account for each person of a unit who has none, with the role of a member',
  params: noParams,
  query,
  body: unitsBody,
  reply: z.object({ made: z.number().int(), more: z.boolean() }),
  needs: 'make.accounts',
  refusals,
})

export const printSlips = endpoint({
  id: 'printSlips',
  method: 'POST',
  path: '/accounts/slips',
  summary: 'Slips to print with new one-time codes of a unit’s waiting accounts (.xlsx), once',
  params: noParams,
  query,
  body: unitsBody,
  reply: z.any(),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  needs: 'make.accounts',
  refusals,
})

export const resetAccount = endpoint({
  id: 'resetAccount',
  method: 'POST',
  path: '/accounts/{account}/reset',
  summary: 'A new code for somebody who forgot the password; the second factor stays',
  params: ofAccount,
  query,
  reply: codeReply,
  needs: 'make.accounts',
  refusals,
})

export const moveAccount = endpoint({
  id: 'moveAccount',
  method: 'POST',
  path: '/accounts/{account}/status',
  summary: 'Suspend, resume or close an account, or open a closed one again',
  params: ofAccount,
  query,
  body: z.strictObject({ order: z.enum(['suspend', 'resume', 'close', 'reopen']) }),
  reply: done,
  needs: 'make.accounts',
  refusals,
})

export const endSignInsOf = endpoint({
  id: 'endSignInsOf',
  method: 'POST',
  path: '/accounts/{account}/sign-out',
  summary: 'End all sign-ins of an account',
  params: ofAccount,
  query,
  reply: z.object({ ended: z.number().int() }),
  needs: 'make.accounts',
  refusals,
})

/** After proofing by somebody else: the account enrols anew. */
export const dropSecondFactor = endpoint({
  id: 'dropSecondFactor',
  method: 'POST',
  path: '/accounts/{account}/second-factor/drop',
  summary: 'Take the second factor from an account that has lost it',
  params: ofAccount,
  query,
  reply: done,
  needs: 'make.accounts',
  refusals,
})

export const giveRole = endpoint({
  id: 'giveRole',
  method: 'POST',
  path: '/accounts/{account}/grants',
  summary: 'Give a role at a unit, with dates',
  params: ofAccount,
  query,
  body: z.strictObject({
    role: roleShape,
    unit: code.optional(),
    /** A session of a clerk, a tier of a reviewer, a code of a speaker. */
    only: code.optional(),
    valid_from: civilDate.optional(),
    valid_to: civilDate.optional(),
  }),
  reply: z.object({ grant: z.number().int() }),
  needs: 'grant',
  refusals: ['bad-request', ...refusals],
})

export const takeRole = endpoint({
  id: 'takeRole',
  method: 'POST',
  path: '/grants/{grant}/revoke',
  summary: 'Take a role away',
  params: z.object({ grant: id }),
  query,
  reply: done,
  needs: 'grant',
  refusals,
})

const settings = z.strictObject({ second_factor_for_all: z.boolean(), code_hours: z.number().int().min(1).max(720) })

export const readAccountSettings = endpoint({
  id: 'readAccountSettings',
  method: 'GET',
  path: '/account-settings',
  summary: 'What the realm asks of its accounts',
  params: noParams,
  query,
  reply: settings,
  needs: 'set.realm',
  refusals: ['unauthenticated', 'forbidden', 'not-found'],
})

export const writeAccountSettings = endpoint({
  id: 'writeAccountSettings',
  method: 'POST',
  path: '/account-settings',
  summary: 'Set what the realm asks of its accounts',
  params: noParams,
  query,
  body: settings,
  reply: settings,
  needs: 'set.realm',
  refusals: ['unauthenticated', 'forbidden', 'not-found'],
})
