/** How speakers are told on pages. */
import { formatCount } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import type { SpeakersWords } from '#web/language/speakers-vi.ts'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'

export type Invitation = ReplyOf<'listInvitations'>['rows'][number]
export type Mine = ReplyOf<'listMyInvitations'>['rows'][number]

export const speakerAddress = (realm: string, speaker: string): string =>
  realmAddress(realm, `speakers/s/${encodeURIComponent(speaker)}`)

type Rating = { readonly count: number; readonly average: number | null }

/** `4,3 / 5 (7 lượt)`, or why there is no average. */
export function ratingText({ count, average }: Rating, words: SpeakersWords, lang: Lang): string {
  const n = formatCount(count, lang)
  return average === null ? words.ratingFew(n) : words.ratingText(new Intl.NumberFormat(lang).format(average), n)
}

/** Civil month `2026-03` in words. */
export function monthText(month: string, words: SpeakersWords): string {
  const [year = '', number = ''] = month.split('-')
  return words.monthText(String(Number(number)), year)
}

/** Civil month `2026-03` as `3/2026`, under a heading that says what it is. */
export function monthNumber(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${String(Number(number))}/${year}`
}

/** Civil month so many months after another. */
export function monthAfter(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + by)
  return at.toISOString().slice(0, 7)
}
