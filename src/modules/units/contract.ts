import { z } from 'zod'
import { civilDate, code, endpoint, noParams, viewQuery } from '#core/contract.ts'
import { listQuery, listReply } from '#core/listing.ts'
import { permissions } from '#core/policy.ts'

export const realmShape = z.object({
  code: z.string(),
  name: z.string(),
  time_zone: z.string(),
  levels: z.array(z.string()),
  language: z.string(),
  /** Loaded by the demo command: synthetic people. */
  demo: z.boolean(),
  put_away: z.boolean(),
  campaigns: z.number().int(),
})
export const listRealms = endpoint({
  id: 'listRealms',
  method: 'GET',
  needs: 'nobody',
  path: '/realms',
  summary: 'The organizations of this installation',
  params: noParams,
  query: z.object({}),
  reply: z.object({ realms: z.array(realmShape), version: z.string() }),
  refusals: [],
})

/** Puts a demo realm away, or fetches it again; nothing is deleted. */
export const putAwayRealm = endpoint({
  id: 'putAwayRealm',
  method: 'POST',
  needs: 'set.realm',
  path: '/realms/{realm}/put-away',
  summary: 'Hide the demo organization, or show it again',
  params: z.object({ realm: code }),
  query: z.object({ put_away: z.enum(['yes', 'no']).default('yes') }),
  reply: realmShape,
  refusals: ['not-found', 'forbidden'],
})

export const unitShape = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  sector: z.string(),
  parent: z.string().nullable(),
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  succeeded_by: z.string().nullable(),
  /** Number of units directly below on the day. */
  children: z.number().int(),
})
export type Unit = z.infer<typeof unitShape>

export const readUnit = endpoint({
  id: 'readUnit',
  method: 'GET',
  needs: 'read.tree',
  path: '/units/{unit}',
  summary: 'A unit on a day: itself, the way up to the root, its children',
  params: z.object({ unit: code }),
  query: z.object({ ...viewQuery, as_of: civilDate }),
  reply: z.object({
    unit: unitShape,
    /** From the root down to the parent. */
    ancestors: z.array(unitShape),
    children: z.array(unitShape),
    /** All placements of this unit, oldest first. */
    placements: z.array(unitShape),
    /** Newest names of the parents and successors that the placements have, of those that the asker covers. */
    names: z.record(z.string(), z.string()),
    /** What the asker may do at this unit. */
    can: z.array(z.enum(permissions)),
  }),
  refusals: ['bad-request', 'not-found'],
})

export const listedUnitShape = unitShape.extend({
  /** Name of the parent on the day. */
  parent_name: z.string().nullable(),
})
export type ListedUnit = z.infer<typeof listedUnitShape>

export const listUnits = endpoint({
  id: 'listUnits',
  method: 'GET',
  needs: 'read.tree',
  path: '/units',
  summary: 'Units on a day, searched by name or code with or without diacritics, as a list or a file',
  params: noParams,
  query: z.object({
    ...viewQuery,
    ...listQuery(['code', 'name', 'level']),
    as_of: civilDate,
    /** A unit and all below it. */
    under: code.optional(),
    /** Only those directly below a unit. */
    parent: code.optional(),
    /** Only those above which the asker covers none: where the tree begins. */
    top: z.enum(['yes']).optional(),
    level: code.optional(),
    sector: code.optional(),
  }),
  reply: listReply(listedUnitShape),
  refusals: ['bad-request', 'not-found', 'too-large'],
})
