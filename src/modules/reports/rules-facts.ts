import type { Campaign } from '#modules/campaigns/contract.ts'
import type { Figures } from '#modules/figures/contract.ts'

export type Lang = 'vi' | 'en'

/** A text of the chain that governs the campaign. */
export type ReportDirective = {
  readonly number: string
  readonly type: string
  /** Unit code or free text (interchange.md, directives.csv). */
  readonly issuer: string
  readonly issued_on: string
  readonly title: string
  readonly secrecy: string
}

/**
 * What the annex prints and the figures lack. `unit` is the reporting unit itself or one of its children on the
 * day; rows below a child are summed into it. '' stands for units outside the scope.
 */
export type ReportTables = {
  /** Biểu 02: sessions of the subtree held by the day; `sessions` are those of kind study, by mode. */
  readonly classes: readonly {
    readonly unit: string
    readonly conferences: number
    readonly sessions: number
    readonly in_person: number
    readonly online: number
    readonly hybrid: number
    readonly makeup: number
    readonly first_on: string | null
    readonly last_on: string | null
  }[]
  /** Titles and places of the sessions that the unit itself hosted. */
  readonly hosted: readonly { readonly session: string; readonly title: string; readonly venue: string }[]
  /** Biểu 03: sites of the sessions that the unit hosted, by owner's branch and level on the day held. */
  readonly sites: readonly {
    readonly session: string
    readonly unit: string
    readonly level: string
    readonly planned: number
    readonly connected: number
    readonly expected: number
    readonly people: number
  }[]
  /**
   * Biểu 04: people counted by name only (statements stand in for names). `excused` and `absent`: expected, never
   * present, and so marked the last time; who has no mark at all is in neither.
   */
  readonly learners: readonly {
    readonly unit: string
    readonly audience: string
    readonly makeup: number
    readonly exempt: number
    readonly excused: number
    readonly absent: number
  }[]
  /** Biểu 05: current statements of the headcount audiences, summed up the tree as figures.md counts them. */
  readonly mass: readonly {
    readonly unit: string
    readonly audience: string
    readonly expected: number
    readonly participated: number
    readonly classes: number
  }[]
  /** Biểu 06, only where something is expected. */
  readonly writing: readonly {
    readonly unit: string
    readonly artifact: string
    readonly tier: string
    readonly expected: number
    readonly received: number
    readonly accepted: number
    readonly returned: number
  }[]
  /** Biểu 07 and 10: what the unit and its children owe or have handed in; days are civil, by the as-of day. */
  readonly deliverables: readonly {
    readonly unit: string
    readonly kind: string
    readonly required: boolean
    readonly number: string
    readonly issued_on: string | null
    readonly submitted_on: string | null
    readonly accepted_on: string | null
    readonly due_on: string | null
  }[]
  /** Biểu 08. */
  readonly outreach: readonly {
    readonly unit: string
    readonly form: string
    readonly activities: number
    readonly items: number
    readonly attendances: number
  }[]
  /** Biểu 09: of the subtree, by day and code. */
  readonly recommendations: readonly {
    readonly code: string
    readonly text: string
    readonly unit: string
    readonly addressed_to: string
    readonly submitted_on: string
    readonly status: string
  }[]
  /** Names on the day of all units that the tables name. */
  readonly names: Readonly<Record<string, string>>
}

/** All that a report says; nothing else is asked while it is written. */
export type ReportFacts = {
  readonly figures: Figures
  readonly campaign: Campaign
  readonly unit: { readonly code: string; readonly name: string; readonly level: string }
  /** The superior body for the head; null at the top of the realm. */
  readonly parent: { readonly name: string } | null
  readonly names: Readonly<Record<string, string>>
  /** The realm's levels from the top. */
  readonly levels: readonly string[]
  readonly timeZone: string
  /** Store position up to which the figures are complete; with known_at it makes the same report again. */
  readonly position: number
  /** The journal's newest signed checkpoint (platform/journal, checkpointMark); null or absent before the first. */
  readonly checkpoint?: string | null
  /** By date. */
  readonly directives: readonly ReportDirective[]
  readonly tables: ReportTables
}

export const noTables: ReportTables = {
  classes: [],
  hosted: [],
  sites: [],
  learners: [],
  mass: [],
  writing: [],
  deliverables: [],
  outreach: [],
  recommendations: [],
  names: {},
}
