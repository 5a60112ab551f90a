import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { SidePanel } from '#ui/SidePanel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { addressOf } from '#web/api.ts'
import type { ParamsOf, QueryOf } from '#web/api.ts'
import { useStable } from '#ui/useStable.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useToday } from '#web/useToday.ts'
import { ListHead } from './ListHead.tsx'
import { ListMenus } from './ListMenus.tsx'
import type { AnyQuery, BulkAction, ListColumn, ListEndpoint, ListFilter, OwnQuery, RowOf } from './list-model.ts'
import { ListTable } from './ListTable.tsx'
import { PrintedHead } from './PrintedHead.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useChosen } from './useChosen.ts'
import { useListAddress } from './useListAddress.ts'
import { useListKeys } from './useListKeys.ts'
import type { Cursor } from './useListPages.ts'
import { readAllRows, useListPages } from './useListPages.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

type Props<Id extends ListEndpoint> = {
  realm: string
  /** Name of the list: of its saved views, and of the table for readers. */
  name: string
  title: string
  /** An endpoint that answers as core/listing.ts says, what its path needs, and what the page itself fixes. */
  endpoint: Id
  params: ParamsOf<Id>
  query: OwnQuery<Id>
  columns: readonly ListColumn<RowOf<Id>>[]
  keyOf: (row: RowOf<Id>) => string
  /** How a row is called, for readers and questions. */
  nameOf: (row: RowOf<Id>) => string
  filters?: readonly ListFilter[]
  /** Label of the search box; null where the endpoint doesn't search. */
  search?: string | null
  /** Column by which the endpoint sorts when nothing is asked. */
  usualSort?: string
  actions?: readonly BulkAction<RowOf<Id>>[]
  /** The side panel of a row; the row is undefined when the address names one that isn't loaded. */
  panel?: { title: (key: string, row?: RowOf<Id>) => ReactNode; body: (key: string, row?: RowOf<Id>) => ReactNode }
  /** Whether the endpoint writes files (`format`). */
  hasFile?: boolean
  /** Dossier files that a sheet of this list is imported into, separated by commas: `people,memberships`. */
  imports?: string
  /** How the endpoint calls the place where a page begins; `after` when not given. */
  cursor?: Cursor
  /** What stands where there is no row at all, with the next step. */
  empty: ReactNode
  /** Further buttons on the list's own line. */
  children?: ReactNode
}

/** Most rows that are drawn for paper; a longer list is better as a file. */
const mostPrinted = 5_000

