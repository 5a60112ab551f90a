import { day, instant, iso } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import { directUnits } from './direct.ts'
import type { Person } from './people.ts'
import { put } from './writing.ts'
import { state } from './mass.ts'
import { CAMPAIGN } from './world.ts'
import type { World } from './world.ts'

/**
 * Eight people of Uông Bí who were ticked absent though they sat in the class; put right on 18/8 (third step).
 * Chosen before the lists are written.
 */
export function tickedAbsent(people: readonly Person[], classDay: ReadonlyMap<Person, Day>): Set<Person> {
  const fit = people.filter(
    (p) =>
      p.direct.code === 'UB' &&
      p.fate === 'class' &&
      p.moved === null &&
      p.left === null &&
      p.admitted === null &&
      (classDay.get(p) ?? Infinity) <= day('2016-07-29'),
  )
  return new Set(fit.slice(0, 8))
}

/**
 * What became known only after 15/9 about days up to 15/9 (fourth step). The report's phrases hold both ways:
 * none of the five units at 100 %, none of the two managed tiers is touched.
 */
export function correctAfter(w: World, classOf: ReadonlyMap<Person, string>, handedIn: ReadonlySet<Person>): void {
  const d = w.dice
  const open = w.people.filter(
    (p) =>
      !p.direct.full &&
      !p.key &&
      p.tier === 'grassroots' &&
      p.left === null &&
      p.moved === null &&
      p.exemptFrom === null,
  )
  // A page of a list of Cẩm Phả had been left out: five people who were there.
  const found = open
    .filter((p) => p.direct.code === 'CP' && p.fate === 'none' && p.missed !== null && classOf.has(p))
    .slice(0, 5)
  for (const p of found) {
    w.rows.add('attendance', instant(day('2016-09-21'), '09:30'), [classOf.get(p)!, p.code, 'present', 'in_person'])
    p.studied = p.missed
  }
  // Two people of Đông Triều had been ticked for namesakes.
  const namesakes = open
    .filter((p) => p.direct.code === 'DT' && p.fate === 'class' && p.studied! > day('2016-08-10'))
    .slice(0, 2)
  for (const p of namesakes) {
    w.rows.add('attendance', instant(day('2016-09-22'), '10:15'), [classOf.get(p)!, p.code, 'absent'])
    p.studied = null
  }
  // An exemption decided on 1/9 and sent in on 19/9.
  const old = open.find(
    (p) => p.direct.code === 'MC' && p.fate === 'none' && p.base.unit.level === 'commune' && p.missed !== null,
  )!
  for (const obligation of ['attend', 'write'])
    w.rows.add('exemptions', instant(day('2016-09-19'), '14:00'), [
      old.code,
      obligation,
      iso(day('2016-09-01')),
      undefined,
      '241-QĐ/ĐU ngày 01/09/2016',
    ])
  old.exemptFrom = day('2016-09-01')
  // Papers of Uông Bí collected by 14/9 and listed on 18/9; one that had been listed under the wrong name is withdrawn.
  const writers = d.shuffle(
    open.filter((p) => p.direct.code === 'UB' && !p.noWriting && p.studied !== null && p.studied < day('2016-08-20')),
  )
  const wrong = writers.find((p) => handedIn.has(p))!
  w.rows.retract('reflections', instant(day('2016-09-19'), '09:00'), [
    CAMPAIGN,
    wrong.code,
    'reflection',
    instant(day('2016-09-14'), '14:30'),
    'typed',
    undefined,
    undefined,
    '',
    'submitted',
  ])
  for (const p of writers.filter((q) => !handedIn.has(q)).slice(0, 12))
    put(w, p, 'reflection', day('2016-09-13'), day('2016-09-18'), 'typed', 'pass', 'accepted')
  // Hải Hà's statement of mass organizations had left out one union: one in a hundred of its members.
  const expected = directUnits.find((u) => u.code === 'HH')!.mass
  state(w, 'mass', 'HH', day('2016-09-14'), 'subtree', [expected, Math.round(expected * 0.9), 0, 95], day('2016-09-23'))
}
