/** What a digest says: counts and names of units, never a person's. */
import { extensionDecisions, followedThings, labelOf } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { htmlOf } from './rules-mail-html.ts'
import { mailWords } from './rules-mail-words.ts'
import type { MailLine, MailPart } from './rules-mail-words.ts'
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
  /** Whether a role of the receiver's stands at the unit itself; else the unit has nobody, or stands below. */
  readonly own: boolean
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

/** Lines of a group that are told one by one; of more, each thing is one line with the number of units. */
const most = 10

const groupNames = ['reminder', 'unkept', 'escalation', 'asked', 'decided'] as const

/** The group of a notice: a reminder of a unit that nobody keeps is no matter of the receiver's own unit. */
function groupOf({ rule, own }: Told): (typeof groupNames)[number] {
  const kind = kindOf(rule)
  return kind === 'reminder' && !own ? 'unkept' : kind
}

function dueText(due: string | null, today: string, lang: Lang): string[] {
  if (due === null) return []
  const say = mailWords[lang]
  const late = daysFrom(due, today)
  const day = formatDate(due, lang)
  return [late > 0 ? say.late(day, formatCount(late, lang)) : say.due(day)]
}

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
  return [say.left(one.what, formatCount(one.outstanding, lang)), ...dueText(one.due_on, today, lang)].join(', ')
}

function linkOf({ rule, campaign, unit, what }: Told, home: string): string {
  const kind = kindOf(rule)
  const isExtension = kind === 'asked' || kind === 'decided'
  const search: Record<string, string> = isExtension ? { unit } : { campaign, unit, what }
  return `${home}/${isExtension ? 'extensions' : 'overdue'}?${new URLSearchParams(search).toString()}`
}

function lineOf(one: Told, { home, today }: Digested, lang: Lang): MailLine {
  return {
    about: `${one.unit_name} – ${labelOf(followedThings, one.what, lang)}`,
    said: saidOf(one, today, lang),
    campaign: one.campaign_title,
    to: linkOf(one, home),
  }
}

/** A line for each thing of each campaign: how many units, and the earliest day. */
function linesByThing(of: readonly Told[], { home, today }: Digested, lang: Lang): MailLine[] {
  const by = new Map<string, Told[]>()
  for (const one of of) by.set(`${one.campaign}/${one.what}`, [...(by.get(`${one.campaign}/${one.what}`) ?? []), one])
  return [...by.values()].map((some): MailLine => {
    const [first] = some as [Told, ...Told[]]
    const { campaign, campaign_title: title, what } = first
    const units = formatCount(new Set(some.map(({ unit }) => unit)).size, lang)
    return {
      about: labelOf(followedThings, what, lang),
      said: [mailWords[lang].units(units), ...dueText(first.due_on, today, lang)].join(', '),
      campaign: title,
      to: `${home}/overdue?${new URLSearchParams({ campaign, what }).toString()}`,
    }
  })
}

/** What one language's part of a mail says: what is latest first. */
function partOf(digested: Digested, lang: Lang): MailPart {
  const { told } = digested
  const say = mailWords[lang]
  const inOrder = told.toSorted((a, b) => {
    const [one, other] = [a.due_on ?? '9999', b.due_on ?? '9999']
    return one < other ? -1 : one > other ? 1 : 0
  })
  const groups = groupNames.flatMap((name) => {
    const of = inOrder.filter((one) => groupOf(one) === name)
    if (of.length === 0) return []
    const isShort = of.length <= most || name === 'asked' || name === 'decided'
    const lines = isShort ? of.map((one) => lineOf(one, digested, lang)) : linesByThing(of, digested, lang)
    return [{ head: `${say[name]} (${formatCount(of.length, lang)})`, lines }]
  })
  const titles = new Set(told.map(({ campaign_title: title }) => title))
  const [only = null] = titles.size === 1 ? titles : []
  return { lang, title: say.title(formatCount(told.length, lang)), campaign: only, groups }
}

function textOf({ lang, campaign: only, groups }: MailPart, page: string): string[] {
  const say = mailWords[lang]
  const lines = groups.flatMap(({ head, lines: of }) => [
    `${head}:`,
    ...of.map(({ about, said, campaign }) => `- ${about}: ${said}${only === null ? ` (${campaign})` : ''}`),
    '',
  ])
  return [...(only === null ? [] : [only, '']), ...lines, say.page, page, '', say.stop]
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
