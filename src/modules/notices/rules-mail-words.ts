/** Words and shape of the mails. */
import type { Lang } from '#core/phrases.ts'

/** A line of a mail: what it is about, what is said of it, of which campaign, and the page where it is done. */
export type MailLine = { readonly about: string; readonly said: string; readonly campaign: string; readonly to: string }
export type MailPart = {
  readonly lang: Lang
  readonly title: string
  /** When all of it is about one campaign: said once. */
  readonly campaign: string | null
  readonly groups: readonly { readonly head: string; readonly lines: readonly MailLine[] }[]
}

const papersOfUnits: ReadonlySet<string> = new Set(['plan', 'action_programme', 'report'])

export const mailWords = {
  vi: {
    title: (n: string) => `${n} việc cần xem`,
    reminder: 'Việc của đơn vị mình',
    unkept: 'Việc của đơn vị chưa có cán bộ',
    escalation: 'Đơn vị trực thuộc chậm hoặc sắp đến hạn',
    asked: 'Đơn vị xin gia hạn',
    decided: 'Cấp trên đã trả lời xin gia hạn',
    due: (day: string) => `hạn ${day}`,
    late: (day: string, days: string) => `hạn ${day}, chậm ${days} ngày`,
    until: (day: string) => `đến ${day}`,
    left: (what: string, n: string) =>
      papersOfUnits.has(what) ? 'chưa nộp' : what === 'writing' ? `còn ${n} bài` : `còn ${n} người`,
    units: (n: string) => `${n} đơn vị`,
    page: 'Xem và làm tại:',
    open: 'Mở Quán Triệt',
    stop: 'Không muốn nhận thư này: mở trang trên, bỏ chọn “Nhận qua thư điện tử”. Thông báo trong trang vẫn còn.',
  },
  en: {
    title: (n: string) => (n === '1' ? '1 thing to look at' : `${n} things to look at`),
    reminder: 'Of your own units',
    unkept: 'Of units that nobody keeps',
    escalation: 'Units below that are late or soon due',
    asked: 'Units ask for more time',
    decided: 'The level above has answered about more time',
    due: (day: string) => `due ${day}`,
    late: (day: string, days: string) => `due ${day}, ${days === '1' ? '1 day' : `${days} days`} late`,
    until: (day: string) => `until ${day}`,
    left: (what: string, n: string) =>
      papersOfUnits.has(what)
        ? 'not handed in'
        : what === 'writing'
          ? `${n} ${n === '1' ? 'paper' : 'papers'} left`
          : `${n} ${n === '1' ? 'person' : 'people'} left`,
    units: (n: string) => (n === '1' ? '1 unit' : `${n} units`),
    page: 'See and do it at:',
    open: 'Open Quán Triệt',
    stop: 'If you do not want this mail: open that page and untick “By e-mail”. The page tells you all the same.',
  },
} as const
