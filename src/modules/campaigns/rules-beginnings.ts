/** How a campaign begins: usual templates as data, and an earlier campaign with its days moved along. */
import { dayOf, isoOf } from '#core/days.ts'
import type { AudiencePlan, beginnings, CampaignPlan } from './contract-plan.ts'

export type Beginning = (typeof beginnings)[number]
type Cells = Record<string, string>
/** Rows by dossier file. */
export type Rows = Readonly<Record<'audiences' | 'deadlines' | 'required_deliverables', readonly Cells[]>>

type AudienceText = Pick<AudiencePlan, 'code' | 'name'> &
  Partial<Pick<AudiencePlan, 'basis' | 'cadres' | 'tiers' | 'kinds' | 'levels' | 'sectors' | 'artifacts'>>
/** Days are counted from the campaign's first day. */
type Template = {
  readonly audiences: readonly AudienceText[]
  readonly due: Readonly<Record<string, number>>
  readonly owed: readonly { readonly levels: readonly string[]; readonly kind: string; readonly after: number }[]
}

const inParty = ['member', 'probationary']
const leaders: AudienceText = {
  code: 'chu-chot',
  name: 'Cán bộ lãnh đạo chủ chốt',
  cadres: ['key'],
  artifacts: ['reflection', 'personal_plan'],
}
const cadre: AudienceText = {
  code: 'can-bo',
  name: 'Cán bộ',
  cadres: ['cadre'],
  kinds: inParty,
  artifacts: ['reflection'],
}
const members: AudienceText = { code: 'dang-vien', name: 'Đảng viên', kinds: inParty, artifacts: ['reflection'] }
const others: AudienceText = {
  code: 'ngoai-dang',
  name: 'Cán bộ, công chức, chiến sĩ, quần chúng ngoài Đảng',
  kinds: ['non_member'],
}
/** Mass organizations count themselves (domain.md §1.3). */
const organizations: readonly AudienceText[] = [
  ['thanh-nien', 'Đoàn viên thanh niên'],
  ['phu-nu', 'Hội viên phụ nữ'],
  ['nong-dan', 'Hội viên nông dân'],
  ['cuu-chien-binh', 'Hội viên cựu chiến binh'],
  ['cong-doan', 'Đoàn viên công đoàn'],
].map(([code = '', name = '']) => ({ code, name, basis: 'headcount' as const }))

const committees = ['district', 'commune']

/** Usual ways to run a campaign; every part of them is changed freely afterwards. */
export const templates: Readonly<Record<Beginning, Template>> = {
  // a resolution of a Party congress: everybody, in depth
  congress: {
    audiences: [leaders, cadre, members, others, ...organizations],
    due: { cell: 60, grassroots: 70, commune: 80, district: 80, province: 90 },
    owed: [
      { levels: committees, kind: 'plan', after: 15 },
      { levels: ['grassroots'], kind: 'plan', after: 25 },
      { levels: [...committees, 'province'], kind: 'action_programme', after: 60 },
      { levels: committees, kind: 'report', after: 85 },
    ],
  },
  // a resolution, conclusion or directive of the Central Committee or the Politburo
  central: {
    audiences: [leaders, members, others],
    due: { cell: 30, grassroots: 35, commune: 40, district: 40, province: 45 },
    owed: [
      { levels: committees, kind: 'plan', after: 10 },
      { levels: [...committees, 'province'], kind: 'action_programme', after: 40 },
      { levels: committees, kind: 'report', after: 45 },
    ],
  },
  // the topic of a year: study and a personal plan
  annual: {
    audiences: [
      { ...leaders, artifacts: ['personal_plan'] },
      { ...members, artifacts: ['personal_plan'] },
    ],
    due: { cell: 80, grassroots: 85, commune: 90, district: 90, province: 90 },
    owed: [
      { levels: committees, kind: 'plan', after: 20 },
      { levels: committees, kind: 'report', after: 300 },
    ],
  },
}

const list = (values: readonly string[] | undefined): string => (values ?? []).join('|')

function audienceCells(campaign: string, audience: AudienceText, order: number): Cells {
  return {
    campaign,
    code: audience.code,
    name: audience.name,
    basis: audience.basis ?? 'roster',
    order: String(order),
    cadres: list(audience.cadres),
    tiers: list(audience.tiers),
    kinds: list(audience.kinds),
    levels: list(audience.levels),
    sectors: list(audience.sectors),
    artifacts: list(audience.artifacts),
  }
}

type New = { readonly code: string; readonly opens_on: string; readonly levels: readonly string[] }
/** The last day that can be written. */
const end = dayOf('9999-12-31')
const after = (day: string, days: number): string => isoOf(Math.min(dayOf(day) + days, end))

/** Rows of a campaign from a template; `levels` are those from its owner's downwards. */
export function rowsOfTemplate(beginning: Beginning, { code: campaign, opens_on, levels }: New): Rows {
  const { audiences, due, owed } = templates[beginning]
  return {
    audiences: audiences.map((one, i) => audienceCells(campaign, one, i + 1)),
    deadlines: levels.flatMap((level) => {
      const days = due[level]
      return days === undefined ? [] : [{ campaign, level, audience: '', due_on: after(opens_on, days) }]
    }),
    required_deliverables: owed.flatMap(({ levels: of, kind, after: days }) =>
      levels
        .filter((level) => of.includes(level))
        .map((level) => ({ campaign, level, kind, due_on: after(opens_on, days) })),
    ),
  }
}

/**
 * Rows of a campaign like an earlier one, each day moved by as many days as lie between their first days. What units
 * have set for themselves, the directives and the topics are of that campaign alone.
 */
export function rowsLike(
  earlier: Pick<CampaignPlan, 'opens_on' | 'audiences' | 'deadlines' | 'required'>,
  { code: campaign, opens_on, levels }: New,
): Rows {
  const moved = (day: string): string => after(day, dayOf(opens_on) - dayOf(earlier.opens_on))
  return {
    audiences: earlier.audiences.map((one, i) => audienceCells(campaign, one, i + 1)),
    deadlines: earlier.deadlines
      .filter(({ unit, level }) => unit === null && levels.includes(level))
      .map(({ level, audience, due_on }) => ({ campaign, level, audience, due_on: moved(due_on) })),
    required_deliverables: earlier.required
      .filter(({ level }) => levels.includes(level))
      .map(({ level, kind, due_on }) => ({ campaign, level, kind, due_on: due_on === null ? '' : moved(due_on) })),
  }
}
