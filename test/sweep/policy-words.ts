/**
 * What every endpoint answers to whom: stated here by hand, apart from the contracts and from core/policy.ts, so that
 * a change of either shows. test/sweep.test.ts holds the server against it; tools/roles-doc.ts prints it. An endpoint
 * that is not stated fails both.
 */
import type { Role } from '#core/policy.ts'
import type { Ask, Place } from './bodies.ts'
import { sessionOf } from './world.ts'

/**
 * Whom an endpoint is for, and where the right must be held:
 * - `open`: everybody, signed in or not
 * - `signed-in`: every account that is signed in, for itself
 * - `unit`: a role over the unit asked, or over the unit where the account or role asked is kept
 * - `list`: a role anywhere; answers with what lies in its units
 * - `realm`: a role over the whole realm
 */
export type Where = 'open' | 'signed-in' | 'unit' | 'list' | 'realm'

export type Expectation = {
  readonly where: Where
  /** Roles that may; for `open` and `signed-in` it makes no difference. */
  readonly roles: readonly Role[]
  /** Statuses that those get who may. */
  readonly answers: readonly number[]
  /** Builds the request for the place asked; `home` is the asker's own. */
  readonly ask: (place: Place, home: Place) => Ask
  /** What of the question names the unit. */
  readonly by?: string
  /** Whether a realm can be named, and so another one. */
  readonly realm: boolean
  /** Status for a closed unit, where it is another one than for those that are there. */
  readonly closed?: number
  /** Who may be told names here, beside those who read names anywhere. */
  readonly named?: readonly Role[]
  /** Who may be shown contacts, within their units. */
  readonly contacts?: readonly Role[]
  /** SQL that takes back what an answer has done. */
  readonly undo?: string
}

export const everybody: readonly Role[] = []
export const any: readonly Role[] = [
  'administrator',
  'campaign_officer',
  'unit_officer',
  'class_clerk',
  'reviewer',
  'speaker',
  'member',
  'auditor',
  'leader',
]
export const tree: readonly Role[] = ['administrator', 'campaign_officer', 'unit_officer', 'auditor', 'leader']
export const names: readonly Role[] = ['campaign_officer', 'unit_officer', 'leader']
/** Who reads names, and clerks, who mark them. */
export const rosters: readonly Role[] = [...names, 'class_clerk']
export const keepers: readonly Role[] = ['administrator', 'campaign_officer', 'unit_officer']
export const correctors: readonly Role[] = ['campaign_officer', 'unit_officer']
export const writers: readonly Role[] = ['campaign_officer', 'unit_officer', 'class_clerk']
export const disposers: readonly Role[] = ['administrator', 'campaign_officer']
export const auditors: readonly Role[] = ['administrator', 'auditor']

export const ok = [200]
export const open = (
  ask: Expectation['ask'],
  answers: readonly number[] = ok,
  more: Partial<Expectation> = {},
): Expectation => ({
  where: 'open',
  roles: everybody,
  answers,
  ask,
  realm: false,
  ...more,
})
export const signedIn = (ask: Expectation['ask'], answers: readonly number[] = ok, more: Partial<Expectation> = {}) =>
  ({ where: 'signed-in', roles: everybody, answers, ask, realm: false, ...more }) satisfies Expectation
export const of = (
  where: 'unit' | 'list' | 'realm',
  roles: readonly Role[],
  ask: Expectation['ask'],
  more: Partial<Expectation> = {},
): Expectation => ({ where, roles, answers: ok, ask, realm: true, ...more })

/** A change of the tree that is only tried; the rules may forbid it where the right does not. */
export const ofTree = (ask: Expectation['ask'], by = 'params.unit'): Expectation =>
  of('unit', correctors, ask, { by, answers: [200, 409] })

export const nothing = (): Ask => ({})
export const day = '2026-02-20'
/** A question about a campaign and a unit. */
export const view =
  (more: Readonly<Record<string, string>> = {}, campaign = 'C1'): Expectation['ask'] =>
  ({ unit }) => ({ params: { campaign }, query: { unit, as_of: day, ...more } })

export const unitAsked = { by: 'query.unit' }
export const contents = { from: 'a'.repeat(64), to: 'b'.repeat(64) }
export const accountAsked = { by: 'the unit that keeps params.account' }
export const records = ['statements', 'sessions', 'deliverables', 'recommendations', 'outreach', 'directives', 'units']
export const activate = `update accounts set status = 'active' where user_name like 'dich.%'`

/** A question about the session that a unit hosts. */
export const hosted =
  (query: Readonly<Record<string, string>> = {}): Expectation['ask'] =>
  ({ unit }) => ({ params: { session: sessionOf(unit) }, query })
export const hostAsked = { by: 'the host of params.session' }
export const noSuchImport = (): Ask => ({ params: { job: 987_654_321 } })
/** The plan of the province, which those below it see. */
export const ofPlan = { ref: '01-KH/P@2026-01-05@P' }
export const noSuchCalendar = { params: { token: `${'a'.repeat(43)}.ics` } }
