/** What units owe, how near it is, and what can wait for somebody: words that the pages share with the server. */

/** What a unit can owe, be reminded of, and ask more time for (labels: choices.ts, followedThings). */
export const things = ['participation', 'plan', 'action_programme', 'report', 'statement', 'writing'] as const
export type Thing = (typeof things)[number]

/**
 * Past its last day, due today, within the next seven days; of those what was granted more time that still runs, apart;
 * later or without a day.
 */
export const nearness = ['overdue', 'today', 'week', 'extended', 'later'] as const
export type Nearness = (typeof nearness)[number]

export const workKinds = [
  'second_factor',
  // of one's own units
  'paper',
  'participation',
  'writing',
  'statement',
  // of the units below
  'review_papers',
  'review_statements',
  'decide_extensions',
  'below',
  'below_extended',
  'corrections',
  // of speakers at sessions of one's own units
  'invitations_open',
  'invitations_answered',
  'invitations_declined',
  'invitations_thanks',
  'transfers',
  // of oneself
  'session',
  'my_invitation',
  'my_participation',
  'my_writing',
  'grade',
  'mails_failed',
] as const
export type WorkKind = (typeof workKinds)[number]

/** As what somebody has to do with a session. */
export const sessionParts = ['host', 'site', 'clerk', 'speaker', 'convened'] as const

/** What a notice is: a reminder of an officer's own unit, word of one below it, more time asked for or decided on. */
export const noticeKinds = ['reminder', 'escalation', 'asked', 'decided'] as const
export type NoticeKind = (typeof noticeKinds)[number]
