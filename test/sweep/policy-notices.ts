/** What the endpoints of work, notices and following up answer to whom (policy.ts). */
import { correctors, day, names, nothing, of, signedIn, unitAsked } from './policy-words.ts'
import type { Expectation } from './policy-words.ts'

const extension = { campaign: 'C1', what: 'participation', reason: 'Lũ lụt' }
const decision = { asked_on: '2026-03-01', decision: 'refused', reason: 'Đủ thời gian', move: false }
const expects = '2026-01-01T00:00:00.000Z'
const quiet = { quiet_from: '20:00', quiet_to: '07:00', weekends: true }

export const noticesExpectations: Readonly<Record<string, readonly Expectation[]>> = {
  readWork: [signedIn(nothing, [200], { realm: true })],
  listNotices: [signedIn(nothing, [200], { realm: true })],
  markNotices: [signedIn(() => ({ body: { notices: null } }), [200], { realm: true })],
  chooseMails: [
    signedIn(() => ({ body: { mails: true } }), [200], { realm: true, undo: 'delete from notice_choices' }),
  ],
  readNoticeSettings: [of('realm', ['administrator'], nothing)],
  writeNoticeSettings: [of('realm', ['administrator'], () => ({ body: quiet }))],
  listOverdue: [
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1' }, query: { unit, as_of: day } }), unitAsked),
    of('unit', names, ({ unit }) => ({ params: { campaign: 'C1' }, query: { unit, near: 'all', format: 'csv' } }), {
      ...unitAsked,
    }),
  ],
  listReminderRules: [of('list', names, () => ({ params: { campaign: 'C1' } }))],
  remindUnits: [
    of(
      'unit',
      correctors,
      ({ unit }) => ({ params: { campaign: 'C1' }, body: { rows: [{ unit, what: 'plan' }], check: true } }),
      // a unit that is closed, or stands outside the campaign, is reminded of nothing
      { by: 'body.rows', answers: [200, 404] },
    ),
  ],
  listExtensions: [of('unit', names, ({ unit }) => ({ query: { unit } }), unitAsked), of('list', names, nothing)],
  askExtension: [
    of('unit', correctors, ({ unit }) => ({ body: { ...extension, unit, until: '2026-04-30' } }), {
      by: 'body.unit',
    }),
  ],
  decideExtension: [
    of('unit', correctors, ({ unit }) => ({ body: { ...extension, ...decision, unit, expects } }), {
      by: 'body.unit',
      answers: [404],
    }),
  ],
  // the unit's own officers are refused: notes are for the levels above
  listNotes: [of('unit', correctors, ({ unit }) => ({ params: { unit } }), { by: 'params.unit', answers: [200, 403] })],
}
