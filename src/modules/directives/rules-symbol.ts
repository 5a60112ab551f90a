/** What the number and symbol of a document say of it: its form, its type, the body that issued it (domain.md §3.3). */
import { canonicalNumber } from '#core/document-numbers.ts'

export type Symbol = {
  /** As it is stored. */
  readonly number: string
  readonly form: 'party' | 'state' | 'other'
  /** Abbreviation of the type as it is printed: `CTr`, `NĐ`; null when the symbol has none. */
  readonly kind: string | null
  /** Code of the type; null when the abbreviation is unknown. */
  readonly type: string | null
  /** Letters of the body: `TU`, `BTGDVTU`, `UBND`; null when the symbol has none. */
  readonly body: string | null
}

/** Types by their abbreviations; QĐ is a decision unless the words before it say regulation. */
const types: Readonly<Record<string, string>> = {
  NQ: 'resolution',
  CT: 'directive',
  KL: 'conclusion',
  QĐ: 'decision',
  QYĐ: 'regulation',
  QC: 'statute',
  HD: 'guidance',
  TB: 'notice',
  KH: 'plan',
  CTR: 'action_programme',
  ĐA: 'scheme',
  BC: 'report',
  CV: 'official_letter',
  NĐ: 'decree',
  TT: 'circular',
  TTLT: 'circular',
  QH: 'law',
}
/** Bodies outside the realm by their letters; a table because offices add to it. */
const bodies: Readonly<Record<string, string>> = {
  TW: 'Trung ương',
  BTGTW: 'Ban Tuyên giáo Trung ương',
  BTGDVTW: 'Ban Tuyên giáo và Dân vận Trung ương',
  BTCTW: 'Ban Tổ chức Trung ương',
  VPTW: 'Văn phòng Trung ương Đảng',
  UBKTTW: 'Ủy ban Kiểm tra Trung ương',
  CP: 'Chính phủ',
  TTG: 'Thủ tướng Chính phủ',
  CTN: 'Chủ tịch nước',
  BTC: 'Bộ Tài chính',
  BNV: 'Bộ Nội vụ',
  BGDĐT: 'Bộ Giáo dục và Đào tạo',
  BTTTT: 'Bộ Thông tin và Truyền thông',
  UBTVQH: 'Ủy ban Thường vụ Quốc hội',
  QH: 'Quốc hội',
}

/** Levels of the realm's own committees by their letters. */
const committees: Readonly<Record<string, string>> = {
  TU: 'province',
  HU: 'district',
  THU: 'district',
  TXU: 'district',
  QU: 'district',
  ĐU: 'commune',
}

/** How letters are printed that are not all capitals. */
const printed: Readonly<Record<string, string>> = { TTG: 'TTg', THU: 'ThU' }

const upper = (text: string): string => text.normalize('NFC').toLocaleUpperCase('vi')

const partyForm = /^\d{1,5}-([A-Za-zĐđ]{1,5})\/(.+)$/u
const stateForm = /^\d{1,6}(?:\/\d{4})?\/(\p{L}{2,5}?)(?:-(.+)|(\d{1,2}))$/u
/** Letters of a State body alone: `123/UBND`, an official letter. */
const letterForm = /^\d{1,6}(?:\/\d{4})?\/(\p{L}[\p{L}\p{N}]*(?:-.+)?)$/u

/** Reads a number however it is typed; null when it is none (core/document-numbers.ts). */
export function readSymbol(raw: string): Symbol | null {
  const canonical = canonicalNumber(raw)
  if (canonical === null) return null
  const number = withPrintedBody(canonical)
  const party = partyForm.exec(number)
  if (party) return of(number, 'party', party[1] ?? '', party[2] ?? '')
  const state = stateForm.exec(number)
  if (state && (types[upper(state[1] ?? '')] !== undefined || state[2] !== undefined)) {
    const kind = state[1] ?? ''
    // 91/2025/QH15: a law of the National Assembly's 15th term
    if (state[3] !== undefined) return of(number, 'state', kind, upper(kind) === 'QH' ? 'QH' : '')
    if (types[upper(kind)] !== undefined) return of(number, 'state', kind, state[2] ?? '')
  }
  const letter = letterForm.exec(number)
  if (letter) return { number, form: 'state', kind: null, type: 'official_letter', body: letter[1] ?? '' }
  return { number, form: 'other', kind: null, type: null, body: null }
}

/** Letters of a body that is known, as they are printed: `06-CTr/tu` is of TU. Others stay as they were typed. */
function withPrintedBody(number: string): string {
  return number.replace(/[\p{L}]+$/u, (letters) => {
    const all = upper(letters)
    return all in committees || all in bodies ? (printed[all] ?? all) : letters
  })
}

function of(number: string, form: 'party' | 'state', kind: string, body: string): Symbol {
  return { number, form, kind, type: types[upper(kind)] ?? null, body: body || null }
}

/** The name of a body outside the realm, or the level of the realm's own committee, that letters stand for. */
export function bodyOf(letters: string): { readonly name: string } | { readonly level: string } | null {
  const first = upper(letters)
  const level = committees[first]
  if (level !== undefined) return { level }
  const name = bodies[first] ?? bodies[first.split('-')[0] ?? '']
  return name === undefined ? null : { name }
}

/** Whether two numbers are one however their letters are cased: bodies are stored as they were typed. */
export const sameNumber = (a: string, b: string): boolean => upper(a) === upper(b)

/**
 * Terms to which a day may belong, `2025-2030`: committees are elected for five years in the years that end in 0 or 5,
 * so that such a year belongs to two.
 */
export function termsOf(day: string): string[] {
  const year = Number(day.slice(0, 4))
  const from = Math.floor(year / 5) * 5
  const term = (start: number): string => `${start}-${start + 5}`
  return year === from ? [term(from), term(from - 5)] : [term(from)]
}
