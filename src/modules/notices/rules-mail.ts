/** What a digest says: counts and names of units, never a person's. */
import { extensionDecisions, followedThings, labelOf } from '#core/choices.ts'
import { noticeKinds } from '#core/work-kinds.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { htmlOf } from './rules-mail-html.ts'
import { mailWords } from './rules-mail-words.ts'
import type { MailPart } from './rules-mail-words.ts'
import { daysFrom } from './rules-owed.ts'
import { decisionOf, kindOf } from './rules-reminders.ts'

export type Told = {
  readonly campaign: string
  readonly campaign_title: string
  readonly unit: string
  readonly unit_name: string
  readonly what: string
  readonly rule: string
  readonly due_on: string | null
  readonly outstanding: number
}
/** Whom and when a digest is for. */
export type Digested = {
  readonly told: readonly Told[]
  /** Address of the realm's pages, without a slash at its end. */
  readonly home: string
  /** Civil date of the mail. */
  readonly today: string
  /** Null: both, Vietnamese first. */
  readonly lang: Lang | null
}

/** Lines of a kind that a mail shows. */
const most = 10

function saidOf(one: Told, today: string, lang: Lang): string {
  const say = mailWords[lang]
  const kind = kindOf(one.rule)
  const day = one.due_on === null ? null : formatDate(one.due_on, lang)
  if (kind === 'asked') return day === null ? '' : say.until(day)
  if (kind === 'decided') {
    const decision = decisionOf(one.rule)
    return [decision === null ? '' : labelOf(extensionDecisions, decision, lang).toLowerCase(), say.until(day ?? '')]
      .filter(Boolean)
      .join(', ')
  }
  const late = one.due_on === null ? 0 : daysFrom(one.due_on, today)
  const due = day === null ? [] : [late > 0 ? say.late(day, formatCount(late, lang)) : say.due(day)]
  return [say.left(one.what, formatCount(one.outstanding, lang)), ...due].join(', ')
}

function linkOf({ rule, campaign, unit, what }: Told, home: string): string {
  const kind = kindOf(rule)
  const isExtension = kind === 'asked' || kind === 'decided'
  const search: Record<string, string> = isExtension ? { unit } : { campaign, unit, what }
  return `${home}/${isExtension ? 'extensions' : 'overdue'}?${new URLSearchParams(search).toString()}`
}

/** What one language's part of a mail says: what is latest first. */
function partOf({ told, home, today }: Digested, lang: Lang): MailPart {
  const say = mailWords[lang]
  const inOrder = told.toSorted((a, b) => {
    const [one, other] = [a.due_on ?? '9999', b.due_on ?? '9999']
    return one < other ? -1 : one > other ? 1 : 0
  })
  const groups = noticeKinds.flatMap((kind) => {
    const of = inOrder.filter(({ rule }) => kindOf(rule) === kind)
    if (of.length === 0) return []
    const lines = of.slice(0, most).map((one) => ({
      about: `${one.unit_name} – ${labelOf(followedThings, one.what, lang)}`,
      said: saidOf(one, today, lang),
      campaign: one.campaign_title,
      to: linkOf(one, home),
    }))
    const more = of.length > most ? say.more(formatCount(of.length - most, lang)) : null
    return [{ head: `${say[kind]} (${formatCount(of.length, lang)})`, lines, more }]
  })
  return { lang, title: say.title(formatCount(told.length, lang)), groups }
}

function textOf({ lang, groups }: MailPart, page: string): string[] {
  const say = mailWords[lang]
  const lines = groups.flatMap(({ head, lines: of, more }) => [
    `${head}:`,
    ...of.map(({ about, said, campaign }) => `- ${about}: ${said} (${campaign})`),
    ...(more === null ? [] : [`- ${more}`]),
    '',
  ])
  return [...lines, say.page, page, '', say.stop]
}

/** Subject, text and HTML of the mail of a day. */
export function digest(of: Digested): { subject: string; text: string; html: string } {
  const page = `${of.home}/notices`
  const langs: readonly Lang[] = of.lang === null ? ['vi', 'en'] : [of.lang]
  const parts = langs.map((lang) => partOf(of, lang))
  return {
    subject: `Quán Triệt: ${parts.map(({ title }) => title).join(' / ')}`,
    text: [...parts.flatMap((part, i) => [...(i > 0 ? ['', '—', ''] : []), ...textOf(part, page)]), ''].join('\n'),
    html: htmlOf(parts, page),
  }
}
