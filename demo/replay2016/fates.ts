import type { Dice } from '../shared/random.ts'
import type { Person } from './people.ts'

/** Border guards counted by statement, all of whom took part. */
export const byStatement = 1046

/** Share of expected people that is still missing on 15/9: the ratio is 98,5x % ("trên 98,5 %"). */
const MISSING = 0.0147

/** Who studied in class, who made it up and who has not studied by 15/9, exact in number for every direct unit. */
export function decideFates(d: Dice, people: readonly Person[]): void {
  const counted = people.filter((p) => p.exemptFrom === null && p.left === null)
  const groups = new Map<string, { key: Person[]; members: Person[] }>()
  for (const p of counted) {
    const group = groups.get(p.direct.code) ?? { key: [], members: [] }
    ;(p.key ? group.key : group.members).push(p)
    groups.set(p.direct.code, group)
  }
  const open = [...groups.entries()].filter(([, g]) => !(g.key[0] ?? g.members[0])!.direct.full)
  const weights = new Map(open.map(([code, g]) => [code, g.members.length * (0.78 + 0.5 * d.next())]))
  const sum = [...weights.values()].reduce((a, b) => a + b, 0)
  let missing = Math.round((counted.length + byStatement) * MISSING)
  for (const [, g] of open) missing -= keyMissing(g.key.length)
  for (const [code, g] of groups) {
    const full = !weights.has(code)
    const key = d.shuffle(g.key)
    assign(key, full ? 0 : keyMissing(key.length), Math.max(2, Math.round(key.length * 0.065)))
    const members = d.shuffle(g.members.filter((p) => p.moved === null && p.admitted === null))
    const none = full ? 0 : Math.round((missing * weights.get(code)!) / sum)
    assign(members, none, Math.round(members.length * (full ? 0.011 : 0.0185)))
  }
}

function keyMissing(count: number): number {
  return Math.max(1, Math.round(count * 0.012))
}

function assign(people: readonly Person[], none: number, makeup: number): void {
  people.forEach((p, i) => {
    if (i < none) p.fate = 'none'
    else if (i < none + makeup) p.fate = 'makeup'
  })
}
