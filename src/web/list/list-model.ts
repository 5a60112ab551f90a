/** A list as data: what its columns, filters and bulk actions are. */
import type { ReactNode } from 'react'
import type { EndpointId, QueryOf, ReplyOf } from '#web/api.ts'

type Page = { readonly rows: readonly unknown[]; readonly next: string | number | null }

/** Endpoints that answer as core/listing.ts says; of those without `total` it is not known how many rows match. */
export type ListEndpoint = { [Id in EndpointId]: ReplyOf<Id> extends Page ? Id : never }[EndpointId]
export type RowOf<Id extends ListEndpoint> = ReplyOf<Id>['rows'][number]
export type AnyQuery = Readonly<Record<string, string | number | undefined>>
export type OwnQuery<Id extends ListEndpoint> = Partial<QueryOf<Id>>

export type ListColumn<Row> = {
  /** Also the name under which the server sorts by it. */
  readonly name: string
  readonly text: string
  readonly cell: (row: Row) => ReactNode
  readonly isSorted?: boolean
  readonly align?: 'right'
  /** Share of the width beside the others; 1 when not given. */
  readonly width?: number
  /**
   * On a phone the first column stays, and those with `column`; `line` (the rule) stands under the first one with its
   * heading, `hide` is left out.
   */
  readonly narrow?: 'column' | 'line' | 'hide'
}

export type ListFilter = {
  /** Key in the address, and of the endpoint's query. */
  readonly name: string
  readonly text: string
} & (
  | {
      readonly type: 'choice'
      readonly options: readonly { readonly value: string; readonly text: string }[]
      /** What stands for no choice; “all” when not given. */
      readonly none?: string
    }
  | { readonly type: 'unit' }
  /** A civil date; `as_of` stands on exports and on paper as the day of the state. */
  | { readonly type: 'date' }
  | { readonly type: 'text' }
)

/** What a bulk action is given: every row that was chosen, read anew where it had not been shown. */
export type BulkAction<Row> = {
  readonly name: string
  /** On its button. */
  readonly text: string
  readonly isDanger?: boolean
  /** Whether it concerns a row; all of those chosen when not given. The others are left alone. */
  readonly takes?: (row: Row) => boolean
  /** What is asked before it runs, with the exact number of rows, and of those left alone; without it nothing is asked. */
  readonly ask?: (count: number, left: number) => string
  /** Runs it, with no row where it concerns none of those chosen; the chosen rows stay chosen. A refusal that it throws is told under the list. */
  readonly run: (rows: readonly Row[]) => Promise<void>
}

/** Rows chosen: some by their keys, or all that match what is asked. */
export type Chosen = { readonly kind: 'some'; readonly keys: ReadonlySet<string> } | { readonly kind: 'all' }
export const nothingChosen: Chosen = { kind: 'some', keys: new Set() }
