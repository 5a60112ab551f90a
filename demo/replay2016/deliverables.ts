import { day, instant, iso } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import { directUnits } from './direct.ts'
import { CAMPAIGN } from './world.ts'
import type { World } from './world.ts'

/** Plans, action programmes and reports: all handed in and accepted in time. */
export function writeDeliverables(w: World): void {
  const d = w.dice
  for (const direct of directUnits) {
    const early = direct.code === 'CA'
    const n = d.int(8, 40)
    const planned = day('2016-05-25') + d.int(0, 22)
    hand(w, direct.code, 'plan', `${pad(n)}-KH/${direct.body}`, planned, planned + 2, planned + 5)
    const programme = day('2016-06-15') + (early ? 4 : d.int(0, 26))
    hand(
      w,
      direct.code,
      'action_programme',
      `${pad(d.int(3, 9))}-CTr/${direct.body}`,
      programme,
      programme + 2,
      programme + 8,
    )
    const accepted = day(`2016-${direct.reportAccepted}`)
    const sent = early ? accepted : accepted - 1
    hand(w, direct.code, 'report', `${pad(n + d.int(20, 60))}-BC/${direct.body}`, sent, sent, accepted)
  }
  for (const base of w.tree.bases) {
    const commune = base.unit.level === 'commune'
    const planned = day('2016-06-06') + d.int(0, 32)
    hand(
      w,
      base.unit.code,
      'plan',
      `${pad(d.int(2, 30))}-KH/${base.holders[0] === base.unit ? 'CB' : 'ĐU'}`,
      planned,
      planned + 3,
      planned + 7,
    )
    if (!commune) continue
    const programme = day('2016-06-27') + d.int(0, 52)
    hand(w, base.unit.code, 'action_programme', `${pad(d.int(2, 9))}-CTr/ĐU`, programme, programme + 3, programme + 9)
  }
  // The province's own report to the centre goes out after the figures of 15/9; its number is made up.
  hand(w, 'QN', 'report', '85-BC/TU', day('2016-09-23'), day('2016-09-23'), day('2016-09-28'))
}

function hand(w: World, unit: string, kind: string, number: string, issued: Day, sent: Day, accepted: Day): void {
  const row = [CAMPAIGN, unit, kind, number, iso(issued), instant(sent, '09:00')]
  if (sent === accepted) return w.rows.add('deliverables', instant(sent, '16:30'), [...row, instant(accepted, '16:00')])
  w.rows.add('deliverables', instant(sent, '09:00'), row)
  w.rows.add('deliverables', instant(accepted, '16:30'), [...row, instant(accepted, '16:00')])
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
