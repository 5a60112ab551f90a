/** Papers and tasks of a campaign's units on a day, as the desk lists them. */
import { unaccented } from '#core/text.ts'
import type { UnitScope } from '#core/scope.ts'
import type { CampaignUnit } from '#modules/campaigns/answers-units.ts'
import type { PaperState } from '#core/paper-states.ts'
import type { PaperRow } from './contract.ts'
import { daysLate, extensionOf, stateOf } from './rules.ts'
import { readOwed, readTasks } from './store.ts'
import type { Asked, OwedRow, TaskRow } from './store.ts'

type Filter = {
  readonly day: string
  readonly search?: string | undefined
  readonly order: 'asc' | 'desc'
}
export type PapersAsked = Omit<Asked, 'units'> &
  Filter & {
    readonly units: readonly CampaignUnit[]
    /** Of who may accept and return: the level above does. */
    readonly reviews: UnitScope | null
    readonly kind?: string | undefined
    readonly state?: PaperState | undefined
    readonly extended?: 'yes' | 'no' | undefined
    readonly sort: 'unit' | 'due' | 'late'
  }

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null

function paperOf(row: OwedRow, unit: CampaignUnit, { day, reviews }: PapersAsked): PaperRow {
  const paper = {
    dueOn: row.due_on,
    submittedOn: row.submitted_on,
    acceptedOn: row.accepted_on,
    submittedAt: isoOrNull(row.submitted_at),
    returnedAt: isoOrNull(row.returned_at),
  }
  const state = stateOf(paper, day)
  const above = reviews !== null && (unit.parentId === null ? reviews.all : reviews.covers(unit.parentId))
  return {
    unit: unit.code,
    unit_name: unit.name,
    level: unit.level,
    kind: row.kind,
    required: row.required,
    due_on: row.due_on,
    extension: extensionOf(row.extended_to, state, day),
    state,
    days_late: daysLate(paper, day),
    number: row.number,
    issued_on: row.issued_on,
    submitted_at: paper.submittedAt,
    accepted_at: isoOrNull(row.accepted_at),
    returned_at: paper.returnedAt,
    reason: state === 'returned' ? row.reason : null,
    file: row.file,
    sha256: row.sha256,
    recorded_at: isoOrNull(row.recorded_at),
    can_review: above && row.submitted_at !== null,
    tasks: row.tasks,
    tasks_done: row.tasks_done,
  }
}

const far = '9999-12-31'

/** Orders by one value and then by the order of the units in the tree, which is that of `units`. */
function inOrder<Row extends { unit: string }>(
  rows: readonly Row[],
  units: readonly CampaignUnit[],
  { order, by }: { order: 'asc' | 'desc'; by: ((row: Row) => string | number) | null },
): Row[] {
  const place = new Map(units.map(({ code }, i) => [code, i]))
  const sign = order === 'desc' ? -1 : 1
  return rows.toSorted((a, b) => {
    const [left, right] = by === null ? [0, 0] : [by(a), by(b)]
    if (left !== right) return left < right ? -sign : sign
    return ((place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0)) * (by === null ? sign : 1)
  })
}

const matches = (search: string | undefined, ...texts: readonly (string | null)[]): boolean =>
  search === undefined || texts.some((text) => text !== null && unaccented(text).includes(unaccented(search)))

/** Every paper that the units owe or handed in, narrowed and in order. */
export async function papersOf(asked: PapersAsked): Promise<PaperRow[]> {
  const units = new Map(asked.units.map((unit) => [unit.unitId, unit]))
  const rows = (await readOwed(asked)).flatMap((row) => {
    const unit = units.get(row.unit_id)
    return unit === undefined ? [] : [paperOf(row, unit, asked)]
  })
  const { kind, state, search, sort, order, extended } = asked
  const wanted = rows.filter(
    (row) =>
      (kind === undefined || row.kind === kind) &&
      (state === undefined || row.state === state) &&
      (extended === undefined || (row.extension?.runs ?? false) === (extended === 'yes')) &&
      matches(search, row.unit, row.unit_name, row.number),
  )
  const by = { unit: null, due: (row: PaperRow) => row.due_on ?? far, late: (row: PaperRow) => -(row.days_late ?? 0) }
  const byKind = wanted.toSorted((a, b) => (a.kind < b.kind ? 1 : -1))
  return inOrder(byKind, asked.units, { order, by: by[sort] })
}

export type TasksAsked = Omit<Asked, 'timeZone' | 'units'> &
  Filter & {
    readonly units: readonly CampaignUnit[]
    readonly status?: string | undefined
    readonly overdue?: boolean | undefined
    readonly sort: 'unit' | 'due'
  }

const taskOf = (row: TaskRow, unit: CampaignUnit, day: string) => ({
  unit: unit.code,
  unit_name: unit.name,
  code: row.code,
  title: row.title,
  responsible: row.responsible,
  due_on: row.due_on,
  indicator: row.indicator,
  progress: row.progress ?? 0,
  status: row.status ?? 'open',
  reported_on: row.reported_on,
  note: row.note,
  overdue: (row.status ?? 'open') === 'open' && row.due_on !== null && row.due_on < day,
  recorded_at: row.recorded_at.toISOString(),
})
export type Task = ReturnType<typeof taskOf>

/** Tasks of the units' programmes, narrowed and in order. */
export async function tasksOf(asked: TasksAsked): Promise<Task[]> {
  const { status, overdue, search, sort, order, day } = asked
  const units = new Map(asked.units.map((unit) => [unit.unitId, unit]))
  const rows = (await readTasks(asked)).flatMap((row) => {
    const unit = units.get(row.unit_id)
    return unit === undefined ? [] : [taskOf(row, unit, day)]
  })
  const wanted = rows.filter(
    (row) =>
      (status === undefined || row.status === status) &&
      (overdue === undefined || row.overdue === overdue) &&
      matches(search, row.unit, row.unit_name, row.title, row.responsible),
  )
  return inOrder(wanted, asked.units, { order, by: sort === 'due' ? (row) => row.due_on ?? far : null })
}
