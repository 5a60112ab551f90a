import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { CellContext } from '#core/cells.ts'
import type { Column, DossierFile } from '#core/columns.ts'
import { keysOf } from '#core/columns.ts'
import { plainCount } from '#core/plain-count.ts'
import type { Cells, Changes, GridColumn, GridRow } from '#ui/grid/grid-model.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { ApiProblem } from '#web/api.ts'
import { columnLabel } from '#web/form/column-labels.ts'
import { cellFault, faultsByField, fieldsOf } from '#web/form/form-model.ts'
import { tidyDay } from '#core/typed-day.ts'
import { useCellContext } from '#web/form/useCellContext.ts'
import { useLanguage } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { GridForm } from './GridForm.tsx'
import type { Faults } from './useGrid.ts'

/** A row with every cell that its order needs: its keys, and what the grid shows. */
export type FactRow = GridRow & {
  /** `recorded_at` of the version shown; null: there is none. Absent: whatever is there is written over. */
  readonly expects?: string | null
}
type Warn = NonNullable<GridColumn['warn']>
type Props = {
  realm: string
  file: DossierFile
  object: string
  label: string
  /** Heading over the names of the rows. */
  rowText: string
  /** Columns to edit, in their order. */
  fields: readonly string[]
  rows: readonly FactRow[]
  /** Cells that belong to every row and are not shown, e.g. the day of a statement. */
  fixed?: Readonly<Record<string, string>>
  labels?: Readonly<Record<string, string>>
  /** What looks odd in a column: jumps, falls, above what is expected. */
  warns?: Readonly<Record<string, Warn>>
  /** Shown beside the columns to edit, before them; each row has such a cell too. */
  beside?: readonly GridColumn[]
  /** Fields that are filled beforehand: a row with nothing else in it is empty, and not looked at. */
  given?: readonly string[]
  /** Pixels for the names of the rows, when they are long. */
  rowWidth?: number
  /** Columns that are added up below. */
  totals?: readonly string[]
  /** Faults beyond those of the columns, e.g. a reason that is missing. */
  checks?: Readonly<Record<string, (value: string, row: Cells) => string | null>>
  said?: string
  submit?: string
  onSaved?: () => void
  children?: ReactNode
}

/** A grid of rows of a dossier file: judged as the server does, written as one order, all or none. */
export function FactGrid(props: Props) {
  const { t } = useLanguage()
  const cx = useCellContext(props.realm)
  return cx === null ? <Skeleton label={t.loading} /> : <Grid {...props} cx={cx} />
}

/** The days among a row's cells, as people write them. */
const writtenDays = (fields: readonly Column[], cells: Cells): Cells =>
  Object.fromEntries(
    fields.filter(({ cell }) => cell.type === 'date').map(({ name }) => [name, tidyDay(cells[name] ?? '')]),
  )

function Grid({ cx, ...props }: Props & { cx: CellContext }) {
  const { realm, file, rows, fixed, labels, warns, beside, checks, given } = props
  const { t, lang } = useLanguage()
  const order = useOrder(realm)
  const [faults, setFaults] = useState<Faults>({})
  const [problem, setProblem] = useState<unknown>(null)
  /** Rows that others wrote while they were edited here. */
  const [raced, setRaced] = useState<ReadonlySet<string>>(new Set())
  const fields = useMemo(() => fieldsOf(file, props.fields), [file, props.fields])
  const columns = useMemo<readonly GridColumn[]>(
    () => [
      ...(beside ?? []).map((one) => ({ ...one, isFixed: true })),
      ...fields.map((column): GridColumn => {
        const isCount = column.cell.type === 'count'
        const warn = warns?.[column.name]
        return {
          name: column.name,
          text: labels?.[column.name] ?? columnLabel(file.name, column, lang),
          ...(isCount || column.cell.type === 'share' ? { align: 'right' as const, width: 110 } : {}),
          ...(isCount ? { clean: plainCount } : {}),
          ...(column.cell.type === 'date' ? { isDay: true, clean: (typed) => tidyDay(typed.trim()), width: 150 } : {}),
          // a row that is all empty is not sent, so nothing is missing in it
          check: (value, row) =>
            value.trim() === '' &&
            fields.every(({ name }) => given?.includes(name) === true || (row[name] ?? '') === '')
              ? null
              : (cellFault(file.name, column, value, cx, lang) ?? checks?.[column.name]?.(value, row) ?? null),
          warn: (value, row, before) =>
            raced.has(row['\0key'] ?? '')
              ? t.kit.grid.raced(before || t.kit.form.empty)
              : (warn?.(value, row, before) ?? null),
        }
      }),
    ],
    [fields, file, cx, lang, labels, warns, beside, checks, given, raced, t],
  )
  const shown = useMemo(
    () =>
      rows.map((row) => ({
        ...row,
        cells: { ...row.cells, ...writtenDays(fields, row.cells), '\0key': row.key },
      })),
    [rows, fields],
  )

  const save = async (changes: Changes): Promise<boolean> => {
    const sent = rows.filter(({ key }) => changes[key] !== undefined)
    if (sent.length === 0) return true
    // what the page itself holds wrong stands at its cells already
    const isWrong = (cells: Cells): boolean =>
      Object.entries(checks ?? {}).some(([name, check]) => check(cells[name] ?? '', cells) !== null)
    if (sent.some((row) => isWrong({ ...row.cells, ...changes[row.key] }))) return false
    setProblem(null)
    setFaults({})
    const names = [...new Set([...keysOf(file).map(({ name }) => name), ...fields.map(({ name }) => name)])]
    const written = sent.map((row) => {
      const cells = { ...row.cells, ...changes[row.key], ...fixed }
      const own = Object.fromEntries(names.map((name) => [name, cells[name] ?? '']))
      return { cells: { ...fixed, ...own }, ...(row.expects === undefined ? {} : { expects: row.expects }) }
    })
    try {
      await order.send(orderOf(file.name, written), props.said === undefined ? {} : { said: props.said })
      setRaced(new Set())
      props.onSaved?.()
      return true
    } catch (error) {
      setProblem(error)
      if (!(error instanceof ApiProblem)) return false
      setFaults(faultsOfRows(error, sent))
      if (error.code === 'conflict') {
        setRaced(
          new Set(
            sent
              .filter((_row, i) => error.issues.some(({ path }) => path === `${file.name}.${i + 2}`))
              .map(({ key }) => key),
          ),
        )
        await order.refresh()
      }
      return false
    }
  }
  const faultsOfRows = (refused: ApiProblem, sent: readonly FactRow[]): Faults => {
    const found: Record<string, Record<string, string>> = {}
    sent.forEach((row, i) => {
      const own = refused.faults.filter((fault) => fault.file === file.name && fault.row === i + 2)
      if (own.length === 0) return
      const { '': other, ...byField } = faultsByField(own, file.name, fields, lang)
      const first = fields[0]?.name ?? ''
      found[row.key] =
        other === undefined ? byField : { ...byField, [first]: [byField[first], other].filter(Boolean).join(' ') }
    })
    return found
  }
  return (
    <GridForm
      realm={realm}
      name={`grid-${file.name}`}
      object={props.object}
      label={props.label}
      rowText={props.rowText}
      columns={columns}
      rows={shown}
      faults={faults}
      totals={props.totals}
      rowWidth={props.rowWidth}
      isBusy={order.isBusy}
      submit={props.submit}
      onSave={save}
    >
      {props.children}
      <Refusal problem={problem} instead={{ conflict: t.kit.grid.conflict }} />
    </GridForm>
  )
}
