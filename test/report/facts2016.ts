import type { Figures } from '#modules/figures/contract.ts'
import type { ReportFacts } from '#modules/reports/rules-facts.ts'

type Child = Figures['children'][number]

/** Code, name, key cadres, members expected and participated, day of key cadres, day complete, programme handed in. */
const units: readonly (readonly [string, string, number, number, number, string, string | null])[] = [
  ['CA', 'Đảng bộ Công an tỉnh', 60, 2440, 2440, '2016-07-05', '2016-07-15'],
  ['BP', 'Đảng bộ Bộ đội Biên phòng tỉnh', 40, 1260, 1260, '2016-07-08', '2016-07-22'],
  ['QS', 'Đảng bộ Quân sự tỉnh', 55, 1745, 1745, '2016-07-08', '2016-07-25'],
  ['PCCC', 'Đảng bộ Cảnh sát Phòng cháy và chữa cháy tỉnh', 20, 380, 380, '2016-07-12', '2016-07-28'],
  ['HQ', 'Đảng bộ Cục Hải quan tỉnh', 25, 575, 575, '2016-07-14', '2016-08-02'],
  ['HL', 'Đảng bộ thành phố Hạ Long', 120, 9880, 9741, '2016-07-20', '2016-09-10'],
  ['MC', 'Đảng bộ thành phố Móng Cái', 80, 4120, 4060, '2016-07-21', '2016-09-08'],
  ['CP', 'Đảng bộ thành phố Cẩm Phả', 95, 7405, 7300, '2016-07-22', '2016-09-09'],
  ['UB', 'Đảng bộ thành phố Uông Bí', 85, 5215, 5130, '2016-07-22', '2016-09-06'],
  ['DT', 'Đảng bộ thị xã Đông Triều', 90, 5110, 5021, '2016-07-25', '2016-09-12'],
  ['QY', 'Đảng bộ thị xã Quảng Yên', 82, 4618, 4540, '2016-07-25', '2016-09-05'],
  ['VD', 'Đảng bộ huyện Vân Đồn', 60, 2140, 2103, '2016-07-26', '2016-09-07'],
  ['TY', 'Đảng bộ huyện Tiên Yên', 58, 2042, 2010, '2016-07-26', '2016-09-01'],
  ['BL', 'Đảng bộ huyện Bình Liêu', 55, 1645, 1617, '2016-07-27', '2016-09-12'],
  ['BC', 'Đảng bộ huyện Ba Chẽ', 50, 1350, 1326, '2016-07-27', '2016-09-13'],
  ['HH', 'Đảng bộ huyện Hải Hà', 56, 1944, 1913, '2016-07-28', '2016-09-08'],
  ['DH', 'Đảng bộ huyện Đầm Hà', 52, 1548, 1522, '2016-07-28', '2016-09-02'],
  ['CT', 'Đảng bộ huyện Cô Tô', 30, 470, 463, '2016-07-29', '2016-08-30'],
  ['HB', 'Đảng bộ huyện Hoành Bồ', 54, 1846, 1815, '2016-07-29', '2016-09-06'],
  ['CCQ', 'Đảng bộ Khối các cơ quan tỉnh', 140, 4060, 4002, '2016-07-15', '2016-08-25'],
  ['TQN', 'Đảng bộ Than Quảng Ninh', 110, 11390, 11224, '2016-07-18', '2016-09-14'],
]
const offline = ['BL', 'BC', 'CT', 'HQ']
const full = units.filter((one) => one[3] === one[4]).map((one) => one[0])
const sum = (at: 2 | 3 | 4): number => units.reduce((total, one) => total + one[at], 0)
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const children: Child[] = units.map(([unit, name, key, members, participated, keyOn, allOn], at) => ({
  unit,
  name,
  expected: key + members,
  participated: key + participated,
  ratio: ratio(key + participated, key + members),
  completed_on: allOn,
  due_on: '2016-09-30',
  state: 'early',
  rank: at + 1,
  audiences: [
    { code: 'key', expected: key, participated: key, ratio: 1, completed_on: keyOn, due_on: '2016-09-30', state: 'early' },
    { code: 'members', expected: members, participated, ratio: ratio(participated, members), completed_on: allOn, due_on: '2016-09-30', state: 'early' },
  ],
}))

const expected = sum(2) + sum(3)
const participated = sum(2) + sum(4)
const byUnits = { total: 21, completed: 21, on_time: 21, late: 0, full }
const grades = { excellent: 0, good: 0, pass: 0, fail: 0, ungraded: 0 }

