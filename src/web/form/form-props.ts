/** What a form made of columns is given. */
import type { Instead } from '#web/Refusal.tsx'
import type { ReactNode } from 'react'
import type { Column, DossierFile } from '#core/columns.ts'
import type { OrderBody, OrderDone } from '#web/orders/order-model.ts'
import type { Cells } from './form-model.ts'

export type FactFormProps = {
  realm: string
  file: DossierFile
  /** Name of the form; with `object` it tells drafts apart. The file's name when not given. */
  name?: string
  /** What is written about, e.g. its code; '' for a new one. */
  object: string
  /** Columns to show, in their order; all of the file when not given. */
  fields?: readonly string[]
  /** Cells as stored (useFact); of a new fact what is proposed. */
  start?: Cells
  /** `recorded_at` of the version that `start` shows; null: there was none. Absent: whatever is there is written over. */
  expects?: string | null
  /** Cells that go with the order and are not shown. */
  fixed?: Cells
  /** Shown, not to be changed; the keys of a fact that is there already are so by themselves. */
  locked?: readonly string[]
  labels?: Readonly<Record<string, string>>
  helps?: Readonly<Record<string, string>>
  /** Texts of more than one line. */
  long?: readonly string[]
  /** A field of the page's own for a column. */
  custom?: Readonly<Record<string, (field: CustomField) => ReactNode>>
  /** On the button; “Save” when not given. */
  submit?: string
  /** What the toast says. */
  said?: string
  /** Puts further rows or files into the same order, or sends to an endpoint of the page's own. */
  order?: (row: { cells: Cells; expects?: string | null }) => OrderBody
  send?: (row: { cells: Cells; expects?: string | null }) => Promise<{ position: number | null }>
  onSaved?: (cells: Cells, done: Pick<OrderDone, 'position'>) => void
  onCancel?: () => void
  /** Said of a refusal where the words of every page don't fit. */
  instead?: Instead
  /** Between the fields and the buttons. */
  children?: ReactNode
}
export type CustomField = {
  column: Column
  label: string
  value: string
  fault: string | undefined
  cells: Cells
  onType: (value: string) => void
  onLeave: () => void
}
