/** The passwords that the world uses most, and how keyboards lie: data of zxcvbn-ts, folded as passwords are here. */
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { commonWords } from './rules-common-words.ts'

/** Plain letters and digits, lower case, without marks: how passwords are compared with lists. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

const known: ReadonlySet<string> = new Set([...dictionary['passwords-common'].map(plain), ...commonWords])
const longest = Math.max(...[...known].map((word) => word.length))
/** Pieces that are shorter say nothing: any text can be cut into them. */
const shortest = 4

/**
 * Whether a plain text is a common password, or two of them one after the other in any number of turns, digits between
 * them or not: two guesses are no better than one.
 */
export function isMadeOfCommon(text: string): boolean {
  const letters = text.replaceAll(/\d+/g, ' ').trim()
  if (known.has(text) || (letters !== '' && known.has(letters))) return true
  // best[i]: the smallest set of different pieces that the first i letters can be cut into, at most two
  const best: (ReadonlySet<string> | null)[] = [new Set()]
  for (let end = 1; end <= text.length; end++) {
    best[end] = null
    if (/\d/.test(text.charAt(end - 1)) && best[end - 1]) best[end] = best[end - 1] ?? null
    for (let length = shortest; length <= Math.min(longest, end); length++) {
      const before = best[end - length]
      const piece = text.slice(end - length, end)
      if (!before || !known.has(piece)) continue
      const pieces = new Set([...before, piece])
      if (pieces.size <= 2 && pieces.size < (best[end]?.size ?? 3)) best[end] = pieces
    }
  }
  const cut = best[text.length]
  return cut != null && cut.size > 0
}

const neighbours: ReadonlySet<string> = new Set(
  Object.entries(adjacencyGraphs.qwerty as Readonly<Record<string, readonly (string | null)[]>>).flatMap(
    ([key, around]) => around.flatMap((keys) => Array.from(keys ?? '', (other) => `${key}${other}`.toLowerCase())),
  ),
)

const onKeyboard = (one: string, next: string): boolean => one === next || neighbours.has(one + next)
const inAlphabet = (one: string, next: string): boolean => Math.abs(next.charCodeAt(0) - one.charCodeAt(0)) === 1

/** A text without its walks: four keys or more, each beside the last on the keyboard, or in the order of the alphabet. */
export function withoutWalks(text: string): string {
  let rest = ''
  for (let from = 0; from < text.length;) {
    const to = Math.max(endOfWalk(text, from, onKeyboard), endOfWalk(text, from, inAlphabet))
    rest += to - from >= 4 ? ' ' : text.charAt(from)
    from = to - from >= 4 ? to : from + 1
  }
  return rest
}

function endOfWalk(text: string, from: number, follows: (one: string, next: string) => boolean): number {
  let to = from + 1
  while (to < text.length && follows(text.charAt(to - 1), text.charAt(to))) to++
  return to
}