const figures: Figures = {
  campaign: 'NQ12',
  unit: 'QN',
  as_of: '2016-09-15',
  known_at: '2016-09-15T23:59:59+07:00',
  people: { expected, participated, makeup: 1284, exempt: 2310, by_statement: 1800, ratio: ratio(participated, expected) },
  audiences: [
    { code: 'key', basis: 'roster', expected: sum(2), participated: sum(2), makeup: 12, exempt: 0, classes: 0, ratio: 1 },
    { code: 'members', basis: 'roster', expected: sum(3), participated: sum(4), makeup: 1272, exempt: 2310, classes: 14, ratio: ratio(sum(4), sum(3)) },
    { code: 'mass', basis: 'headcount', expected: 412_500, participated: 352_688, makeup: 0, exempt: 0, classes: 1_942, ratio: 352_688 / 412_500 },
  ],
  units: [
    { audience: '*', ...byUnits, first: [{ unit: 'CA', completed_on: '2016-07-15' }] },
    { audience: 'key', ...byUnits, first: [{ unit: 'CA', completed_on: '2016-07-05' }], full: units.map((one) => one[0]) },
    { audience: 'members', ...byUnits, first: [{ unit: 'CA', completed_on: '2016-07-15' }] },
  ],
  children,
  conferences: {
    hosted: [
      {
        session: 'HN1', held_on: '2016-06-10', kind: 'study', mode: 'hybrid', sites_connected: 17, sites_total: 21, present: 462,
        sites: [
          { level: 'province', planned: 1, connected: 1, people: 350 },
          { level: 'district', planned: 21, connected: 17, people: 2_964 },
        ],
      },
      { session: 'BC1', held_on: '2016-06-02', kind: 'briefing', mode: 'in_person', sites_connected: 0, sites_total: 21, present: 118, sites: [] },
    ],
    subtree: { sessions: 1_471, by_mode: { in_person: 1_428, online: 21, hybrid: 22 }, attendances: 76_420, people: 70_212 },
  },
  writing: [
    { artifact: 'reflection', tier: 'province', expected: 482, received: 385, accepted: 380, typed: 371, handwritten: 14, grades: { ...grades, excellent: 120, good: 240, pass: 20, ungraded: 5 } },
    { artifact: 'reflection', tier: 'intermediate', expected: 3602, received: 3383, accepted: 3301, typed: 3102, handwritten: 281, grades: { ...grades, ungraded: 3383 } },
    { artifact: 'personal_plan', tier: 'province', expected: 482, received: 385, accepted: 380, typed: 385, handwritten: 0, grades: { ...grades, ungraded: 385 } },
  ],
  collecting: [],
  deliverables: [
    { kind: 'action_programme', required: 21, submitted: 20, accepted: 18, late: 1 },
    { kind: 'plan', required: 21, submitted: 21, accepted: 21, late: 2 },
  ],
  recommendations: { total: 3, open: 1, forwarded: 1, answered: 1, closed: 0 },
  outreach: [
    { form: 'loudspeaker', activities: 186, items: 5_580, attendances: 0 },
    { form: 'press', activities: 64, items: 412, attendances: 0 },
    { form: 'conference', activities: 730, items: 730, attendances: 96_400 },
  ],
}

const names = Object.fromEntries([['QN', 'Đảng bộ tỉnh Quảng Ninh'], ...units.map((one) => [one[0], one[1]])])

