import { useMediaQuery } from '@mantine/hooks'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { SortHeader } from '#ui/SortHeader.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Asked } from './list-address.ts'
import type { ListColumn } from './list-model.ts'

type Props<Row> = {
  label: string
  columns: readonly ListColumn<Row>[]
  rows: readonly Row[]
  total: number
  asked: Asked
  usualSort: string
  keyOf: (row: Row) => string
  nameOf: (row: Row) => string
  active: number
  openKey: string | null
  /** Null without selection. */
  choice: { has: (key: string) => boolean; turn: (key: string) => void; turnAll: () => void; isAll: boolean } | null
  /** Draws every row: paper can't be scrolled. */
  isWhole: boolean
  bodyRef: RefObject<HTMLTableSectionElement | null>
  scrollTo: RefObject<((index: number) => void) | null>
  onSort: (name: string, isDown: boolean) => void
  onActive: (index: number) => void
  onOpen: ((row: Row) => void) | null
  onEnd: () => void
}

/** Rows drawn beyond the window, so that a quick hand sees no gap. */
const overscan = 10
/** Rows before the end at which the next page is asked for. */
const ahead = 60

/** The rows of a list: only those near the window are drawn, however many there are. */
export function ListTable<Row>(props: Props<Row>) {
  const { columns, rows, total, asked, keyOf, nameOf, choice, isWhole, bodyRef, scrollTo, onEnd, onOpen } = props
  const { t } = useLanguage()
  const isNarrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false }) && !isWhole
  const shown = isNarrow ? columns.filter((column, i) => i === 0 || column.narrow === 'column') : columns
  const under = isNarrow ? columns.filter((column, i) => i > 0 && (column.narrow ?? 'line') === 'line') : []
  const [offset, setOffset] = useState(0)
  const body = bodyRef
  useLayoutEffect(() => {
    if (body.current) setOffset(body.current.getBoundingClientRect().top + window.scrollY)
  }, [body, rows.length === 0])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (isNarrow ? 68 : 45),
    overscan,
    // a quick hand may see a row a frame late; drawing within the scroll event makes it stutter
    useFlushSync: false,
    scrollMargin: offset,
    getItemKey: (index) => keyOf(rows[index] as Row),
  })
  useEffect(() => {
    scrollTo.current = (index) => virtual.scrollToIndex(index, { align: 'auto' })
  }, [scrollTo, virtual])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= 0 && last >= rows.length - ahead) onEnd()
  }, [last, rows.length, onEnd])
  const before = isWhole ? 0 : Math.max(0, (items[0]?.start ?? offset) - offset)
  const after = isWhole ? 0 : Math.max(0, virtual.getTotalSize() - ((items.at(-1)?.end ?? offset) - offset))
  const drawn = isWhole ? rows.map((_row, index) => index) : items.map(({ index }) => index)
  const weight = shown.reduce((sum, { width = 1 }) => sum + width, 0)
  const span = shown.length + (choice ? 1 : 0)
  const row = (index: number): ReactNode => {
    const of = rows[index] as Row
    const key = keyOf(of)
    return (
      <ListRow
        key={key}
        row={of}
        index={index}
        rowKey={key}
        name={nameOf(of)}
        columns={shown as readonly ListColumn<unknown>[]}
        under={under as readonly ListColumn<unknown>[]}
        isActive={index === props.active}
        isOpen={key === props.openKey}
        isChosen={choice?.has(key) ?? false}
        turn={choice?.turn ?? null}
        measure={virtual.measureElement}
        onActive={props.onActive}
        onOpen={onOpen as ((row: unknown) => void) | null}
      />
    )
  }
  return (
    <table className="data-list" aria-label={props.label} aria-rowcount={total + 1}>
      <colgroup>
        {choice && <col className="choose-col" />}
        {shown.map(({ name, width = 1 }) => (
          <col key={name} style={{ width: `${(width / weight) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {choice && (
            <th scope="col" className="text choose">
              <label className="choose-cell">
                <input
                  type="checkbox"
                  aria-label={t.kit.list.chooseHead}
                  checked={choice.isAll}
                  onChange={choice.turnAll}
                />
              </label>
            </th>
          )}
          {shown.map((column) =>
            column.isSorted ? (
              <SortHeader
                key={column.name}
                name={column.name}
                text={column.text}
                sort={{ by: asked.sort || props.usualSort, down: asked.isDown }}
                label={t.kit.list.sortBy(column.text)}
                className={column.align === 'right' ? 'spaced' : 'text'}
                onSort={({ by, down }) => props.onSort(by, down)}
              />
            ) : (
              <th key={column.name} scope="col" className={column.align === 'right' ? 'spaced' : 'text'}>
                {column.text}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody ref={body}>
        {before > 0 && <Gap height={before} span={span} />}
        {drawn.map(row)}
        {after > 0 && <Gap height={after} span={span} />}
      </tbody>
    </table>
  )
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr className="gap" aria-hidden="true">
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}

type RowProps = {
  row: unknown
  index: number
  rowKey: string
  name: string
  columns: readonly ListColumn<unknown>[]
  under: readonly ListColumn<unknown>[]
  isActive: boolean
  isOpen: boolean
  isChosen: boolean
  turn: ((key: string) => void) | null
  measure: (element: HTMLElement | null) => void
  onActive: (index: number) => void
  onOpen: ((row: unknown) => void) | null
}

const ListRow = memo(function ListRow({ row, index, rowKey, name, columns, under, turn, onOpen, ...of }: RowProps) {
  const { t } = useLanguage()
  const element = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => of.measure(element.current), [of.measure])
  return (
    <tr
      ref={element}
      data-index={index}
      aria-rowindex={index + 2}
      aria-current={of.isOpen ? 'true' : undefined}
      className={of.isChosen ? 'chosen' : undefined}
      tabIndex={of.isActive ? 0 : -1}
      onFocus={() => of.onActive(index)}
    >
      {turn && (
        <td className="text choose">
          <label className="choose-cell">
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t.kit.list.chooseRow(name)}
              checked={of.isChosen}
              onChange={() => turn(rowKey)}
            />
          </label>
        </td>
      )}
      {columns.map((column, i) => (
        <td key={column.name} className={column.align === 'right' ? 'spaced count' : 'text'}>
          {i === 0 && onOpen ? (
            <button type="button" className="row-open" tabIndex={-1} aria-haspopup="dialog" onClick={() => onOpen(row)}>
              {column.cell(row)}
            </button>
          ) : (
            column.cell(row)
          )}
          {i === 0 && under.length > 0 && <Under columns={under} row={row} />}
        </td>
      ))}
    </tr>
  )
})

function Under({ columns, row }: { columns: readonly ListColumn<unknown>[]; row: unknown }) {
  return (
    <small>
      {columns.map((column) => {
        const cell = column.cell(row)
        if (cell === null || cell === '' || cell === undefined) return null
        return (
          <span key={column.name} className="under">
            {column.text}: {cell}
          </span>
        )
      })}
    </small>
  )
}
