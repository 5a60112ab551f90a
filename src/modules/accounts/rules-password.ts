/** What a password must be (NIST SP 800-63B-4): long, and not one of those that everybody tries. Nothing else. */
import { isMadeOfCommon, plain, withoutWalks } from './rules-common-passwords.ts'
import { commonWords } from './rules-common-words.ts'

export const longestPassword = 128
/** Letters that a password has at least: as the only factor, and beside a second one. */
export const shortestPassword = { alone: 15, besideFactor: 8 } as const

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'holds-context' | 'breached'

// what stands for a letter: m@tkh4u is matkhau
const stand: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '5': 's',
  $: 's',
  '!': 'i',
}
const unmasked = (text: string): string => plain(Array.from(text, (letter) => stand[letter] ?? letter).join(''))

/** How much of a password is left without words, walks over the keyboard, digits, and letters repeated. */
function own(text: string, words: readonly string[]): number {
  const without = (some: string): string => {
    let rest = some
    for (const word of words) if (word.length > 1) rest = rest.replaceAll(word, ' ')
    return rest
  }
  // a walk may lie across two words, and a word across two walks
  const rests = [withoutWalks(without(text)), without(withoutWalks(text))]
  return Math.min(...rests.map((rest) => new Set(rest.replaceAll(/[\d\s]/g, '')).size))
}

/**
 * What is wrong with a password; null when it may be used. `context` are words of the place and the person: user name,
 * the person's own, codes and names of the organization and the unit. Letters are counted as people see them, in NFC.
 */
export function passwordFault(
  password: string,
  of: { readonly secondFactor: boolean; readonly context: readonly string[] },
): PasswordFault | null {
  const letters = Array.from(password.normalize('NFC'))
  if (letters.length > longestPassword) return 'too-long'
  if (letters.length < (of.secondFactor ? shortestPassword.besideFactor : shortestPassword.alone)) return 'too-short'
  const forms = [plain(password), unmasked(password)]
  // fewer than four different letters of one's own: a handful of guesses would find them
  if (forms.some((form) => own(form, commonWords) < 4 || isMadeOfCommon(form))) {
    // words may make a phrase, but then enough of them that their order is not guessed
    if (!isPhrase(password)) return 'common'
  }
  const context = of.context
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .map(plain)
    .filter((word) => word.length > 2)
  const longFirst = [...context, ...commonWords].toSorted((a, b) => b.length - a.length)
  if (forms.some((form) => context.some((word) => form.includes(word)) && own(form, longFirst) < 4))
    return isPhrase(password) ? null : 'holds-context'
  return null
}

/** How a password is looked for in a list of breached ones: as typed, in lower case, and plain. */
export function spellingsOf(password: string): string[] {
  const typed = password.normalize('NFC')
  return [...new Set([typed, typed.toLowerCase(), plain(typed)])].filter((one) => one !== '')
}

/** Five or more different words with blanks between them. */
function isPhrase(password: string): boolean {
  const words = password
    .split(/\s+/)
    .map(plain)
    .filter((word) => /\p{L}/u.test(word))
  return new Set(words).size >= 5
}
