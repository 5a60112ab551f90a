import { day, instant } from '../shared/calendar.ts'
import { fullName } from '../shared/names.ts'
import { CAMPAIGN } from './world.ts'
import type { World } from './world.ts'

/** When the organization, its members and the plan were laid down: the day of the plan 30-KH/TU. */
export const FOUNDED = instant(day('2016-05-16'), '14:00')

const CONGRESS = 'Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng'

/** The directive chain of domain.md §0.1, facts 1–5. Titles are ours. */
const directives: string[][] = [
  [
    'Bộ Chính trị',
    'directive',
    '01-CT/TW',
    '2016-03-22',
    `Chỉ thị về việc học tập, quán triệt, tuyên truyền, triển khai thực hiện ${CONGRESS}`,
    '',
  ],
  [
    'Ban Tuyên giáo Trung ương',
    'guidance',
    '04-HD/BTGTW',
    '2016-04-08',
    `Hướng dẫn học tập, quán triệt, tuyên truyền ${CONGRESS}`,
    '01-CT/TW@2016-03-22',
  ],
  [
    'QN',
    'action_programme',
    '06-CTr/TU',
    '2016-04-11',
    `Chương trình hành động của Tỉnh ủy thực hiện ${CONGRESS}`,
    '01-CT/TW@2016-03-22',
  ],
  [
    'Bộ Chính trị',
    'directive',
    '05-CT/TW',
    '2016-05-15',
    'Chỉ thị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
    '',
  ],
  [
    ...[
      'QN',
      'plan',
      '30-KH/TU',
      '2016-05-16',
      `Kế hoạch học tập, quán triệt, tuyên truyền, triển khai thực hiện ${CONGRESS}`,
    ],
    '01-CT/TW@2016-03-22|04-HD/BTGTW@2016-04-08|06-CTr/TU@2016-04-11|05-CT/TW@2016-05-15',
  ],
]

export function writePlan(w: World): void {
  const add = w.rows.add
  add('realm', FOUNDED, [
    'demo',
    'Đảng bộ tỉnh Quảng Ninh (dữ liệu minh họa)',
    'Asia/Ho_Chi_Minh',
    'central|province|district|commune|grassroots|cell',
    'vi',
  ])
  for (const row of directives)
    add('directives', instant(day(row[3]!) + (row[3] === '2016-05-16' ? 0 : 3), '16:00'), row)
  const studied = directives.map((row) => `${row[2]}@${row[3]}`).join('|')
  add('campaigns', FOUNDED, [
    ...[
      CAMPAIGN,
      `Học tập, quán triệt, tuyên truyền, triển khai thực hiện ${CONGRESS} (dữ liệu minh họa, người trong đó là tổng hợp)`,
    ],
    ...['QN', studied, '2016-05-16', '0.97', undefined, undefined, 20],
  ])
  for (const row of [
    ['key', 'Cán bộ chủ chốt', 'roster', 1, 'key', '', '', '', '', 'reflection|personal_plan'],
    ['members', 'Cán bộ, đảng viên', 'roster', 2, '', '', '', '', '', 'reflection'],
    ['mass', 'Đoàn viên, hội viên Mặt trận Tổ quốc và các đoàn thể', 'headcount', 3],
  ])
    add('audiences', FOUNDED, [CAMPAIGN, ...row])
  add('deadlines', FOUNDED, [CAMPAIGN, 'province', '', '', '2016-06-30'])
  for (const level of ['district', 'commune', 'grassroots'])
    add('deadlines', FOUNDED, [CAMPAIGN, level, '', '', '2016-09-30'])
  // The province's own date is that of its conference; the whole Party organization is through when its districts are.
  add('deadlines', FOUNDED, [CAMPAIGN, '', '', 'QN', '2016-09-30'])
  for (const row of [
    ['province', 'report', '2016-09-30'],
    ['district', 'plan', '2016-06-30'],
    ['district', 'action_programme', '2016-07-31'],
    ['district', 'report', '2016-09-15'],
    ['commune', 'plan', '2016-07-15'],
    ['commune', 'action_programme', '2016-08-31'],
    ['grassroots', 'plan', '2016-07-15'],
  ])
    add('required_deliverables', FOUNDED, [CAMPAIGN, ...row])
  writeSpeakers(w)
}

function writeSpeakers(w: World): void {
  const d = w.dice
  const add = (
    code: string,
    rank: string,
    organization: string,
    person?: { code: string; name: string; sex: 'f' | 'm' },
  ): void =>
    w.rows.add('speakers', instant(day('2016-05-18'), '10:00'), [
      code,
      person?.name ?? fullName(d, 'm'),
      rank,
      organization,
      person?.code,
    ])
  for (let i = 1; i <= 4; i++) add(`BCV-TW${i}`, 'central', 'Ban Tuyên giáo Trung ương (tên tổng hợp)')
  const province = w.people.filter((p) => p.tier === 'province' && p.direct.code === 'KCQ')
  for (let i = 1; i <= 12; i++)
    add(`BCV-T${String(i).padStart(2, '0')}`, 'province', 'Báo cáo viên Tỉnh ủy', province[i * 5])
  const local = w.people.filter((p) => p.key && p.tier === 'intermediate')
  for (let i = 1; i <= 30; i++) {
    const person = local[i * 37]!
    add(`BCV-H${String(i).padStart(2, '0')}`, i > 24 ? 'grassroots' : 'district', person.direct.name, person)
  }
}
