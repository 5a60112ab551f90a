import type { Chance } from '../random.ts'
import { dateOf, instantOf, lastDay, recordedFirst } from './days.ts'
import type { Shape, Unit } from './shape.ts'
import { openTable } from './table.ts'

export const campaignCode = 'NQ57'

/** campaigns.csv, audiences.csv, deadlines.csv, directives.csv, speakers.csv, required_deliverables.csv. */
export function writeCampaign(folder: string, shape: Shape): void {
  const codeAt = (at: number): string => (shape.units[at] as Unit).code
  const write = (name: string, header: string[], rows: (string | number | null)[][]): void => {
    const table = openTable(folder, name, [...header, 'recorded_at'])
    for (const row of rows) table.add([...row, recordedFirst])
    table.close()
  }
  write(
    'directives',
    ['issuer', 'type', 'number', 'issued_on', 'title', 'based_on', 'secrecy'],
    [
      ['Trung ương', 'resolution', '57-NQ/TW', '2025-06-02', 'Nghị quyết mẫu', null, 'none'],
      [codeAt(shape.root), 'plan', '30-KH/TU', '2025-07-10', 'Kế hoạch học tập, quán triệt', '57-NQ/TW', 'none'],
      [codeAt(shape.root), 'action_programme', '06-CTr/TU', '2025-07-15', 'Chương trình hành động', '57-NQ/TW', 'none'],
    ],
  )
  write(
    'campaigns',
    ['code', 'title', 'owner', 'directives', 'opens_on', 'threshold', 'topics', 'rank_min'],
    [
      [
        campaignCode,
        'Học tập, quán triệt nghị quyết mẫu',
        codeAt(shape.root),
        '57-NQ/TW',
        dateOf(0),
        '0,9',
        'NQ|CT',
        5,
      ],
    ],
  )
  write(
    'audiences',
    ['campaign', 'code', 'name', 'basis', 'order', 'cadres', 'kinds', 'artifacts'],
    [
      [campaignCode, 'key', 'Cán bộ chủ chốt', 'roster', 1, 'key', null, 'reflection|personal_plan'],
      [campaignCode, 'members', 'Đảng viên', 'roster', 2, null, 'member|probationary', 'reflection'],
      [campaignCode, 'mass', 'Đoàn viên, hội viên', 'headcount', 3, null, null, null],
    ],
  )
  write(
    'deadlines',
    ['campaign', 'level', 'audience', 'unit', 'due_on'],
    [
      [campaignCode, 'commune', null, null, dateOf(90)],
      [campaignCode, 'commune', 'key', null, dateOf(30)],
      [campaignCode, 'grassroots', null, null, dateOf(85)],
      [campaignCode, 'cell', null, null, dateOf(80)],
      [campaignCode, null, null, codeAt(shape.direct[0] as number), dateOf(100)],
    ],
  )
  write(
    'required_deliverables',
    ['campaign', 'level', 'kind', 'due_on'],
    [
      [campaignCode, 'commune', 'plan', dateOf(20)],
      [campaignCode, 'commune', 'action_programme', dateOf(60)],
      [campaignCode, 'commune', 'report', dateOf(95)],
      [campaignCode, 'grassroots', 'plan', dateOf(30)],
    ],
  )
  write(
    'speakers',
    ['code', 'full_name', 'rank', 'organization'],
    Array.from({ length: 60 * shape.provinces.length }, (_, i) => [
      `BC${i + 1}`,
      `Báo cáo viên ${i + 1}`,
      'province',
      'Ban Tuyên giáo',
    ]),
  )
}

const forms = ['conference', 'press', 'radio', 'loudspeaker', 'website', 'social', 'contest', 'visual']

