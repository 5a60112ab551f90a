/** A question, and bodies that fit their contracts. */

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
  readonly form?: true
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
