/**
 * Where the old Vietnamese codings put their letters. Each is read as a table from a Latin-1 character (what a program
 * that knows nothing of the coding shows) to Vietnamese ones.
 */

/** TCVN 5712:1993, VN3 ("ABC"): one byte a letter; capitals with a tone have none, their fonts draw them from small ones. */
const tcvn3Rows: readonly (readonly [first: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộ'],
  [0xea, 'ờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]
export const tcvn3: ReadonlyMap<string, string> = new Map(
  tcvn3Rows.flatMap(([first, letters]) =>
    Array.from(letters, (letter, i): [string, string] => [String.fromCharCode(first + i), letter]),
  ),
)

/** Windows-1258: Latin-1 but for these; tones are combining marks behind the vowel. */
export const windows1258: ReadonlyMap<string, string> = new Map(
  (
    [
      [0xc3, '\u0102'],
      [0xcc, '\u0300'],
      [0xd0, '\u0110'],
      [0xd2, '\u0309'],
      [0xd5, '\u01A0'],
      [0xdd, '\u01AF'],
      [0xde, '\u0303'],
      [0xe3, '\u0103'],
      [0xec, '\u0301'],
      [0xf0, '\u0111'],
      [0xf2, '\u0323'],
      [0xf5, '\u01A1'],
      [0xfd, '\u01B0'],
      [0xfe, '\u20AB'],
    ] as const
  ).map(([byte, letter]) => [String.fromCharCode(byte), letter]),
)

/** VNI: letters of their own. */
const vniAlone: readonly (readonly [string, string])[] = [
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['í', 'í'],
  ['ì', 'ì'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
]
/** VNI: a mark behind a vowel, as combining marks; which vowels take it. */
const vniMarks: readonly (readonly [mark: string, vowels: string, combining: string])[] = [
  ['ù', 'aeouyôö', '\u0301'],
  ['ø', 'aeouyôö', '\u0300'],
  ['û', 'aeouyôö', '\u0309'],
  ['õ', 'aeouyôö', '\u0303'],
  ['ï', 'aeouyôö', '\u0323'],
  ['â', 'aeo', '\u0302'],
  ['á', 'aeo', '\u0302\u0301'],
  ['à', 'aeo', '\u0302\u0300'],
  ['å', 'aeo', '\u0302\u0309'],
  ['ã', 'aeo', '\u0302\u0303'],
  ['ä', 'aeo', '\u0302\u0323'],
  ['ê', 'a', '\u0306'],
  ['é', 'a', '\u0306\u0301'],
  ['è', 'a', '\u0306\u0300'],
  ['ú', 'a', '\u0306\u0309'],
  ['ü', 'a', '\u0306\u0303'],
  ['ë', 'a', '\u0306\u0323'],
]

function vniTable(): Map<string, string> {
  const alone = new Map(vniAlone)
  const table = new Map<string, string>()
  for (const [from, to] of vniAlone) {
    table.set(from, to)
    table.set(from.toUpperCase(), to.toUpperCase())
  }
  for (const [mark, vowels, combining] of vniMarks)
    for (const vowel of vowels) {
      const letter = `${alone.get(vowel) ?? vowel}${combining}`.normalize('NFC')
      for (const shown of [mark, mark.toUpperCase()]) {
        table.set(vowel + shown, letter)
        table.set(vowel.toUpperCase() + shown, letter.toUpperCase())
      }
    }
  return table
}
/** VNI-Windows: one or two characters a letter; the longer reading goes first. */
export const vni: ReadonlyMap<string, string> = vniTable()
