import { levelName } from './rules-levels.ts'
import type { AnnexTable } from './rules-model.ts'
import { sumOf } from './rules-tables.ts'
import { upper } from './rules-words.ts'
import type { Voice } from './rules-voice.ts'

/** Biểu 02: sessions by unit and mode; quick notices, briefings and discussions are conferences, not study. */
export function classTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const rows = facts.tables.classes
  const numbers = ['conferences', 'sessions', 'in_person', 'online', 'hybrid', 'makeup'] as const
  const day = (value: string | null): string => (value === null ? '–' : voice.date(value))
  const modes = say('Trong đó', 'Of these')
  return {
    number: '02',
    title: say('Hội nghị, lớp học tập', 'Conferences and classes'),
    wide: true,
    columns: [
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 30 },
      { label: say('Hội nghị khác', 'Other conferences'), align: 'right', width: 10 },
      { label: say('Buổi học tập', 'Study sessions'), align: 'right', width: 10 },
      { label: say('Trực tiếp', 'In person'), align: 'right', width: 9, group: modes },
      { label: say('Trực tuyến', 'Online'), align: 'right', width: 9, group: modes },
      { label: say('Kết hợp', 'Hybrid'), align: 'right', width: 9, group: modes },
      { label: say('Học bù', 'Make-up'), align: 'right', width: 9, group: modes },
      { label: say('Ngày bắt đầu', 'First day'), align: 'center', width: 12 },
      { label: say('Ngày kết thúc', 'Last day'), align: 'center', width: 12 },
    ],
    rows: rows.map((one) => [
      voice.name(one.unit),
      ...numbers.map((key) => voice.count(one[key])),
      day(one.first_on),
      day(one.last_on),
    ]),
    total:
      rows.length === 0 ? null : [say('Cộng', 'Total'), ...numbers.map((key) => voice.count(sumOf(rows, key))), '', ''],
    notes: [
      say(
        'Hội nghị khác: thông báo nhanh, hội nghị báo cáo viên, thảo luận; không tính là buổi học tập. Buổi của đơn vị gồm cả các tổ chức đảng cấp dưới.',
        'Other conferences: quick notices, briefings, discussions; they are not study. A unit’s sessions include those of the units below it.',
      ),
    ],
    empty: say('Chưa ghi nhận hội nghị, lớp học tập nào.', 'No session has been recorded.'),
  }
}

/** Biểu 03: sites of the unit's own sessions. */
export function siteTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const rows = facts.tables.sites
  const held = facts.figures.conferences.hosted
  const outside = say('Ngoài phạm vi', 'Outside the scope')
  const numbers = ['planned', 'connected', 'expected', 'people'] as const
  const sessions = [...new Set(rows.map((one) => one.session))]
  const title = (session: string): string => {
    const one = held.find((row) => row.session === session)
    return one === undefined
      ? session
      : say(`Ngày ${voice.date(one.held_on)} (${session})`, `${voice.date(one.held_on)} (${session})`)
  }
  return {
    number: '03',
    title: say(`Điểm cầu các hội nghị do ${voice.body} tổ chức`, `Sites of the conferences held by ${voice.body}`),
    wide: false,
    grouped: true,
    columns: [
      { label: say('Hội nghị', 'Conference'), align: 'left', width: 21 },
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 31 },
      { label: say('Cấp', 'Level'), align: 'left', width: 10 },
      { label: say('Điểm cầu', 'Sites'), align: 'right', width: 9 },
      { label: say('Đã kết nối', 'Connected'), align: 'right', width: 10 },
      { label: say('Dự kiến (người)', 'Expected'), align: 'right', width: 10 },
      { label: say('Thực tế (người)', 'People'), align: 'right', width: 10 },
    ],
    rows: sessions.flatMap((session) => {
      const own = rows.filter((one) => one.session === session)
      return [
        [title(session), say('Cộng', 'Total'), '', ...numbers.map((key) => voice.count(sumOf(own, key)))],
        ...own.map((one) => [
          '',
          one.unit === '' ? outside : voice.name(one.unit),
          upper(levelName(voice, one.level)),
          ...numbers.map((key) => voice.count(one[key])),
        ]),
      ]
    }),
    total: null,
    notes: [
      say(
        'Điểm cầu gồm mọi hình thức: trực tuyến hai chiều, truyền hình trực tiếp, phát lại bản ghi. Số người theo báo cáo của điểm cầu, một người có thể dự nhiều hội nghị.',
        'Sites of every kind: live video, broadcast, recorded video. People as counted at the site; one person may attend several conferences.',
      ),
    ],
    empty: say('Không có điểm cầu nào được ghi nhận.', 'No site has been recorded.'),
  }
}

