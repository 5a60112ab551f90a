import { useInfiniteQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { labelOf, levels } from '#core/choices.ts'
import type { Column, DossierFile } from '#core/columns.ts'
import { parseDate, parseInstant } from '#core/dates.ts'
import { formatCount, formatDate, formatInstant } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { columnLabel } from '#web/form/column-labels.ts'
import { labelsOf, pickers } from '#web/form/pickers.tsx'
import type { Picker } from '#web/form/pickers.tsx'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useZone } from '#web/useZone.ts'
import { toldVersions } from './history-model.ts'
import type { Told } from './history-model.ts'

type Props = {
  realm: string
  file: DossierFile
  /** The rows told of: those whose column has the value, mostly one object's code. */
  column: string
  value: string
  /** Says which row a version is of, where an object has several. */
  nameOf?: (cells: Readonly<Record<string, string>>) => string
}

/** The versions of an object, newest first: who, when, through what, what changed, and how long it counted. */
export function HistoryPanel({ realm, file, column, value, nameOf }: Props) {
  const { t } = useLanguage()
  const words = t.kit.history
  const pages = useInfiniteQuery<ReplyOf<'readHistory'>>({
    queryKey: ['readHistory', realm, file.name, column, value],
    queryFn: ({ pageParam, signal }) =>
      call(
        'readHistory',
        {},
        { realm, file: file.name, column, value, before: (pageParam as number) || undefined },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  })
  if (pages.error) return <Problem problem={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data === undefined) return <Skeleton label={t.loading} rows={3} />
  const told = toldVersions(
    file,
    pages.data.pages.flatMap((page) => page.rows),
  )
  if (told.length === 0) return <p className="soft">{words.none}</p>
  return (
    <>
      <ol className="history">
        {told.map((one, i) => (
          <li key={`${one.version.position} ${i}`}>
            <VersionTold realm={realm} file={file.name} told={one} name={nameOf?.(one.version.cells)} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {pages.isFetchingNextPage ? t.loading : t.more}
        </button>
      )}
    </>
  )
}

function VersionTold({
  realm,
  file,
  told,
  name,
}: {
  realm: string
  file: string
  told: Told
  name: string | undefined
}) {
  const { t, lang } = useLanguage()
  const words = t.kit.history
  const zone = useZone(realm)
  const { version, changes, isFirst, same } = told
  const at = formatInstant(version.recorded_at, zone, lang)
  const until = version.superseded_at
  const who = version.user_name ?? words.by[version.actor] ?? version.actor
  return (
    <>
      <p className="history-head">
        <b>{at}</b> · {who} · {words.door[version.door] ?? version.door}
        {name && ` · ${name}`}
        {version.retracted && <span className="mark late"> ! {words.withdrawn}</span>}
        {until === null && !version.retracted && <span className="mark done"> ✓ {words.now}</span>}
      </p>
      <p className="soft history-span">
        {until === null ? words.since(at) : words.asKnown(at, formatInstant(until, zone, lang))}
        {isFirst ? ` · ${words.first}` : same > 0 ? ` · ${words.same(formatCount(same, lang))}` : ''}
      </p>
      {changes.length > 0 && (
        <dl className="facts">
          {changes.map(({ column, before, now }) => (
            <div key={column.name}>
              <dt>{columnLabel(file, column, lang)}</dt>
              <dd>
                {isFirst ? (
                  <CellTold realm={realm} column={column} cell={now} />
                ) : (
                  <mark>{now === '' ? t.kit.form.empty : <CellTold realm={realm} column={column} cell={now} />}</mark>
                )}
                {!isFirst && before !== '' && (
                  <small>
                    {words.was}{' '}
                    <s>
                      <CellTold realm={realm} column={column} cell={before} />
                    </s>
                  </small>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** Lists whose rows are told by their names; people are not, since each reading of a name is told to the journal. */
function pickerOf({ cell, key, name, ref, refs }: Column): Picker | undefined {
  // what the whole history is about
  if (key && name === 'code') return undefined
  const named = ref ?? refs
  if (named === 'unit' || named === 'campaign') return pickers[named]
  return cell.type === 'directive' || cell.type === 'directives' ? pickers.directive : undefined
}

/** A cell as people read it, units, campaigns and directives by their names. */
function CellTold({ realm, column, cell }: { realm: string; column: Column; cell: string }) {
  const { lang } = useLanguage()
  const zone = useZone(realm)
  // an issuer is a unit's code, or a body outside in words
  const isIssuer = /^(other_)?issuer$/.test(column.name) && /^[\w.-]+$/.test(cell)
  const picker = isIssuer ? pickers.unit : pickerOf(column)
  if (picker === undefined) return cellText(column, cell, zone, lang)
  return cell
    .split('|')
    .filter(Boolean)
    .map((code, i) => (
      <Fragment key={code}>
        {i > 0 && ', '}
        <Named realm={realm} picker={picker} code={code} />
      </Fragment>
    ))
}

function Named({ realm, picker, code }: { realm: string; picker: Picker; code: string }) {
  const useLabel = labelsOf(picker)
  return useLabel(realm, code)
}

/** A cell as people read it: choices by their names, days and moments as they are written. */
export function cellText(column: Column, cell: string, zone: string, lang: Lang): string {
  const { cell: kind } = column
  if (kind.type === 'yesno')
    return cell === '' ? '' : cell === 'yes' ? (lang === 'vi' ? 'có' : 'yes') : lang === 'vi' ? 'không' : 'no'
  const options = kind.type === 'level' ? levels : 'options' in kind ? kind.options : undefined
  if (options) {
    return cell
      .split('|')
      .filter(Boolean)
      .map((code) => labelOf(options, code, lang))
      .join(', ')
  }
  if (kind.type === 'instant') {
    const at = parseInstant(cell.trim(), zone)
    return at === null ? cell : formatInstant(new Date(at).toISOString(), zone, lang)
  }
  const day = kind.type === 'date' ? parseDate(cell.trim()) : null
  return day === null ? cell : formatDate(day, lang)
}
