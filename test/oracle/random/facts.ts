import fc from 'fast-check'
import type { RowOf } from '../columns.ts'
import { KINDS, type CampaignNames } from './campaigns.ts'
import { atStart, dateOf, day, history, HOURS, pick, putFact, timeOf, type Draft, type Of } from './draft.ts'

const FORMS = ['radio', 'press', 'social', 'conference']
const WRITING_STATUSES = ['submitted', 'accepted', 'returned', 'withdrawn']
const STATUSES = ['open', 'forwarded', 'answered', 'closed']

const where = {
  campaign: fc.nat({ max: 3 }),
  unit: fc.nat({ max: 40 }),
  day,
  hour: fc.nat({ max: 11 }),
  import: fc.nat({ max: 4 }).map((n) => Math.max(0, n - 2)),
  history,
}

/** Statements, deliverables, writing, recommendations and outreach. */
export const factsRecipe = fc.record({
  statements: fc.array(
    fc.record({
      ...where,
      unit: fc.nat({ max: 20 }).map((n) => (n < 8 ? 1 : n)),
      audience: fc.nat({ max: 8 }),
      subtree: fc.boolean(),
      expected: fc.nat({ max: 30 }),
      participated: fc.nat({ max: 30 }),
      makeup: fc.nat({ max: 30 }),
      classes: fc.nat({ max: 4 }),
    }),
    { maxLength: 10, size: 'max' },
  ),
  deliverables: fc.array(
    fc.record({
      ...where,
      kind: fc.nat({ max: 5 }),
      submitted: fc.nat({ max: 5 }).map((n) => n < 5),
      acceptedAfter: fc.nat({ max: 20 }),
    }),
    { maxLength: 16, size: 'max' },
  ),
  reflections: fc.array(
    fc.record({
      ...where,
      person: fc.nat({ max: 40 }),
      artifact: fc.nat({ max: 2 }),
      form: fc.nat({ max: 6 }),
      grade: fc.nat({ max: 4 }),
      status: fc.nat({ max: 5 }),
    }),
    { maxLength: 12, size: 'max' },
  ),
  recommendations: fc.array(fc.record({ ...where, status: fc.nat({ max: 3 }) }), {
    maxLength: 4,
    size: 'max',
  }),
  outreach: fc.array(
    fc.record({
      ...where,
      form: fc.nat({ max: 7 }),
      count: fc.nat({ max: 40 }),
      attendances: fc.nat({ max: 2000 }),
    }),
    { maxLength: 5, size: 'max' },
  ),
})
type FactsRecipe = Of<typeof factsRecipe>
type Names = { units: string[]; people: string[]; campaigns: CampaignNames[] }

export function buildFacts(draft: Draft, recipe: FactsRecipe, names: Names): void {
  for (const r of recipe.statements) buildStatement(draft, r, names)
  for (const r of recipe.deliverables) buildDeliverable(draft, r, names)
  for (const r of recipe.reflections) buildReflection(draft, r, names)
  recipe.recommendations.forEach((r, i) => {
    const at = placeAndTime(draft, r, names)
    const values = {
      code: `R${i}`,
      campaign: at.campaign,
      unit: at.unit,
      text: `Đề nghị ${i}`,
      addressed_to: names.units[0] as string,
      submitted_at: at.time,
      status: pick(STATUSES, r.status),
    }
    putFact(draft, 'recommendations', values, at.first, r.history, (n) => ({
      status: pick(STATUSES, n),
      submitted_at: timeOf(draft, n % 60, pick(HOURS, n)),
    }))
  })
  recipe.outreach.forEach((r, i) => {
    const at = placeAndTime(draft, r, names)
    const values = {
      code: `O${i}`,
      campaign: at.campaign,
      unit: at.unit,
      date: dateOf(r.day),
      form: pick(FORMS, r.form),
      count: r.count,
      attendances: r.attendances,
    }
    putFact(draft, 'outreach', values, at.first, r.history, (n) => ({
      count: n,
      form: pick(FORMS, n),
    }))
  })
}

/** Where and when a fact is, and how its first version was recorded: from the start, or half a day later. */
function placeAndTime(
  draft: Draft,
  r: { campaign: number; unit: number; day: number; hour: number; import: number },
  names: Names,
) {
  return {
    campaign: pick(names.campaigns, r.campaign).code,
    unit: pick(names.units, r.unit),
    time: timeOf(draft, r.day, pick(HOURS, r.hour)),
    first: {
      recordedAt: r.hour % 3 === 0 ? atStart(draft) : timeOf(draft, r.day, pick(HOURS, r.hour) + 12),
      import: r.import,
    },
  }
}

function buildStatement(draft: Draft, r: FactsRecipe['statements'][number], names: Names) {
  const at = placeAndTime(draft, r, names)
  // "0 ≤ makeup ≤ participated ≤ expected"
  const numbers = (expected: number, share: number, madeUp: number) => {
    const participated = share % 3 === 0 ? expected : share % (expected + 1)
    return { expected, participated, makeup: madeUp % (participated + 1) }
  }
  const values = {
    campaign: at.campaign,
    audience: pick(pick(names.campaigns, r.campaign).audiences, r.audience),
    unit: at.unit,
    date: dateOf(r.day),
    scope: r.subtree ? 'subtree' : 'own',
    ...numbers(r.expected, r.participated, r.makeup),
    classes: r.classes,
  }
  const alter = (n: number): Partial<RowOf<'headcounts'>> =>
    n % 4 === 0 ? { scope: r.subtree ? 'own' : 'subtree' } : numbers(n % 31, (n >> 3) % 31, (n >> 5) % 31)
  putFact(draft, 'headcounts', values, at.first, r.history, alter)
}

function buildDeliverable(draft: Draft, r: FactsRecipe['deliverables'][number], names: Names) {
  const at = placeAndTime(draft, r, names)
  const times = (submitted: boolean, day: number, after: number) => ({
    submitted_at: submitted ? timeOf(draft, day, pick(HOURS, r.hour)) : null,
    accepted_at: submitted && after <= 12 ? timeOf(draft, day + after, 23.75) : null,
  })
  const values = {
    campaign: at.campaign,
    unit: at.unit,
    kind: pick(KINDS, r.kind),
    number: '01-KH/TU',
    issued_on: dateOf(r.day),
    ...times(r.submitted, r.day, r.acceptedAfter),
  }
  putFact(draft, 'deliverables', values, at.first, r.history, (n) => times(n % 7 !== 0, n % 60, (n >> 2) % 16))
}

function buildReflection(draft: Draft, r: FactsRecipe['reflections'][number], names: Names) {
  const at = placeAndTime(draft, r, names)
  const content = (form: number, grade: number, status: number) => ({
    form: pick(['typed', 'handwritten', 'typed', 'handwritten', 'typed', 'handwritten', ''], form),
    grade: pick(['', 'excellent', 'good', 'pass', 'fail'], grade),
    status: pick(WRITING_STATUSES, status),
  })
  const values = {
    campaign: at.campaign,
    person: pick(names.people, r.person),
    artifact: pick(['reflection', 'reflection', 'personal_plan'], r.artifact),
    submitted_at: at.time,
    ...content(r.form, r.grade, r.status),
  }
  putFact(draft, 'reflections', values, at.first, r.history, (n) => ({
    ...content(n % 7, (n >> 1) % 5, (n >> 2) % 4),
    submitted_at: n % 3 === 0 ? timeOf(draft, n % 60, pick(HOURS, n)) : at.time,
  }))
}
