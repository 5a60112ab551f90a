/** What every endpoint answers to whom (policy-words.ts says why and how). */
import { bodies } from './bodies.ts'
import {
  any,
  tree,
  names,
  keepers,
  correctors,
  disposers,
  auditors,
  ok,
  open,
  signedIn,
  of,
  nothing,
  day,
  view,
  unitAsked,
  accountAsked,
  records,
  activate,
} from './policy-words.ts'
import type { Expectation } from './policy-words.ts'
import { campaignExpectations } from './policy-campaigns.ts'
import { deskExpectations } from './policy-desk.ts'
import { noticesExpectations } from './policy-notices.ts'
import { peopleExpectations } from './policy-people.ts'
import { speakerExpectations } from './policy-speakers.ts'

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
  // dossiers and the realm
  importDossier: [of('realm', ['campaign_officer'], () => ({ query: { dry_run: 'yes' }, form: true }))],
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
  ...deskExpectations,
  ...campaignExpectations,
  ...noticesExpectations,
  ...peopleExpectations,
  ...speakerExpectations,
}
