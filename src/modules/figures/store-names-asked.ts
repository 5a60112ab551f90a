/** What names are asked for, and which standings are behind a figure. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Day } from '#core/days.ts'
import type { nameFigures } from './contract.ts'
import { artifactCodes } from './rules-model.ts'
import type { UnitId } from './rules-model.ts'
import type { Known } from '#platform/facts-known.ts'
import type { Owner, StandingRow } from './store-sums.ts'

export type Filter = {
  readonly figure: (typeof nameFigures)[number]
  readonly audience?: string | undefined
  readonly artifact?: string | undefined
  readonly tier?: string | undefined
}

export type NamesAsked = Filter & {
  readonly of: Owner
  readonly day: Day
  /** The campaign's term is over: pseudonyms stand for names. */
  readonly masked: boolean
  /** Civil date of the asking, for whose names may be shown. */
  readonly today: string
  readonly at: Known
  readonly units: readonly UnitId[]
  /** Pairs of unit and audience that are counted by statement, so that no name stands behind them. */
  readonly stated: { readonly units: readonly UnitId[]; readonly audiences: readonly string[] }
  /** Standings on the day out of a ledger of the past; null reads the stored ones. */
  readonly standings: readonly (StandingRow & { readonly person: number })[] | null
  /** The order of names is kept (people_places), and says what the facts say now. */
  readonly kept: boolean
  /** Selects whoever may be found by the search; null where that isn't known beforehand. */
  readonly meant: RawBuilder<unknown> | null
  readonly search?: string | undefined
  readonly sort: 'name' | 'unit' | 'code'
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly after?: string | undefined
}

/** Bits of `owed` that must be set, and that must not, for a figure of writing. */
const bits = {
  writing_expected: [1, 0],
  writing_received: [3, 0],
  writing_accepted: [7, 0],
  writing_outstanding: [1, 2],
} as const

export function isWriting(figure: Filter['figure']): figure is keyof typeof bits {
  return figure in bits
}

const flags: Readonly<Record<string, string>> = {
  expected: 'not w.exempt',
  participated: 'w.participated and not w.exempt',
  outstanding: 'not w.exempt and not w.participated',
  makeup: 'w.makeup and not w.exempt',
  exempt: 'w.exempt',
}

/** What must hold of a standing `w` to be counted in the figure. */
export function condition({ figure, audience, artifact, tier, stated }: NamesAsked): RawBuilder<unknown> {
  const parts = [sql`true`]
  if (audience !== undefined && audience !== '*') parts.push(sql`w.audience = ${audience}`)
  if (tier !== undefined) parts.push(sql`w.tier = ${tier}`)
  if (isWriting(figure)) {
    const shift = 3 * Math.max(0, artifactCodes.indexOf(artifact ?? 'reflection'))
    const [set, unset] = bits[figure]
    parts.push(
      sql`((w.owed >> ${shift}::int) & ${set}::int) = ${set}::int and ((w.owed >> ${shift}::int) & ${unset}::int) = 0`,
    )
  } else {
    parts.push(sql.raw(flags[figure] ?? 'true') as RawBuilder<never>)
    if (stated.units.length > 0)
      parts.push(sql`not exists (select 1 from unnest(${stated.units}::bigint[], ${stated.audiences}::text[]) s(unit, audience)
        where s.unit = w.unit_id and s.audience = w.audience)`)
  }
  return sql.join(parts, sql` and `)
}