/** A list that the server searches, sorts and pages, however long; docs/ui-kit.md shows how to make one. */
export function DataList<Id extends ListEndpoint>(props: Props<Id>) {
  const {
    realm,
    endpoint,
    params,
    columns,
    keyOf,
    filters = [],
    actions = [],
    panel,
    search = '',
    cursor = 'after',
  } = props
  const { t, lang } = useLanguage()
  const words = t.kit.list
  const today = useToday(realm)
  const at = useListAddress(filters.map(({ name }) => name))
  const { asked } = at
  const query: AnyQuery = {
    ...(props.query as AnyQuery),
    ...asked.filters,
    ...(asked.search ? { search: asked.search } : {}),
    ...(asked.sort ? { sort: asked.sort } : {}),
    ...(asked.sort && asked.isDown ? { order: 'desc' } : {}),
  }
  const { pages, rows, total } = useListPages(endpoint, params, query, cursor)
  const chosen = useChosen(JSON.stringify(query))
  const [active, setActive] = useState(0)
  const [printing, setPrinting] = useState<'reading' | 'drawn' | null>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const scrollTo = useRef<((index: number) => void) | null>(null)
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = pages
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  const open = useStable((row: RowOf<Id>): void => at.change({ open: keyOf(row) }))
  const move = (index: number): void => {
    setActive(index)
    scrollTo.current?.(index)
    const find = () => body.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
    const there = find()
    // a row out of sight is there only when it has been drawn
    if (there) there.focus()
    else requestAnimationFrame(() => find()?.focus())
  }
  const canChoose = actions.length > 0
  const turn = useStable(chosen.turn)
  useListKeys({
    count: rows.length,
    active: Math.min(active, rows.length - 1),
    body,
    search: searchRef,
    onMove: useStable(move),
    onOpen: useStable((index: number) => panel && rows[index] !== undefined && open(rows[index])),
    onTurn: useStable((index: number) => canChoose && rows[index] !== undefined && turn(keyOf(rows[index]))),
  })
  useEffect(() => {
    if (printing !== 'reading') return
    if (hasNextPage && rows.length < mostPrinted) {
      if (!isFetchingNextPage) void fetchNextPage()
      return
    }
    setPrinting('drawn')
  }, [printing, hasNextPage, isFetchingNextPage, rows.length, fetchNextPage])
  useEffect(() => {
    // every row has been drawn by now
    if (printing !== 'drawn') return
    window.print()
    setPrinting(null)
  }, [printing])
  const readChosen = async (told: (some: number, all: number) => void): Promise<readonly RowOf<Id>[]> => {
    if (chosen.chosen.kind === 'all') return readAllRows(endpoint, params, query, cursor, told)
    const { keys } = chosen.chosen
    const there = rows.filter((row) => keys.has(keyOf(row)))
    if (there.length === keys.size) return there
    // some were chosen under another filter
    const all = await readAllRows(endpoint, params, props.query as AnyQuery, cursor, told)
    return all.filter((row) => keys.has(keyOf(row)))
  }
  const isNarrowed = asked.search !== '' || Object.keys(asked.filters).length > 0
  const n = (count: number): string => formatCount(count, lang)
  const said = (all: number | null): string =>
    all !== null ? words.total(n(all)) : hasNextPage ? words.first(n(rows.length)) : words.total(n(rows.length))
  const opened = at.openKey === null ? undefined : rows.find((row) => keyOf(row) === at.openKey)
  const loadedAll = rows.length > 0 && rows.every((row) => chosen.has(keyOf(row)))
  const fileOf = (format: 'xlsx' | 'csv'): string =>
    addressOf(endpoint, params, { ...query, format, lang } as unknown as QueryOf<Id>)
  return (
    <div className="list-frame">
      <ListHead
        realm={realm}
        asked={asked}
        filters={filters}
        searchRef={searchRef}
        searchText={search || undefined}
        hasSearch={search !== null}
        onSearch={at.search}
        onFilter={(name, value) =>
          at.change({ [name]: value }, filters.find((one) => one.name === name)?.type === 'text')
        }
        onClear={at.clear}
      />
      <div className="list-line">
        <p className="soft" aria-live="polite">
          {pages.data === undefined ? '' : said(total)}
        </p>
        <div className="list-ways">
          {props.children}
          <ViewsMenu realm={realm} list={props.name} view={at.view} isNarrowed={isNarrowed} onShow={at.show} />
          <ListMenus
            realm={realm}
            imports={props.imports}
            fileOf={props.hasFile ? fileOf : null}
            onPrint={() => setPrinting('reading')}
          />
        </div>
      </div>
      {printing === 'reading' && <p role="status">{words.printing}</p>}
      <PrintedHead realm={realm} filters={filters} asked={asked} today={formatDate(today, lang)} count={said(total)} />
      {total !== null && printing === 'drawn' && rows.length < total && (
        <p className="printed">{words.printedPart(n(rows.length), n(total))}</p>
      )}
      {pages.isPending && <Skeleton label={t.loading} />}
      {pages.error && rows.length === 0 && <Problem problem={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data !== undefined &&
        rows.length === 0 &&
        !pages.isFetching &&
        (isNarrowed ? (
          <EmptyState title={words.noneMatch} text={words.noneMatchText}>
            <button type="button" className="button" onClick={at.clear}>
              {words.clearFilters}
            </button>
          </EmptyState>
        ) : (
          props.empty
        ))}
      {rows.length > 0 && (
        <ListTable
          label={props.title}
          columns={columns}
          rows={rows}
          total={total ?? rows.length}
          asked={asked}
          usualSort={props.usualSort ?? ''}
          keyOf={keyOf}
          nameOf={props.nameOf}
          active={Math.min(active, rows.length - 1)}
          openKey={at.openKey}
          choice={
            canChoose
              ? {
                  has: chosen.has,
                  turn,
                  isAll: loadedAll,
                  turnAll: () => (loadedAll ? chosen.clear() : chosen.choose(rows.map(keyOf))),
                }
              : null
          }
          isWhole={printing === 'drawn'}
          bodyRef={body}
          scrollTo={scrollTo}
          onSort={(name, isDown) => at.change({ sort: `${isDown ? '-' : ''}${name}` })}
          onActive={setActive}
          onOpen={panel ? open : null}
          onEnd={onEnd}
        />
      )}
      {isFetchingNextPage && (
        <p className="soft list-more">{total === null ? t.loading : words.loadingMore(n(rows.length), n(total))}</p>
      )}
      {isFetchNextPageError && pages.error && <Problem problem={pages.error} onRetry={() => void fetchNextPage()} />}
      {canChoose && (chosen.chosen.kind === 'all' || chosen.chosen.keys.size > 0) && (
        <SelectionBar
          chosen={chosen.chosen}
          loaded={rows.length}
          total={total ?? rows.length}
          actions={actions}
          read={readChosen}
          onChooseAll={chosen.chooseAll}
          onClear={chosen.clear}
        />
      )}
      {panel && (
        <SidePanel
          isOpen={at.openKey !== null}
          title={at.openKey === null ? '' : panel.title(at.openKey, opened)}
          closeLabel={t.kit.panel.close}
          onClose={() => at.change({ open: null })}
        >
          {at.openKey !== null && panel.body(at.openKey, opened)}
        </SidePanel>
      )}
    </div>
  )
}
