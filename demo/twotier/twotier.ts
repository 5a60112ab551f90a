import { day, instant } from '../shared/calendar.ts'
import { openDossier } from '../shared/dossier.ts'
import type { Dossier } from '../shared/dossier.ts'
import { dice } from '../shared/random.ts'
import { writeDeliverables, writeExtensions, writeMass, writeReflections, writeTasks, writeVoices } from './follow.ts'
import { buildPeople } from './people.ts'
import type { Person } from './people.ts'
import { CAMPAIGN, writeStudy } from './study.ts'
import { buildTree, FIRST, LAST } from './tree.ts'

const SEED = 20260207
/** The plan is recorded in the first step, what was done until 31/3/2026 in the second. */
const STEPS = ['2026-02-06T23:59:59+07:00']
const FOUNDED = instant(day('2026-01-28'), '08:00')

/**
 * Writes the small demo of a two-tier province of 2026 as two dossiers below `folder` and answers their paths
 * in import order. The same on every run.
 */
export async function writeTwoTier(folder: string): Promise<string[]> {
  const d = dice(SEED)
  const rows = openDossier(folder, STEPS)
  const { placements, communes } = buildTree()
  const people = buildPeople(d, communes)
  writePlan(rows)
  for (const u of placements)
    rows.add('units', FOUNDED, [u.code, u.name, u.level, u.sector, u.parent, u.from, u.to, u.successor])
  for (const p of people) writePerson(rows, p)
  const through = writeStudy(rows, d, communes, people)
  writeDeliverables(rows, d, communes)
  writeTasks(rows, communes)
  writeExtensions(rows, communes)
  writeReflections(rows, d, through)
  writeMass(rows, d, communes)
  writeVoices(rows, d, communes)
  return rows.close()
}

function writePlan(rows: Dossier): void {
  const add = (table: Parameters<Dossier['add']>[0], list: (string | number | undefined)[][]): void => {
    for (const row of list) rows.add(table, FOUNDED, row)
  }
  const resolution = 'Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng'
  add('realm', [
    [
      'demo2',
      'Đảng bộ tỉnh Bạch Dương (tỉnh hư cấu, dữ liệu minh họa)',
      'Asia/Ho_Chi_Minh',
      'central|province|district|commune|grassroots|cell',
      'vi',
    ],
  ])
  add('directives', [
    [
      'Bộ Chính trị',
      'directive',
      '01-CT/TW',
      '2026-01-23',
      `Chỉ thị về học tập, quán triệt, tuyên truyền, triển khai thực hiện ${resolution}`,
    ],
    [
      'BD',
      'plan',
      '05-KH/TU',
      '2026-01-27',
      `Kế hoạch học tập, quán triệt ${resolution} (văn bản hư cấu)`,
      '01-CT/TW@2026-01-23',
    ],
  ])
  add('campaigns', [
    [
      CAMPAIGN,
      `Học tập, quán triệt ${resolution} (dữ liệu minh họa)`,
      'BD',
      '01-CT/TW@2026-01-23|05-KH/TU@2026-01-27',
      '2026-01-28',
      '0.95',
      'CD1|CD2',
      undefined,
      20,
    ],
  ])
  add('audiences', [
    [CAMPAIGN, 'key', 'Cán bộ chủ chốt', 'roster', 1, 'key', '', '', '', '', 'reflection|personal_plan'],
    [CAMPAIGN, 'members', 'Cán bộ, đảng viên', 'roster', 2, '', '', '', '', '', 'reflection'],
    [CAMPAIGN, 'mass', 'Đoàn viên, hội viên', 'headcount', 3],
  ])
  add('deadlines', [
    [CAMPAIGN, 'province', '', '', '2026-02-15'],
    [CAMPAIGN, 'commune', '', '', '2026-03-13'],
    [CAMPAIGN, 'commune', 'key', '', '2026-03-04'],
    [CAMPAIGN, 'grassroots', '', '', '2026-03-20'],
    // The island zone was given another month.
    [CAMPAIGN, '', '', 'H4-X1', '2026-04-15'],
    [CAMPAIGN, '', '', 'BD', '2026-04-15'],
  ])
  add('required_deliverables', [
    [CAMPAIGN, 'commune', 'plan', '2026-02-13'],
    [CAMPAIGN, 'commune', 'action_programme', '2026-03-20'],
  ])
}

function writePerson(rows: Dossier, p: Person): void {
  rows.add('people', FOUNDED, [p.code, p.name, p.born, p.sex])
  const rest = [
    'yes',
    p.key ? 'Cấp ủy viên' : undefined,
    'member',
    p.key ? 'key' : p.tier === 'intermediate' ? 'cadre' : 'member',
    p.tier,
  ]
  if (p.before !== null) rows.add('memberships', FOUNDED, [p.code, p.before, '2020-06-01', LAST, ...rest])
  rows.add('memberships', FOUNDED, [p.code, p.holder, p.before === null ? '2020-06-01' : FIRST, undefined, ...rest])
  if (!p.exempt) return
  for (const obligation of ['attend', 'write'])
    rows.add('exemptions', FOUNDED, [p.code, obligation, '2024-01-01', undefined, '12-QĐ/CB ngày 28/12/2023'])
}
