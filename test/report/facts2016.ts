import type { Figures } from '#modules/figures/contract.ts'
import type { ReportFacts } from '#modules/reports/rules-facts.ts'
import { tables2016 } from './tables2016.ts'
import { names, units } from './units2016.ts'

type Child = Figures['children'][number]

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
    {
      code: 'key',
      expected: key,
      participated: key,
      ratio: 1,
      completed_on: keyOn,
      due_on: '2016-09-30',
      state: 'early',
    },
    {
      code: 'members',
      expected: members,
      participated,
      ratio: ratio(participated, members),
      completed_on: allOn,
      due_on: '2016-09-30',
      state: 'early',
    },
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
  people: {
    expected,
    participated,
    makeup: 1284,
    exempt: 2310,
    by_statement: 1800,
    ratio: ratio(participated, expected),
  },
  audiences: [
    {
      code: 'key',
      basis: 'roster',
      expected: sum(2),
      participated: sum(2),
      makeup: 12,
      exempt: 0,
      classes: 0,
      ratio: 1,
    },
    {
      code: 'members',
      basis: 'roster',
      expected: sum(3),
      participated: sum(4),
      makeup: 1272,
      exempt: 2310,
      classes: 14,
      ratio: ratio(sum(4), sum(3)),
    },
    {
      code: 'mass',
      basis: 'headcount',
      expected: 412_500,
      participated: 352_688,
      makeup: 0,
      exempt: 0,
      classes: 1_942,
      ratio: 352_688 / 412_500,
    },
  ],
  units: [
    { audience: '*', ...byUnits, first: [{ unit: 'CA', completed_on: '2016-07-15' }] },
    {
      audience: 'key',
      ...byUnits,
      first: [{ unit: 'CA', completed_on: '2016-07-05' }],
      full: units.map((one) => one[0]),
    },
    { audience: 'members', ...byUnits, first: [{ unit: 'CA', completed_on: '2016-07-15' }] },
  ],
  children,
  conferences: {
    hosted: [
      {
        session: 'HN1',
        held_on: '2016-06-10',
        kind: 'study',
        mode: 'hybrid',
        sites_connected: 17,
        sites_total: 21,
        present: 462,
        sites: [
          { level: 'province', planned: 1, connected: 1, people: 350 },
          { level: 'district', planned: 21, connected: 17, people: 2_964 },
        ],
      },
      {
        session: 'BC1',
        held_on: '2016-06-02',
        kind: 'briefing',
        mode: 'in_person',
        sites_connected: 0,
        sites_total: 21,
        present: 118,
        sites: [],
      },
    ],
    subtree: {
      sessions: 1_471,
      by_mode: { in_person: 1_428, online: 21, hybrid: 22 },
      attendances: 76_420,
      people: 70_212,
    },
  },
  writing: [
    {
      artifact: 'reflection',
      tier: 'province',
      expected: 482,
      received: 385,
      accepted: 380,
      typed: 371,
      handwritten: 14,
      grades: { ...grades, excellent: 120, good: 240, pass: 20, ungraded: 5 },
    },
    {
      artifact: 'reflection',
      tier: 'intermediate',
      expected: 3602,
      received: 3383,
      accepted: 3301,
      typed: 3102,
      handwritten: 281,
      grades: { ...grades, ungraded: 3383 },
    },
    {
      artifact: 'personal_plan',
      tier: 'province',
      expected: 482,
      received: 385,
      accepted: 380,
      typed: 385,
      handwritten: 0,
      grades: { ...grades, ungraded: 385 },
    },
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

/** The campaign that domain.md §0 takes apart, as far as a report needs it; counts beside its own are made up. */
export const facts2016: ReportFacts = {
  figures,
  campaign: {
    code: 'NQ12',
    title: 'Học tập, quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng',
    owner: { code: 'QN', name: 'Đảng bộ tỉnh Quảng Ninh' },
    status: 'open',
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
  position: 4096,
  names,
  levels: ['central', 'province', 'district', 'commune', 'grassroots', 'cell'],
  timeZone: 'Asia/Ho_Chi_Minh',
  directives: [
    {
      number: '01-CT/TW',
      type: 'directive',
      issuer: 'Bộ Chính trị',
      issued_on: '2016-03-22',
      title:
        'Việc học tập, quán triệt, tuyên truyền, triển khai thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng',
      secrecy: 'none',
    },
    {
      number: '04-HD/BTGTW',
      type: 'guidance',
      issuer: 'Ban Tuyên giáo Trung ương',
      issued_on: '2016-04-08',
      title: 'Hướng dẫn học tập, quán triệt Nghị quyết Đại hội XII của Đảng',
      secrecy: 'none',
    },
    {
      number: '06-CTr/TU',
      type: 'action_programme',
      issuer: 'QN',
      issued_on: '2016-04-11',
      title: 'Thực hiện Nghị quyết Đại hội XII của Đảng',
      secrecy: 'none',
    },
    {
      number: '05-CT/TW',
      type: 'directive',
      issuer: 'Bộ Chính trị',
      issued_on: '2016-05-15',
      title: 'Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
      secrecy: 'none',
    },
    {
      number: '30-KH/TU',
      type: 'plan',
      issuer: 'QN',
      issued_on: '2016-05-16',
      title: 'Học tập, quán triệt, tuyên truyền, triển khai thực hiện Nghị quyết Đại hội XII của Đảng',
      secrecy: 'internal',
    },
    {
      number: '12-KL/TU',
      type: 'conclusion',
      issuer: 'QN',
      issued_on: '2016-10-02',
      title: 'Sau ngày báo cáo',
      secrecy: 'none',
    },
  ],
  tables: tables2016,
}
