import fc from 'fast-check'
import type { RowOf } from '../columns.ts'
import {
  atStart,
  changedAt,
  dateOf,
  day,
  has,
  history,
  pick,
  put,
  putFact,
  subset,
  type Draft,
  type Of,
} from './draft.ts'

export const TOPICS = ['T1', 'T2', 'T3']
export const LEVELS = ['province', 'district', 'commune', 'grassroots', 'cell']
const THRESHOLDS = ['1', '0.9', '0.3334', '0.5', '0.6667', '0.3333333333333333', '0.05']
const SECTORS = ['local', 'agency', 'armed_forces', 'school']
const ARTIFACTS = ['reflection', 'personal_plan']
export const KINDS = ['plan', 'action_programme', 'report']

/** A list that is mostly empty, so that it matches all. */
const filter = (max: number) =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max }) },
  )

const audience = fc.record({
  headcount: fc.nat({ max: 3 }).map((n) => n === 3),
  cadres: filter(7),
  tiers: filter(15),
  kinds: filter(7),
  levels: filter(31),
  sectors: filter(15),
  artifacts: fc.nat({ max: 3 }),
  history,
})

const deadline = fc.record({
  audience: fc.nat({ max: 8 }),
  unit: fc.nat({ max: 20 }),
  level: fc.nat({ max: 9 }),
  due: day,
  history,
})

const campaign = fc.record({
  owner: fc.nat({ max: 20 }).map((n) => Math.max(0, n - 12)),
  opens: fc.nat({ max: 20 }),
  threshold: fc.nat({ max: 20 }),
  topics: fc.constantFrom(0, 0, 1, 3, 7),
  excluded: fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 2 }) },
  ),
  rankMin: fc.nat({ max: 5 }).map((n) => Math.max(0, n - 2)),
  audiences: fc.array(audience, { minLength: 2, maxLength: 4 }),
  ordersSwapped: fc.option(fc.record({ at: fc.nat({ max: 90 }), import: fc.nat({ max: 2 }) }), {
    freq: 5,
  }),
  deadlines: fc.array(deadline, { maxLength: 9, size: 'max' }),
  required: fc.array(
    fc.record({
      level: fc.nat({ max: 9 }),
      kind: fc.nat({ max: 5 }),
      due: fc.option(day, { freq: 5 }),
      history,
    }),
    { maxLength: 6, size: 'max' },
  ),
  history,
})
type CampaignRecipe = Of<typeof campaign>

/** One or two campaigns with their audiences, deadlines and required deliverables. */
export const campaignsRecipe = fc.array(campaign, { minLength: 1, maxLength: 2 })

/** What later facts may name of a campaign. */
export type CampaignNames = { code: string; audiences: string[] }

export function buildCampaigns(draft: Draft, recipe: CampaignRecipe[], units: string[]): CampaignNames[] {
  return recipe.map((r, i) => {
    const code = `NQ${i + 1}`
    buildCampaign(draft, r, code, units)
    const audiences = buildAudiences(draft, r, code)
    buildDeadlines(draft, r, code, units, audiences)
    buildRequired(draft, r, code)
    return { code, audiences }
  })
}

function buildCampaign(draft: Draft, recipe: CampaignRecipe, code: string, units: string[]) {
  const owner = pick(units, recipe.owner)
  const others = units.filter((unit) => unit !== owner)
  const values = {
    code,
    title: `Học tập ${code}`,
    owner,
    opens_on: dateOf(recipe.opens),
    threshold: pick(THRESHOLDS, recipe.threshold),
    topics: subset(TOPICS, recipe.topics),
    excluded_units: [...new Set(recipe.excluded.map((n) => pick(others.toReversed(), n)))],
    rank_min: recipe.rankMin,
  }
  const alter = (n: number) =>
    pick<Partial<RowOf<'campaigns'>>>(
      [
        { threshold: pick(THRESHOLDS, n >> 2) },
        { topics: subset(TOPICS, n >> 2) },
        { excluded_units: [pick(others, n >> 2)], opens_on: dateOf((n >> 2) % 20) },
        { rank_min: (n >> 2) % 4, owner: units[0] as string },
      ],
      n,
    )
  const changes = recipe.history.map((c) => ({ ...c, retract: false }))
  putFact(draft, 'campaigns', values, { recordedAt: atStart(draft) }, changes, alter, true)
}

function buildAudiences(draft: Draft, recipe: CampaignRecipe, campaign: string): string[] {
  const content = (r: CampaignRecipe['audiences'][number]) => ({
    cadres: subset(['member', 'cadre', 'key'], r.cadres),
    tiers: subset(['grassroots', 'intermediate', 'province', 'central'], r.tiers),
    kinds: subset(['member', 'probationary', 'non_member'], r.kinds),
    levels: subset(LEVELS, r.levels),
    sectors: subset(SECTORS, r.sectors),
    artifacts: subset(ARTIFACTS, r.artifacts),
  })
  const codes = recipe.audiences.map((_, i) => pick(['dv', 'cb', 'a', 'qc'], i))
  const first = { recordedAt: atStart(draft) }
  const valuesOf = (i: number, order: number) => {
    const r = recipe.audiences[i] as CampaignRecipe['audiences'][number]
    const basis = r.headcount ? 'headcount' : 'roster'
    const code = codes[i] as string
    return { campaign, code, name: `Đối tượng ${code}`, basis, order, ...content(r) }
  }
  const swap = recipe.ordersSwapped
  recipe.audiences.forEach((r, i) => {
    if (swap !== null && i < 2) {
      // Both at one instant, so that no two audiences ever share an order.
      const correction = { recordedAt: changedAt(draft, swap.at), import: swap.import }
      put(draft, 'audiences', valuesOf(i, i + 1), first)
      put(draft, 'audiences', valuesOf(i, 2 - i), correction)
      return
    }
    const alter = (n: number): Partial<RowOf<'audiences'>> => {
      const altered = content({ ...r, cadres: n & 7, levels: (n >> 3) & 31, artifacts: n & 3 })
      return n % 2 === 0 ? altered : { artifacts: altered.artifacts }
    }
    putFact(draft, 'audiences', valuesOf(i, i + 1), first, r.history, alter, true)
  })
  return codes
}

/** Deadlines of all four kinds: unit and audience, unit, level and audience, level. */
function buildDeadlines(draft: Draft, recipe: CampaignRecipe, campaign: string, units: string[], audiences: string[]) {
  for (const r of recipe.deadlines) {
    const forUnit = r.unit > 12
    const values = {
      campaign,
      level: forUnit ? '' : pick(LEVELS, r.level),
      unit: forUnit ? pick(units.toReversed(), r.unit) : '',
      audience: r.audience > 4 ? pick(audiences, r.audience) : '',
      due_on: dateOf(r.due),
    }
    putFact(draft, 'deadlines', values, { recordedAt: atStart(draft) }, r.history, (n) => ({
      due_on: dateOf(n % 60),
    }))
  }
}

function buildRequired(draft: Draft, recipe: CampaignRecipe, campaign: string) {
  for (const r of recipe.required) {
    const values = {
      campaign,
      level: pick(LEVELS, r.level),
      kind: pick(KINDS, r.kind),
      due_on: r.due === null ? '' : dateOf(r.due),
    }
    if (has(draft, 'required_deliverables', values)) continue
    const first = { recordedAt: atStart(draft) }
    putFact(draft, 'required_deliverables', values, first, r.history, (n) => ({
      due_on: n % 5 === 0 ? '' : dateOf(n % 60),
    }))
  }
}
