import { day, instant, iso } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import type { Dossier } from '../shared/dossier.ts'
import type { Dice } from '../shared/random.ts'
import type { Person } from './people.ts'
import { CAMPAIGN } from './study.ts'
import type { Commune } from './tree.ts'

const END = day('2026-03-31')

export function writeDeliverables(rows: Dossier, d: Dice, communes: readonly Commune[]): void {
  const hand = (unit: string, kind: string, number: string, issued: Day, accepted: Day | null): void => {
    const row = [CAMPAIGN, unit, kind, number, iso(issued), instant(issued + 1, '09:00')]
    rows.add('deliverables', instant(issued + 1, '09:00'), row)
    if (accepted !== null) rows.add('deliverables', instant(accepted, '16:30'), [...row, instant(accepted, '16:00')])
  }
  communes.forEach((c, i) => {
    const slow = c.course === 'behind'
    const planned = slow ? day('2026-02-16') : day('2026-02-03') + d.int(0, 6)
    hand(c.code, 'plan', `${String(i + 3).padStart(2, '0')}-KH/ĐU`, planned, planned + 4)
    if (slow && i % 2 === 0) return
    const programme = day('2026-02-20') + d.int(0, 8)
    hand(
      c.code,
      'action_programme',
      `${String((i % 4) + 1).padStart(2, '0')}-CTr/ĐU`,
      programme,
      slow ? null : programme + 4,
    )
  })
}

const work: readonly (readonly [title: string, by: string, due: string, indicator: string])[] = [
  ['Học tập, quán triệt Nghị quyết đến toàn thể đảng viên', 'Ban Xây dựng Đảng', '2026-03-25', '98% đảng viên'],
  ['Tuyên truyền Nghị quyết trên hệ thống truyền thanh cơ sở', 'Trung tâm Văn hóa', '2026-03-28', '12 tin, bài'],
  ['Cam kết rèn luyện của từng đảng viên gắn với Nghị quyết', 'Các chi bộ', '2026-04-30', '100% đảng viên'],
  ['Rà soát, bổ sung quy hoạch phát triển đến năm 2030', 'Ủy ban nhân dân', '2026-06-30', 'Nghị quyết của cấp ủy'],
  ['Giải quyết thủ tục hành chính trên môi trường số', 'Ủy ban nhân dân', '2026-09-30', '85% hồ sơ'],
  ['Kết nạp đảng viên mới', 'Các chi bộ', '2026-12-15', '3% tổng số đảng viên'],
  ['Kiểm tra việc thực hiện chương trình hành động', 'Ủy ban Kiểm tra', '2026-11-30', '2 cuộc'],
]

/** What each programme sets, as far as it had come at the end of March; units that are ahead have come further. */
export function writeTasks(rows: Dossier, communes: readonly Commune[]): void {
  const reported = instant(END - 1, '15:00')
  communes.forEach((c, i) => {
    const slow = c.course === 'behind'
    if (slow && i % 2 === 0) return
    work.forEach(([title, by, due, indicator], k) => {
      const progress = Math.max(0, Math.min(100, (slow ? 60 : 120) - k * 30 + ((i * 7 + k * 3) % 5) * 5))
      const row = [CAMPAIGN, c.code, `NV${k + 1}`, title, by, due, indicator, progress]
      rows.add('tasks', reported, [...row, progress === 100 ? 'done' : 'open', iso(END - 1)])
    })
  })
}

/** Units that are behind with their programme ask for more time; every second of them has been answered. */
export function writeExtensions(rows: Dossier, communes: readonly Commune[]): void {
  const late = communes.filter((c, i) => c.course === 'behind' && i % 2 === 0)
  const asked = day('2026-03-18')
  late.forEach((c, k) => {
    const reason = 'Đảng ủy vừa kiện toàn nhân sự sau sắp xếp đơn vị, cần thêm thời gian'
    const row = [CAMPAIGN, c.code, 'action_programme', iso(asked), '2026-04-10', reason]
    rows.add('extensions', instant(asked, '10:00'), row)
    if (k % 2 > 0) return
    const answer = [iso(asked + 1), 'granted', 'Đồng ý; hoàn thành trước khi sơ kết đợt học tập']
    rows.add('extensions', instant(asked + 1, '08:30'), [...row, ...answer])
  })
}

