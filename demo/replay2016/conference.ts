import { day, instant, local } from '../shared/calendar.ts'
import { directUnits } from './direct.ts'
import type { Direct } from './direct.ts'
import type { Person } from './people.ts'
import { addSession, attend } from './world.ts'
import type { World } from './world.ts'

const HELD = day('2016-06-10')
const HALL = 'Trung tâm Tổ chức Hội nghị tỉnh, thành phố Hạ Long'

/** The provincial conference of 10/6/2016: 21 sites planned, 17 connected, four units seated in the hall. */
export function writeConference(w: World, key: ReadonlyMap<string, Person[]>): void {
  addSession(w, {
    ...{
      code: 'HN1',
      host: 'QN',
      audiences: 'key',
      on: HELD,
      mode: 'hybrid',
      start: '07:30',
      end: '16:30',
      venue: HALL,
    },
    title:
      'Hội nghị cán bộ chủ chốt toàn tỉnh học tập, quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng',
    ...{ speakers: 'BCV-TW1|BCV-T01|BCV-T02', recorded: day('2016-05-25') },
  })
  for (const direct of directUnits) {
    const people = key.get(direct.code)!
    const invited = people
      .filter((p) => p.fate === 'class')
      .slice(0, Math.round(people.length * (0.62 + 0.1 * w.dice.next())))
    const committee = people.filter((p) => p.committee && p.fate === 'class' && !invited.includes(p))
    const present = [...invited, ...committee]
    for (const person of present) {
      const online = !direct.inHall && !person.committee
      const time = `0${online ? 6 : 7}:${w.dice.int(10, online ? 59 : 29)}`
      attend(w, 'HN1', HELD, person, 'present', online ? 'online' : 'in_person', local(HELD, time))
      person.studied = HELD
    }
    for (const person of people.filter((p) => p.fate === 'makeup').slice(0, 3))
      attend(w, 'HN1', HELD, person, 'excused')
    addSite(w, direct, present.filter((p) => !p.committee).length)
  }
}

function addSite(w: World, direct: Direct, seated: number): void {
  const chair = direct.body === 'ĐU' ? 'Phó Bí thư Đảng ủy' : 'Phó Bí thư Thường trực'
  const expected = Math.ceil((seated * 1.06) / 5) * 5
  const site = [
    'HN1',
    direct.code,
    undefined,
    'live_video',
    direct.inHall ? undefined : chair,
    direct.inHall ? undefined : expected,
  ]
  w.rows.add('sites', instant(day('2016-05-30'), '10:00'), site)
  if (direct.inHall) return
  // Some of those seated at a site aren't on its list: recorders, technicians.
  const headcount = Math.min(expected, seated + w.dice.int(0, 4))
  w.rows.add('sites', instant(HELD, '18:00'), [...site, headcount, local(HELD, '06:45'), local(HELD, '16:35')])
}

/** The speakers' briefing and the quick notice: gatherings that don't count as study (domain.md §1.1). */
export function writeOtherGatherings(w: World, key: ReadonlyMap<string, Person[]>): void {
  const notice = day('2016-05-20')
  addSession(w, {
    ...{
      code: 'TBN1',
      host: 'QN',
      on: notice,
      kind: 'notice',
      mode: 'in_person',
      venue: HALL,
      recorded: day('2016-05-17'),
    },
    title: 'Thông báo nhanh kết quả Đại hội XII và quán triệt Kế hoạch 30-KH/TU',
  })
  for (const code of ['KCQ', 'HL', 'CA', 'QS'])
    for (const person of key.get(code)!.slice(0, 45)) attend(w, 'TBN1', notice, person, 'present')
  const briefing = day('2016-05-26')
  addSession(w, {
    ...{ code: 'BCV1', host: 'QN', on: briefing, kind: 'briefing', venue: HALL, recorded: day('2016-05-19') },
    title: 'Hội nghị báo cáo viên tỉnh: hướng dẫn truyền đạt Nghị quyết Đại hội XII',
    speakers: 'BCV-TW1',
  })
  for (const direct of directUnits)
    for (const person of key.get(direct.code)!.slice(4, 10)) attend(w, 'BCV1', briefing, person, 'present')
}

/** Key cadres' class of each direct unit, and the one that made it up. */
export function writeKeyClasses(w: World, key: ReadonlyMap<string, Person[]>): void {
  for (const direct of directUnits) {
    const people = key.get(direct.code)!
    const [on, again] = [day(`2016-${direct.keyClass}`), day(`2016-${direct.keyMakeup}`)]
    const short = direct.name.replace(/^Đảng bộ /, '')
    const speakers = `BCV-T${String((direct.code.charCodeAt(0) % 12) + 1).padStart(2, '0')}`
    addSession(w, {
      ...{ code: `${direct.code}-K1`, host: direct.code, audiences: 'key', on, speakers, recorded: on - 9 },
      ...{ title: `Lớp cán bộ chủ chốt ${short}`, venue: `Hội trường ${short}` },
    })
    addSession(w, {
      ...{ code: `${direct.code}-KHB`, host: direct.code, audiences: 'key', on: again, speakers, recorded: again - 5 },
      ...{ title: `Học bù cho cán bộ chủ chốt ${short}`, venue: `Hội trường ${short}`, makeup: true },
    })
    for (const person of people) {
      if (person.studied !== null) {
        if (w.dice.chance(0.3)) attend(w, `${direct.code}-K1`, on, person, 'present')
      } else if (person.fate === 'class') {
        attend(w, `${direct.code}-K1`, on, person, 'present')
        person.studied = on
      } else {
        attend(w, `${direct.code}-K1`, on, person, w.dice.chance(0.9) ? 'excused' : 'absent')
        person.missed = on
        if (person.fate === 'makeup') {
          attend(w, `${direct.code}-KHB`, again, person, 'present')
          person.studied = again
        }
      }
    }
  }
}

/** Forty discussions in cells after the classes: attended, but not study. */
export function writeDiscussions(w: World): void {
  const bases = w.dice
    .shuffle(w.tree.bases.filter((b) => b.unit.level === 'commune' && b.unit.direct!.to < '09-01'))
    .slice(0, 40)
  bases.forEach((base, i) => {
    const cell = base.holders[3] ?? base.holders[0]!
    const on = day('2016-09-01') + w.dice.int(4, 13)
    addSession(w, {
      ...{
        code: `TL${String(i + 1).padStart(2, '0')}`,
        host: cell.code,
        on,
        kind: 'discussion',
        start: '19:30',
        end: '21:30',
      },
      ...{ title: `Thảo luận, liên hệ tại ${cell.name}`, recorded: on - 3 },
    })
    const people = w.people.filter(
      (p) => p.holder === cell && p.studied !== null && p.moved === null && p.left === null,
    )
    for (const person of people) attend(w, `TL${String(i + 1).padStart(2, '0')}`, on, person, 'present')
  })
}
