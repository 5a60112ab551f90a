/** From the sums of a unit and its children to the answer: figures.md, The shape. */
import { isoOf } from '#core/days.ts'
import type { Day } from '#core/days.ts'
import type { Figures } from './contract.ts'
import { dueOn } from '#modules/campaigns/rules-deadlines.ts'
import { owedKinds, rank, stateOn } from './rules-completion.ts'
import type { State } from './rules-completion.ts'
import { artifactCodes, tierCodes } from './rules-model.ts'
import type { Audience, CampaignFacts, UnitId } from './rules-model.ts'
import { DELIVERABLES, OUTREACH, PEOPLE, RECOMMENDATIONS, SESSIONS, WRITING } from './rules-series.ts'

/** Values of a unit's series on the day. */
export type Values = ReadonlyMap<string, readonly number[]>

export type ChildView = {
  readonly unit: UnitId
  readonly code: string
  readonly name: string
  readonly level: string
  readonly values: Values
  /** First complete day by audience and `*`, whatever the day asked. */
  readonly completions: ReadonlyMap<string, Day>
}

export type HostedView = Figures['conferences']['hosted'][number]

export type FiguresView = {
  readonly campaign: CampaignFacts
  readonly unit: string
  readonly asOf: Day
  readonly knownAt: string
  /** Empty when the unit is outside the scope on the day, as are then children and hosted. */
  readonly values: Values
  readonly children: readonly ChildView[]
  readonly hosted: readonly HostedView[]
  readonly codeOf: (unit: UnitId) => string
}

const at = (values: Values, series: string, place: number): number => values.get(series)?.[place] ?? 0
const ratioOf = (participated: number, expected: number): number | null =>
  expected === 0 ? null : participated / expected

function sum(values: Values, audiences: readonly Audience[], place: number): number {
  return audiences.reduce((total, audience) => total + at(values, `p:${audience.code}`, place), 0)
}

type Completion = {
  expected: number
  participated: number
  ratio: number | null
  completed_on: string | null
  due_on: string | null
  state: State
}

function completion(view: FiguresView, child: ChildView, audience: string, roster: readonly Audience[]): Completion {
  const of = audience === '*' ? roster : roster.filter((one) => one.code === audience)
  const expected = sum(child.values, of, PEOPLE.expected)
  const participated = sum(child.values, of, PEOPLE.participated)
  const due = dueOn(view.campaign.deadlines, child.unit, child.level, audience)
  const completed = completedBy(view, child, audience)
  return {
    expected,
    participated,
    ratio: ratioOf(participated, expected),
    completed_on: completed === null ? null : isoOf(completed),
    due_on: due === null ? null : isoOf(due),
    state: stateOn(completed, due, view.asOf),
  }
}

function completedBy(view: FiguresView, child: ChildView, audience: string): Day | null {
  const day = child.completions.get(audience)
  return day !== undefined && day <= view.asOf ? day : null
}

type Row = { child: ChildView; of: Completion }

function unitsBlock(audience: string, rows: readonly Row[]): Figures['units'][number] {
  const codes = (list: readonly Row[]): string[] => list.map((row) => row.child.code).sort()
  const done = rows.filter((row) => row.of.completed_on !== null)
  const firstDay = done.map((row) => row.of.completed_on as string).sort()[0]
  return {
    audience,
    total: rows.length,
    completed: done.length,
    on_time: done.filter((row) => row.of.state !== 'late').length,
    late: rows.filter((row) => row.of.state === 'late').length,
    first: codes(done.filter((row) => row.of.completed_on === firstDay)).map((unit) => ({
      unit,
      completed_on: firstDay as string,
    })),
    full: codes(rows.filter((row) => row.of.expected > 0 && row.of.participated === row.of.expected)),
  }
}

function childrenOf(view: FiguresView, roster: readonly Audience[]): Pick<Figures, 'units' | 'children'> {
  const rowsFor = (audience: string): Row[] =>
    view.children.map((child) => ({ child, of: completion(view, child, audience, roster) }))
  const whole = rowsFor('*')
  const byAudience = new Map(roster.map((audience) => [audience.code, rowsFor(audience.code)]))
  const owes = (row: Row): boolean => owedKinds(view.campaign, row.child.level).length > 0
  const units = [
    unitsBlock(
      '*',
      whole.filter((row) => row.of.expected > 0 || owes(row)),
    ),
    ...[...byAudience].map(([audience, rows]) =>
      unitsBlock(
        audience,
        rows.filter((row) => row.of.expected > 0),
      ),
    ),
  ]
  const ranked = rank(
    whole.map((row, index) => ({
      code: row.child.code,
      expected: row.of.expected,
      participated: row.of.participated,
      completed: completedBy(view, row.child, '*'),
      row,
      index,
    })),
    view.campaign.rankMin,
  )
  const children = ranked.map(({ child, rank }) => ({
    unit: child.row.child.code,
    name: child.row.child.name,
    ...child.row.of,
    rank,
    audiences: roster.flatMap((audience) => {
      const of = byAudience.get(audience.code)?.[child.index]?.of
      return of !== undefined && of.expected > 0 ? [{ code: audience.code, ...of }] : []
    }),
  }))
  return { units, children }
}