/** headcounts.csv, deliverables.csv, recommendations.csv and outreach.csv: what units report. */
export function writeReports(folder: string, shape: Shape, random: Chance): void {
  writeHeadcounts(folder, shape, random)
  const codeAt = (at: number): string => (shape.units[at] as Unit).code
  const papers = openTable(folder, 'deliverables', [
    'campaign',
    'unit',
    'kind',
    'number',
    'issued_on',
    'submitted_at',
    'accepted_at',
    'recorded_at',
  ])
  const hand = (at: number, kind: string, due: number): void => {
    if (random.happens(0.04)) return
    const day = Math.max(1, due - 15 + random.below(18))
    const row = [campaignCode, codeAt(at), kind, `${1 + random.below(99)}-KH/ĐU`, dateOf(day - 1), instantOf(day, 600)]
    papers.add([...row, null, instantOf(day, 700)])
    if (random.happens(0.95)) papers.add([...row, instantOf(day + 3, 600), instantOf(day + 3, 700)])
  }
  for (const at of shape.direct) {
    hand(at, 'plan', 20)
    hand(at, 'action_programme', 60)
    hand(at, 'report', 95)
  }
  for (const at of shape.grassroots) hand(at, 'plan', 30)
  papers.close()
  const wishes = openTable(folder, 'recommendations', [
    'code',
    'campaign',
    'unit',
    'text',
    'addressed_to',
    'submitted_at',
    'status',
    'answered_at',
    'recorded_at',
  ])
  const activities = openTable(folder, 'outreach', [
    'code',
    'campaign',
    'unit',
    'date',
    'form',
    'title',
    'count',
    'attendances',
    'recorded_at',
  ])
  for (const [d, at] of shape.direct.entries()) {
    for (let i = 0; i < 10; i++) {
      const day = random.below(lastDay)
      const row = [
        `KN${d}-${i}`,
        campaignCode,
        codeAt(at),
        `Kiến nghị số ${i + 1}`,
        codeAt(shape.root),
        instantOf(day, 900),
      ]
      wishes.add([...row, 'open', null, instantOf(day, 920)])
      if (random.happens(0.5)) wishes.add([...row, 'answered', instantOf(day + 12, 600), instantOf(day + 12, 700)])
    }
    for (let i = 0; i < 20; i++) {
      const day = random.below(lastDay)
      activities.add([
        `TT${d}-${i}`,
        campaignCode,
        codeAt(at),
        dateOf(day),
        random.one(forms),
        'Tuyên truyền',
        1 + random.below(30),
        random.below(400),
        instantOf(day + 1, 500),
      ])
    }
  }
  wishes.close()
  activities.close()
}

/** Statements: mass organizations by direct unit every fortnight; one armed-forces unit in sixty sends numbers only. */
function writeHeadcounts(folder: string, shape: Shape, random: Chance): void {
  const table = openTable(folder, 'headcounts', [
    'campaign',
    'audience',
    'unit',
    'date',
    'scope',
    'expected',
    'participated',
    'makeup',
    'classes',
    'recorded_at',
  ])
  const course = (audience: string, unit: string, scope: string, expected: number, reached: number): void => {
    for (let step = 1; step <= 7; step++) {
      const day = step * 14
      const participated = Math.floor((expected * reached * step) / 7)
      const row = [campaignCode, audience, unit, dateOf(day), scope, expected]
      table.add([...row, participated, Math.floor(participated / 50), step, instantOf(day, 960)])
      if (random.happens(0.02)) table.add([...row, Math.max(0, participated - 3), 0, step, instantOf(day + 21, 960)])
    }
  }
  for (const at of shape.direct) {
    const unit = shape.units[at] as Unit
    course('mass', unit.code, 'subtree', 2000 + random.below(3000), 0.8 + random.next() * 0.19)
    if (unit.code.endsWith('-D56')) course('members', unit.code, 'subtree', 1500, 1)
  }
  for (const [i, at] of shape.grassroots.entries())
    if (i % 100 === 0) course('members', (shape.units[at] as Unit).code, 'own', 12, 1)
  table.close()
}
