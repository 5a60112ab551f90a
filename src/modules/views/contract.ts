/** Views of lists that one has saved for oneself. */
import { z } from 'zod'
import { endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'

const name = plainText(80).trim().min(1)
const list = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
/** Search, filters and order as they stand in an address. */
const query = plainText(2000)
const one = z.object({ view: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
const refusals = ['unauthenticated', 'second-factor-needed', 'not-found'] as const

export const viewShape = z.object({
  view: z.number().int(),
  name: z.string(),
  query: z.string(),
  /** Shown when the list is opened without asking for anything; at most one of a list. */
  usual: z.boolean(),
})
export type SavedView = z.infer<typeof viewShape>

export const listViews = endpoint({
  id: 'listViews',
  method: 'GET',
  path: '/views',
  summary: 'The views of a list that one has saved',
  params: noParams,
  query: z.object({ ...realmQuery, list }),
  reply: z.object({ rows: z.array(viewShape) }),
  needs: 'signed-in',
  refusals,
})

export const saveView = endpoint({
  id: 'saveView',
  method: 'POST',
  path: '/views',
  summary: 'Save a view of a list under a name; at most 50 of a list',
  params: noParams,
  query: z.object({ ...realmQuery }),
  body: z.strictObject({ list, name, query }),
  reply: viewShape,
  needs: 'signed-in',
  refusals: [...refusals, 'conflict'],
})

export const changeView = endpoint({
  id: 'changeView',
  method: 'POST',
  path: '/views/{view}',
  summary: 'Rename a saved view, or say whether it is the usual one',
  params: one,
  query: z.object({ ...realmQuery }),
  body: z.strictObject({ name: name.optional(), usual: z.boolean().optional() }),
  reply: viewShape,
  needs: 'signed-in',
  refusals: [...refusals, 'conflict'],
})

export const removeView = endpoint({
  id: 'removeView',
  method: 'POST',
  path: '/views/{view}/remove',
  summary: 'Delete a saved view',
  params: one,
  query: z.object({ ...realmQuery }),
  reply: z.object({ done: z.boolean() }),
  needs: 'signed-in',
  refusals,
})
