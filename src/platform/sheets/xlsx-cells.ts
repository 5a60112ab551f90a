/** What a workbook's cell says as the text that the dossier reads. */

const day = 86_400_000

/** ISO text of a date cell: a date when it is midnight, else a civil date-time without offset. */
function dateText(date: Date): string {
  let at = date.getTime()
  if (Number.isNaN(at)) return '#DATE!'
  // a spreadsheet keeps days as floats: a time one millisecond off a whole second is that second
  const off = ((at % 1000) + 1000) % 1000
  if (off === 1) at -= 1
  else if (off === 999) at += 1
  const iso = new Date(at).toISOString()
  if (at % day === 0) return iso.slice(0, 10)
  return iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, 23)
}

/** Plain digits of a number cell, at the fifteen digits that spreadsheets show. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value)
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  const small = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/u.exec(text)
  if (!small) return text
  return `${small[1]}0.${'0'.repeat(Number(small[4]) - 1)}${small[2]}${small[3] ?? ''}`
}

/** Text of a cell; `''` for an empty one. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value instanceof Date) return dateText(value)
  return typeof value === 'object' && 'error' in value ? String(value.error) : ''
}
