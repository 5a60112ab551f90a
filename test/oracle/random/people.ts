import fc from 'fast-check'
import { addDays } from '../dates.ts'
import { atStart, changedAt, dateOf, has, history, pick, put, putFact, type Draft, type Of } from './draft.ts'

const KINDS = ['member', 'member', 'member', 'probationary', 'non_member']
const CADRES = ['member', 'member', 'cadre', 'key']
const TIERS = ['grassroots', 'grassroots', 'intermediate', 'province', 'central']

const post = {
  unit: fc.nat({ max: 40 }),
  kind: fc.nat({ max: 9 }),
  cadre: fc.nat({ max: 7 }),
  tier: fc.nat({ max: 9 }),
  length: fc.nat({ max: 30 }),
  history,
}

const person = fc.record({
  from: fc.nat({ max: 60 }).map((n) => (n <= 40 ? -Infinity : n - 40)),
  leaves: fc.nat({ max: 4 }).map((n) => n === 4),
  posts: fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.array(fc.record({ ...post, gap: fc.nat({ max: 6 }) }), oneOnly()) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ ...post, gap: fc.nat({ max: 6 }) }), {
        minLength: 2,
        maxLength: 3,
      }),
    },
  ),
  seconds: fc.array(fc.record({ ...post, from: fc.nat({ max: 40 }) }), { maxLength: 1 }),
  moveCorrected: fc.option(
    fc.record({ by: fc.nat({ max: 10 }), at: fc.nat({ max: 90 }), import: fc.nat({ max: 2 }) }),
    { freq: 3 },
  ),
  knownLate: fc.nat({ max: 60 }).map((n) => Math.max(0, n - 30)),
  history,
})
type PersonRecipe = Of<typeof person>

const exemption = fc.record({
  person: fc.nat({ max: 40 }),
  obligation: fc.nat({ max: 1 }),
  from: fc.nat({ max: 60 }).map((n) => n - 10),
  length: fc.nat({ max: 40 }),
  history,
})

function oneOnly() {
  return { minLength: 1, maxLength: 1 }
}

/** 3 to 12 people with their posts over time, and exemptions of both obligations. */
export const peopleRecipe = fc.record({
  people: fc.array(person, { minLength: 3, maxLength: 12, size: 'max' }),
  exemptions: fc.array(exemption, { maxLength: 4 }),
})

/** Adds people, memberships and exemptions. Answers the people's codes. */
export function buildPeople(draft: Draft, recipe: Of<typeof peopleRecipe>, units: string[]): string[] {
  const codes = recipe.people.map((_, i) => `N${String(i + 1).padStart(2, '0')}`)
  recipe.people.forEach((r, i) => buildPerson(draft, r, codes[i] as string, units))
  for (const e of recipe.exemptions) {
    const values = {
      person: pick(codes, e.person),
      obligation: pick(['attend', 'write'], e.obligation),
      valid_from: dateOf(e.from),
      valid_to: e.length > 30 ? '' : dateOf(e.from + e.length),
      decision: 'QĐ 01',
    }
    putFact(draft, 'exemptions', values, { recordedAt: atStart(draft) }, e.history, (n) => ({
      valid_to: addDays(values.valid_from, n % 40),
    }))
  }
  return codes
}

function buildPerson(draft: Draft, recipe: PersonRecipe, code: string, units: string[]) {
  const first = { recordedAt: atStart(draft) }
  // The person's own row may become known after the membership: "A membership counts whether or
  // not its person's row is known".
  const known = recipe.knownLate ? changedAt(draft, recipe.knownLate) : first.recordedAt
  const alterPerson = (n: number) => ({ full_name: `Người ${code} ${n}` })
  const values = { code, full_name: `Người ${code}` }
  putFact(draft, 'people', values, { recordedAt: known }, recipe.history, alterPerson, true)
  const slots = slotsOf(recipe)
  const corrected = correctMove(draft, recipe, code, slots, units)
  slots.forEach((slot, k) => {
    if (corrected.includes(k)) return
    const membership = { ...contentOf(slot.post), ...at(code, slot, units), primary: true }
    putFact(draft, 'memberships', membership, first, slot.post.history, (n) => {
      const start = Math.max(slot.from, 0)
      const latest = Math.min(slot.to, start + 40)
      const earlier = { valid_to: dateOf(start + ((n >> 2) % (latest - start + 1))) }
      const content = contentOf({ kind: n >> 2, cadre: n >> 3, tier: n >> 4 })
      return pick([content, earlier, content, { primary: false }], n)
    })
  })
  for (const second of recipe.seconds) {
    const slot = { post: second, from: second.from, to: second.from + second.length }
    const membership = { ...contentOf(second), ...at(code, slot, units), primary: false }
    putFact(draft, 'memberships', membership, first, second.history, (n) =>
      contentOf({ kind: n, cadre: n >> 2, tier: n >> 4 }),
    )
  }
}

type Slot = { post: PersonRecipe['posts'][number]; from: number; to: number }

/** The periods of the primary memberships, one after the other, some with days between them. */
function slotsOf(recipe: PersonRecipe): Slot[] {
  const slots: Slot[] = []
  let from = recipe.from
  recipe.posts.forEach((post, k) => {
    const isLast = k === recipe.posts.length - 1
    const to = isLast && !recipe.leaves ? Infinity : Math.max(from, 0) + post.length
    slots.push({ post, from, to })
    from = to + 1 + Math.max(0, post.gap - 3)
  })
  return slots
}

function contentOf(post: { kind: number; cadre: number; tier: number }) {
  return {
    kind: pick(KINDS, post.kind),
    cadre: pick(CADRES, post.cadre),
    tier: pick(TIERS, post.tier),
  }
}

function at(person: string, slot: { post: { unit: number }; from: number; to: number }, units: string[]) {
  return {
    person,
    unit: pick(units, slot.post.unit),
    valid_from: dateOf(slot.from),
    valid_to: dateOf(slot.to),
  }
}

/**
 * Corrects the day on which a person moved: the first membership's end, the second withdrawn, one
 * in its place, all recorded at one instant. Answers which of the slots are done by it.
 */
function correctMove(draft: Draft, recipe: PersonRecipe, code: string, slots: Slot[], units: string[]): number[] {
  const [a, b] = slots
  const move = recipe.moveCorrected
  if (move === null || a === undefined || b === undefined) return []
  const day = Math.max(a.from, 0) + 1 + move.by
  if (day > b.to || day === b.from) return []
  const first = { recordedAt: atStart(draft) }
  const correction = {
    recordedAt: Math.max(changedAt(draft, move.at), first.recordedAt + 1),
    import: move.import,
  }
  const row = (slot: Slot) => ({ ...contentOf(slot.post), ...at(code, slot, units) })
  if (has(draft, 'memberships', row({ ...b, from: day }))) return []
  put(draft, 'memberships', row(a), first)
  put(draft, 'memberships', row(b), first)
  put(draft, 'memberships', row({ ...a, to: day - 1 }), correction)
  put(draft, 'memberships', row(b), { ...correction, retracted: true })
  put(draft, 'memberships', row({ ...b, from: day }), correction)
  return [0, 1]
}
