/** What the endpoints of the campaign desk answer to whom (policy.ts). */
import { bodies } from './bodies.ts'
import { sessionOf } from './world.ts'
import {
  rosters,
  any,
  tree,
  names,
  correctors,
  writers,
  ok,
  open,
  signedIn,
  of,
  ofTree,
  nothing,
  day,
  unitAsked,
  contents,
  hosted,
  hostAsked,
  noSuchCalendar,
  ofPlan,
  noSuchImport,
} from './policy-words.ts'
import type { Expectation } from './policy-words.ts'

export const deskExpectations: Readonly<Record<string, readonly Expectation[]>> = {
  // changes of the tree; the rules may not allow them where the right does
  makeUnit: [
    ofTree(({ unit, serial }) => ({ body: { ...bodies.makeUnit, code: `N-${serial}`, parent: unit } }), 'body.parent'),
  ],
  renameUnit: [ofTree(({ unit }) => ({ params: { unit }, body: bodies.renameUnit }))],
  // with itself: allowed nowhere, and so it says nothing of other units
  moveUnit: [ofTree(({ unit }) => ({ params: { unit }, body: { ...bodies.moveUnit, parent: unit } }))],
  mergeUnit: [ofTree(({ unit }) => ({ params: { unit }, body: { ...bodies.mergeUnit, into: unit } }))],
  readUnitContents: [
    of('unit', correctors, ({ unit }) => ({ params: { unit }, query: { as_of: day } }), {
      by: 'params.unit',
    }),
  ],
  closeUnit: [ofTree(({ unit }) => ({ params: { unit }, body: bodies.closeUnit }))],
  withdrawPlacement: [ofTree(({ unit }) => ({ params: { unit }, body: bodies.withdrawPlacement }))],
  moveUnits: [ofTree(({ unit }) => ({ body: { ...bodies.moveUnits, units: [unit], parent: unit } }), 'body.units')],
  renameUnits: [
    ofTree(({ unit }) => ({ body: { ...bodies.renameUnits, rows: [{ unit, name: 'Tên mới' }] } }), 'body.rows'),
  ],
  listCampaigns: [of('list', any, nothing)],
  readCampaign: [of('list', any, () => ({ params: { campaign: 'C1' } }))],
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
  // who is convened is told by name in the sweep's world, not everywhere
  readSlips: [of('unit', names, hosted(), { ...hostAsked, answers: [200, 404] })],
  readRosterPaper: [
    of('unit', rosters, hosted(), { ...hostAsked, named: rosters }),
    of('unit', rosters, hosted({ blank: 'yes' }), { ...hostAsked, named: rosters }), // names the session, nobody else
  ],
  convene: [
    of('unit', correctors, ({ unit }) => ({ params: { session: sessionOf(unit) }, body: bodies.convene }), hostAsked),
  ],
  listRoster: [
    of('unit', rosters, hosted(), { ...hostAsked, named: rosters }),
    of('list', rosters, () => ({ params: { session: 'S-P' } }), { answers: [200, 404], named: rosters }),
  ],
  // calendars: none of these accounts belongs to a person
  listCalendars: [signedIn(nothing)],
  makeCalendar: [signedIn(() => ({ body: bodies.makeCalendar }), [404])],
  revokeCalendar: [signedIn(() => ({ params: { calendar: 987_654_321 } }), [404])],
  readCalendar: [open(() => noSuchCalendar, [404])],
  // the province's plan is seen by all below it; what a unit's own officers see of others' is held by test/directives
  listDirectives: [of('list', names, nothing), of('list', names, () => ({ query: { format: 'csv' } }))],
  readDirective: [of('list', names, () => ({ query: ofPlan }), { answers: [200, 404] })],
  recogniseDirectives: [of('list', correctors, () => ({ body: bodies.recogniseDirectives }))],
  listReceipts: [of('unit', names, ({ unit }) => ({ query: { ...ofPlan, unit, as_of: day } }), unitAsked)],
  readChain: [of('unit', names, ({ unit }) => ({ query: { ...ofPlan, unit } }), unitAsked)],
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
  acceptPapers: [
    of(
      'unit',
      correctors,
      ({ unit }) => ({
        params: { campaign: 'C1' },
        body: { papers: [{ unit, kind: 'plan', expects: '2026-01-01T00:00:00.000Z' }] },
      }),
      { by: 'body.papers', answers: [409] },
    ),
  ],
  listContents: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1', unit, kind: 'plan' } }), { by: 'params.unit' }),
  ],
  comparePapers: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1', unit, kind: 'plan' }, query: contents }), {
      by: 'params.unit',
      answers: [404],
    }),
  ],
  // statements: test/statements holds who accepts whose
  listStatements: [
    of(
      'unit',
      names,
      ({ unit }) => ({ params: { campaign: 'C1' }, query: { unit, audience: 'all', below: 'all', as_of: day } }),
      unitAsked,
    ),
  ],
  listStatementDays: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1' }, query: { unit, audience: 'all' } }), unitAsked),
  ],
  reviewStatements: [
    of('list', correctors, () => ({ params: { campaign: 'C1' }, body: bodies.reviewStatements }), {
      answers: [409, 422],
    }),
  ],
  listOverlaps: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1' }, query: { unit, as_of: day } }), unitAsked),
  ],
  listOutreach: [of('unit', names, ({ unit }) => ({ query: { unit } }), unitAsked)],
  readActivity: [
    of('unit', names, ({ unit }) => ({ params: { activity: `TT-${unit}` } }), { by: 'the unit of params.activity' }),
  ],
  // imports as jobs are their senders' alone; what each may write is held by test/imports
  createImport: [
    of('list', writers, () => ({ form: true })),
    of('realm', ['campaign_officer'], () => ({ form: true, query: { kind: 'dossier' } })),
  ],
  listImports: [of('list', writers, nothing)],
  readImport: [of('list', writers, noSuchImport, { answers: [404] })],
  previewImport: [of('list', writers, noSuchImport, { answers: [404] })],
  checkImport: [of('list', writers, () => ({ ...noSuchImport(), body: bodies.checkImport }), { answers: [404] })],
  readImportRows: [of('list', writers, noSuchImport, { answers: [404] })],
  correctImport: [of('list', writers, () => ({ ...noSuchImport(), body: bodies.correctImport }), { answers: [404] })],
  startImport: [of('list', writers, () => ({ ...noSuchImport(), body: bodies.startImport }), { answers: [404] })],
  cancelImport: [of('list', writers, noSuchImport, { answers: [404] })],
  undoImport: [of('list', writers, noSuchImport, { answers: [404] })],
  readFailedRows: [of('list', writers, noSuchImport, { answers: [404] })],
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
  // speakers send their materials
  upload: [of('list', [...writers, 'speaker'], () => ({ form: true }), { answers: [400] })],
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
}
