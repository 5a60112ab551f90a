/** What is odd about a plan, before it is opened and while it runs: facts in, remarks out; the page has the sentences. */
import { dayOf, isoOf } from '#core/days.ts'
import type { CampaignPlan, Check } from './contract-plan.ts'
import { dueOn } from './rules-deadlines.ts'
import type { Due } from './rules-deadlines.ts'
import type { Preview } from './rules-preview.ts'

type DueUnit = { readonly code: string; readonly name: string }
export type CheckFacts = {
  readonly plan: Pick<
    CampaignPlan,
    'opens_on' | 'threshold' | 'owner' | 'excluded_units' | 'directives' | 'audiences' | 'required'
  >
  readonly deadlines: readonly (Due<number, string> & { readonly named: DueUnit | null })[]
  /** Levels from the owner's downwards that units of the campaign have, from the top. */
  readonly levels: readonly string[]
  /** Units of the campaign on its first day, parents before children. */
  readonly units: readonly {
    readonly id: number
    readonly name: string
    readonly level: string
    readonly parent: number | null
  }[]
  /** Counted on the first day. */
  readonly preview: Preview
  readonly sessionsOutside: readonly string[]
  /** Units where an active account writes; `above`: somebody does for the owner from above it. */
  readonly officers: { readonly hasAccounts: boolean; readonly at: ReadonlySet<number>; readonly above: boolean }
  /** People who belong to this campaign and to another one that runs on the same days. */
  readonly linked: readonly {
    readonly title: string
    readonly people: number
    readonly from: string
    readonly to: string
  }[]
}

type More = {
  readonly count?: number
  readonly some?: readonly string[]
  readonly params?: Readonly<Record<string, string>>
}
const remark =
  (severity: Check['severity'], part: Check['part'], code: Check['code']) =>
  ({ count, some = [], params = {} }: More = {}): Check => ({
    code,
    severity,
    part,
    count: count ?? some.length,
    some: some.slice(0, 5),
    params: { ...params },
  })
const must = (part: Check['part'], code: Check['code'], more?: More): Check => remark('must', part, code)(more)
const should = (part: Check['part'], code: Check['code'], more?: More): Check => remark('should', part, code)(more)
/** The remark, when there is something to remark. */
const when = (check: Check): Check[] => (check.count > 0 ? [check] : [])

/** Below this share, a unit would be called complete with most of its people outstanding. */
const lowThreshold = 0.5

/** Days after the first one behind which a last day is more likely a slip of the hand. */
const farAway = 1_096

/** Remarks in the order of the plan's parts. */
export function checksOf(facts: CheckFacts): Check[] {
  return [...ofHead(facts), ...ofAudiences(facts), ...ofDeadlines(facts), ...ofOfficers(facts), ...ofLinks(facts)]
}

function ofHead({ plan, units, sessionsOutside }: CheckFacts): Check[] {
  const unregistered = plan.directives.filter((one) => !one.registered).map((one) => one.number)
  const bare = plan.directives.filter((one) => one.registered && !one.has_file).map((one) => one.number)
  const isExcluded = plan.excluded_units.some(({ code }) => code === plan.owner.code)
  const nowhere = isExcluded
    ? must('about', 'owner-excluded', { count: 1 })
    : must('about', 'owner-not-placed', { count: 1, params: { day: plan.opens_on } })
  return [
    ...(units.length === 0 ? [nowhere] : []),
    ...(Number(plan.threshold) < lowThreshold
      ? [should('about', 'threshold-low', { count: 1, params: { threshold: plan.threshold } })]
      : []),
    ...(plan.directives.length === 0 ? [should('directives', 'no-directive', { count: 1 })] : []),
    ...when(should('directives', 'directive-unregistered', { some: unregistered })),
    ...when(should('directives', 'directive-without-file', { some: bare })),
    ...when(should('about', 'session-outside', { some: sessionsOutside })),
  ]
}

