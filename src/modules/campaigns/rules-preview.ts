/** Whom the rules of audiences take, counted over profiles of people (figures.md, People). */
import { cadres, tiers } from '#core/choices.ts'
import { audienceIndex, matchesRule } from './rules-audiences.ts'
import type { AudienceRule, Profile } from './rules-audiences.ts'

/** A rule with codes, as it is stored and typed. */
export type RuleText = {
  readonly code: string
  readonly basis: 'roster' | 'headcount'
  readonly cadres: readonly string[]
  readonly tiers: readonly string[]
  readonly kinds: readonly string[]
  readonly levels: readonly string[]
  readonly sectors: readonly string[]
}

/** People who are alike, with what the rules look at. */
export type Group = Profile & { readonly exempt: boolean; readonly people: number }

export function ruleOf({ cadres: highest, tiers: managed, kinds, levels, sectors }: RuleText): AudienceRule {
  return {
    cadres: highest.map((code) => cadres.findIndex((one) => one.code === code)),
    tiers: managed.map((code) => tiers.findIndex((one) => one.code === code)),
    kinds,
    levels,
    sectors,
  }
}

export type Preview = {
  readonly people: number
  readonly outside: number
  readonly audiences: {
    readonly code: string
    expected: number
    exempt: number
    matches: number
    taken: { audience: string; people: number }[]
  }[]
}

/** The groups of an audience's own people: those that no earlier one takes; null: those that none takes. */
export function groupsOf<G extends Group>(
  audiences: readonly RuleText[],
  groups: readonly G[],
  of: string | null,
): G[] {
  const roster = audiences.filter(({ basis }) => basis === 'roster')
  const rules = roster.map(ruleOf)
  const wanted = of === null ? -1 : roster.findIndex(({ code }) => code === of)
  return of !== null && wanted < 0 ? [] : groups.filter((group) => audienceIndex(rules, group) === wanted)
}

/** Counts each audience, by the order given. One that is counted by statements has nobody by name. */
export function previewOf(audiences: readonly RuleText[], groups: readonly Group[]): Preview {
  const roster = audiences.filter(({ basis }) => basis === 'roster')
  const rules = roster.map(ruleOf)
  const lines = audiences.map(({ code }) => ({
    code,
    expected: 0,
    exempt: 0,
    matches: 0,
    taken: [] as { audience: string; people: number }[],
  }))
  const lineOf = roster.map((one) => lines[audiences.indexOf(one)] as (typeof lines)[number])
  const taken = rules.map(() => new Map<number, number>())
  let people = 0
  let outside = 0
  for (const group of groups) {
    people += group.people
    const own = audienceIndex(rules, group)
    if (own < 0) {
      outside += group.people
      continue
    }
    const line = lineOf[own] as (typeof lines)[number]
    if (group.exempt) line.exempt += group.people
    else line.expected += group.people
    line.matches += group.people
    for (let later = own + 1; later < rules.length; later++) {
      if (!matchesRule(rules[later] as AudienceRule, group)) continue
      ;(lineOf[later] as (typeof lines)[number]).matches += group.people
      const counts = taken[later] as Map<number, number>
      counts.set(own, (counts.get(own) ?? 0) + group.people)
    }
  }
  for (const [later, counts] of taken.entries())
    (lineOf[later] as (typeof lines)[number]).taken = [...counts]
      .toSorted(([a], [b]) => a - b)
      .map(([own, number]) => ({ audience: (roster[own] as RuleText).code, people: number }))
  return { people, outside, audiences: lines }
}