/** Papers of those who were through at least a week before the end of March: two in three. */
export function writeReflections(rows: Dossier, d: Dice, through: ReadonlyMap<Person, Day>): void {
  for (const [p, on] of through) {
    const sent = on + d.int(5, 20)
    if (sent > END - 1 || d.chance(p.tier === 'province' ? 0.12 : 0.28)) continue
    const form = d.chance(0.9) ? 'typed' : 'handwritten'
    const put = (artifact: string, seen: Day, time: string, grade: string, status: string): void =>
      rows.add('reflections', instant(seen, time), [
        CAMPAIGN,
        p.code,
        artifact,
        instant(sent, '14:30'),
        form,
        undefined,
        undefined,
        grade,
        status,
      ])
    put('reflection', sent, '15:00', '', 'submitted')
    if (sent + 4 <= END) {
      if (d.chance(0.03)) put('reflection', sent + 4, '16:00', 'fail', 'returned')
      else put('reflection', sent + 4, '16:00', d.pick(['excellent', 'good', 'good', 'good', 'pass']), 'accepted')
    }
    if (p.key) put('personal_plan', sent, '15:00', '', 'submitted')
  }
}

export function writeMass(rows: Dossier, d: Dice, communes: readonly Commune[]): void {
  for (const c of communes) {
    const expected = d.int(700, 3200)
    for (const [date, share] of [
      ['2026-02-28', 0.4],
      ['2026-03-30', c.course === 'behind' ? 0.55 : 0.9],
    ] as const) {
      const participated = Math.round(expected * share * (0.92 + 0.1 * d.next()))
      rows.add('headcounts', instant(day(date), '17:00'), [
        CAMPAIGN,
        'mass',
        c.code,
        date,
        'subtree',
        expected,
        participated,
        0,
        Math.ceil(participated / 110),
      ])
    }
  }
}

const voices = [
  'Đề nghị tỉnh bổ sung đường truyền cho các điểm cầu nhà văn hóa thôn.',
  'Đề nghị hướng dẫn rõ việc Ban xây dựng đảng cấp xã quản lý bài thu hoạch thay cấp huyện trước đây.',
  'Đề nghị cấp tài liệu điện tử trước hội nghị ít nhất năm ngày.',
  'Kiến nghị tăng biên chế làm công tác tuyên giáo ở đặc khu.',
  'Đề nghị thống nhất mẫu danh sách điểm danh giữa các xã, phường sau sắp xếp.',
  'Kiến nghị có lịch học bù cho công nhân làm ca.',
  'Đề nghị mỗi chuyên đề có bộ câu hỏi thảo luận gắn với địa phương.',
  'Kiến nghị sớm trả lời các đề nghị về trụ sở dôi dư sau sắp xếp.',
]

export function writeVoices(rows: Dossier, d: Dice, communes: readonly Commune[]): void {
  voices.forEach((text, i) => {
    const sent = day('2026-02-25') + i * 3
    const row = [
      `KN${String(i + 1).padStart(2, '0')}`,
      CAMPAIGN,
      communes[(i * 3) % communes.length]!.code,
      undefined,
      text,
      'BD',
      instant(sent, '10:00'),
    ]
    rows.add('recommendations', instant(sent, '11:00'), [...row, 'open'])
    if (i % 2 === 1)
      rows.add('recommendations', instant(sent + 7, '11:00'), [
        ...row,
        'answered',
        'Đã ghi nhận và trả lời bằng văn bản.',
        instant(sent + 7, '10:00'),
      ])
  })
  const forms = [
    ['website', 'Chuyên trang Đại hội XIV'],
    ['social', 'Trang thông tin của xã, phường'],
    ['loudspeaker', 'Bản tin truyền thanh'],
    ['conference', 'Hội nghị nhân dân ở khu dân cư'],
    ['contest', 'Cuộc thi trực tuyến tìm hiểu Nghị quyết'],
  ] as const
  for (let i = 0; i < 60; i++) {
    const [form, title] = forms[i % forms.length]!
    const on = day('2026-02-03') + d.int(0, 54)
    const attended = form === 'conference' || form === 'contest' ? d.int(60, 420) : undefined
    rows.add('outreach', instant(on + 1, '09:00'), [
      `TT${String(i + 1).padStart(3, '0')}`,
      CAMPAIGN,
      d.pick(communes).code,
      iso(on),
      form,
      title,
      'nhân dân',
      d.int(1, 20),
      attended,
    ])
  }
}
