import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { boxOf, cleaned } from '#ui/grid/grid-model.ts'
import type { At, Changes, GridColumn, GridRow } from '#ui/grid/grid-model.ts'
import { useStable } from '#ui/useStable.ts'
import { AskLeaving } from '#web/form/AskLeaving.tsx'
import { useLanguage } from '#web/language.tsx'
import { useZone } from '#web/useZone.ts'
import { GridEditor } from './GridEditor.tsx'
import { GridRowView } from './GridRows.tsx'
import type { CellEvents } from './GridRows.tsx'
import { GridTotals } from './GridTotals.tsx'
import { useGrid } from './useGrid.ts'
import type { Faults } from './useGrid.ts'
import { useGridKeys } from './useGridKeys.ts'

export type GridFormProps = {
  realm: string
  /** Name of the grid and what it is about: they tell drafts apart. */
  name: string
  object: string
  /** What the grid is, for readers. */
  label: string
  /** Heading over the names of the rows. */
  rowText: string
  columns: readonly GridColumn[]
  rows: readonly GridRow[]
  /** Faults of the server, by row key and column. */
  faults?: Faults
  /** Pixels for the names of the rows; 240 when not given. */
  rowWidth?: number
  /** Columns that are added up in a row below. */
  totals?: readonly string[]
  isBusy?: boolean
  submit?: string
  /** Sends what was changed; the grid forgets it when this answers true. */
  onSave: (changes: Changes) => Promise<boolean>
  children?: React.ReactNode
}

const rowHeight = 38
const noFaults: Faults = {}

