/** Calendars that a program on a phone fetches by a secret address, without signing in. */
import { z } from 'zod'
import { code, endpoint, noParams } from '#core/contract.ts'

const kind = z.enum(['person', 'unit', 'speaker'])
const none = z.object({})

export const calendarShape = z.object({
  calendar: z.number().int(),
  kind,
  unit: z.string().nullable(),
  unit_name: z.string(),
  speaker: z.string().nullable(),
  made_at: z.string(),
  /** When a program last fetched it. */
  last_read_at: z.string().nullable(),
})
export type CalendarRow = z.infer<typeof calendarShape>

export const listCalendars = endpoint({
  id: 'listCalendars',
  method: 'GET',
  needs: 'signed-in',
  path: '/me/calendars',
  summary: 'The addresses of calendars that one has made and not revoked',
  params: noParams,
  query: none,
  reply: z.object({
    rows: z.array(calendarShape),
    /** Kinds that the account may have: its own person, and speakers that it is. */
    person: z.boolean(),
    speakers: z.array(z.string()),
  }),
  refusals: ['unauthenticated', 'not-found'],
})

export const makeCalendar = endpoint({
  id: 'makeCalendar',
  method: 'POST',
  needs: 'signed-in',
  path: '/me/calendars',
  summary: 'Make the secret address of a calendar: one’s own, a unit’s or a speaker’s; it is told only now',
  params: noParams,
  query: none,
  body: z.strictObject({ kind, unit: code.optional(), speaker: code.optional() }),
  reply: z.object({ calendar: z.number().int(), path: z.string() }),
  refusals: ['bad-request', 'unauthenticated', 'forbidden', 'not-found', 'conflict'],
})

export const revokeCalendar = endpoint({
  id: 'revokeCalendar',
  method: 'POST',
  needs: 'signed-in',
  path: '/me/calendars/{calendar}/revoke',
  summary: 'Revoke the address of a calendar',
  params: z.object({ calendar: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  query: none,
  reply: z.object({ done: z.boolean() }),
  refusals: ['unauthenticated', 'not-found'],
})

export const readCalendar = endpoint({
  id: 'readCalendar',
  method: 'GET',
  needs: 'nobody',
  path: '/calendars/{token}',
  summary:
    'A calendar (iCalendar), for whoever has its address: titles and places, no names; of a secret session the time alone',
  params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/) }),
  query: none,
  produces: 'text/calendar; charset=utf-8',
  reply: z.any(),
  refusals: ['bad-request', 'not-found'],
})
