/**
 * A count as people and spreadsheets write it (`1.234`, `1,234`, `1 234`, `1.234,00`) as plain digits: groups of three
 * with one sign between them, and nothing but zeros behind a decimal sign. Anything else stays as it is, and is judged as
 * a cell: `1.5`, `1.23`, `1.234,5`, `1e9`, `-3`.
 */
export function plainCount(typed: string): string {
  const text = typed.trim()
  const whole = /^(\d{1,3}([., \u00a0\u202f'’])\d{3}(?:\2\d{3})*|\d+)([.,]0+)?$/u.exec(text)
  if (whole === null) return text
  const [, digits = '', sign, rest] = whole
  // `1.234.00` is no number; `1234.000` may be a thousand of them, or one
  if (rest !== undefined && sign !== undefined && rest.startsWith(sign)) return text
  if (rest !== undefined && sign === undefined && rest.length === 4) return text
  return digits.replaceAll(/\D/gu, '')
}