/** The campaign that domain.md §0 takes apart, as far as a report needs it; counts beside its own are made up. */
export const facts2016: ReportFacts = {
  figures,
  campaign: {
    code: 'NQ12',
    title: 'Học tập, quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng',
    owner: { code: 'QN', name: 'Đảng bộ tỉnh Quảng Ninh' },
    opens_on: '2016-05-16',
    threshold: '0.98',
    topics: [],
    excluded_units: [],
    rank_min: 0,
    directives: [],
    audiences: [
      { code: 'key', name: 'Cán bộ chủ chốt', basis: 'roster', order: 1, artifacts: ['reflection', 'personal_plan'] },
      { code: 'members', name: 'Cán bộ, đảng viên', basis: 'roster', order: 2, artifacts: ['reflection'] },
      { code: 'mass', name: 'Đoàn viên, hội viên', basis: 'headcount', order: 3, artifacts: [] },
    ],
    deadlines: [
      { level: 'province', audience: null, unit: null, due_on: '2016-06-30' },
      { level: 'district', audience: null, unit: null, due_on: '2016-09-30' },
      { level: 'grassroots', audience: null, unit: null, due_on: '2016-09-30' },
    ],
    conferences: [],
    first_day: '2016-05-16',
    last_day: '2016-09-30',
    recorded: [],
  },
  unit: { code: 'QN', name: 'Đảng bộ tỉnh Quảng Ninh', level: 'province' },
  parent: null,
  names,
  levels: ['central', 'province', 'district', 'commune', 'grassroots', 'cell'],
  timeZone: 'Asia/Ho_Chi_Minh',
  directives: [
    { number: '01-CT/TW', type: 'directive', issuer: 'Bộ Chính trị', issued_on: '2016-03-22', title: 'Việc học tập, quán triệt, tuyên truyền, triển khai thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng', secrecy: 'none' },
    { number: '04-HD/BTGTW', type: 'guidance', issuer: 'Ban Tuyên giáo Trung ương', issued_on: '2016-04-08', title: 'Hướng dẫn học tập, quán triệt Nghị quyết Đại hội XII của Đảng', secrecy: 'none' },
    { number: '06-CTr/TU', type: 'action_programme', issuer: 'QN', issued_on: '2016-04-11', title: 'Thực hiện Nghị quyết Đại hội XII của Đảng', secrecy: 'none' },
    { number: '05-CT/TW', type: 'directive', issuer: 'Bộ Chính trị', issued_on: '2016-05-15', title: 'Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh', secrecy: 'none' },
    { number: '30-KH/TU', type: 'plan', issuer: 'QN', issued_on: '2016-05-16', title: 'Học tập, quán triệt, tuyên truyền, triển khai thực hiện Nghị quyết Đại hội XII của Đảng', secrecy: 'internal' },
    { number: '12-KL/TU', type: 'conclusion', issuer: 'QN', issued_on: '2016-10-02', title: 'Sau ngày báo cáo', secrecy: 'none' },
  ],
  tables: {
    classes: [
      { unit: 'QN', conferences: 1, sessions: 1, in_person: 0, online: 0, hybrid: 1, makeup: 0, first_on: '2016-06-02', last_on: '2016-06-10' },
      ...units.map((one, at) => ({ unit: one[0], conferences: at % 3, sessions: 60 + at, in_person: 58 + at, online: 1, hybrid: 1, makeup: at % 4, first_on: '2016-06-20', last_on: one[6] })),
    ],
    hosted: [
      { session: 'HN1', title: 'Hội nghị cán bộ chủ chốt toàn tỉnh học tập, quán triệt Nghị quyết Đại hội XII của Đảng', venue: 'Trung tâm Tổ chức hội nghị tỉnh' },
      { session: 'BC1', title: 'Hội nghị báo cáo viên tháng 6', venue: '' },
    ],
    sites: [
      { session: 'HN1', unit: 'QN', level: 'province', planned: 1, connected: 1, live_video: 1, expected: 350, people: 350 },
      ...units.map((one, at) => ({ session: 'HN1', unit: one[0], level: 'district', planned: 1, connected: offline.includes(one[0]) ? 0 : 1, live_video: 1, expected: 150, people: offline.includes(one[0]) ? 0 : 120 + at })),
    ],
    learners: units.flatMap((one, at) => [
      { unit: one[0], audience: 'key', makeup: at % 2, exempt: 0, excused: 0, absent: 0 },
      { unit: one[0], audience: 'members', makeup: 40 + at, exempt: 110, excused: Math.min(at, one[3] - one[4]), absent: 0 },
    ]),
    mass: [
      { unit: 'HL', audience: 'mass', expected: 81_200, participated: 70_010, classes: 301 },
      { unit: 'DT', audience: 'mass', expected: 52_140, participated: 44_870, classes: 244 },
    ],
    writing: [
      { unit: 'HL', artifact: 'reflection', tier: 'province', expected: 31, received: 28, accepted: 27, returned: 1 },
      { unit: 'CCQ', artifact: 'reflection', tier: 'province', expected: 190, received: 141, accepted: 140, returned: 4 },
      { unit: 'HL', artifact: 'reflection', tier: 'intermediate', expected: 402, received: 380, accepted: 371, returned: 3 },
    ],
    deliverables: units.flatMap((one, at) => [
      { unit: one[0], kind: 'plan', required: true, number: `${10 + at}-KH/${at < 5 ? 'ĐU' : 'HU'}`, issued_on: '2016-05-25', submitted_on: at < 2 ? '2016-06-18' : '2016-05-27', accepted_on: '2016-06-20', due_on: '2016-06-15' },
      { unit: one[0], kind: 'action_programme', required: true, number: at === 20 ? '' : `0${1 + (at % 8)}-CTr/HU`, issued_on: at === 20 ? null : '2016-07-10', submitted_on: at === 20 ? null : '2016-07-12', accepted_on: at > 17 ? null : '2016-07-20', due_on: '2016-08-31' },
    ]),
    outreach: [
      { unit: 'HL', form: 'loudspeaker', activities: 20, items: 640, attendances: 0 },
      { unit: 'QN', form: 'press', activities: 64, items: 412, attendances: 0 },
      { unit: 'CP', form: 'conference', activities: 92, items: 92, attendances: 11_200 },
    ],
    recommendations: [
      { code: 'KN1', text: 'Sớm ban hành tài liệu hỏi đáp ngắn gọn dùng cho sinh hoạt chi bộ; tăng thời lượng thảo luận.', unit: 'HL', addressed_to: 'QN', submitted_on: '2016-07-21', status: 'answered' },
      { code: 'KN2', text: 'Trang bị đường truyền trực tuyến cho các đảng bộ chưa có điểm cầu.', unit: 'BC', addressed_to: 'QN', submitted_on: '2016-08-02', status: 'forwarded' },
      { code: 'KN3', text: 'Cử báo cáo viên cấp tỉnh về các xã biên giới, hải đảo.', unit: 'BL', addressed_to: '', submitted_on: '2016-08-15', status: 'open' },
    ],
    names,
  },
}
