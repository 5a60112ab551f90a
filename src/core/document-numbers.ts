/** Number and symbol of documents (domain.md §3.3), and the lists of documents that others cite. */
import { parseDate } from './dates.ts'
import { cleanLine } from './text.ts'

/** Abbreviations of document types as they are printed; a table because offices add to it. */
const abbreviations = [
  ...['NQ', 'CT', 'KL', 'QĐ', 'QC', 'TT', 'HD', 'TB', 'KH', 'CTr', 'ĐA', 'BC', 'TTr', 'CV', 'BB', 'GM', 'BS'],
  ...['QyĐ', 'TC', 'PA', 'DA', 'HĐ', 'CĐ', 'SY', 'TrS', 'SL', 'TL', 'QH'],
]
const printed = new Map(abbreviations.map((text) => [text.toLowerCase(), text]))

const party = /^(?:số\s*:?\s*)?(\d{1,5})\s*-\s*([a-zđ]{1,5})\s*\/\s*([\p{L}\p{N}]+(?:\s*[-/]\s*[\p{L}\p{N}]+)*)$/iu
const state = /^(?:số\s*:?\s*)?(\d{1,6}(?:\s*\/\s*\d{4})?\s*\/\s*[\p{L}\p{N}]+(?:\s*[-/]\s*[\p{L}\p{N}]+)*)$/iu

/**
 * Canonical number of a document: Party form `06-CTr/TU` (two digits below 10, one kind of hyphen, the type as it is
 * printed, the body as typed), State form `356/2025/NĐ-CP` without blanks, any other text with a digit as it is.
 * Null when it has no digit, holds `|` or `@` (they separate lists of documents) or is no single line of 200 characters.
 */
export function canonicalNumber(raw: string): string | null {
  const text = cleanLine(raw)
  if (text === null || text.length > 200 || !/\d/u.test(text) || /[|@]/u.test(text)) return null
  const joined = text.replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu, '-').replaceAll('\uff0f', '/')
  const own = party.exec(joined)
  if (own) {
    const type = own[2] ?? ''
    const body = (own[3] ?? '').replace(/\s+/gu, '')
    return `${String(Number(own[1])).padStart(2, '0')}-${printed.get(type.toLowerCase()) ?? type}/${body}`
  }
  const other = state.exec(joined)
  return other ? (other[1] ?? '').replace(/\s+/gu, '') : text
}

/** Canonical entry `number` or `number@yyyy-MM-dd` of a list of documents; null when it is neither. */
export function canonicalDirective(raw: string): string | null {
  const at = raw.lastIndexOf('@')
  const number = canonicalNumber(at < 0 ? raw : raw.slice(0, at))
  if (number === null || at < 0) return number
  const date = parseDate(raw.slice(at + 1).trim())
  return date === null ? null : `${number}@${date}`
}