function writingOf(view: FiguresView): Pick<Figures, 'writing' | 'collecting'> {
  const writing: Figures['writing'] = []
  const collecting: Figures['collecting'] = []
  for (const artifact of artifactCodes) {
    for (const tier of tierCodes) {
      const v = (place: keyof typeof WRITING): number => at(view.values, `w:${artifact}:${tier}`, WRITING[place])
      if (v('expected') === 0) continue
      writing.push({
        artifact,
        tier,
        expected: v('expected'),
        received: v('received'),
        accepted: v('accepted'),
        typed: v('typed'),
        handwritten: v('handwritten'),
        grades: {
          excellent: v('excellent'),
          good: v('good'),
          pass: v('pass'),
          fail: v('fail'),
          ungraded: v('ungraded'),
        },
      })
    }
  }
  for (const [series, value] of view.values) {
    const [kind, unit, artifact = '', tier = ''] = series.split(':')
    const [expected = 0, received = 0, accepted = 0] = value
    if (kind !== 'c' || expected === 0) continue
    collecting.push({ unit: view.codeOf(Number(unit)), artifact, tier, expected, received, accepted })
  }
  const place = (row: Figures['collecting'][number]): number =>
    artifactCodes.indexOf(row.artifact) * 10 + tierCodes.indexOf(row.tier)
  collecting.sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : place(a) - place(b)))
  return { writing, collecting }
}

function othersOf(view: FiguresView): Pick<Figures, 'deliverables' | 'recommendations' | 'outreach'> {
  const kinds = [...new Set(view.campaign.required.map((one) => one.kind))].sort()
  const d = (kind: string, place: keyof typeof DELIVERABLES): number =>
    at(view.values, `d:${kind}`, DELIVERABLES[place])
  const r = (place: keyof typeof RECOMMENDATIONS): number => at(view.values, 'r', RECOMMENDATIONS[place])
  const forms = [...view.values.keys()].filter((series) => series.startsWith('o:')).map((series) => series.slice(2))
  const o = (form: string, place: keyof typeof OUTREACH): number => at(view.values, `o:${form}`, OUTREACH[place])
  return {
    deliverables: kinds.map((kind) => ({
      kind,
      required: d(kind, 'required'),
      submitted: d(kind, 'submitted'),
      accepted: d(kind, 'accepted'),
      late: d(kind, 'late'),
    })),
    recommendations: {
      total: r('total'),
      open: r('open'),
      forwarded: r('forwarded'),
      answered: r('answered'),
      closed: r('closed'),
    },
    outreach: forms
      .sort()
      .map((form) => ({
        form,
        activities: o(form, 'activities'),
        items: o(form, 'items'),
        attendances: o(form, 'attendances'),
      }))
      .filter((row) => row.activities > 0),
  }
}

/** The figures of one unit on one day. */
export function figuresOf(view: FiguresView): Figures {
  const roster = view.campaign.audiences.filter((audience) => audience.basis === 'roster')
  const values = view.values
  const s = (place: keyof typeof SESSIONS): number => at(values, 's', SESSIONS[place])
  const expected = sum(values, roster, PEOPLE.expected)
  const participated = sum(values, roster, PEOPLE.participated)
  const { units, children } = childrenOf(view, roster)
  return {
    campaign: view.campaign.code,
    unit: view.unit,
    as_of: isoOf(view.asOf),
    known_at: view.knownAt,
    people: {
      expected,
      participated,
      makeup: sum(values, roster, PEOPLE.makeup),
      exempt: sum(values, roster, PEOPLE.exempt),
      by_statement: sum(values, roster, PEOPLE.byStatement),
      ratio: ratioOf(participated, expected),
    },
    audiences: view.campaign.audiences.map((audience) => {
      const v = (place: keyof typeof PEOPLE): number => at(values, `p:${audience.code}`, PEOPLE[place])
      return {
        code: audience.code,
        basis: audience.basis,
        expected: v('expected'),
        participated: v('participated'),
        makeup: v('makeup'),
        exempt: v('exempt'),
        classes: v('classes'),
        ratio: ratioOf(v('participated'), v('expected')),
      }
    }),
    units,
    children,
    conferences: {
      hosted: [...view.hosted],
      subtree: {
        sessions: s('sessions'),
        by_mode: { in_person: s('in_person'), online: s('online'), hybrid: s('hybrid') },
        attendances: s('attendances'),
        people: at(values, 'q', 0),
      },
    },
    ...writingOf(view),
    ...othersOf(view),
  }
}
