import { useQueries } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { labelOf, levels } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { openUnits } from './open-units.ts'
import { treeRows, treeStep } from './tree-rows.ts'
import type { TreeRow, TreeUnit } from './tree-rows.ts'

type Props = { realm: string; day: string; onDay: string; empty: ReactNode }

/** Most children of one unit that the tree shows. */
const mostChildren = 500

/** The tree of a day, opened level by level; the arrow keys walk in it. */
export function UnitTree({ realm, day, onDay, empty }: Props) {
  const { t } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const [, go] = useLocation()
  const tree = useRef<HTMLUListElement>(null)
  const [open, setOpen] = useState(() => openUnits.of(realm))
  const [active, setActive] = useState(0)
  const top = useAnswer('listUnits', {}, { realm, as_of: day, top: 'yes', limit: mostChildren }, { keep: true })
  const firsts = top.data?.rows ?? []
  // the only top unit is open from the start
  const [only] = firsts
  const isOpen = open ?? new Set(firsts.length === 1 && only ? [only.code] : [])
  const codes = [...isOpen]
  const answers = useQueries({
    queries: codes.map((parent) => {
      const query = { realm, as_of: day, parent, limit: mostChildren }
      return {
        queryKey: ['listUnits', {}, query],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('listUnits', {}, query, { signal }),
        retry: false,
      }
    }),
  })
  const children: Map<string, { rows: readonly TreeUnit[]; hasMore: boolean }> = new Map()
  for (const [i, code] of codes.entries()) {
    const answer = answers[i]
    if (answer?.data) children.set(code, { rows: answer.data.rows, hasMore: answer.data.next !== null })
    // a unit that isn't there on another day just has nothing below it
    else if (answer?.error) children.set(code, { rows: [], hasMore: false })
  }
  if (top.problem) return <Problem problem={top.problem} onRetry={top.retry} />
  if (!top.data) return <Skeleton label={t.loading} />
  if (firsts.length === 0) return empty
  const rows = treeRows(firsts, isOpen, children)
  const at = Math.min(active, rows.length - 1)
  const turn = (code: string, isToOpen: boolean): void => {
    const next = new Set(isOpen)
    if (isToOpen) next.add(code)
    else next.delete(code)
    openUnits.keep(realm, next)
    setOpen(next)
  }
  const address = (code: string): string => `${realmAddress(realm, `units/${encodeURIComponent(code)}`)}${onDay}`
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter' && rows[at]) {
      event.preventDefault()
      go(address(rows[at].unit.code))
      return
    }
    const step = treeStep(rows, at, event.key)
    if (step === null) return
    event.preventDefault()
    if ('to' in step) {
      setActive(step.to)
      tree.current?.querySelector<HTMLElement>(`[data-row="${step.to}"]`)?.focus()
    } else if ('open' in step) turn(step.open, true)
    else turn(step.close, false)
  }
  return (
    <>
      <ul className="unit-tree" role="tree" aria-label={words.title} ref={tree} onKeyDown={press}>
        {rows.map((row, i) => (
          <TreeLine
            key={row.unit.code}
            row={row}
            index={i}
            isActive={i === at}
            address={address(row.unit.code)}
            onActive={() => setActive(i)}
            onTurn={() => turn(row.unit.code, !row.isOpen)}
            toList={`${realmAddress(realm, 'units')}?view=list&parent=${encodeURIComponent(row.unit.code)}`}
          />
        ))}
      </ul>
      <p className="soft unit-help">{words.treeHelp}</p>
    </>
  )
}

type LineProps = {
  row: TreeRow
  index: number
  isActive: boolean
  address: string
  toList: string
  onActive: () => void
  onTurn: () => void
}

function TreeLine({ row, index, isActive, address, toList, onActive, onTurn }: LineProps) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const { unit } = row
  const below = unit.children > 0 ? words.children(formatCount(unit.children, lang)) : ''
  return (
    <>
      <li
        role="treeitem"
        aria-level={row.depth}
        aria-posinset={row.place}
        aria-setsize={row.among}
        aria-expanded={unit.children > 0 ? row.isOpen : undefined}
        aria-selected={isActive}
        data-row={index}
        tabIndex={isActive ? 0 : -1}
        onFocus={onActive}
        style={{ paddingLeft: `${(row.depth - 1) * 22}px` }}
      >
        <button
          type="button"
          className="tree-turn"
          tabIndex={-1}
          aria-hidden="true"
          disabled={unit.children === 0}
          onClick={onTurn}
        >
          {unit.children === 0 ? '\u00a0' : row.isOpen ? '▾' : '▸'}
        </button>
        <Link href={address} tabIndex={-1}>
          {unit.name}
        </Link>
        <small>
          {labelOf(levels, unit.level, lang)}
          {below && ` · ${below}`}
          {row.isWaiting && ` · ${t.loading}`}
        </small>
      </li>
      {row.hasMore && (
        <li role="none" style={{ paddingLeft: `${row.depth * 22 + 34}px` }}>
          <Link href={toList}>{words.moreChildren}</Link>
        </li>
      )}
    </>
  )
}

/** What stands where the tree would, with the next steps. */
export function NoUnits({ realm, onMake }: { realm: string; onMake: (() => void) | null }) {
  const words = useWords({ vi: unitsVi, en: unitsEn })
  return (
    <EmptyState title={words.none} text={words.noneText}>
      {onMake && (
        <button type="button" className="button primary" onClick={onMake}>
          {words.makeTop}
        </button>
      )}
      <Link className="button" href={realmAddress(realm, 'import')}>
        {words.toImport}
      </Link>
    </EmptyState>
  )
}