/** Biểu 04: learners by unit and audience. */
export function learnerTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const absences = say('Vắng', 'Absent')
  const roster = facts.figures.audiences.filter((one) => one.basis === 'roster')
  type Line = {
    expected: number
    participated: number
    makeup: number | null
    exempt: number | null
    excused: number | null
    absent: number | null
  }
  const cells = (one: Line): string[] => {
    const plain = (n: number | null): string => (n === null ? '–' : voice.count(n))
    return [
      one.exempt === null ? '–' : voice.count(one.expected + one.exempt),
      plain(one.exempt),
      voice.count(one.expected),
      one.makeup === null ? '–' : voice.count(one.participated - one.makeup),
      plain(one.makeup),
      plain(one.excused),
      plain(one.absent),
      voice.share(one.participated, one.expected),
    ]
  }
  const rows = roster.flatMap((audience) => {
    const named = facts.tables.learners.filter((one) => one.audience === audience.code)
    const lines = facts.figures.children.flatMap((child) => {
      const of = child.audiences.find((one) => one.code === audience.code)
      if (of === undefined) return []
      const more = named.find((one) => one.unit === child.unit)
      const { makeup = null, exempt = null, excused = null, absent = null } = more ?? {}
      return [
        [
          '',
          child.name,
          ...cells({ expected: of.expected, participated: of.participated, makeup, exempt, excused, absent }),
        ],
      ]
    })
    const sums =
      named.length === 0
        ? { excused: null, absent: null }
        : { excused: sumOf(named, 'excused'), absent: sumOf(named, 'absent') }
    const total = [upper(voice.audience(audience.code)), say('Cộng', 'Total'), ...cells({ ...audience, ...sums })]
    return audience.expected + audience.exempt === 0 ? [] : [total, ...lines]
  })
  const { people } = facts.figures
  return {
    number: '04',
    title: say('Người học theo đơn vị và đối tượng', 'Learners by unit and audience'),
    wide: true,
    grouped: true,
    columns: [
      { label: say('Đối tượng', 'Audience'), align: 'left', width: 17 },
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 28 },
      { label: say('Tổng số', 'Total'), align: 'right', width: 9 },
      { label: say('Được miễn', 'Exempt'), align: 'right', width: 8 },
      { label: say('Phải học', 'Expected'), align: 'right', width: 9 },
      { label: say('Học lần đầu', 'First time'), align: 'right', width: 9 },
      { label: say('Học bù', 'Make-up'), align: 'right', width: 8 },
      { label: say('Có lý do', 'Excused'), align: 'right', width: 8, group: absences },
      { label: say('Không lý do', 'Unexcused'), align: 'right', width: 8, group: absences },
      { label: say('Tỷ lệ', 'Share'), align: 'right', width: 9 },
    ],
    rows,
    total:
      rows.length === 0
        ? null
        : [say('Tổng cộng', 'Grand total'), '', ...cells({ ...people, excused: null, absent: null })],
    notes: [
      say(
        'Dòng “Cộng” gồm cả người sinh hoạt ngay tại đơn vị lập báo cáo. Cột “Vắng” chỉ gồm người có tên, chưa dự buổi học tập nào và được điểm danh vắng ở lần gần nhất; người chưa có điểm danh không ghi vào hai cột này.',
        'The “Total” lines include people of the reporting unit itself. “Absent” are people with names who were never present and were marked so the last time; people without any mark are in neither column.',
      ),
    ],
    empty: say('Không có người phải học tập.', 'Nobody is expected to study.'),
  }
}
