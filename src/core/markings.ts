/**
 * Marks of state secrecy as official papers carry them (domain.md §6.2): MẬT, TỐI MẬT, TUYỆT MẬT stand alone, in capital
 * letters, at the head. Words that only contain them (bí mật, bảo mật, MẬT ĐỘ) are no marks.
 */
export const markings = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const
export type Marking = (typeof markings)[number]

/** As Word's old Vietnamese fonts (TCVN3) store the same words; their capital fonts use small letters. */
const oldLetters: readonly [RegExp, Marking][] = [
  [/^m[Ëë]t$/iu, 'MẬT'],
  [/^tèi m[Ëë]t$/iu, 'TỐI MẬT'],
  [/^tuy[Ööe]t m[Ëë]t$/iu, 'TUYỆT MẬT'],
]

const squeeze = (words: string): string => words.replaceAll(/\s+/gu, '')

/** Whatever the spaces: `M Ậ T` is written so, and some PDFs part letters that belong together. */
const known = (words: string): Marking | null => markings.find((one) => squeeze(one) === squeeze(words)) ?? null

/** The mark that a line of a paper is, or null. A frame of signs around it and a number of the copy behind it don't hide it. */
export function markingOfLine(line: string): Marking | null {
  const words = line
    .normalize('NFC')
    .replace(/\(?\s*bản số.*$/iu, '')
    .replace(/^\s*(?:(?:mức )?độ|mức) mật\s*:/iu, '')
    .replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replaceAll(/\s+/gu, ' ')
  return known(words) ?? oldLetters.find(([form]) => form.test(words))?.[1] ?? null
}

/** Lines at the head of a paper that are looked at; blank ones don't count. */
const headLines = 60

/** A title that breaks in the middle of such a word leaves `MẬT` on a line of its own. */
const before = /(?:^|\P{L})(?:bí|bảo|cơ|thân|mã)\s*$/iu
const behind = /^\s*(?:độ|khẩu|mã|ong|thư)(?:\P{L}|$)/iu

/** The first mark among the lines at the head of a paper, or null. */
export function markingOfHead(lines: readonly string[]): Marking | null {
  const head = lines.filter((line) => line.trim() !== '').slice(0, headLines)
  for (const [i, line] of head.entries()) {
    const found = markingOfLine(line)
    if (found === null) continue
    const broken = found === 'MẬT' && (before.test(head[i - 1] ?? '') || behind.test(head[i + 1] ?? ''))
    if (!broken) return found
  }
  return null
}

const plainNames: Readonly<Record<string, Marking>> = { 'TOI MAT': 'TỐI MẬT', 'TUYET MAT': 'TUYỆT MẬT' }

/**
 * The mark that a file's name carries, or null: in brackets however it is written, between separators (`_`, `-`, `.`) in
 * capital letters, with or without accents where nothing else is meant.
 */
export function markingOfName(name: string): Marking | null {
  const bare = name.normalize('NFC').replace(/\.[a-z0-9]{1,5}$/iu, '')
  for (const [, inside = ''] of bare.matchAll(/[([{]([^)\]}]*)[)\]}]/gu)) {
    const found = inName(inside.toUpperCase())
    if (found !== null) return found
  }
  for (const part of bare.split(/[-–—_.,;+()[\]{}]/u)) {
    const found = inName(part)
    if (found !== null) return found
  }
  return null
}

function inName(part: string): Marking | null {
  const words = part.trim().replaceAll(/\s+/gu, ' ')
  return known(words) ?? plainNames[words] ?? null
}
