import { day, instant, iso, local } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import type { Dossier } from '../shared/dossier.ts'
import type { Dice } from '../shared/random.ts'
import type { Person } from './people.ts'
import type { Commune, Course } from './tree.ts'

export const CAMPAIGN = 'NQ14'
const HELD = day('2026-02-07')
/** Day of the last class and share of the rest who come to it, by course. */
const last: Record<Course, [string, number]> = {
  ...{ early: ['2026-03-06', 1], on_time: ['2026-03-13', 1], late: ['2026-03-25', 0.995] },
  ...{ behind: ['2026-03-27', 0.6], open: ['2026-03-24', 0.7] },
}

/** Writes sessions, sites and lists, and answers on which day each person had covered both topics. */
export function writeStudy(
  rows: Dossier,
  d: Dice,
  communes: readonly Commune[],
  people: readonly Person[],
): Map<Person, Day> {
  const through = new Map<Person, Day>()
  const session = (
    code: string,
    host: string,
    topics: string,
    title: string,
    on: Day,
    more: { mode?: string; kind?: string; makeup?: boolean; seen?: Day } = {},
  ): void =>
    rows.add('sessions', instant(more.seen ?? on - 6, '09:00'), [
      ...[
        code,
        CAMPAIGN,
        host,
        undefined,
        topics,
        title,
        local(on, '07:30'),
        local(on, code === 'HN1' ? '17:00' : '11:30'),
      ],
      ...[more.mode ?? 'in_person', more.kind ?? 'study', undefined, undefined, more.makeup ? 'yes' : 'no', 'no'],
    ])
  const attend = (code: string, on: Day, p: Person, status = 'present', mode = 'in_person'): void =>
    rows.add('attendance', instant(on, '17:45'), [code, p.code, status, status === 'present' ? mode : undefined])

  session(
    'HN1',
    'BD',
    '',
    'Hội nghị học tập, quán triệt Nghị quyết Đại hội XIV, trực tuyến đến xã, phường, đặc khu',
    HELD,
    { mode: 'hybrid', seen: day('2026-01-30') },
  )
  session('TBN1', 'BD', '', 'Thông báo nhanh kết quả Đại hội XIV', day('2026-02-02'), {
    kind: 'notice',
    mode: 'hybrid',
    seen: day('2026-01-29'),
  })
  for (const commune of communes) {
    const own = people.filter((p) => p.commune === commune)
    const study = own.filter((p) => !p.exempt)
    const linked = commune.code !== 'H2-X3' && commune.code !== 'H4-X3'
    const there = study.filter((p) => (p.key ? d.chance(0.93) : linked && d.chance(0.33)))
    for (const p of there) {
      attend('HN1', HELD, p, 'present', linked ? 'online' : 'in_person')
      through.set(p, HELD)
    }
    for (const p of own.filter((q) => q.key).slice(0, 6)) attend('TBN1', day('2026-02-02'), p)
    writeSites(rows, commune, linked ? there.length : 0)
    if (commune.code === 'CA') writeStatements(rows)

    const [date, share] = last[commune.course]
    const end = day(date)
    const rest = study.filter((p) => !through.has(p))
    // Two evenings, one for each topic; the others come to the make-up class of both on the last day.
    const [first, second] = [end - 9, end - 4]
    session(`${commune.code}-CD1`, commune.code, 'CD1', 'Chuyên đề 1: những nội dung cốt lõi của Nghị quyết', first)
    session(`${commune.code}-CD2`, commune.code, 'CD2', 'Chuyên đề 2: chương trình hành động', second, {
      mode: d.chance(0.3) ? 'hybrid' : 'in_person',
    })
    session(`${commune.code}-HB`, commune.code, '', 'Lớp học bù cả hai chuyên đề', end, { makeup: true })
    for (const p of rest) {
      const roll = d.next()
      const both = share === 1 ? roll < 0.9 : roll < share * 0.92
      const one = both || d.chance(0.4)
      attend(`${commune.code}-CD1`, first, p, one ? 'present' : d.chance(0.7) ? 'excused' : 'absent')
      attend(`${commune.code}-CD2`, second, p, both ? 'present' : 'excused')
      if (both) through.set(p, second)
      else if (roll < share * 0.985) {
        attend(`${commune.code}-HB`, end, p)
        through.set(p, end)
      }
    }
  }
  return through
}

/** A live site at each linked commune and one television point below; two communes stayed without a link. */
function writeSites(rows: Dossier, commune: Commune, seated: number): void {
  const planned = instant(day('2026-01-31'), '10:00')
  const after = instant(HELD, '18:00')
  const own = ['HN1', commune.code, undefined, 'live_video', 'Bí thư Đảng ủy', Math.ceil(seated / 10) * 10 + 10]
  rows.add('sites', planned, own)
  if (seated === 0) return
  const below = Math.floor(seated / 4)
  rows.add('sites', after, [...own, seated - below, local(HELD, '07:10'), local(HELD, '17:05')])
  const point = ['HN1', commune.bases[0]!.code, 'Nhà văn hóa', 'broadcast', 'Phó Bí thư', below + 5]
  rows.add('sites', planned, point)
  rows.add('sites', after, [...point, below, local(HELD, '07:25')])
}

/** The police send numbers only, but for their key cadres. */
function writeStatements(rows: Dossier): void {
  for (const [date, participated, makeup, classes] of [
    ['2026-01-30', 0, 0, 0],
    ['2026-02-10', 140, 0, 2],
    ['2026-03-05', 412, 9, 6],
  ] as const)
    rows.add('headcounts', instant(day(date), '16:00'), [
      CAMPAIGN,
      'members',
      'CA',
      iso(day(date)),
      'subtree',
      412,
      participated,
      makeup,
      classes,
    ])
}
