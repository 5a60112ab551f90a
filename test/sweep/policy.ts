/**
 * What every endpoint answers to whom: stated here by hand, apart from the contracts and from core/policy.ts, so that
 * a change of either shows. test/sweep.test.ts holds the server against it; tools/roles-doc.ts prints it. An endpoint
 * that is not stated fails both.
 */
import type { Role } from '#core/policy.ts'
import { bodies } from './bodies.ts'
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
  /** Who may be shown contacts, within their units. */
  readonly contacts?: readonly Role[]
  /** SQL that takes back what an answer has done. */
  readonly undo?: string
}

const everybody: readonly Role[] = []
const any: readonly Role[] = [
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
const tree: readonly Role[] = ['administrator', 'campaign_officer', 'unit_officer', 'auditor', 'leader']
const names: readonly Role[] = ['campaign_officer', 'unit_officer', 'leader']
const keepers: readonly Role[] = ['administrator', 'campaign_officer', 'unit_officer']
const correctors: readonly Role[] = ['campaign_officer', 'unit_officer']
const writers: readonly Role[] = ['campaign_officer', 'unit_officer', 'class_clerk']
const disposers: readonly Role[] = ['administrator', 'campaign_officer']
const auditors: readonly Role[] = ['administrator', 'auditor']

const ok = [200]
const open = (
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
const signedIn = (ask: Expectation['ask'], answers: readonly number[] = ok, more: Partial<Expectation> = {}) =>
  ({ where: 'signed-in', roles: everybody, answers, ask, realm: false, ...more }) satisfies Expectation
const of = (
  where: 'unit' | 'list' | 'realm',
  roles: readonly Role[],
  ask: Expectation['ask'],
  more: Partial<Expectation> = {},
): Expectation => ({ where, roles, answers: ok, ask, realm: true, ...more })

/** A change of the tree that is only tried; the rules may forbid it where the right does not. */
const ofTree = (ask: Expectation['ask'], by = 'params.unit'): Expectation =>
  of('unit', correctors, ask, { by, answers: [200, 409] })

const nothing = (): Ask => ({})
const day = '2026-02-20'
/** A question about a campaign and a unit. */
const view =
  (more: Readonly<Record<string, string>> = {}, campaign = 'C1'): Expectation['ask'] =>
  ({ unit }) => ({ params: { campaign }, query: { unit, as_of: day, ...more } })

const unitAsked = { by: 'query.unit' }
const contents = { from: 'a'.repeat(64), to: 'b'.repeat(64) }
const accountAsked = { by: 'the unit that keeps params.account' }
const records = ['statements', 'sessions', 'deliverables', 'recommendations', 'outreach', 'directives', 'units']
const activate = `update accounts set status = 'active' where user_name like 'dich.%'`

/** A question about the session that a unit hosts. */
const hosted =
  (query: Readonly<Record<string, string>> = {}): Expectation['ask'] =>
  ({ unit }) => ({ params: { session: sessionOf(unit) }, query })
const hostAsked = { by: 'the host of params.session' }
const noSuchCalendar = { params: { token: `${'a'.repeat(43)}.ics` } }

export const expectations: Readonly<Record<string, readonly Expectation[]>> = {
  // everybody
  readSignInPage: [open(nothing)],
  signIn: [open(() => ({ body: bodies.signIn }), [401], { undo: 'delete from throttles' })],
  readMe: [open(nothing)],
  listRealms: [open(nothing)],
  readCheckpoint: [open(nothing)],
  activateAccount: [open(() => ({ body: bodies.activateAccount }), [410])],
  forgotPassword: [open(() => ({ body: bodies.forgotPassword }), ok, { undo: 'delete from throttles' })],
  setUpInstallation: [open(() => ({ body: bodies.setUpInstallation }), [410])],
  beginOidc: [open(nothing, [404])], // no provider is set
  endOidc: [open(nothing, [302])],
  // one's own account
  signOut: [signedIn(nothing, ok, { undo: 'update sign_ins set ended_at = null' })],
  listMySignIns: [signedIn(nothing)],
  endMySignIn: [signedIn(() => ({ params: { sign_in: 987_654_321 } }), [404])],
  changePassword: [signedIn(() => ({ body: bodies.changePassword }), [401])],
  beginSecondFactor: [signedIn(() => ({ body: bodies.beginSecondFactor }), [401])],
  removeMySecondFactor: [signedIn(() => ({ body: bodies.removeMySecondFactor }), [401])],
  changeMyEmail: [signedIn(() => ({ body: bodies.changeMyEmail }), [401])],
  confirmSecondFactor: [signedIn(() => ({ body: bodies.confirmSecondFactor }), [409])],
  checkSecondFactor: [signedIn(() => ({ body: bodies.checkSecondFactor }), [409])],
  renewRecoveryCodes: [signedIn(() => ({ body: bodies.renewRecoveryCodes }), [409])],
  readTemplate: [signedIn(nothing, ok, { realm: true })],
  // one's own views of lists
  listViews: [signedIn(() => ({ query: { list: 'orders' } }), ok, { realm: true })],
  saveView: [
    signedIn(({ serial }) => ({ body: { ...bodies.saveView, name: `xem ${serial}` } }), ok, {
      realm: true,
      undo: 'delete from saved_views',
    }),
  ],
  changeView: [signedIn(() => ({ params: { view: 987_654_321 }, body: bodies.changeView }), [404], { realm: true })],
  removeView: [signedIn(() => ({ params: { view: 987_654_321 } }), [404], { realm: true })],
  // what is known of oneself: none of these accounts belongs to a person (test/privacy asks those that do)
  readPrivacyRegister: [signedIn(nothing)],
  readMyData: [of('list', any, nothing, { answers: [404], realm: false, by: 'oneself' })],
  askCorrection: [
    of('list', any, () => ({ body: bodies.askCorrection }), { answers: [404], realm: false, by: 'oneself' }),
  ],
  listMyCorrections: [of('list', any, nothing, { answers: [404], realm: false, by: 'oneself' })],
  listCorrections: [of('list', correctors, nothing)],
  answerCorrection: [
    of('unit', correctors, ({ correction }) => ({ params: { correction }, body: bodies.answerCorrection }), {
      by: 'the unit of whoever asked params.correction',
      undo: `update correction_requests set status = 'open', answer = null, answered_at = null, answered_by = null`,
    }),
  ],
  moveCorrection: [
    of('unit', correctors, ({ correction }) => ({ params: { correction }, body: { order: 'done' } }), {
      by: 'the unit of whoever asked params.correction',
      answers: [409], // it is not accepted yet
    }),
  ],
  listMyReaders: [of('list', any, nothing, { answers: [404], realm: false, by: 'oneself' })],
  readPrivacySettings: [signedIn(nothing, ok, { realm: true })],
  writePrivacySettings: [of('realm', ['administrator'], () => ({ body: bodies.writePrivacySettings }))],
  // how long names are kept
  readRetention: [of('realm', disposers, nothing)],
  writeCampaignTerm: [
    of('realm', disposers, () => ({ body: { campaign: 'KO', names_until: null } }), { answers: [404] }),
  ],
  addLegalHold: [of('realm', disposers, () => ({ body: { campaign: 'KO', reason: 'Kiểm tra' } }), { answers: [404] })],
  liftLegalHold: [of('realm', disposers, () => ({ params: { hold: 987_654_321 } }), { answers: [404] })],
  prepareDisposal: [of('realm', disposers, () => ({ body: { campaign: 'KO' } }), { answers: [404] })],
  decideDisposal: [
    of('realm', disposers, () => ({ params: { disposal: 987_654_321 }, body: { order: 'withdraw' } }), {
      answers: [404],
    }),
  ],
  readDisposalCertificate: [of('realm', disposers, () => ({ params: { disposal: 987_654_321 } }), { answers: [404] })],
  // the tree and the campaigns
  listUnits: [
    of('list', tree, () => ({ query: { as_of: day } })),
    of('unit', tree, ({ unit }) => ({ query: { as_of: day, under: unit } }), { by: 'query.under' }),
  ],
  readUnit: [of('unit', tree, ({ unit }) => ({ params: { unit }, query: { as_of: day } }), { by: 'params.unit' })],
  readUnitPeople: [
    of('unit', tree, ({ unit }) => ({ params: { unit }, query: { as_of: day } }), { by: 'params.unit' }),
  ],
  listUnitOfficers: [
    of('unit', keepers, ({ unit }) => ({ params: { unit }, query: { as_of: day } }), { by: 'params.unit' }),
  ],
  // changes of the tree; the rules may not allow them where the right does
  makeUnit: [
    ofTree(({ unit, serial }) => ({ body: { ...bodies.makeUnit, code: `N-${serial}`, parent: unit } }), 'body.parent'),
  ],
  renameUnit: [ofTree(({ unit }) => ({ params: { unit }, body: bodies.renameUnit }))],
  // with itself: allowed nowhere, and so it says nothing of other units
  moveUnit: [ofTree(({ unit }) => ({ params: { unit }, body: { ...bodies.moveUnit, parent: unit } }))],
  mergeUnit: [ofTree(({ unit }) => ({ params: { unit }, body: { ...bodies.mergeUnit, into: unit } }))],
  closeUnit: [ofTree(({ unit }) => ({ params: { unit }, body: bodies.closeUnit }))],
  withdrawPlacement: [ofTree(({ unit }) => ({ params: { unit }, body: bodies.withdrawPlacement }))],
  moveUnits: [ofTree(({ unit }) => ({ body: { ...bodies.moveUnits, units: [unit], parent: unit } }), 'body.units')],
  renameUnits: [
    ofTree(({ unit }) => ({ body: { ...bodies.renameUnits, rows: [{ unit, name: 'Tên mới' }] } }), 'body.rows'),
  ],
  listCampaigns: [of('list', any, nothing)],
  readCampaign: [of('list', any, () => ({ params: { campaign: 'C1' } }))],
  // figures, names and what is behind them
  readFigures: [
    of('unit', tree, view(), unitAsked),
    of('unit', tree, view({ known_at: '2026-03-08' }), unitAsked),
    of('unit', tree, view({ position: '1' }), unitAsked),
    of('unit', tree, view({}, 'C2'), unitAsked),
  ],
  readCurve: [of('unit', tree, view(), unitAsked)],
  readNames: [
    of('unit', names, view({ figure: 'expected' }), unitAsked),
    of('unit', names, view({ figure: 'expected', known_at: '2026-03-08' }), unitAsked),
    of('unit', names, view({ figure: 'writing_expected', search: 'pham' }), unitAsked),
  ],
  readRecords: [
    ...records.map((kind) => of('unit', names, view({ kind }), unitAsked)),
    of('unit', names, view({ kind: 'sessions', session: 'S-X2' }), unitAsked),
    of('unit', names, view({ kind: 'sites', session: 'S-P' }), unitAsked),
  ],
  readReport: [of('unit', names, view(), unitAsked)],
  // sessions, who is convened and who was there
  listSessions: [of('list', names, nothing), of('list', names, () => ({ query: { format: 'csv' } }))],
  readSession: [
    of('unit', names, hosted(), hostAsked),
    // a session of the province, to which X1 belongs as a site
    of('list', names, () => ({ params: { session: 'S-P' } }), { answers: [200, 404] }),
  ],
  readMaterial: [of('unit', names, hosted({ name: 'Đề cương' }), { ...hostAsked, answers: [404] })],
  planSessions: [of('list', correctors, (_, { unit }) => ({ body: { ...bodies.planSessions, hosts: [{ unit }] } }))],
  readConvening: [of('unit', names, hosted(), hostAsked)],
  listConvened: [
    of('unit', names, hosted(), hostAsked),
    of('unit', names, hosted({ format: 'csv' }), hostAsked),
    of('list', names, () => ({ params: { session: 'S-P' } }), { answers: [200, 404] }),
  ],
  readConveningList: [of('unit', names, hosted(), hostAsked)],
  convene: [
    of('unit', correctors, ({ unit }) => ({ params: { session: sessionOf(unit) }, body: bodies.convene }), hostAsked),
  ],
  listRoster: [
    of('unit', names, hosted(), hostAsked),
    of('list', names, () => ({ params: { session: 'S-P' } }), { answers: [200, 404] }),
  ],
  // calendars: none of these accounts belongs to a person
  listCalendars: [signedIn(nothing)],
  makeCalendar: [signedIn(() => ({ body: bodies.makeCalendar }), [404])],
  revokeCalendar: [signedIn(() => ({ params: { calendar: 987_654_321 } }), [404])],
  readCalendar: [open(() => noSuchCalendar, [404])],
  // papers that units owe: test/deliverables holds who accepts whose
  listPapers: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1' }, query: { unit, as_of: day } }), unitAsked),
  ],
  listTasks: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1' }, query: { unit, as_of: day } }), unitAsked),
  ],
  reviewPaper: [
    of(
      'unit',
      correctors,
      ({ unit }) => ({ params: { campaign: 'C1', unit, kind: 'plan' }, body: bodies.reviewPaper }),
      {
        by: 'params.unit',
        answers: [409],
      },
    ),
  ],
  comparePapers: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1', unit, kind: 'plan' }, query: contents }), {
      by: 'params.unit',
      answers: [404],
    }),
  ],
  // dossiers and the realm
  importDossier: [of('realm', ['campaign_officer'], () => ({ query: { dry_run: 'yes' }, form: true }))],
  // what each may write and read of it is held by test/orders
  writeOrder: [signedIn(() => ({ body: bodies.writeOrder }), [200, 403, 422], { realm: true })],
  undoOrder: [signedIn(() => ({ params: { position: 987_654 } }), [404], { realm: true })],
  listOrders: [signedIn(nothing, ok, { realm: true })],
  readHistory: [
    of('list', tree, ({ unit }) => ({ query: { file: 'units', column: 'code', value: unit } })),
    of('list', names, ({ person }) => ({ query: { file: 'people', column: 'code', value: person } }), {
      contacts: correctors,
    }),
  ],
  upload: [of('list', writers, () => ({ form: true }), { answers: [400] })],
  readAttachment: [
    of('list', names, () => ({ params: { file: 'deliverables', sha256: 'a'.repeat(64) } }), { answers: [404] }),
  ],
  putAwayRealm: [
    of('realm', ['administrator'], ({ realm }) => ({ params: { realm } }), {
      undo: 'update realms set put_away_at = null',
    }),
  ],
  readAccountSettings: [of('list', ['administrator'], nothing)],
  writeAccountSettings: [of('realm', ['administrator'], () => ({ body: bodies.writeAccountSettings }))],
  // the journal
  searchJournal: [of('list', auditors, nothing), of('list', auditors, ({ unit }) => ({ query: { unit } }))],
  readObjectJournal: [of('list', auditors, ({ account }) => ({ params: { type: 'account', id: String(account) } }))],
  // accounts
  listAccounts: [of('list', keepers, nothing), of('unit', keepers, ({ unit }) => ({ query: { unit } }), unitAsked)],
  findAccountPerson: [
    of('unit', keepers, ({ person }) => ({ query: { person } }), {
      by: 'the unit of query.person today',
      closed: 404, // nobody is at home there
    }),
  ],
  changeAccount: [
    of('unit', keepers, ({ account }) => ({ params: { account }, body: bodies.changeAccount }), accountAsked),
  ],
  readAccount: [of('unit', keepers, ({ account }) => ({ params: { account } }), accountAsked)],
  addAccount: [
    of('unit', keepers, ({ unit, serial }) => ({ body: { user_name: `moi.${serial}`, unit } }), { by: 'body.unit' }),
    of(
      'unit',
      keepers,
      ({ person, serial }, home) => ({ body: { user_name: `moi.${serial}`, unit: home.unit, person } }),
      {
        by: 'the unit of body.person today',
        closed: 404, // nobody is at home there
        undo: `update accounts set person_id = null where user_name like 'moi.%'`,
      },
    ),
  ],
  addAccountsOfUnit: [of('unit', keepers, ({ unit }) => ({ body: { unit, below: true } }), { by: 'body.unit' })],
  printSlips: [of('unit', keepers, ({ unit }) => ({ body: { unit } }), { by: 'body.unit' })],
  resetAccount: [of('unit', keepers, ({ account }) => ({ params: { account } }), accountAsked)],
  moveAccount: [
    of('unit', keepers, ({ account }) => ({ params: { account }, body: bodies.moveAccount }), {
      ...accountAsked,
      undo: activate,
    }),
  ],
  endSignInsOf: [of('unit', keepers, ({ account }) => ({ params: { account } }), accountAsked)],
  dropSecondFactor: [of('unit', keepers, ({ account }) => ({ params: { account } }), accountAsked)],
  giveRole: [
    of(
      'unit',
      keepers,
      ({ account }, home) => ({ params: { account }, body: { ...bodies.giveRole, unit: home.unit } }),
      {
        ...accountAsked,
        undo: `delete from grants where valid_from = '2027-01-01'`,
      },
    ),
    of(
      'unit',
      keepers,
      ({ unit }, home) => ({ params: { account: home.account }, body: { ...bodies.giveRole, unit } }),
      {
        by: 'body.unit',
        undo: `delete from grants where valid_from = '2027-01-01'`,
      },
    ),
  ],
  takeRole: [
    of('unit', keepers, ({ grant }) => ({ params: { grant } }), {
      by: 'the unit of params.grant',
      undo: 'update grants set revoked_at = null, revoked_by = null',
    }),
  ],
}
