/** What somebody has to do, what the server told them, and how the realm wants to be told. */
import { z } from 'zod'
import { endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { nearness, noticeKinds, sessionParts, things, workKinds } from '#core/work-kinds.ts'

export const workShape = z.object({
  kind: z.enum(workKinds),
  near: z.enum(nearness),
  /** Last day, inclusive; the day of a session. Null: it just waits. */
  due_on: z.string().nullable(),
  /** People, papers, units, requests: what the kind counts. */
  count: z.number().int(),
  campaign: z.string().nullable(),
  campaign_title: z.string().nullable(),
  unit: z.string().nullable(),
  unit_name: z.string().nullable(),
  what: z.enum(things).nullable(),
  /** Of a session: its code, title, beginning, and as what one has to do with it. */
  session: z.string().nullable(),
  title: z.string().nullable(),
  starts_at: z.string().nullable(),
  parts: z.array(z.enum(sessionParts)),
  /** Of what one's own unit owes: the newest request for more time, which moves no day. */
  extension: z.object({ until: z.string(), decision: z.enum(['granted', 'refused']).nullable() }).nullable(),
})
export type Work = z.infer<typeof workShape>

export const readWork = endpoint({
  id: 'readWork',
  method: 'GET',
  path: '/work',
  summary: 'What waits for whoever is signed in: overdue, due today, within a week, later',
  params: noParams,
  query: z.object(realmQuery),
  reply: z.object({ today: z.string(), items: z.array(workShape), unread: z.number().int() }),
  needs: 'signed-in',
  refusals: ['unauthenticated', 'not-found'],
})

export const noticeShape = z.object({
  notice: z.number().int(),
  campaign: z.string(),
  campaign_title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  what: z.enum(things),
  /** `reminder` of an officer’s own unit, `escalation` about one below, `asked` and `decided` of more time. */
  kind: z.enum(noticeKinds),
  /** Whether it is about a unit of the reader’s own; a reminder of another one went to them as nobody keeps that unit. */
  own: z.boolean(),
  /** Of `decided`: which way. */
  decision: z.enum(['granted', 'refused']).nullable(),
  /** Last day; of `asked` and `decided` the day until which. */
  due_on: z.string().nullable(),
  outstanding: z.number().int(),
  made_at: z.string(),
  read: z.boolean(),
})
export type Notice = z.infer<typeof noticeShape>

const mailLang = z.enum(['vi', 'en']).nullable()
const own = ['unauthenticated', 'second-factor-needed', 'not-found'] as const

export const listNotices = endpoint({
  id: 'listNotices',
  method: 'GET',
  path: '/notices',
  summary: 'What the server told whoever is signed in, newest first, and whether they want it by mail',
  params: noParams,
  query: z.object({
    ...realmQuery,
    before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    rows: z.array(noticeShape),
    next: z.number().int().nullable(),
    unread: z.number().int(),
    /** Whether mails are wanted, and whether this installation sends any. */
    mails: z.boolean(),
    /** In which language; null: in both. */
    mail_lang: mailLang,
    can_mail: z.boolean(),
  }),
  needs: 'signed-in',
  refusals: own,
})

export const markNotices = endpoint({
  id: 'markNotices',
  method: 'POST',
  path: '/notices/read',
  summary: 'Mark notices as read: those named, or all of them',
  params: noParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    notices: z.array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER)).max(200).nullable(),
  }),
  reply: z.object({ read: z.number().int(), unread: z.number().int() }),
  needs: 'signed-in',
  refusals: own,
})

export const chooseMails = endpoint({
  id: 'chooseMails',
  method: 'POST',
  path: '/notices/mails',
  summary: 'Want notices by mail, in which language, or on the page alone',
  params: noParams,
  query: z.object(realmQuery),
  body: z.strictObject({
    mails: z.boolean(),
    /** Null: in both; absent: as before. */
    lang: mailLang.optional(),
  }),
  reply: z.object({ mails: z.boolean(), lang: mailLang }),
  needs: 'signed-in',
  refusals: own,
})

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const settingsShape = z.object({
  /** No mail leaves from this time of day to the other, in the realm’s zone. */
  quiet_from: hour,
  quiet_to: hour,
  /** Whether mails leave on Saturdays and Sundays. */
  weekends: z.boolean(),
})
export type NoticeSettings = z.infer<typeof settingsShape>

const failureShape = z.object({
  user_name: plainText(200),
  day: z.string(),
  state: z.enum(['waiting', 'failed', 'unsure']),
  attempts: z.number().int(),
  /** What the mail server answered, as a code. */
  fault: z.string().nullable(),
  next_at: z.string().nullable(),
})
const settingsReply = settingsShape.extend({
  can_mail: z.boolean(),
  /** Mails of the last 14 days that have not gone out, newest first. */
  failures: z.array(failureShape),
})

export const readNoticeSettings = endpoint({
  id: 'readNoticeSettings',
  method: 'GET',
  path: '/notice-settings',
  summary: 'Quiet hours of mails, and mails that could not be sent',
  params: noParams,
  query: z.object(realmQuery),
  reply: settingsReply,
  needs: 'set.realm',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found'],
})

export const writeNoticeSettings = endpoint({
  id: 'writeNoticeSettings',
  method: 'POST',
  path: '/notice-settings',
  summary: 'Set the quiet hours of mails',
  params: noParams,
  query: z.object(realmQuery),
  body: z.strictObject(settingsShape.shape),
  reply: settingsReply,
  needs: 'set.realm',
  refusals: ['unauthenticated', 'second-factor-needed', 'forbidden', 'not-found'],
})
