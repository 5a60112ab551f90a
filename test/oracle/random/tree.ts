import fc from 'fast-check'
import { DEFAULT_LEVELS } from '../columns.ts'
import { atStart, changedAt, dateOf, history, pick, put, putFact, type Change, type Draft, type Of } from './draft.ts'

const SECTORS = ['local', 'agency', 'armed_forces', 'school']
/** Indexes of levels: those of deep trees oftener than the others. */
const LEVEL_CHOICE = [2, 1, 3, 4, 5, 4, 5, 3]
const CODES = ['M', 'C', 'X', 'A', 'K', 'T', 'B', 'E']

const period = fc.record({
  parent: fc.nat({ max: 20 }),
  otherParent: fc.nat({ max: 20 }),
  level: fc.nat({ max: 20 }),
  levelMoves: fc.nat({ max: 5 }).map((n) => n === 5),
  length: fc.nat({ max: 25 }),
  gapAfter: fc.nat({ max: 9 }).map((n) => Math.max(0, n - 5)),
  history,
})

const unit = fc.record({
  sector: fc.nat({ max: 5 }),
  from: fc.nat({ max: 80 }).map((n) => (n <= 50 ? -Infinity : n - 50)),
  closed: fc.nat({ max: 3 }).map((n) => n === 3),
  successor: fc.nat({ max: 20 }),
  periods: fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.array(period, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(period, { minLength: 2, maxLength: 3 }) },
  ),
  knownLate: fc.nat({ max: 40 }).map((n) => Math.max(0, n - 25)),
  shiftBoundary: fc.option(
    fc.record({
      by: fc.nat({ max: 8 }),
      at: fc.nat({ max: 90 }),
      import: fc.nat({ max: 2 }),
    }),
    { freq: 4 },
  ),
})

type UnitRecipe = Of<typeof unit>

/** 3 to 8 units: a root that is always there, and units below it that move, close and open again. */
export const treeRecipe = fc.record({
  rootLevel: fc.nat({ max: 3 }).map((n) => (n >= 2 ? 0 : 1)),
  rootRenamedOn: fc.option(fc.nat({ max: 50 }), { freq: 2 }),
  units: fc.array(unit, { minLength: 2, maxLength: 7, size: 'max' }),
})

type Placed = {
  from: number
  to: number
  level: number
  parent: number
  otherParent: number
  name: string
  history: Change[]
}
type Unit = { code: string; sector: string; placed: Placed[] }

/** Whether a unit may be the parent of one of this level during the whole period. */
function mayBeParent(unit: Unit, level: number, from: number, to: number): boolean {
  const overlapping = unit.placed.filter((p) => p.from <= to && from <= p.to)
  let nextFree = from
  for (const p of overlapping.toSorted((a, b) => a.from - b.from)) {
    if (p.level >= level || p.from > nextFree) return false
    nextFree = p.to + 1
  }
  return nextFree > to || (to === Infinity && nextFree === Infinity)
}

/**
 * Lays out the tree by construction: parents come only from units laid out before, so there is no
 * cycle; the root takes whoever finds no other parent. Answers the codes, the root's first.
 */
export function buildTree(draft: Draft, recipe: Of<typeof treeRecipe>): string[] {
  const units: Unit[] = [rootOf(recipe)]
  recipe.units.forEach((r, i) => units.push(layOut(units, r, CODES[i + 1] as string)))
  units.forEach((unit, i) => record(draft, units, unit, recipe.units[i - 1]))
  return units.map((unit) => unit.code)
}

function rootOf(recipe: Of<typeof treeRecipe>): Unit {
  const root = { level: recipe.rootLevel, parent: -1, otherParent: -1, history: [] }
  const day = recipe.rootRenamedOn
  const placed =
    day === null
      ? [{ ...root, from: -Infinity, to: Infinity, name: 'Đảng bộ M' }]
      : [
          { ...root, from: -Infinity, to: day - 1, name: 'Đảng bộ M' },
          { ...root, from: day, to: Infinity, name: 'Đảng bộ M mới' },
        ]
  return { code: CODES[0] as string, sector: 'local', placed }
}

