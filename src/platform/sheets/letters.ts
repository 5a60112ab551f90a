/** Vietnamese text out of the codings that came before Unicode; pure. */
import type { Letters } from '#core/letters.ts'
import { tcvn3, vni, windows1258 } from './letters-tables.ts'

/** Text that holds a letter beyond Latin-1 is Unicode already, whatever its neighbours are. */
const isOld = (text: string): boolean =>
  /[\u00a1-\u00ff]/u.test(text) && !/\p{M}|[\u0100-\u024f\u1e00-\u1eff]/u.test(text)

const single = (table: ReadonlyMap<string, string>, text: string): string =>
  text.replaceAll(/[\u00a1-\u00ff]/gu, (char) => table.get(char) ?? char)

function fromVni(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const two = vni.get(text.slice(i, i + 2))
    if (two !== undefined && i + 1 < text.length) {
      out += two
      i++
    } else out += vni.get(text.charAt(i)) ?? text.charAt(i)
  }
  return out
}

/** TCVN3 has no capitals with a tone: in a cell of capitals the small ones stand for them. */
function fromTcvn3(text: string): string {
  const read = single(tcvn3, text)
  const isCapitals = !/[a-z]/u.test(text) && /\p{L}[A-Z]/u.test(read)
  return isCapitals ? read.toUpperCase() : read
}

/**
 * A cell's text, read as the coding has it; NFC. ASCII, and text that can be nothing but Unicode, stays as it is.
 */
export function readLetters(text: string, letters: Letters): string {
  if (letters === 'unicode' || !isOld(text)) return text
  switch (letters) {
    case 'windows-1258':
      return single(windows1258, text).normalize('NFC')
    case 'tcvn3':
      return fromTcvn3(text)
    default:
      return fromVni(text)
  }
}

/**
 * A name from TCVN3, whose first letter has lost its capital when it carries a tone: `Trần Thị ánh` is `Trần Thị Ánh`.
 * Only where every other word begins with a capital.
 */
export function withCapitals(name: string): string {
  const words = name.split(' ')
  const isSmall = (word: string): boolean => /^[à-ỹ]/u.test(word) && word.charAt(0) !== word.charAt(0).toUpperCase()
  const others = words.filter((word) => word !== '' && !isSmall(word))
  if (others.length === 0 || !others.every((word) => /^\p{Lu}/u.test(word))) return name
  return words.map((word) => (isSmall(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join(' ')
}
