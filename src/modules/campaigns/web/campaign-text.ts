/** How parts of a plan are said and found. */
import { labelOf, levels } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import type { Check } from '../contract-plan.ts'

export type Plan = ReplyOf<'readCampaignPlan'>
/** What every step is given. */
export type StepProps = { readonly realm: string; readonly plan: Plan; readonly mayEdit: boolean }

export function campaignAddress(realm: string, campaign: string, part?: string): string {
  const page = `${realmAddress(realm, 'campaigns')}/of/${encodeURIComponent(campaign)}`
  return part === undefined ? page : `${page}?part=${part}`
}

/** Civil date as it is typed, `30/06/2026`; '' for none. */
export const typedDay = (day: string | null | undefined): string =>
  day ? `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : ''

/** `0.95` as `95%`, exactly. */
export function shareText(threshold: string, lang: Lang): string {
  const [whole = '0', part = ''] = threshold.split('.')
  const digits = `${whole}${part.padEnd(2, '0')}`
  const at = whole.length + 2
  const percent = digits.slice(0, at).replace(/^0+(?=\d)/, '')
  const rest = digits.slice(at).replace(/0+$/, '')
  return `${percent}${rest === '' ? '' : `${lang === 'vi' ? ',' : '.'}${rest}`}%`
}

/** What a check's sentence is filled with. Levels stand by their names, `level/kind` pairs too. */
export function saidOf(check: Check, lang: Lang, nameOf: (code: string) => string) {
  const { day, from, to, threshold } = check.params
  const named = (one: string): string =>
    one
      .split('/')
      .map((part) => nameOf(labelOf(levels, part, lang)))
      .join(', ')
  const isPlace = check.part === 'deadlines' || check.part === 'required'
  // a directive's code is its number and its date
  const shown = (one: string): string => (check.part === 'directives' ? (one.split('@')[0] ?? one) : one)
  const some = check.some.map((one) => (isPlace ? named(one) : shown(one))).join('; ')
  return {
    n: formatCount(check.count, lang),
    // the server names the first five
    some: check.some.length === 5 && check.count > 5 ? `${some}…` : some,
    day: day === undefined ? '' : formatDate(day, lang),
    from: from === undefined ? '' : formatDate(from, lang),
    to: to === undefined || to.startsWith('9999') ? '…' : formatDate(to, lang),
    share: threshold === undefined ? '' : shareText(threshold, lang),
  }
}
