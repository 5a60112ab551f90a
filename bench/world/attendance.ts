import type { Chance } from '../random.ts'
import { instantOf, lastDay } from './days.ts'
import { personCode } from './people.ts'
import type { People } from './people.ts'
import { conferenceCode, makeupFrom, sessionCode, sessionDay } from './sessions.ts'
import type { Shape, Unit } from './shape.ts'
import { openTable } from './table.ts'

/** Attendances of a province: 250,000 facts for 110,000 people. */
export const attendancesPerPerson = 250_000 / 110_000

/**
 * attendance.csv: everybody is on the list of a session for each topic of the campaign, some of one more; 94 % are
 * there, the others excused or absent, most of whom come to a make-up session. 2 % of the rows are corrected later.
 * Answers how many facts there are.
 */
export function writeAttendance(folder: string, shape: Shape, people: People, random: Chance): number {
  const table = openTable(folder, 'attendance', ['session', 'person', 'status', 'mode', 'checked_at', 'recorded_at'])
  let facts = 0
  const enter = (session: string, person: string, day: number, present: boolean): void => {
    facts += 1
    const status = present ? 'present' : random.happens(0.7) ? 'excused' : 'absent'
    const mode = random.happens(0.15) ? 'online' : 'in_person'
    const checked = present && random.happens(0.6) ? instantOf(day, 435 + random.next() * 30) : null
    table.add([
      session,
      person,
      status,
      mode,
      checked,
      instantOf(day + (random.happens(0.8) ? 0 : 1 + random.below(4)), 1020),
    ])
    if (!random.happens(0.02)) return
    const later = Math.min(lastDay + 20, day + 7 + random.below(40))
    table.add([session, person, present ? 'absent' : 'present', mode, null, instantOf(later, 1080)])
  }
  const held = makeupFrom / 2
  for (let i = 0; i < people.count; i++) {
    const person = personCode(i)
    const at = people.home[i] as number
    const unit = (shape.units[shape.directOf[at] as number] as Unit).code
    const wanted = Math.floor((i + 1) * attendancesPerPerson) - Math.floor(i * attendancesPerPerson)
    const first = 2 * random.below(held)
    const second = 2 * random.below(held) + 1
    const came = random.happens(0.94)
    let rows = 0
    const sit = (s: number, present: boolean): void => {
      rows += 1
      enter(sessionCode(unit, s), person, sessionDay(s), present)
    }
    if (people.key[i] === 1) {
      const province = (shape.units[shape.provinceOf[at] as number] as Unit).code
      rows += 1
      enter(conferenceCode(province), person, 4, came)
    } else sit(first, came)
    if (rows < wanted) sit(second, came || random.happens(0.5))
    if (rows < wanted) sit(came ? (first + 2) % makeupFrom : makeupFrom + 2 * random.below(3), true)
  }
  table.close()
  return facts
}
