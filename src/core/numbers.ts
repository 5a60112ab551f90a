/** Whole numbers and shares as people write them in a dossier (interchange.md, General rules). */

export type NumberFault = 'bad-number' | 'bad-grouping' | 'number-too-large'

/** Largest whole number that the store holds. */
export const largestCount = 2_147_483_647

/** A trimmed whole number from 0: plain digits, or vi-VN groups such as `15.190`. */
export function parseCount(text: string): number | NumberFault {
  let n = 0
  let plain = text.length > 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) - 48
    if (!(c >= 0 && c <= 9)) {
      plain = false
      break
    }
    if (n <= largestCount) n = n * 10 + c
  }
  if (plain) return n > largestCount ? 'number-too-large' : n
  if (!/^[\d.,\s]*\d[\d.,\s]*$/u.test(text)) return 'bad-number'
  if (!/^[1-9]\d{0,2}(?:\.\d{3})+$/u.test(text)) return 'bad-grouping'
  const grouped = Number(text.replaceAll('.', ''))
  return grouped > largestCount ? 'number-too-large' : grouped
}

/**
 * A trimmed share, more than 0 and at most 1, of at most 30 digits, with `.` or `,`: its canonical decimal text
 * (`0.95`), never a float, so that thresholds are kept exactly. Null when it is none.
 */
export function parseShare(text: string): string | null {
  const match = /^(\d*)(?:[.,](\d+))?$/u.exec(text)
  if (!match || text.length > 31) return null
  const whole = (match[1] ?? '').replace(/^0+/u, '')
  const fraction = (match[2] ?? '').replace(/0+$/u, '')
  if (whole === '1' && fraction === '') return '1'
  return whole === '' && fraction !== '' ? `0.${fraction}` : null
}
