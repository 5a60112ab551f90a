/** Days in a table of levels, as they are typed; what is sent, and what is wrong. */
import { parseDate } from '#core/dates.ts'
import type { OrderBody } from '#web/orders/order-model.ts'
import { typedDay } from './campaign-text.ts'
import type { Plan } from './campaign-text.ts'

/** By `level|column`: the day as typed. */
export type Days = Readonly<Record<string, string>>
export const slot = (level: string, column: string): string => `${level}|${column}`
const partsOf = (key: string): [string, string] => {
  const [level = '', column = ''] = key.split('|')
  return [level, column]
}
type Row = OrderBody['files'][number]['rows'][number]
const orderOf = (file: string, rows: Row[]): OrderBody | null =>
  rows.length === 0 ? null : { files: [{ file, rows }] }

/** Days of levels; a unit's own are not in the table. */
export function daysOf(plan: Pick<Plan, 'deadlines'>): Days {
  return Object.fromEntries(
    plan.deadlines
      .filter(({ unit }) => unit === null)
      .map(({ level, audience, due_on: due }) => [slot(level, audience), typedDay(due)]),
  )
}

export function areDays(days: Days): boolean {
  return Object.values(days).every((day) => day.trim() === '' || parseDate(day) !== null)
}

/** The order that makes the stored days those of the table; null when they are. */
export function orderOfDays(plan: Pick<Plan, 'code' | 'deadlines'>, days: Days): OrderBody | null {
  const stored = new Map(
    plan.deadlines.filter(({ unit }) => unit === null).map((one) => [slot(one.level, one.audience), one]),
  )
  const rows = [...new Set([...stored.keys(), ...Object.keys(days)])].flatMap((key): Row[] => {
    const [level, audience] = partsOf(key)
    const before = stored.get(key)
    const due = parseDate(days[key] ?? '')
    if (due === (before?.due_on ?? null)) return []
    const cells = { campaign: plan.code, level, audience, unit: '', due_on: due ?? before?.due_on ?? '' }
    return [{ cells: { ...cells, retracted: due === null ? 'yes' : '' }, expects: before?.recorded_at ?? null }]
  })
  return orderOf('deadlines', rows)
}

type OwnDay = { readonly audience: string; readonly due_on: string; readonly recorded_at: string }

/** A unit's own days, by audience; '' is everybody. */
export function ownDaysOf(own: readonly OwnDay[]): Days {
  return Object.fromEntries(own.map(({ audience, due_on: due }) => [audience, typedDay(due)]))
}

/** The order that makes a unit's own days those of the table; null when they are. */
export function orderOfOwn(
  of: { readonly campaign: string; readonly unit: string },
  own: readonly OwnDay[],
  days: Days,
): OrderBody | null {
  const stored = new Map(own.map((one) => [one.audience, one]))
  const rows = [...new Set([...stored.keys(), ...Object.keys(days)])].flatMap((audience): Row[] => {
    const before = stored.get(audience)
    const due = parseDate(days[audience] ?? '')
    if (due === (before?.due_on ?? null)) return []
    const cells = { campaign: of.campaign, level: '', audience, unit: of.unit, due_on: due ?? before?.due_on ?? '' }
    return [{ cells: { ...cells, retracted: due === null ? 'yes' : '' }, expects: before?.recorded_at ?? null }]
  })
  return orderOf('deadlines', rows)
}

/** What the endpoint for a unit's own days is sent: the rows of such an order. */
export function bodyOfOwn(order: OrderBody) {
  const days = (order.files[0]?.rows ?? []).map(({ cells, expects }) => ({
    ...(cells['audience'] === '' ? {} : { audience: cells['audience'] }),
    due_on: cells['retracted'] === 'yes' ? null : (cells['due_on'] ?? null),
    expects,
  }))
  return { days }
}

/** By `level|kind`: the day as typed, '' without one; what is not owed is not there. */
export function owedOf(plan: Pick<Plan, 'required'>): Days {
  return Object.fromEntries(plan.required.map(({ level, kind, due_on: due }) => [slot(level, kind), typedDay(due)]))
}

export function orderOfOwed(plan: Pick<Plan, 'code' | 'required'>, owed: Days): OrderBody | null {
  const stored = new Map(plan.required.map((one) => [slot(one.level, one.kind), one]))
  const rows = [...new Set([...stored.keys(), ...Object.keys(owed)])].flatMap((key): Row[] => {
    const [level, kind] = partsOf(key)
    const before = stored.get(key)
    const typed = owed[key]
    const due = typed === undefined ? null : parseDate(typed)
    if (typed !== undefined && before !== undefined && due === before.due_on) return []
    const cells = { campaign: plan.code, level, kind, due_on: (typed === undefined ? before?.due_on : due) ?? '' }
    return [{ cells: { ...cells, retracted: typed === undefined ? 'yes' : '' }, expects: before?.recorded_at ?? null }]
  })
  return orderOf('required_deliverables', rows)
}
