import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { labelOf, levels } from '#core/choices.ts'
import type { Column } from '#core/columns.ts'
import { keysOf } from '#core/columns.ts'
import { parseDate, parseInstant } from '#core/dates.ts'
import { formatCount, formatDate, formatInstant } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import { columnLabel } from '#web/form/column-labels.ts'
import { labelsOf, pickers } from '#web/form/pickers.tsx'
import type { Picker } from '#web/form/pickers.tsx'
import { useLanguage } from '#web/language.tsx'
import { useZone } from '#web/useZone.ts'
import type { Told } from './history-model.ts'

/** One version: who wrote it, when, what it changed, and how long it counted. `name` says of which row it is. */
export function VersionTold({ realm, told, name }: { realm: string; told: Told; name: ReactNode }) {
  const { t, lang } = useLanguage()
  const words = t.kit.history
  const zone = useZone(realm)
  const { version, changes, isFirst, same, file } = told
  const at = formatInstant(version.recorded_at, zone, lang)
  const until = version.superseded_at
  const who = version.user_name ?? words.by[version.actor] ?? version.actor
  return (
    <>
      <p className="history-head">
        <b>{at}</b> · {who} · {words.door[version.door] ?? version.door}
        {name !== undefined && <> · {name}</>}
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
              <dt>{columnLabel(file.name, column, lang)}</dt>
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

/** Which row of a part a version is of: the part, and what tells the row from others of the object. */
export function PartName({ realm, told: { file, version } }: { realm: string; told: Told }) {
  const { lang } = useLanguage()
  const keys = keysOf(file)
    .slice(1)
    .filter(({ name }) => (version.cells[name] ?? '') !== '')
  return (
    <>
      {lang === 'vi' ? file.vi : file.name.replaceAll('_', ' ')}
      {keys.map((column, i) => (
        <Fragment key={column.name}>
          {i === 0 ? ': ' : ', '}
          <CellTold realm={realm} column={column} cell={version.cells[column.name] ?? ''} />
        </Fragment>
      ))}
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
