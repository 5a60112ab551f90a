import { day } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import { fullName } from '../shared/names.ts'
import type { Dice } from '../shared/random.ts'
import type { Direct } from './direct.ts'
import type { Base, Tree, Unit } from './tree.ts'

/** One synthetic person and what is to become of them in the campaign. */
export interface Person {
  code: string
  name: string
  sex: 'f' | 'm'
  born: string
  holder: Unit
  base: Base
  direct: Direct
  key: boolean
  tier: 'province' | 'intermediate' | 'grassroots'
  /** Sits on the provincial committee: a second membership at the province itself. */
  committee: boolean
  probationary: boolean
  /** First day of exemption from attending (and writing); null: not exempt. */
  exemptFrom: Day | null
  noWriting: boolean
  /** Day of admission to the Party in this campaign, null for those who were members before. */
  admitted: Day | null
  /** Last day in the province's Party organization. */
  left: Day | null
  moved: { on: Day; to: Base; holder: Unit; recorded: Day } | null
  /** `none`: has not studied by 15/9. */
  fate: 'class' | 'makeup' | 'none'
  /** Session that was missed, for the make-up of the last weeks. */
  missed: Day | null
  studied: Day | null
}

/** More people of a tier than owe a paper, by unit: they are exempt from writing. */
const exemptFromWriting: Record<string, [province: number, intermediate: number]> = {
  ...{ KCQ: [3, 0], HL: [1, 6], CP: [0, 4], UB: [0, 3], DT: [0, 3], QY: [0, 3], MC: [0, 3] },
}

export function buildPeople(d: Dice, tree: Tree): Person[] {
  const people: Person[] = []
  const at = new Map<Unit, Person[]>()
  const create = (holder: Unit, base: Base): Person => {
    const sex = d.chance(0.38) ? 'f' : 'm'
    const person: Person = {
      ...{
        code: `TH-${String(people.length + 1).padStart(6, '0')}`,
        name: fullName(d, sex),
        sex,
        born: birth(d, 1950, 1994),
      },
      ...{
        holder,
        base,
        direct: holder.direct!,
        key: false,
        tier: 'grassroots',
        committee: false,
        probationary: d.chance(0.02),
      },
      ...{ exemptFrom: null, noWriting: false, admitted: null, left: null, moved: null },
      ...{ fate: 'class', missed: null, studied: null },
    }
    people.push(person)
    at.set(holder, [...(at.get(holder) ?? []), person])
    return person
  }
  for (const base of tree.bases)
    for (const holder of base.holders) for (let i = 0; i < holder.size; i++) create(holder, base)
  for (const unit of tree.direct.values()) placeCadres(tree, unit.direct!, at, create)
  for (const person of people) exempt(d, person)
  return people
}

function placeCadres(
  tree: Tree,
  direct: Direct,
  at: Map<Unit, Person[]>,
  create: (holder: Unit, base: Base) => Person,
): void {
  const bases = tree.bases.filter((b) => b.unit.direct === direct)
  const offices = bases.filter((b) => b.unit.level === 'grassroots')
  const district = direct.intermediate > 0
  const taken = new Map<Unit, number>()
  /** Goes round the places, taking the next free person of each. */
  const round = (seats: [Unit, Base][], count: number, give: (p: Person, n: number) => void): void => {
    for (let n = 0; n < count; n++) {
      const [holder, base] = seats[n % seats.length]!
      const index = taken.get(holder) ?? 0
      taken.set(holder, index + 1)
      give(at.get(holder)?.[index] ?? create(holder, base), n)
    }
  }
  const [extraProvince, extraIntermediate] = exemptFromWriting[direct.code] ?? [0, 0]
  const seats = (list: Base[]): [Unit, Base][] => list.flatMap((b) => b.holders.map((h): [Unit, Base] => [h, b]))
  round(seats(district ? offices.slice(0, 3) : offices), direct.province + extraProvince, (p, n) => {
    Object.assign(p, { key: true, tier: 'province', noWriting: n >= direct.province, probationary: false })
    p.committee = n < (direct.code === 'KCQ' ? 18 : 2) && n < direct.province
  })
  const heads = bases.filter((b) => b.unit.level === 'commune').map((b): [Unit, Base] => [b.holders[0]!, b])
  const everywhere = district ? [...heads, ...heads, ...seats(offices)] : seats(offices)
  const others = Math.max(direct.otherKey, direct.intermediate + extraIntermediate)
  round(everywhere, others, (p, n) => {
    Object.assign(p, { key: n < direct.otherKey, tier: district ? 'intermediate' : 'grassroots', probationary: false })
    p.noWriting = district && n >= direct.intermediate
  })
}

/** Old members of village cells, by the cell's decision; some of them only from writing. */
function exempt(d: Dice, person: Person): void {
  if (
    person.key ||
    person.tier !== 'grassroots' ||
    person.holder.level !== 'cell' ||
    person.base.unit.level !== 'commune'
  )
    return
  if (/-C0[12]$/.test(person.holder.code)) return
  if (d.chance(0.08)) {
    person.exemptFrom = d.chance(0.03) ? day('2016-06-01') + d.int(0, 80) : day('2014-01-01') + d.int(0, 860)
    person.born = birth(d, 1928, 1944)
    person.probationary = false
  } else if (d.chance(0.014)) {
    person.noWriting = true
    person.born = birth(d, 1940, 1950)
    person.probationary = false
  }
}

function birth(d: Dice, low: number, high: number): string {
  return `${d.int(low, high)}-${String(d.int(1, 12)).padStart(2, '0')}-${String(d.int(1, 28)).padStart(2, '0')}`
}