function ofAudiences({ plan, preview }: CheckFacts): Check[] {
  const empty = plan.audiences.filter(
    ({ code, basis }) =>
      basis === 'roster' && preview.audiences.some((one) => one.code === code && one.expected + one.exempt === 0),
  )
  return [
    ...(plan.audiences.length === 0 ? [must('audiences', 'no-audience', { count: 1 })] : []),
    ...when(should('audiences', 'audience-empty', { some: empty.map(({ name }) => name) })),
    ...when(should('audiences', 'people-outside', { count: preview.outside })),
    ...when(
      should('required', 'required-without-day', {
        some: plan.required.filter(({ due_on }) => due_on === null).map(({ level, kind }) => `${level}/${kind}`),
      }),
    ),
  ]
}

function ofDeadlines({ plan, deadlines, levels, units }: CheckFacts): Check[] {
  const known = new Set(plan.audiences.map(({ code }) => code))
  const nameOf = (one: CheckFacts['deadlines'][number]): string => one.named?.name ?? one.level
  const early = [
    ...deadlines.filter(({ due }) => due < plan.opens_on).map(nameOf),
    ...plan.required.filter(({ due_on }) => due_on !== null && due_on < plan.opens_on).map(({ level }) => level),
  ]
  const far = isoOf(dayOf(plan.opens_on) + farAway)
  const late = [
    ...deadlines.filter(({ due }) => due > far).map(nameOf),
    ...plan.required.filter(({ due_on }) => due_on !== null && due_on > far).map(({ level }) => level),
  ]
  const placed = new Map(units.map(({ id, level }) => [id, level]))
  const levelOf = (unit: number): string => placed.get(unit) ?? ''
  const ofLevel = (level: string): string | null => dueOn(deadlines, -1, level, '*')
  // a unit is complete with all that is below it: below it nothing may end later
  const disordered = levels.filter((level, i) => {
    const due = ofLevel(level)
    return due !== null && levels.slice(0, i).some((upper) => (ofLevel(upper) ?? due) < due)
  })
  const laterAudience = deadlines.filter(({ unit, level, audience, due }) => {
    const whole = unit === null ? ofLevel(level) : dueOn(deadlines, unit, levelOf(unit), '*')
    return audience !== '' && whole !== null && due > whole
  })
  const granted = deadlines.filter(({ unit, audience, due }) => {
    const without = unit === null || audience !== '' ? null : ofLevel(levelOf(unit))
    return without !== null && due > without
  })
  const bare = deadlines.length === 0 ? [] : levels.filter((level) => ofLevel(level) === null)
  return [
    ...(deadlines.length === 0 ? [should('deadlines', 'no-deadline', { count: 1 })] : []),
    ...when(must('deadlines', 'deadline-before-opening', { some: early, params: { day: plan.opens_on } })),
    ...when(should('deadlines', 'deadline-far', { some: late })),
    ...when(should('deadlines', 'deadline-level-order', { some: disordered })),
    ...when(
      should('deadlines', 'deadline-audience-later', {
        some: laterAudience.map((one) => `${nameOf(one)}/${one.audience}`),
      }),
    ),
    ...when(should('deadlines', 'deadline-unit-later', { some: granted.map(nameOf) })),
    ...when(
      should('deadlines', 'deadline-without-audience', {
        some: deadlines.flatMap(({ audience }) => (audience === '' || known.has(audience) ? [] : [audience])),
      }),
    ),
    ...when(should('deadlines', 'deadline-level-missing', { some: bare })),
  ]
}

function ofOfficers({ units, officers: { hasAccounts, at, above } }: CheckFacts): Check[] {
  if (units.length === 0) return []
  if (!hasAccounts) return [should('officers', 'nobody-has-account', { count: 1 })]
  const covered = new Set<number>(above ? units.map(({ id }) => id) : [])
  for (const { id, parent } of units) if (at.has(id) || (parent !== null && covered.has(parent))) covered.add(id)
  const bare = units.filter(({ id }) => !covered.has(id))
  const borrowed = units.filter(({ id }) => covered.has(id) && !at.has(id))
  return [
    ...when(should('officers', 'units-without-officer', { count: bare.length, some: bare.map(({ name }) => name) })),
    ...when(
      should('officers', 'units-without-own-officer', {
        count: borrowed.length,
        some: borrowed.map(({ name }) => name),
      }),
    ),
  ]
}

function ofLinks({ linked }: CheckFacts): Check[] {
  return linked
    .filter(({ people }) => people > 0)
    .map(({ title, people, from, to }) =>
      should('links', 'linked-overlap', { count: people, some: [title], params: { from, to } }),
    )
}