/** Many rows edited by keyboard like a sheet. Only the rows in sight are drawn, and one cell is a field. */
export function GridForm(props: GridFormProps) {
  const { realm, columns, rows, faults = noFaults, isBusy = false } = props
  const { t, lang } = useLanguage()
  const words = t.kit.grid
  const id = useId()
  const labelWidth = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
    ? Math.min(130, props.rowWidth ?? 240)
    : (props.rowWidth ?? 240)
  const zone = useZone(realm)
  const grid = useGrid({ realm, name: props.name, object: props.object, rows, columns, faults })
  const firstColumn = Math.max(
    0,
    columns.findIndex((column) => !column.isFixed),
  )
  const [at, setAt] = useState<At>({ row: 0, column: firstColumn })
  const [anchor, setAnchor] = useState<At>(at)
  const [typed, setTyped] = useState<string | null>(null)
  const [isEditing, setEditing] = useState(false)
  const [isWhole, setIsWhole] = useState(false)
  const [note, setNote] = useState('')
  const frame = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const wantsFocus = useRef(false)
  const row = rows[at.row]
  const column = columns[at.column]
  const stored = row && column ? (grid.cells(row)[column.name] ?? '') : ''

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: 40,
  })
  const commit = (): void => {
    if (typed !== null && row && column) grid.type(row, column, typed)
    setTyped(null)
    setEditing(false)
  }
  const go = (to: At, keep = false): void => {
    wantsFocus.current = true
    setAt(to)
    if (!keep) setAnchor(to)
    setTyped(null)
    setEditing(false)
    virtual.scrollToIndex(to.row, { align: 'auto' })
  }
  useLayoutEffect(() => {
    if (!wantsFocus.current || !field.current) return
    wantsFocus.current = false
    field.current.focus({ preventScroll: true })
    field.current.select()
    field.current.closest('.sheet-cell')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [at])
  useLayoutEffect(() => {
    // what stands in the cell is replaced by what is typed, unless it is being edited
    if (!isEditing && typed === null && document.activeElement === field.current) field.current?.select()
  }, [isEditing, typed, stored])
  usePrinting(setIsWhole)

  const save = useStable(async (): Promise<void> => {
    const now = typed === null || !row || !column ? null : { [column.name]: cleaned(column, typed) }
    const last = now === null || !row ? {} : { [row.key]: { ...grid.changes[row.key], ...now } }
    commit()
    if (isBusy) return
    if (await props.onSave({ ...grid.changes, ...last })) grid.forget()
  })
  const keys = useGridKeys({
    grid,
    rows,
    columns,
    at,
    anchor,
    isEditing,
    setEditing,
    go,
    commit,
    revert: () => {
      setTyped(null)
      setEditing(false)
    },
    leave: () => button.current?.focus(),
    save: () => void save(),
    tellPasted: (cells, outside) => {
      const lost = outside > 0 ? ` ${words.tooMany(formatCount(outside, lang))}` : ''
      setNote(`${words.pasted(formatCount(cells, lang))}${lost}`)
    },
  })
  const down = useStable((r: number, c: number, isMore: boolean) => {
    commit()
    if (columns[c]?.isFixed) return
    go({ row: r, column: c }, isMore)
  })
  const over = useStable((r: number, c: number) => go({ row: r, column: c }, true))
  const edit = useStable(() => setEditing(true))
  const events = useMemo<CellEvents>(() => ({ down, over, edit }), [down, over, edit])

  const template = useMemo(
    () => [`minmax(${labelWidth}px, 1.8fr)`, ...columns.map(({ width = 120 }) => `minmax(${width}px, 1fr)`)].join(' '),
    [columns, labelWidth],
  )
  const least = labelWidth + columns.reduce((sum, { width = 120 }) => sum + width, 0)
  const box = boxOf(at, anchor)
  const marked = rows.flatMap((one, i) => Object.entries(grid.marksOf(one)).map(([name, mark]) => ({ i, name, mark })))
  const wrong = marked.filter(({ mark }) => mark.kind === 'fault')
  const odd = marked.length - wrong.length
  const edited = Object.values(grid.changes).reduce((sum, own) => sum + Object.keys(own).length, 0)
  const mark = row && column ? grid.marksOf(row)[column.name] : undefined
  const toNext = (): void => {
    const after = wrong.find(
      ({ i, name }) => i > at.row || (i === at.row && columns.findIndex((one) => one.name === name) > at.column),
    )
    const next = after ?? wrong[0]
    if (next) go({ row: next.i, column: columns.findIndex((one) => one.name === next.name) })
  }
  const items = virtual.getVirtualItems().map(({ index }) => index)
  const drawn = isWhole ? rows.map((_row, i) => i) : items.includes(at.row) ? items : [...items, at.row]
  const editor = row && column && (
    <GridEditor
      field={field}
      label={words.cellOf(row.label, column.text)}
      column={column}
      markId={mark ? `${id}-mark` : undefined}
      isWrong={mark?.kind === 'fault'}
      value={typed ?? stored}
      keys={keys}
      onType={(text) => {
        setTyped(text)
        setEditing(true)
      }}
      onSet={(text) => {
        grid.type(row, column, text)
        setTyped(null)
        setEditing(false)
      }}
      onLeave={commit}
    />
  )
  return (
    <div className="sheet-frame">
      {grid.restored !== null && (
        <p className="form-draft" role="status">
          {t.kit.form.restored(formatInstant(grid.restored, zone, lang))}{' '}
          <button type="button" className="link" onClick={grid.forget}>
            {t.kit.form.discard}
          </button>
        </p>
      )}
      <p className="soft sheet-help">{words.help}</p>
      <div ref={frame} className={`sheet${isWhole ? ' sheet-whole' : ''}`}>
        <div
          role="grid"
          aria-label={props.label}
          aria-rowcount={rows.length + (props.totals ? 2 : 1)}
          aria-colcount={columns.length + 1}
          style={{ minWidth: least }}
        >
          <div role="row" aria-rowindex={1} className="sheet-head" style={{ gridTemplateColumns: template }}>
            <div role="columnheader" className="sheet-cell sheet-label">
              {props.rowText}
            </div>
            {columns.map(({ name, text, align }) => (
              <div key={name} role="columnheader" className={`sheet-cell ${align === 'right' ? 'sheet-number' : ''}`}>
                {text}
              </div>
            ))}
          </div>
          <div role="rowgroup" className="sheet-body" style={{ height: isWhole ? 'auto' : virtual.getTotalSize() }}>
            {drawn.map((i) => {
              const one = rows[i]
              if (one === undefined) return null
              const isIn = i >= box.top && i <= box.bottom && (box.top !== box.bottom || box.left !== box.right)
              return (
                <GridRowView
                  key={one.key}
                  row={one}
                  index={i}
                  top={i * rowHeight}
                  columns={columns}
                  cells={grid.changes[one.key] === undefined ? one.cells : grid.cells(one)}
                  marks={grid.marksOf(one)}
                  from={isIn ? box.left : null}
                  to={isIn ? box.right : null}
                  active={i === at.row ? at.column : null}
                  editor={i === at.row ? editor : null}
                  template={template}
                  events={events}
                />
              )
            })}
          </div>
          {props.totals && (
            <GridTotals
              {...{ rows, columns, template }}
              totals={props.totals}
              cellsOf={grid.cells}
              index={rows.length + 2}
            />
          )}
        </div>
      </div>
      <div className="sheet-end">
        <p
          className={`sheet-mark mark ${mark?.kind === 'fault' ? 'late' : 'open'}`}
          id={`${id}-mark`}
          aria-live="polite"
        >
          {mark && `${mark.kind === 'fault' ? '!' : '?'} ${mark.text} `}
          {note}
        </p>
        {props.children}
        <div className="sheet-foot">
          <p aria-live="polite">
            {wrong.length > 0 && <span className="mark late">! {words.faults(formatCount(wrong.length, lang))}</span>}
            {odd > 0 && <span className="mark late">? {words.warnings(formatCount(odd, lang))}</span>}
            {edited > 0 && <span className="soft">{words.changed(formatCount(edited, lang))}</span>}
            {wrong.length > 0 && (
              <button type="button" className="link" onClick={toNext}>
                {words.next}
              </button>
            )}
          </p>
          <button
            ref={button}
            type="button"
            className="button primary"
            aria-keyshortcuts="Control+Enter"
            disabled={isBusy}
            onClick={() => void save()}
          >
            {isBusy ? t.kit.form.saving : (props.submit ?? t.kit.form.save)}
          </button>
        </div>
      </div>
      <AskLeaving isDirty={grid.isDirty} />
    </div>
  )
}

/** Draws every row while paper is made. */
function usePrinting(set: (isWhole: boolean) => void): void {
  useEffect(() => {
    const before = (): void => flushSync(() => set(true))
    const after = (): void => set(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [set])
}
