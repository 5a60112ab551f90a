/** Orders about units as the page fills them in: which fields each has, what is sent, what a refusal means. Pure. */
import { parseDate } from '#core/dates.ts'
import type { Lang } from '#core/phrases.ts'
import { formatDate } from '#core/phrases.ts'
import { ApiProblem, call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import type { UnitsWords } from '#web/language/units-vi.ts'

type Unit = { readonly code: string; readonly name: string; readonly level: string; readonly sector: string }

/** What one wants to do, and to which units. */
export type UnitOrder =
  | { readonly kind: 'make'; readonly parent: Unit | null; readonly siblings: number }
  | { readonly kind: 'rename' | 'move' | 'merge' | 'close'; readonly unit: Unit }
  | { readonly kind: 'withdraw'; readonly unit: Unit; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'moves'; readonly units: readonly Unit[] }
  | { readonly kind: 'renames' }

/** Fields as they are typed. */
export type Typed = {
  readonly day: string
  /** Instead of a day: the whole period, or since ever. */
  readonly isWhole: boolean
  readonly name: string
  readonly code: string
  readonly level: string
  readonly sector: string
  /** The other unit: parent, successor, or the one merged into. */
  readonly other: string
  /** Of a unit that closes: where its people go, and under which unit those below it. */
  readonly peopleTo: string
  readonly unitsTo: string
  readonly sheet: string
}
export type Field = 'day' | 'name' | 'code' | 'level' | 'other' | 'sheet'
export type ChangeReply = ReplyOf<'moveUnit'>

/** What the fields begin with. */
export function startOf(order: UnitOrder, today: string): Typed {
  const unit = 'unit' in order ? order.unit : null
  const parent = order.kind === 'make' ? order.parent : null
  return {
    day: formatDayTyped(today),
    isWhole: order.kind === 'make' && parent === null,
    name: order.kind === 'rename' ? (unit?.name ?? '') : '',
    code: parent === null ? '' : `${parent.code}-${(order.kind === 'make' ? order.siblings : 0) + 1}`,
    level: unit?.level ?? '',
    sector: unit?.sector ?? parent?.sector ?? '',
    other: '',
    peopleTo: '',
    unitsTo: '',
    sheet: '',
  }
}

/** What an order is about, to tell drafts apart. */
export function objectOf(order: UnitOrder): string {
  const units = 'units' in order ? order.units : 'unit' in order ? [order.unit] : []
  const parent = order.kind === 'make' ? (order.parent?.code ?? '') : ''
  return [order.kind, parent, ...units.map(({ code }) => code)].join(' ')
}

/** Whether two writings of the fields are the same. */
export const isSame = (a: Typed, b: Typed): boolean => JSON.stringify(a) === JSON.stringify(b)

const formatDayTyped = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** Rows of a pasted sheet; `wrong` is the number of the first line that is none. */
export function sheetRows(text: string): { rows: { unit: string; name: string }[]; wrong: number | null } {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const rows: { unit: string; name: string }[] = []
  for (const [i, line] of lines.entries()) {
    if (line === '') continue
    const [, unit = '', name = ''] = /^([^\t;]+)[\t;](.+)$/.exec(line) ?? []
    if (unit.trim() === '' || name.trim() === '') return { rows, wrong: i + 1 }
    rows.push({ unit: unit.trim(), name: name.trim() })
  }
  return { rows, wrong: null }
}

/** Letters that a name and a code may have (contract-changes.ts). */
const [mostName, mostCode] = [500, 60]

/** What is missing or wrong before anything is sent. */
export function typedFaults(order: UnitOrder, typed: Typed, words: UnitsWords): Partial<Record<Field, string>> {
  const faults: Partial<Record<Field, string>> = {}
  const { kind } = order
  const needed = words.form.needed
  const mayBeWhole = kind === 'make' || kind === 'rename' || kind === 'renames'
  if (kind !== 'withdraw' && !(mayBeWhole && typed.isWhole) && parseDate(typed.day.trim()) === null)
    faults.day = words.form.dayWrong
  if ((kind === 'make' || kind === 'rename') && typed.name.trim() === '') faults.name = needed
  if (typed.name.trim().length > mostName) faults.name = words.form.tooLong(String(mostName))
  if (kind === 'make' && typed.code.trim() === '') faults.code = needed
  if (kind === 'make' && typed.code.trim().length > mostCode) faults.code = words.form.tooLong(String(mostCode))
  if (kind === 'make' && typed.level === '') faults.level = needed
  if ((kind === 'move' || kind === 'moves' || kind === 'merge') && typed.other === '') faults.other = needed
  if (kind === 'renames') {
    const { rows, wrong } = sheetRows(typed.sheet)
    if (wrong !== null) faults.sheet = words.form.sheetWrong(String(wrong))
    else if (rows.length === 0) faults.sheet = needed
  }
  return faults
}

/** Sends an order, or tries it. */
export function sendOrder(realm: string, order: UnitOrder, typed: Typed, check: boolean): Promise<ChangeReply> {
  const query = { realm }
  const day = parseDate(typed.day.trim()) ?? ''
  const since = typed.isWhole ? null : day
  const name = typed.name.trim()
  switch (order.kind) {
    case 'make': {
      const of = { code: typed.code.trim(), name, level: typed.level, parent: order.parent?.code ?? null }
      const sector = typed.sector || 'local'
      return call('makeUnit', {}, query, { body: { ...of, sector, as_of: since, check } })
    }
    case 'rename': {
      const of = { name, level: typed.level, sector: typed.sector || 'local' }
      return call('renameUnit', { unit: order.unit.code }, query, { body: { ...of, as_of: since, check } })
    }
    case 'move':
      return call('moveUnit', { unit: order.unit.code }, query, { body: { parent: typed.other, as_of: day, check } })
    case 'merge':
      return call('mergeUnit', { unit: order.unit.code }, query, { body: { into: typed.other, as_of: day, check } })
    case 'close': {
      const gone = { people_to: typed.peopleTo || null, units_to: typed.unitsTo || null }
      const body = { successor: typed.other || null, ...gone, as_of: day, check }
      return call('closeUnit', { unit: order.unit.code }, query, { body })
    }
    case 'withdraw':
      return call('withdrawPlacement', { unit: order.unit.code }, query, { body: { from: order.from, check } })
    case 'moves': {
      const units = order.units.map(({ code }) => code)
      return call('moveUnits', {}, query, { body: { units, parent: typed.other, as_of: day, check } })
    }
    case 'renames':
      return call('renameUnits', {}, query, { body: { rows: sheetRows(typed.sheet).rows, as_of: since, check } })
  }
}

/** Names of the units that an order is about, by code. */
export function namesOf(order: UnitOrder): ReadonlyMap<string, string> {
  const known = [
    ...('unit' in order ? [order.unit] : []),
    ...('units' in order ? order.units : []),
    ...('parent' in order && order.parent ? [order.parent] : []),
  ]
  return new Map(known.map(({ code, name }) => [code, name]))
}

/**
 * Why the tree doesn't allow an order, a sentence each; empty for refusals of another kind. Units are told by `names`,
 * others by their codes.
 */
export function refusalsOf(
  problem: unknown,
  words: UnitsWords,
  lang: Lang,
  names: ReadonlyMap<string, string> = new Map(),
): string[] {
  if (!(problem instanceof ApiProblem)) return []
  if (problem.code === 'not-found') return [words.one.missing]
  if (problem.code === 'dossier-refused' && problem.faults.some(({ code }) => code === 'unknown-person'))
    return [words.foreignPerson]
  if (problem.code !== 'conflict') return []
  const isOne = problem.issues.length === 1
  const said = problem.issues.map(({ path, message }) => {
    const [why = '', ...rest] = message.split(' ')
    const say = words.refused[why as keyof UnitsWords['refused']]
    if (say === undefined) return words.changedSince
    const about = rest.join(' ')
    const told = /^\d{4}-\d{2}-\d{2}$/.test(about) ? formatDate(about, lang) : (names.get(about) ?? about)
    return `${isOne ? '' : `${names.get(path) ?? path}: `}${say(told)}`
  })
  return [...new Set(said)]
}
