import { day, instant, iso } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import type { Person } from './people.ts'
import { FOUNDED } from './plan.ts'
import type { Base, Unit } from './tree.ts'
import type { World } from './world.ts'

export function writeUnits(w: World): void {
  for (const u of w.tree.units) w.rows.add('units', FOUNDED, [u.code, u.name, u.level, u.sector, u.parent?.code])
}

const SINCE = '2015-10-01'

/**
 * Chooses who joins, leaves and moves during the campaign, all of them members of communes outside the five units at 100 %.
 * `classDay` is the day of the person's class: people are admitted before it and move after it, at most 16 days.
 */
export function planMoves(w: World, ordinary: readonly Person[], classDay: ReadonlyMap<Person, Day>): void {
  const pool = w.dice.shuffle(ordinary).slice(0, 320)
  const communes = w.tree.bases.filter((b) => b.unit.level === 'commune')
  pool.forEach((person, i) => {
    const on = classDay.get(person)!
    if (i < 60) person.left = day('2016-06-20') + w.dice.int(0, 78)
    else if (i < 140 && on > day('2016-07-10')) {
      person.admitted = on - w.dice.int(5, 25)
      person.probationary = true
    } else if (i < 260 && on < day('2016-08-25')) {
      const moved = on + w.dice.int(2, 16)
      person.moved = { on: moved, recorded: moved + 3, ...place(w, person, communes) }
    }
  })
  // One move that nobody reported for eight weeks.
  const late = pool.slice(260).sort((a, b) => classDay.get(a)! - classDay.get(b)!)[0]!
  late.moved = { on: classDay.get(late)! + 4, recorded: day('2016-09-05'), ...place(w, late, communes) }
}

function place(w: World, person: Person, communes: readonly Base[]): { to: Base; holder: Unit } {
  const near = w.dice.chance(0.75)
  const open = communes.filter((b) => b !== person.base && (b.unit.direct === person.direct) === near)
  const to = w.dice.pick(open)
  return { to, holder: w.dice.pick(to.holders.slice(2)) }
}

/** People, where they belong, and what they are exempt from. */
export function writePeople(w: World): void {
  const add = w.rows.add
  let decision = 0
  for (const p of w.people) {
    const known = p.admitted === null ? FOUNDED : instant(p.admitted, '08:00')
    add('people', known, [p.code, p.name, p.born, p.sex])
    const membership = (unit: Unit, from: string, to?: Day): (string | undefined)[] => [
      ...[p.code, unit.code, from, to === undefined ? undefined : iso(to), 'yes', position(p)],
      ...[p.probationary ? 'probationary' : 'member', p.key ? 'key' : p.tier === 'intermediate' ? 'cadre' : 'member'],
      // A committee member's post at home ranks lower: the post on the committee decides (domain.md §4.3).
      p.committee ? 'intermediate' : p.tier,
    ]
    const from = p.admitted === null ? SINCE : iso(p.admitted)
    add('memberships', known, membership(p.holder, from))
    if (p.committee)
      add('memberships', FOUNDED, [
        p.code,
        'QN',
        SINCE,
        undefined,
        'no',
        'Ủy viên Ban Chấp hành Đảng bộ tỉnh',
        'member',
        'key',
        'province',
      ])
    if (p.left !== null) add('memberships', instant(p.left + 3, '08:30'), membership(p.holder, from, p.left))
    if (p.moved !== null) {
      add('memberships', instant(p.moved.recorded, '08:30'), membership(p.holder, from, p.moved.on - 1))
      add('memberships', instant(p.moved.recorded, '08:30'), membership(p.moved.holder, iso(p.moved.on)))
    }
    const since = p.exemptFrom ?? (p.noWriting ? day('2016-03-01') : null)
    if (since === null) continue
    const seen = since > day('2016-05-16') ? instant(since, '15:00') : FOUNDED
    const paper = `${String((decision++ % 240) + 1).padStart(2, '0')}-QĐ/ĐU ngày ${iso(since - 4)
      .split('-')
      .reverse()
      .join('/')}`
    if (p.exemptFrom !== null) add('exemptions', seen, [p.code, 'attend', iso(since), undefined, paper])
    add('exemptions', seen, [p.code, 'write', iso(since), undefined, paper])
  }
}

function position(p: Person): string | undefined {
  if (p.tier === 'province')
    return p.base.unit.level === 'commune' ? 'Bí thư Đảng ủy' : 'Lãnh đạo thuộc diện Ban Thường vụ Tỉnh ủy quản lý'
  if (p.key) return p.base.unit.level === 'commune' ? 'Cán bộ chủ chốt cấp xã' : 'Trưởng, phó cơ quan, đơn vị'
  return p.tier === 'intermediate' ? 'Cán bộ thuộc diện Ban Thường vụ cấp huyện quản lý' : undefined
}
