/**
 * How counts, shares, days and instants are written in either language. One piece of code for the board and the report,
 * exact from whole numbers (figures.md, Counting an audience up the tree; domain.md §2.4).
 */
export type Lang = 'vi' | 'en'

/** What stands where a share has no meaning because nobody is expected. */
export const noShare = '–'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A whole number with its grouping: `60.346` in Vietnamese, `60,346` in English. */
export function formatCount(n: number, lang: Lang): string {
  const digits = String(Math.abs(Math.trunc(n))).replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',')
  return n < 0 ? `−${digits}` : digits
}

/**
 * The share in percent with two decimals, rounded half up, but `100%` only when all and `0%` only when none
 * (figures.md). `–` when nobody is expected.
 */
export function percent(participated: number, expected: number, lang: Lang): string {
  if (expected <= 0) return noShare
  if (participated >= expected) return '100%'
  if (participated <= 0) return '0%'
  const rounded = wholeQuotient(participated * 20_000 + expected, expected * 2)
  const hundredths = Math.min(9_999, Math.max(1, rounded))
  const decimals = String(hundredths % 100).padStart(2, '0')
  return `${Math.trunc(hundredths / 100)}${point(lang)}${decimals}%`
}

/**
 * The share as official texts say it: rounded down to one decimal, `trên 98,5%`, and without “trên” when it is exactly
 * that; `100%` only when all. Below a tenth of a percent `dưới 0,1%`; `–` when nobody is expected.
 */
export function phraseOver(participated: number, expected: number, lang: Lang): string {
  if (expected <= 0) return noShare
  if (participated >= expected) return '100%'
  if (participated <= 0) return '0%'
  const thousands = participated * 1_000
  const tenths = wholeQuotient(thousands, expected)
  if (tenths === 0) return lang === 'vi' ? 'dưới 0,1%' : 'under 0.1%'
  const decimal = tenths % 10 === 0 ? '' : `${point(lang)}${tenths % 10}`
  const share = `${Math.trunc(tenths / 10)}${decimal}%`
  if (thousands % expected === 0) return share
  return lang === 'vi' ? `trên ${share}` : `over ${share}`
}

/** A civil date `yyyy-MM-dd`: `15/9/2016`, or `15 September 2016`. */
export function formatDate(date: string, lang: Lang): string {
  const { year, month, day } = civilParts(date)
  return lang === 'vi' ? `${day}/${month}/${year}` : `${day} ${months[month - 1]} ${year}`
}

/** A civil date for a narrow column: `15/9/2016`, or `15 Sep 2016`. */
export function formatDateShort(date: string, lang: Lang): string {
  return lang === 'vi' ? formatDate(date, lang) : `${formatDay(date, lang)} ${date.slice(0, 4)}`
}

/** A civil date without its year, where the year stands nearby: `15/9`, or `15 Sep`. */
export function formatDay(date: string, lang: Lang): string {
  const { month, day } = civilParts(date)
  return lang === 'vi' ? `${day}/${month}` : `${day} ${months[month - 1]?.slice(0, 3)}`
}

/** A date beside another one: without its year when both lie in the same year. */
export function formatDateNear(date: string, near: string, lang: Lang): string {
  return date.slice(0, 4) === near.slice(0, 4) ? formatDay(date, lang) : formatDate(date, lang)
}

/** An instant on the clock of the time zone, to the minute: `15/9/2016 23:59`, or `15 September 2016, 23:59`. */
export function formatInstant(iso: string, timeZone: string, lang: Lang): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(iso))
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const date = formatDate(`${of('year')}-${of('month')}-${of('day')}`, lang)
  return `${date}${lang === 'vi' ? ' ' : ', '}${of('hour')}:${of('minute')}`
}

const point = (lang: Lang): string => (lang === 'vi' ? ',' : '.')

/** Quotient without remainder, exact while both stay below 2^53: `%` on whole numbers does not round. */
const wholeQuotient = (dividend: number, divisor: number): number => (dividend - (dividend % divisor)) / divisor

function civilParts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number)
  return { year, month, day }
}
