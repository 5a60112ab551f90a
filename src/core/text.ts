/** Text as the dossier stores it: NFC, trimmed, without control characters; and how two words are compared. */

/** What a text holds that decides how it is cleaned; found in one pass. */
type Look = { readonly ascii: boolean; readonly refused: boolean; readonly breaks: boolean; readonly returns: boolean }

const plain: Look = { ascii: true, refused: false, breaks: false, returns: false }

function lookAt(text: string): Look {
  let ascii = true
  let refused = false
  let breaks = false
  let returns = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 126) {
      ascii = false
      // DEL, the C1 controls, and two code points that no XML file may hold
      if (c < 160 || c >= 0xfffe) refused = true
    } else if (c < 32) {
      if (c === 10) breaks = true
      else if (c === 13) returns = true
      else if (c === 9) breaks = true
      else refused = true
    }
  }
  return ascii && !refused && !breaks && !returns ? plain : { ascii, refused, breaks, returns }
}

/** NFC; plain ASCII is left alone because it is NFC already. */
export function nfc(text: string): string {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return text.normalize('NFC')
  return text
}

/**
 * Trimmed NFC text with `\n` as its only line break, or null when it holds control characters
 * (other than newline and tab) or half of a surrogate pair.
 */
export function cleanText(raw: string): string | null {
  const look = lookAt(raw)
  if (look === plain) return raw.trim()
  if (look.refused || (!look.ascii && !raw.isWellFormed())) return null
  const lines = look.returns ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : raw
  return (look.ascii ? lines : lines.normalize('NFC')).trim()
}

/** Like {@link cleanText}, for one line: null when a newline or a tab is left after trimming. */
export function cleanLine(raw: string): string | null {
  const text = cleanText(raw)
  if (text === null || lookAt(text).breaks) return null
  return text
}

const tones: readonly [plain: string, toned: string, first: string, second: string][] = [
  ['o', 'àáảãạ', 'òóỏõọ', 'a'],
  ['o', 'èéẻẽẹ', 'òóỏõọ', 'e'],
  ['u', 'ỳýỷỹỵ', 'ùúủũụ', 'y'],
]
const moved = new Map<string, string>()
for (const [vowel, toned, first, second] of tones)
  for (let i = 0; i < toned.length; i++) moved.set(vowel + toned[i], `${first[i] ?? ''}${second}`)

/**
 * The form in which two Vietnamese words are compared: NFC, trimmed, lower case, blanks single,
 * tone marks in one place (`uỷ` = `ủy`, `hoà` = `hòa`). Never stored or shown.
 */
export function fold(text: string): string {
  const lower = nfc(text).trim().toLowerCase().replace(/\s+/gu, ' ')
  return lower.replace(/[ou][àáảãạèéẻẽẹỳýỷỹỵ]/gu, (pair) => moved.get(pair) ?? pair)
}

/** Text as it is searched: without diacritics or case, `đ` as `d` (platform/folded.ts does the same in SQL). */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
}
