/** Which coding makes most Vietnamese syllables out of a text; pure. */
import { letterCodings } from '#core/letters.ts'
import type { Letters } from '#core/letters.ts'
import { readLetters } from './letters.ts'

const onset = '(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?'
const nucleus = [
  '[aăâeêioôơuưy]',
  'i[aêu]|yê|uô|ươ|ưa|ya|ua',
  'o[aăei]|u[âêơy]|uyê|uya|[âa][iuyo]|e[o]|êu|ôi|ơi|u[i]|ưi|ưu',
  'iêu|yêu|uôi|ươi|ươu|oa[iyo]|oeo|uây|uyu|ue',
].join('|')
const coda = '(?:ch?|m|ng?|nh|p|t)?'
const syllable = new RegExp(`^${onset}(?:${nucleus})${coda}$`, 'u')
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Whether a word can be a Vietnamese syllable: its letters, and at most one tone that its ending allows. */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  const marks = apart.match(tones) ?? []
  if (marks.length > 1) return false
  const bare = apart.replaceAll(tones, '').normalize('NFC')
  // before a stop there is but a rising or a heavy tone
  if (/(?:c|ch|p|t)$/u.test(bare) && bare.length > 2 && !['\u0301', '\u0323'].includes(marks[0] ?? '')) return false
  return syllable.test(bare)
}

/** Words with a letter outside ASCII: syllables count for a coding, what is none, or a stray sign, against it. */
function scoreOf(text: string): number {
  let score = 0
  for (const [word] of text.matchAll(/[\p{L}\p{M}]*[^\p{ASCII}\s][^\s\p{P}]*/gu)) {
    if (/^[\u2000-\u206f\u00ab\u00bb\u00b0]+$/u.test(word)) continue
    score += /^[\p{L}\p{M}]+$/u.test(word) && isSyllable(word) ? 1 : -2
  }
  return score
}

/**
 * The coding of some texts of one source. `unicode` unless another makes more of them, so that what reads well is never
 * changed; texts are Latin-1 where their bytes were no Unicode.
 */
export function guessLetters(texts: Iterable<string>): Letters {
  const scores = new Map<Letters, number>(letterCodings.map(({ code }) => [code, 0]))
  for (const text of texts)
    for (const { code } of letterCodings) scores.set(code, (scores.get(code) ?? 0) + scoreOf(readLetters(text, code)))
  let best: Letters = 'unicode'
  for (const [code, score] of scores) if (score > (scores.get(best) ?? 0)) best = code
  return best
}
