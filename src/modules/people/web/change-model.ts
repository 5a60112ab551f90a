/** What is typed of a change of people, and what of it is sent. */
import { parseDate } from '#core/dates.ts'
import type { BodyOf } from '#web/api.ts'

export const changeKinds = ['transfer', 'post', 'cadre', 'tier', 'kind', 'exempt', 'end_exemption', 'end'] as const
export type ChangeKind = (typeof changeKinds)[number]

export type Changing = {
  /** Null: it is chosen in the panel. */
  readonly what: ChangeKind | null
  readonly people: readonly { readonly code: string; readonly name: string }[]
}

export type Typed = {
  readonly what: ChangeKind
  readonly on: string
  readonly until: string
  readonly unit: string
  readonly other: string
  readonly value: string
  readonly decision: string
}
export type Field = keyof Typed
export type ChangeBody = Exclude<BodyOf<'changePeople'>, FormData>

type Says = { readonly needed: string; readonly badDay: string }

/** The body of an order, or what is wrong with what was typed. */
export function bodyOf(
  typed: Typed,
  people: Changing['people'],
  say: Says,
): { readonly body: ChangeBody } | { readonly faults: Partial<Record<Field, string>> } {
  const { what, value, decision } = typed
  const faults: Partial<Record<Field, string>> = {}
  const on = parseDate(typed.on.trim())
  if (on === null) faults.on = say.badDay
  const until = typed.until.trim() === '' ? undefined : (parseDate(typed.until.trim()) ?? null)
  if (until === null) faults.until = say.badDay
  const unit = typed.other.trim() || typed.unit
  if (what === 'transfer' && unit === '') faults.unit = say.needed
  const isChosen =
    what === 'cadre' || what === 'tier' || what === 'kind' || what === 'exempt' || what === 'end_exemption'
  if (isChosen && value === '') faults.value = say.needed
  if (what === 'exempt' && decision.trim() === '') faults.decision = say.needed
  if (on === null || Object.keys(faults).length > 0) return { faults }
  const change = (): ChangeBody['change'] => {
    switch (what) {
      case 'transfer':
        return { what, unit, decision: decision.trim() }
      case 'post':
        return { what, position: value.trim() }
      case 'exempt':
        return { what, obligation: value, decision: decision.trim(), ...(until ? { until } : {}) }
      case 'end_exemption':
        return { what, obligation: value }
      case 'end':
        return { what }
      case 'cadre':
        return { what, cadre: value }
      case 'tier':
        return { what, tier: value }
      default:
        return { what, kind: value }
    }
  }
  return { body: { people: people.map(({ code }) => code), on, change: change() } }
}
