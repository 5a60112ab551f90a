/** A question, and bodies that fit their contracts. */

import type { Part } from '../api/api.ts'

/** What lies at a unit of the sweep's world, and so can be asked for. */
export type Place = {
  readonly realm: string
  readonly unit: string
  /** Code of somebody whose unit it is. */
  readonly person: string
  /** Account that the unit keeps, and the role it holds there. */
  readonly account: number
  readonly grant: number
  /** Request for correction by somebody of the unit. */
  readonly correction: number
  /** Differs from question to question. */
  readonly serial: number
}

export type Ask = {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  /** A small dossier as multipart/form-data. */
  readonly form?: true | readonly Part[]
}

const password = 'mặt hồ phẳng lặng chiều thu'

export const bodies = {
  signIn: { realm: 'default', user_name: 'khong.co', password },
  activateAccount: { code: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA', password },
  forgotPassword: { realm: 'default', user_name: 'khong.co' },
  setUpInstallation: { token: 'khong-co', user_name: 'ai.do', password },
  changePassword: { old_password: password, password },
  beginSecondFactor: { password },
  removeMySecondFactor: { password, code: '000000' },
  changeMyEmail: { password, email: null },
  confirmSecondFactor: { code: '000000' },
  checkSecondFactor: { code: '000000' },
  renewRecoveryCodes: { code: '000000' },
  writeAccountSettings: { second_factor_for_all: false, code_hours: 72 },
  askCorrection: { what_is_wrong: 'Ngày sinh', what_is_right: '1980' },
  answerCorrection: { decision: 'refused', answer: 'Đúng như hồ sơ gốc' },
  writePrivacySettings: { retention_years: 5, answer_days: 10, days_off: [] },
  changeAccount: { valid_to: '2031-12-31' },
  moveAccount: { order: 'suspend' },
  saveView: { list: 'orders', name: 'xem', query: 'sort=-at' },
  changeView: { usual: true },
  giveRole: { role: 'member', valid_from: '2027-01-01' },
  makeUnit: { code: 'N-1', name: 'Đơn vị mới', level: 'cell', parent: 'X1', as_of: '2026-04-01', check: true },
  renameUnit: { name: 'Tên mới', as_of: '2026-04-01', check: true },
  moveUnit: { parent: 'X1', as_of: '2026-04-01', check: true },
  mergeUnit: { into: 'X1', as_of: '2026-04-01', check: true },
  closeUnit: { as_of: '2026-04-01', check: true },
  withdrawPlacement: { from: '2020-01-01', check: true },
  moveUnits: { units: ['X11'], parent: 'X1', as_of: '2026-04-01', check: true },
  renameUnits: { rows: [{ unit: 'X11', name: 'Tên mới' }], as_of: '2026-04-01', check: true },
  changePeople: { people: ['ng-X1'], on: '2026-02-20', change: { what: 'post', position: 'Chi ủy viên' }, check: true },
  answerTransfer: { status: 'accepted' },
  mergePeople: { stays: 'ng-X1', goes: 'ng-X11', check: true },
  checkImport: {
    settings: {
      sheet: 0,
      header_row: 1,
      letters: 'unicode',
      files: ['people'],
      columns: [{ at: 0, file: 'people', column: 'code' }],
      constants: [],
    },
  },
  startImport: { leave_out_faulty: false },
  correctImport: { rows: [{ row: 2, cells: { 'people.full_name': 'Phạm Sửa' } }] },
  planSessions: { campaign: 'C1', hosts: [{ unit: 'X1' }], times: [{ starts_at: '2026-03-20T08:00' }], check: true },
  convene: { by: 'names', check: true },
  inviteSpeakers: { speakers: ['BCV-0'], check: true },
  moveInvitation: { to: 'accepted', expects: '2026-01-01T00:00:00.000Z' },
  rateSpeaker: { score: 4, expects: null },
  answerInvitation: {
    to: 'accepted',
    expects: '2026-01-01T00:00:00.000Z',
    consent_record: null,
    consent_publish: null,
  },
  sendMyMaterial: { name: 'Bài', file: 'uploads/bai.pdf', expects: '2026-01-01T00:00:00.000Z' },
  makeCalendar: { kind: 'person' },
  reviewStatements: {
    decision: 'accepted',
    statements: [{ unit: 'X1', audience: 'all', date: '2026-02-20', expects: '2026-01-01T00:00:00.000Z' }],
  },
  recogniseDirectives: { text: 'Căn cứ Kế hoạch số 01-KH/P ngày 05/01/2026;' },
  reviewPaper: { decision: 'returned', reason: 'Thiếu mốc', expects: '2026-01-01T00:00:00.000Z' },
  writeOrder: {
    files: [
      {
        file: 'outreach',
        rows: [{ cells: { code: 'T-1', campaign: 'C1', unit: 'X1', date: '2026-03-01', form: 'press' } }],
      },
    ],
    check: true,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>
