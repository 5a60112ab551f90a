import { day, instant, iso } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import { directUnits } from './direct.ts'
import { byStatement } from './fates.ts'
import { CAMPAIGN } from './world.ts'
import type { World } from './world.ts'

/**
 * Share of mass organizations' members reached by 14/9. The report says "trên 85 %" and nothing behind the comma, so
 * the share lies below 85.1 %, with what Hải Hà's later statement adds as well.
 */
const REACHED = 0.8504
const dates = ['2016-06-30', '2016-07-31', '2016-08-31', '2016-09-14']
const progress = [0.11, 0.42, 0.81, 1]

/** Cumulative statements of each direct unit; Hạ Long's wards send their own. */
export function writeMass(w: World): void {
  const d = w.dice
  const total = directUnits.reduce((sum, u) => sum + u.mass, 0)
  const reached = new Map(directUnits.map((u) => [u.code, Math.round(u.mass * (u.full ? 0.99 : 0.8 + 0.1 * d.next()))]))
  reached.set('HH', Math.round(directUnits.find((u) => u.code === 'HH')!.mass * 0.89))
  const sum = [...reached.values()].reduce((a, b) => a + b, 0)
  // Đông Triều carries the rounding so that the province's sum is exact; its own share stays inside 70–95 %.
  reached.set('DT', reached.get('DT')! + Math.floor(total * REACHED) - sum)
  for (const direct of directUnits) {
    if (direct.code === 'HL') {
      writeWards(w, direct.mass, reached.get('HL')!)
      continue
    }
    dates.forEach((date, i) => {
      const taught = Math.round(reached.get(direct.code)! * progress[i]!)
      // Tiên Yên's figure of July had two digits exchanged; it was put right three weeks later.
      const wrong = direct.code === 'TY' && i === 1 ? taught + 1800 : taught
      state(w, 'mass', direct.code, day(date), 'subtree', [direct.mass, wrong, 0, Math.ceil(taught / 140)])
      if (wrong !== taught)
        state(
          w,
          'mass',
          direct.code,
          day(date),
          'subtree',
          [direct.mass, taught, 0, Math.ceil(taught / 140)],
          day('2016-08-22'),
        )
    })
  }
}

function writeWards(w: World, mass: number, reached: number): void {
  const wards = w.tree.bases.filter((b) => b.unit.direct?.code === 'HL' && b.unit.level === 'commune')
  wards.forEach((ward, i) => {
    const part = (n: number): number => Math.floor((n * (i + 1)) / wards.length) - Math.floor((n * i) / wards.length)
    dates.forEach((date, j) => {
      const taught = Math.round(part(reached) * progress[j]!)
      state(w, 'mass', ward.unit.code, day(date), 'own', [part(mass), taught, 0, Math.ceil(taught / 120)])
    })
  })
}

/** Border guards send numbers only: the statement of 15/7 had two digits exchanged, corrected on 2/8. */
export function writeBorderGuards(w: World): void {
  const add = (date: string, numbers: number[], recorded?: Day): void =>
    state(w, 'members', 'BP', day(date), 'subtree', [byStatement, ...numbers], recorded)
  add('2016-05-16', [0, 0, 0])
  add('2016-06-30', [214, 0, 4])
  add('2016-07-15', [861, 3, 11])
  add('2016-07-15', [681, 3, 11], day('2016-08-02'))
  add('2016-07-29', [byStatement, 14, 18])
}

/** Counts are expected, participated, makeup, classes. */
export function state(
  w: World,
  audience: string,
  unit: string,
  date: Day,
  scope: string,
  counts: readonly number[],
  recorded: Day = date,
): void {
  w.rows.add('headcounts', instant(recorded, '16:00'), [CAMPAIGN, audience, unit, iso(date), scope, ...counts])
}
