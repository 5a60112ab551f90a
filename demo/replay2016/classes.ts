import { clamp, day, workingDay } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import { directUnits } from './direct.ts'
import type { Direct } from './direct.ts'
import type { Person } from './people.ts'
import type { Base, Unit } from './tree.ts'
import { absence, addSession, attend } from './world.ts'
import type { World } from './world.ts'

export interface StudyClass {
  code: string
  host: Unit
  title: string
  people: Person[]
  on: Day
}

/** Lays the classes of members out over each direct unit's own weeks, along an S-curve. */
export function planClasses(w: World, members: ReadonlyMap<Unit, Person[]>): StudyClass[] {
  const all: StudyClass[] = []
  for (const direct of directUnits) {
    if (direct.code === 'BP') continue
    const bases = w.tree.bases.filter((b) => b.unit.direct === direct)
    const classes = w.dice.shuffle([...baseClasses(bases, members), ...jointClasses(w, direct, bases, members)])
    const [from, to] = [day(`2016-${direct.from}`), day(`2016-${direct.to}`)]
    classes.forEach((c, i) => {
      const q = (i + 0.5) / classes.length
      const along = clamp(0.52 + Math.log(q / (1 - q)) / 9, 0, 1)
      c.on = i === classes.length - 1 ? to : workingDay(Math.round(from + (to - from) * along), from, to)
    })
    all.push(...classes)
  }
  return all
}

/** One class for a commune or a grassroots organization with cells; two where it is large. */
function baseClasses(bases: readonly Base[], members: ReadonlyMap<Unit, Person[]>): StudyClass[] {
  return bases
    .filter((b) => b.holders[0] !== b.unit)
    .flatMap((base) => {
      const half = base.holders.length > 8 ? Math.ceil(base.holders.length / 2) : base.holders.length
      return [base.holders.slice(0, half), base.holders.slice(half)]
        .filter((holders) => holders.length > 0)
        .map((holders, i) => ({
          ...{ code: `${base.unit.code}-L${i + 1}`, host: base.unit, on: 0 },
          title: `Lớp học tập Nghị quyết Đại hội XII, ${base.unit.name}`,
          people: holders.flatMap((h) => members.get(h) ?? []),
        }))
    })
}

/** Single cells of offices study together, six at a time, at the direct unit. */
function jointClasses(
  w: World,
  direct: Direct,
  bases: readonly Base[],
  members: ReadonlyMap<Unit, Person[]>,
): StudyClass[] {
  const single = bases.filter((b) => b.holders[0] === b.unit)
  const classes: StudyClass[] = []
  for (let i = 0; i < single.length; i += 6)
    classes.push({
      ...{ code: `${direct.code}-LG${i / 6 + 1}`, host: w.tree.direct.get(direct.code)!, on: 0 },
      title: 'Lớp ghép các chi bộ cơ sở cơ quan, đơn vị, doanh nghiệp',
      people: single.slice(i, i + 6).flatMap((b) => members.get(b.unit) ?? []),
    })
  return classes
}

/** The days on which a direct unit made up for what was missed; a unit at 100 % did so on its last day. */
function makeupDays(direct: Direct): Day[] {
  const [to, last] = [day(`2016-${direct.to}`), day('2016-09-14')]
  if (direct.full) return [to]
  const days = [to - 14, to - 5, to, to + 6, last].map((d) => workingDay(d, 0, last)).filter((d) => d <= last)
  return [...new Set(days)].sort((a, b) => a - b)
}

/** Writes the classes and their lists; on the way every person's `studied` and `missed` are set. */
export function writeClasses(w: World, classes: readonly StudyClass[], ticked: ReadonlySet<Person>): void {
  const makeup = new Map<string, { on: Day; host: Direct; people: Person[] }>()
  for (const c of classes) {
    const postponed = postponedFrom(c.on)
    const hybrid = c.host.level === 'district' && w.dice.chance(0.4)
    const speakers = `BCV-H${String(w.dice.int(1, 30)).padStart(2, '0')}`
    const session = {
      ...{ code: c.code, host: c.host.code, audiences: 'members', title: c.title, on: c.on, speakers },
      ...{
        mode: hybrid ? ('hybrid' as const) : ('in_person' as const),
        venue: `Hội trường ${c.host.name.replace(/^(Đảng bộ|Chi bộ) /, '')}`,
      },
    }
    if (postponed !== null) addSession(w, { ...session, on: postponed, recorded: postponed - 8 })
    addSession(w, { ...session, recorded: postponed === null ? c.on - 10 : postponed - 1 })
    for (const person of c.people) {
      if (person.left !== null && person.left < c.on) continue
      if (person.fate === 'class') {
        if (ticked.has(person)) {
          attend(w, c.code, c.on, person, 'absent')
          attend(w, c.code, day('2016-08-18'), person, 'present')
        } else attend(w, c.code, c.on, person, 'present', hybrid && w.dice.chance(0.25) ? 'online' : 'in_person')
        person.studied = c.on
        continue
      }
      if (person.fate === 'makeup' || w.dice.chance(0.85)) attend(w, c.code, c.on, person, absence(w))
      person.missed = c.on
      if (person.fate === 'none') continue
      const { direct } = person
      const days = makeupDays(direct)
      const at = days.findIndex((d) => d > c.on)
      const index = at < 0 ? days.length - 1 : at
      const code = `${direct.code}-HB${index + 1}`
      const group = makeup.get(code) ?? { on: days[index]!, host: direct, people: [] }
      group.people.push(person)
      makeup.set(code, group)
    }
  }
  for (const [code, { on, host, people }] of makeup) {
    addSession(w, {
      ...{
        code,
        host: host.code,
        audiences: 'members',
        on,
        start: '13:30',
        end: '17:00',
        makeup: true,
        recorded: on - 4,
      },
      title: 'Lớp học bù',
    })
    for (const person of people) {
      attend(w, code, on, person, 'present')
      person.studied = on
    }
  }
}

/** Classes of 4 and 5 August had been called for 2 and 3 August, the days of the storm. */
function postponedFrom(on: Day): Day | null {
  return on === day('2016-08-04') || on === day('2016-08-05') ? on - 2 : null
}
