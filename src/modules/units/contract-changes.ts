/** Orders that change the tree as of a day. With `check` they are only tried, and tell what they would change. */
import { z } from 'zod'
import { civilDate, code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { sectors } from '#core/choices.ts'

const name = plainText(500).min(1)
const sector = z.enum(sectors.map((one) => one.code) as [string, ...string[]])
const check = z.boolean().default(false)
/** First day of the new state; null: from the beginning of the unit's last placement. */
const sinceDay = civilDate.nullable()

const named = z.object({ code: z.string(), name: z.string() })

export const changeReply = z.object({
  /** Store position of the order; null when it was only tried, or nothing was new. */
  position: z.number().int().nullable(),
  at: z.string(),
  added: z.number().int(),
  effects: z.object({
    /** Figures change from this day on; null: of all days. */
    from: z.string().nullable(),
    /** Whether that day is before today, so that figures already told change. */
    is_past: z.boolean(),
    /** Units whose placements are written, at most 50 of them. */
    units: z.array(named),
    /** How many these are. */
    placements: z.number().int(),
    /** Memberships written. */
    memberships: z.number().int(),
    /** Units below them on that day. */
    below: z.number().int(),
    /** People with a membership in them or below, on that day or later. */
    people: z.number().int(),
    /** Campaigns that reach these units, at most 50. */
    campaigns: z.array(z.object({ code: z.string(), title: z.string() })),
    /** Deadlines of their own that lie on that day or later. */
    deadlines: z.number().int(),
    /** Sessions that they host on that day or later. */
    sessions: z.number().int(),
    /** Accounts that hold a role at them. */
    accounts: z.number().int(),
  }),
})
export type ChangeReply = z.infer<typeof changeReply>

const refusals = ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'] as const

const common = {
  method: 'POST',
  needs: 'edit.units',
  query: z.object(realmQuery),
  reply: changeReply,
  refusals,
} as const
const ofUnit = { ...common, params: z.object({ unit: code }) } as const

export const makeUnit = endpoint({
  ...common,
  id: 'makeUnit',
  path: '/units',
  summary: 'Make a unit below another one, from a day on',
  params: noParams,
  body: z.strictObject({
    code: plainText(60).min(1),
    name,
    level: code,
    sector: sector.default('local'),
    parent: code.nullable(),
    as_of: sinceDay,
    check,
  }),
})

export const renameUnit = endpoint({
  ...ofUnit,
  id: 'renameUnit',
  path: '/units/{unit}/rename',
  summary: 'Give a unit another name, level or sector from a day on',
  body: z.strictObject({ name, level: code.optional(), sector: sector.optional(), as_of: sinceDay, check }),
})

export const moveUnit = endpoint({
  ...ofUnit,
  id: 'moveUnit',
  path: '/units/{unit}/move',
  summary: 'Place a unit below another one from a day on',
  body: z.strictObject({ parent: code, as_of: civilDate, check }),
})

export const mergeUnit = endpoint({
  ...ofUnit,
  id: 'mergeUnit',
  path: '/units/{unit}/merge',
  summary: 'Merge a unit into another one from a day on, with its people and the units below it',
  body: z.strictObject({ into: code, as_of: civilDate, check }),
})

export const closeUnit = endpoint({
  ...ofUnit,
  id: 'closeUnit',
  path: '/units/{unit}/close',
  summary:
    'Close a unit; its people and the units below it go elsewhere in the same order. The day is the first without it',
  body: z.strictObject({
    as_of: civilDate,
    /** Takes over its work. */
    successor: code.nullable().default(null),
    /** Where its people go; needed while it has any. */
    people_to: code.nullable().default(null),
    /** Under which unit those below it go; needed while there are any. */
    units_to: code.nullable().default(null),
    check,
  }),
})

export const withdrawPlacement = endpoint({
  ...ofUnit,
  id: 'withdrawPlacement',
  path: '/units/{unit}/withdraw',
  summary: 'Withdraw a placement that was a mistake; the one before it runs on',
  body: z.strictObject({
    /** First day of the placement; null: it has none. */
    from: civilDate.nullable(),
    check,
  }),
})

export const moveUnits = endpoint({
  ...common,
  id: 'moveUnits',
  path: '/units/moves',
  summary: 'Place several units below one unit from a day on',
  params: noParams,
  body: z.strictObject({ units: z.array(code).min(1).max(500), parent: code, as_of: civilDate, check }),
})

export const renameUnits = endpoint({
  ...common,
  id: 'renameUnits',
  path: '/units/renames',
  summary: 'Give several units other names from a day on',
  params: noParams,
  body: z.strictObject({
    rows: z
      .array(z.strictObject({ unit: code, name }))
      .min(1)
      .max(500),
    as_of: sinceDay,
    check,
  }),
})

const peopleCount = z.object({
  members: z.number().int(),
  probationary: z.number().int(),
  non_members: z.number().int(),
  /** Memberships that are not primary. */
  second: z.number().int(),
})

export const readUnitPeople = endpoint({
  id: 'readUnitPeople',
  method: 'GET',
  needs: 'read.tree',
  path: '/units/{unit}/people',
  summary: 'How many people a unit has on a day, itself and with all units below it',
  params: z.object({ unit: code }),
  query: z.object({ ...realmQuery, as_of: civilDate }),
  reply: z.object({
    own: peopleCount,
    whole: peopleCount,
    /** Units below it on the day. */
    units: z.number().int(),
  }),
  refusals: ['bad-request', 'not-found'],
})

export const readUnitContents = endpoint({
  id: 'readUnitContents',
  method: 'GET',
  needs: 'edit.units',
  path: '/units/{unit}/contents',
  summary: 'What is still in a unit on a day or later, before it is closed',
  params: z.object({ unit: code }),
  query: z.object({ ...realmQuery, as_of: civilDate }),
  reply: z.object({
    /** Units directly below it, at most 50 of them, and how many these are. */
    units: z.array(named),
    below: z.number().int(),
    people: z.number().int(),
    /** Registered plans and reports that are not accepted yet. */
    deliverables: z.number().int(),
    /** Tasks that are not done. */
    tasks: z.number().int(),
    /** Sessions that it hosts. */
    sessions: z.number().int(),
    /** Deadlines of its own. */
    deadlines: z.number().int(),
    /** Accounts that hold a role at it. */
    accounts: z.number().int(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const listUnitOfficers = endpoint({
  id: 'listUnitOfficers',
  method: 'GET',
  needs: 'read.accounts',
  path: '/units/{unit}/officers',
  summary: 'Accounts that hold a role at a unit on a day',
  params: z.object({ unit: code }),
  query: z.object({ ...realmQuery, as_of: civilDate }),
  reply: z.object({
    rows: z.array(z.object({ account: z.number().int(), user_name: z.string(), status: z.string(), role: z.string() })),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
