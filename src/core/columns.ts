/**
 * The vocabulary in which each module describes its dossier file (spec/interchange.md) as data.
 * One description drives reading, staging, versioning, export and the Excel template.
 */
import type { Choice } from './choices.ts'

/** What a cell of a column may hold; how it is written is in core/cells.ts. */
export type Cell =
  | { readonly type: 'code' }
  | { readonly type: 'text' }
  | { readonly type: 'level' } // one of the realm's levels
  | { readonly type: 'date'; readonly open?: 'start' | 'end' } // open: what an empty cell means (±infinity)
  | { readonly type: 'instant' }
  | { readonly type: 'count' } // whole number from 0
  | { readonly type: 'share' } // exact decimal, more than 0, at most 1
  | { readonly type: 'yesno' }
  | { readonly type: 'choice'; readonly options: readonly Choice[] }
  | { readonly type: 'openChoice'; readonly options: readonly Choice[] } // known labels, other codes allowed
  | { readonly type: 'list'; readonly options?: readonly Choice[]; readonly of?: 'level' }
  | { readonly type: 'directives' } // list of number@issued_on, or of numbers when unambiguous
  | { readonly type: 'directive' } // one number@issued_on, or a number when unambiguous
  | { readonly type: 'docNumber' } // stored canonically: 06-CTr/TU
  | { readonly type: 'zone' } // IANA time zone
  | { readonly type: 'file'; readonly endings?: readonly string[] } // path inside the dossier

/** Small tables of identities that other facts point to. */
export type Identity = 'unit' | 'person' | 'campaign' | 'session'

/** The value of a parsed cell. Dates are `yyyy-MM-dd` or `±infinity`; instants ISO UTC with ms; shares plain decimals. */
export type Value = string | number | boolean | readonly string[] | null

export type Column = {
  /** Canonical header. */
  readonly name: string
  /** Header the Excel template shows; accepted as well. */
  readonly vi: string
  readonly cell: Cell
  /** Database column; the canonical name unless that is taken or reserved. */
  readonly db?: string
  readonly key?: true
  readonly required?: true
  /** Value of an empty cell; null unless given. */
  readonly fallback?: Value
  /** The cell names a row of this identity; stored as its id (0 when empty and part of a key). */
  readonly ref?: Identity
  /** A list whose every entry names a row of this identity; stored as codes. */
  readonly refs?: Identity
  /** Sentence for the template's instructions. */
  readonly help?: { readonly vi: string; readonly en: string }
}

export type DossierFile = {
  /** File name without `.csv`; also the sheet's name. */
  readonly name: string
  readonly vi: string
  /** Table of versions. */
  readonly table: string
  /** The identity that this file's `code` column makes. */
  readonly makes?: Identity
  readonly columns: readonly Column[]
}

/** The two columns that every file may have (interchange.md, General rules). */
export const recordedAt: Column = { name: 'recorded_at', vi: 'Ghi nhận lúc', cell: { type: 'instant' } }
export const retracted: Column = { name: 'retracted', vi: 'Rút lại', cell: { type: 'yesno' }, fallback: false }

/** Database name of a column. */
export function dbName(column: Column): string {
  return column.db ?? (column.ref ? `${column.name}_id` : column.name)
}

/** PostgreSQL type under which a column is stored (refs as bigint ids). */
export function dbType(column: Column): string {
  if (column.ref) return 'bigint'
  return stagedType(column)
}

/** PostgreSQL type under which a column is staged (refs still as codes). */
export function stagedType(column: Column): string {
  switch (column.cell.type) {
    case 'date':
      return 'date'
    case 'instant':
      return 'timestamptz(3)'
    case 'count':
      return 'integer'
    case 'share':
      return 'numeric'
    case 'yesno':
      return 'boolean'
    case 'list':
    case 'directives':
      return 'text[]'
    default:
      return 'text'
  }
}

/** Key columns in file order. */
export function keysOf(file: DossierFile): Column[] {
  return file.columns.filter((column) => column.key)
}

/** Content columns in file order. */
export function contentOf(file: DossierFile): Column[] {
  return file.columns.filter((column) => !column.key)
}