function layOut(before: Unit[], recipe: UnitRecipe, code: string): Unit {
  const placed: Placed[] = []
  const rootLevel = before[0]?.placed[0]?.level ?? 0
  const levels = LEVEL_CHOICE.filter((level) => level > rootLevel)
  const levelOf = (n: number) => pick(levels, n)
  let from = recipe.from
  let level = levelOf(recipe.periods[0]?.level ?? 0)
  recipe.periods.forEach((p, k) => {
    const isLast = k === recipe.periods.length - 1
    const to = isLast && !recipe.closed ? Infinity : Math.max(from, 0) + p.length
    if (p.levelMoves) level = levelOf(p.level)
    const parents = before.flatMap((u, i) => (mayBeParent(u, level, from, to) ? [i] : []))
    // The latest unit first: deep trees are the interesting ones.
    parents.reverse()
    placed.push({
      from,
      to,
      level,
      parent: pick(parents, p.parent),
      otherParent: pick(parents, p.otherParent),
      name: `Đảng bộ ${code}${k === 0 ? '' : ` (${k + 1})`}`,
      history: p.history,
    })
    from = to + 1 + p.gapAfter
  })
  return { code, sector: pick(SECTORS, recipe.sector), placed }
}

function record(draft: Draft, units: Unit[], unit: Unit, recipe: UnitRecipe | undefined) {
  const index = units.indexOf(unit)
  const isLeaf = !units.some((u) => u.placed.some((p) => p.parent === index || p.otherParent === index))
  const successor = (p: Placed) =>
    recipe && p.to !== Infinity ? (units[recipe.successor % units.length]?.code ?? '') : ''
  const valuesOf = (p: Placed) => ({
    code: unit.code,
    name: p.name,
    level: DEFAULT_LEVELS[p.level] as string,
    sector: unit.sector,
    parent: units[p.parent]?.code ?? '',
    valid_from: dateOf(p.from),
    valid_to: dateOf(p.to),
    succeeded_by: successor(p) === unit.code ? '' : successor(p),
  })
  // Only a leaf may become known late, or end earlier than was thought: nobody hangs on it.
  const recordedAt = isLeaf && recipe?.knownLate ? changedAt(draft, recipe.knownLate) : 0
  const first = { recordedAt: Math.max(atStart(draft), recordedAt) }
  const shifted = recipe ? shiftBoundary(draft, units, unit, recipe, valuesOf, first) : []
  for (const p of unit.placed) {
    if (shifted.includes(p)) continue
    const alter = (n: number) => {
      const otherParent = units[p.otherParent]?.code ?? ''
      const start = Math.max(p.from, 0)
      const end = Math.min(p.to, start + 20)
      const earlier = dateOf(start + ((n >> 2) % (end - start + 1)))
      const ways = [
        { name: `${p.name} sửa ${n % 3}` },
        { sector: pick(SECTORS, n >> 2) },
        { parent: otherParent },
        isLeaf ? { valid_to: earlier } : { parent: otherParent },
      ]
      return pick(ways, n)
    }
    // A unit on which others hang is never unknown, so the tree holds at every instant.
    const changes = p.history.map((c) => ({ ...c, retract: c.retract && isLeaf }))
    putFact(draft, 'units', valuesOf(p), first, changes, alter, true)
  }
}

/**
 * Corrects the day on which a unit moved: the first placement's end, the second withdrawn, and one
 * in its place, all recorded at one instant. Answers the placements concerned (none if no two allow it).
 */
function shiftBoundary(
  draft: Draft,
  units: Unit[],
  unit: Unit,
  recipe: UnitRecipe,
  valuesOf: (p: Placed) => Record<string, string>,
  first: { recordedAt: number },
): Placed[] {
  const [a, b] = unit.placed
  const shift = recipe.shiftBoundary
  if (shift === null || a === undefined || b === undefined) return []
  const boundary = Math.max(a.from, 0) + 1 + shift.by
  const fits = b.from === a.to + 1 && a.level === b.level && boundary <= b.to && boundary !== b.from
  const parents = [units[a.parent], units[b.parent]] as Unit[]
  if (!fits || !parents.every((p) => mayBeParent(p, a.level, a.from, b.to))) return []
  const correction = {
    recordedAt: Math.max(changedAt(draft, shift.at), first.recordedAt + 1),
    import: shift.import,
  }
  put(draft, 'units', valuesOf(a), first)
  put(draft, 'units', valuesOf(b), first)
  put(draft, 'units', valuesOf({ ...a, to: boundary - 1 }), correction)
  put(draft, 'units', valuesOf(b), { ...correction, retracted: true })
  put(draft, 'units', valuesOf({ ...b, from: boundary }), correction)
  return [a, b]
}
