/** Audiences while they are changed on a page: order, what is sent, and what is wrong. */
import { unaccented } from '#core/text.ts'
import type { ReplyOf } from '#web/api.ts'
import type { OrderBody } from '#web/orders/order-model.ts'
import type { TypedAudience } from '../contract-audiences.ts'
import type { AudiencePlan } from '../contract-plan.ts'

/** `was`: the code under which it is stored; null for a new one. `id` tells rows apart whatever their codes are. */
export type AudienceDraft = Omit<AudiencePlan, 'recorded_at' | 'order'> & {
  readonly id: string
  readonly was: string | null
}
export const ruleFields = ['cadres', 'tiers', 'kinds', 'levels', 'sectors'] as const
export type RuleField = (typeof ruleFields)[number]
export type Counted = ReplyOf<'previewAudiences'>['audiences'][number]

export function draftsOf(audiences: readonly AudiencePlan[]): AudienceDraft[] {
  return audiences.map(({ recorded_at: _at, order: _order, ...one }) => ({ ...one, id: one.code, was: one.code }))
}

export function newAudience(among: readonly AudienceDraft[], name = ''): AudienceDraft {
  const codes = new Set(among.flatMap(({ code, id }) => [code, id]))
  let n = among.length + 1
  while (codes.has(`dt${n}`)) n += 1
  const id = `dt${n}`
  const rule = { cadres: [], tiers: [], kinds: [], levels: [], sectors: [], artifacts: [] }
  return { id, was: null, code: id, name, basis: 'roster', ...rule }
}

/** A code out of a name: `Cán bộ chủ chốt` gives `can-bo-chu-chot`. */
export function codeOf(name: string): string {
  return unaccented(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
}

/** The list with one row at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const at = Math.max(0, Math.min(list.length - 1, to))
  const rest = list.filter((_, i) => i !== from)
  const one = list[from]
  return one === undefined ? [...list] : [...rest.slice(0, at), one, ...rest.slice(at)]
}

/** Rules as the server counts them. */
export function typedRules(drafts: readonly AudienceDraft[]): TypedAudience[] {
  return drafts.map(({ code, id, basis, cadres, tiers, kinds, levels, sectors }) => ({
    code: code.trim() === '' ? id : code.trim(),
    basis,
    cadres,
    tiers,
    kinds,
    levels,
    sectors,
  }))
}

/** Whether each has a name and a code of its own. */
export function areSound(drafts: readonly AudienceDraft[]): boolean {
  const codes = drafts.map(({ code }) => code.trim())
  return drafts.every(({ name }) => name.trim() !== '') && codes.every(Boolean) && new Set(codes).size === codes.length
}

type Row = OrderBody['files'][number]['rows'][number]

/** The order that makes the stored audiences those of the page; null when they are. */
export function orderOfDrafts(
  campaign: string,
  stored: readonly AudiencePlan[],
  drafts: readonly AudienceDraft[],
): OrderBody | null {
  const seen = new Map(stored.map((one) => [one.code, one]))
  const cellsOf = (one: AudienceDraft | AudiencePlan, order: number, retracted = ''): Record<string, string> => ({
    campaign,
    code: one.code.trim(),
    name: one.name.trim(),
    basis: one.basis,
    order: String(order),
    ...Object.fromEntries([...ruleFields, 'artifacts' as const].map((field) => [field, one[field].join('|')])),
    retracted,
  })
  const rows = drafts.flatMap((draft, i): Row[] => {
    const before = seen.get(draft.code.trim())
    const cells = cellsOf(draft, i + 1)
    if (before === undefined) return [{ cells, expects: null }]
    const same = JSON.stringify(cells) === JSON.stringify(cellsOf(before, before.order))
    return same ? [] : [{ cells, expects: before.recorded_at }]
  })
  const kept = new Set(drafts.map(({ code }) => code.trim()))
  const gone: Row[] = stored
    .filter(({ code }) => !kept.has(code))
    .map((one) => ({ cells: cellsOf(one, one.order, 'yes'), expects: one.recorded_at }))
  return rows.length + gone.length === 0 ? null : { files: [{ file: 'audiences', rows: [...rows, ...gone] }] }
}
