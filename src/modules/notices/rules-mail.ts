/** What a digest says: counts and names of units, never a person's. */
import { followedThings, labelOf } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { kindOf } from './rules-reminders.ts'

export type Told = {
  readonly campaign_title: string
  readonly unit_name: string
  readonly what: string
  readonly rule: string
  readonly due_on: string | null
  readonly outstanding: number
}

const words = {
  vi: {
    subject: (n: string) => `Quán Triệt: ${n} việc cần xem`,
    reminder: 'Việc của đơn vị mình',
    escalation: 'Đơn vị trực thuộc chậm hoặc sắp đến hạn',
    asked: 'Đơn vị xin gia hạn',
    decided: 'Cấp trên đã trả lời xin gia hạn',
    due: (day: string) => `hạn ${day}`,
    people: (n: string) => `còn ${n}`,
    more: (n: string) => `và ${n} dòng khác`,
    page: 'Xem và làm tại:',
    stop: 'Không muốn nhận thư này: mở trang trên, bỏ chọn “Nhận qua thư điện tử”. Thông báo trong trang vẫn còn.',
  },
  en: {
    subject: (n: string) => `Quán Triệt: ${n} things to look at`,
    reminder: 'Of your own units',
    escalation: 'Units below that are late or soon due',
    asked: 'Units ask for more time',
    decided: 'The level above has answered about more time',
    due: (day: string) => `due ${day}`,
    people: (n: string) => `${n} left`,
    more: (n: string) => `and ${n} more`,
    page: 'See and do it at:',
    stop: 'If you do not want this mail: open that page and untick “By e-mail”. The page tells you all the same.',
  },
} as const

const order = ['reminder', 'escalation', 'asked', 'decided'] as const
/** Lines of a kind that a mail shows. */
const most = 10

function part(told: readonly Told[], address: string, lang: Lang): string[] {
  const say = words[lang]
  const lines = order.flatMap((kind) => {
    const of = told.filter(({ rule }) => kindOf(rule) === kind)
    if (of.length === 0) return []
    const shown = of.slice(0, most).map((one) => {
      const due = one.due_on === null ? '' : `, ${say.due(formatDate(one.due_on, lang))}`
      const left =
        kind === 'reminder' || kind === 'escalation' ? `: ${say.people(formatCount(one.outstanding, lang))}` : ''
      return `- ${one.unit_name} – ${labelOf(followedThings, one.what, lang)}${left}${due} (${one.campaign_title})`
    })
    const rest = of.length > most ? [`- ${say.more(formatCount(of.length - most, lang))}`] : []
    return [`${say[kind]} (${formatCount(of.length, lang)}):`, ...shown, ...rest, '']
  })
  return [...lines, say.page, address, '', say.stop]
}

/** Subject and text of the mail of a day, Vietnamese first. `address` is that of the page with the notices. */
export function digest(told: readonly Told[], address: string): { subject: string; text: string } {
  const n = (lang: Lang): string => formatCount(told.length, lang)
  return {
    subject: `${words.vi.subject(n('vi'))} / ${n('en')} things to look at`,
    text: [...part(told, address, 'vi'), '', '—', '', ...part(told, address, 'en'), ''].join('\n'),
  }
}
