/** Faults of a dossier in plain words, in Vietnamese and English; parameters are listed in core/fault-words.ts. */
import { faultWords } from './fault-words.ts'
import type { Fault } from './faults.ts'

export type FaultLang = 'vi' | 'en'

/** Where the fault is: `units.csv, dòng 7, cột parent`; only what is known. */
export function faultPlace(fault: Pick<Fault, 'file' | 'row' | 'column'>, lang: FaultLang): string {
  const parts: string[] = []
  if (fault.file !== '') parts.push(fault.file.includes('.') ? fault.file : `${fault.file}.csv`)
  if (fault.row > 0) parts.push(`${lang === 'vi' ? 'dòng' : 'row'} ${fault.row}`)
  if (fault.column !== '') parts.push(`${lang === 'vi' ? 'cột' : 'column'} ${fault.column}`)
  return parts.join(', ')
}

/** Values of strangers in one short line. */
function shown(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

/** An end that is open is none. */
const isKnown = (value: string | undefined): boolean => value !== undefined && !/^-?infinity$/u.test(value)

function fill(template: string, params: Readonly<Record<string, string>>): string {
  const known = template.replace(/\[([^\]]*)\]/gu, (_all, part: string) =>
    [...part.matchAll(/\{(\w+)\}/gu)].every(([, name]) => isKnown(params[name ?? ''])) ? part : '',
  )
  return known.replace(/\{(\w+)\}/gu, (_all, name: string) => shown(params[name] ?? ''))
}

/** What is wrong and what would be right, without the place. */
export function faultWhat(fault: Fault, lang: FaultLang): string {
  const reason = fault.params?.['reason']
  const words = (reason && faultWords[`${fault.code}/${reason}`]) || faultWords[fault.code]
  if (!words) throw new Error(`no sentence for the fault ${fault.code}`)
  const params = { entry: fault.value, value: fault.value, column: fault.column, ...fault.params }
  return fill(lang === 'vi' ? words[0] : words[1], params)
}

/** The whole sentence: place, what is wrong, what would be right. */
export function faultSentence(fault: Fault, lang: FaultLang): string {
  const place = faultPlace(fault, lang)
  const what = faultWhat(fault, lang)
  return place === '' ? `${what}.` : `${place}: ${what}.`
}

/** The same as a sentence of its own, for where the place stands beside it. */
export function faultAlone(fault: Fault, lang: FaultLang): string {
  const what = faultWhat(fault, lang)
  return `${what.charAt(0).toLocaleUpperCase('vi')}${what.slice(1)}.`
}
