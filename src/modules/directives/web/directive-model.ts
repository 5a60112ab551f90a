/** How the pages call and name directives. Pure. */
import { parseDate } from '#core/dates.ts'

/** The cells that name a directive in the files of links, recipients and receipts. */
export function namedBy(ref: string): { issuer: string; directive: string } {
  const [number = '', day = '', ...issuer] = ref.split('@')
  return { issuer: issuer.join('@'), directive: `${number}@${day}` }
}

/** The same for the other end of a link. */
export function otherBy(ref: string): { other_issuer: string; other: string } {
  const { issuer, directive } = namedBy(ref)
  return { other_issuer: issuer, other: directive }
}

/** The ref of what a form is about to store; null while number, day or issuer is missing. */
export function refOfCells(cells: Readonly<Record<string, string>>, number: string | null): string | null {
  const day = parseDate((cells['issued_on'] ?? '').trim())
  const issuer = (cells['issuer'] ?? '').trim()
  return number === null || day === null || issuer === '' ? null : `${number}@${day}@${issuer}`
}
