import fc from 'fast-check'
import { DEFAULT_ZONE, TABLE_NAMES, type AnyRow, type Dossier } from './columns.ts'
import { addDays, isoInZone } from './dates.ts'
import type { Question } from './figures.ts'
import { mergeDossiers } from './merge.ts'
import { buildCampaigns, campaignsRecipe } from './random/campaigns.ts'
import { dateOf, emptyRow, newDraft, pick } from './random/draft.ts'
import { buildFacts, factsRecipe } from './random/facts.ts'
import { importsOf, importsRecipe } from './random/imports.ts'
import { buildPeople, peopleRecipe } from './random/people.ts'
import { buildSessions, sessionsRecipe } from './random/sessions.ts'
import { buildTree, treeRecipe } from './random/tree.ts'

/** A small realm with a valid history, and questions to ask of it. */
export type World = {
  zone: string
  /** What is imported, one dossier after the other; each leaves the store valid. Some may be empty. */
  imports: Dossier[]
  /** All of it, as the store holds it afterwards: `mergeDossiers(imports)`. */
  dossier: Dossier
  units: string[]
  people: string[]
  campaigns: string[]
  /** Civil dates around everything that happens: each boundary, the day before and the day after. */
  days: string[]
  /** Instants before, at, just after each `recorded_at`, and one after all of them. */
  instants: number[]
  /** Some questions out of all those, three in four of them about a campaign's latest knowledge. */
  questions: Question[]
  /** How fast-check shows the world: what differs from the defaults, one version a line. */
  [fc.toStringMethod]: () => string
}

/**
 * Random small worlds: 3 to 8 units, 3 to 12 people, one or two campaigns, with corrections. Valid
 * by interchange.md by construction, after each of their imports. `zone` is the realm's time zone.
 */
export function arbitraryWorld(options: { zone?: string; questions?: number } = {}) {
  const zone = options.zone ?? DEFAULT_ZONE
  const question = fc.record({
    campaign: fc.nat({ max: 3 }),
    unit: fc.nat({ max: 20 }).map((n) => Math.max(0, n - 6)),
    day: fc.nat({ max: 9999 }),
    instant: fc.nat({ max: 9999 }),
    now: fc.nat({ max: 1 }).map((n) => n === 0),
  })
  const count = options.questions ?? 12
  return fc
    .record({
      tree: treeRecipe,
      people: peopleRecipe,
      campaigns: campaignsRecipe,
      sessions: sessionsRecipe,
      facts: factsRecipe,
      imports: importsRecipe,
      questions: fc.array(question, {
        minLength: Math.min(1, count),
        maxLength: count,
        size: 'max',
      }),
    })
    .map((recipe): World => {
      const draft = newDraft(zone)
      const units = buildTree(draft, recipe.tree)
      const people = buildPeople(draft, recipe.people, units)
      const campaigns = buildCampaigns(draft, recipe.campaigns, units)
      buildSessions(draft, recipe.sessions, { units, people, campaigns })
      buildFacts(draft, recipe.facts, { units, people, campaigns })
      const imports = importsOf(draft, recipe.imports)
      const dossier = mergeDossiers(imports)
      const days = boundaryDays(dossier)
      const instants = knownInstants(dossier)
      const questions = recipe.questions.map((q) => ({
        campaign: pick(campaigns, q.campaign).code,
        unit: pick(units, q.unit),
        asOf: pick(days.toReversed(), q.day),
        knownAt: q.now ? (instants.at(-1) as number) : pick(instants.toReversed(), q.instant),
      }))
      const codes = campaigns.map((campaign) => campaign.code)
      return {
        zone,
        imports,
        dossier,
        units,
        people,
        campaigns: codes,
        days,
        instants,
        questions,
        [fc.toStringMethod]: () => describeWorld(imports, questions),
      }
    })
}

function describeWorld(imports: Dossier[], questions: Question[]): string {
  const lines = imports.flatMap((dossier, number) =>
    TABLE_NAMES.flatMap((table) => {
      const empty: Record<string, unknown> = { ...emptyRow(table), retracted: false }
      const omitted = Object.keys(empty).filter((column) => !dossier.given[table].includes(column))
      return (dossier.tables[table] as AnyRow[]).map((row) => {
        const shown = Object.entries(row)
          .filter(([column]) => column !== 'import' && !omitted.includes(column))
          .filter(([column, value]) => JSON.stringify(value) !== JSON.stringify(empty[column]))
          .map(([column, value]) => `${column}=${show(column, value, dossier.zone)}`)
        const left = omitted.length > 0 ? ` (without ${omitted.join(', ')})` : ''
        return `import ${number} ${table}: ${shown.join(' ')}${left}`
      })
    }),
  )
  const asked = questions.map((q) => `asked: ${JSON.stringify(q)}`)
  return ['', ...lines, ...asked].join('\n')
}

function show(column: string, value: unknown, zone: string): string {
  const isInstant = column === 'recordedAt' || column.endsWith('_at') || column.startsWith('connected_')
  return isInstant ? isoInZone(value as number, zone) : String(value)
}

/** Every question about a world's units; many thousands. */
export function* allQuestions(world: World): Generator<Question> {
  for (const campaign of world.campaigns) {
    for (const knownAt of world.instants) {
      for (const asOf of world.days) {
        for (const unit of world.units) yield { campaign, unit, asOf, knownAt }
      }
    }
  }
}

function boundaryDays(dossier: Dossier): string[] {
  const rows = TABLE_NAMES.flatMap((table) => dossier.tables[table] as AnyRow[])
  const dates = rows
    .flatMap((row) => Object.values(row))
    .filter((value): value is string => typeof value === 'string')
    .filter((value) => /^\d{4}-\d\d-\d\d$/.test(value))
  const around = [...dates, dateOf(0), dateOf(60)].flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
  return [...new Set(around)].toSorted()
}

function knownInstants(dossier: Dossier): number[] {
  const rows = TABLE_NAMES.flatMap((table) => dossier.tables[table] as AnyRow[])
  const around = rows.flatMap((row) => [row.recordedAt - 1, row.recordedAt, row.recordedAt + 1])
  const sorted = [...new Set(around)].toSorted((a, b) => a - b)
  // The first is before the campaigns themselves are known; there is nothing to ask then.
  return [...sorted.slice(1), (sorted.at(-1) ?? 0) + 86_400_000]
}
