import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { CellContext } from '#core/cells.ts'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { afterPress } from '#ui/after-press.ts'
import { hold } from '#ui/holding.ts'
import { ApiProblem } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { AskLeaving } from './AskLeaving.tsx'
import { chosenLabel, columnLabel } from './column-labels.ts'
import { isChosen } from './pickers.tsx'
import { Conflict } from './Conflict.tsx'
import { FactField } from './FactField.tsx'
import { cellFault, changedFields, faultsByField, fieldsOf, startingCells } from './form-model.ts'
import type { Cells } from './form-model.ts'
import type { FactFormProps } from './form-props.ts'
import { useDraft } from './useDraft.ts'
import { readFact } from './useFact.ts'

type Theirs = { readonly cells: Cells; readonly expects: string | null }

/** The form itself, once it is known how cells are read. */
export function FactFormBody({ cx, ...props }: FactFormProps & { cx: CellContext }) {
  const { realm, file, object, fixed = {}, expects, onSaved, onCancel } = props
  const { t, lang } = useLanguage()
  const words = t.kit.form
  const columns = useMemo(() => fieldsOf(file, props.fields), [file, props.fields])
  const [start, setStart] = useState(() => startingCells(columns, props.start ?? {}, cx.timeZone))
  const [seen, setSeen] = useState(expects)
  const isSame = (a: Cells, b: Cells): boolean => changedFields(columns, a, b, cx).length === 0
  const draft = useDraft<Cells>({ realm, form: props.name ?? file.name, object, start, isSame })
  const cells = draft.content
  // a field that tidies what was typed tells it in the same moment in which it is left
  const latest = useRef(cells)
  latest.current = cells
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<unknown>(null)
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const orders = useOrder(realm)
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    if (!draft.isDirty) return
    return hold(() => {
      const isInside = form.current?.closest('[role="dialog"]') != null
      if (isInside) setIsAsking(true)
      return isInside
    })
  }, [draft.isDirty])
  const isThere = expects !== undefined && expects !== null
  const isFixed = (name: string): boolean =>
    (isThere && columns.some((column) => column.name === name && column.key)) || (props.locked?.includes(name) ?? false)

  const type = (name: string, value: string): void => {
    latest.current = { ...latest.current, [name]: value }
    draft.setContent(latest.current)
    if (faults[name] !== undefined)
      setFaults(Object.fromEntries(Object.entries(faults).filter(([one]) => one !== name)))
  }
  const leave = (name: string): void => {
    const column = columns.find((one) => one.name === name)
    const value = latest.current[name] ?? ''
    // an empty field isn't wrong before it is sent
    const fault = column && value.trim() !== '' ? cellFault(file.name, column, value, cx, lang) : null
    if (fault) afterPress(() => setFaults((before) => ({ ...before, [name]: fault })))
  }
  const showFaults = (found: Readonly<Record<string, string>>): void => {
    setFaults(found)
    const first = columns.find(({ name }) => found[name] !== undefined)?.name
    requestAnimationFrame(() => {
      const field = form.current?.querySelector<HTMLElement>(`[name="${first}"], [data-field="${first}"] input`)
      ;(field ?? form.current?.querySelector<HTMLElement>('.form-said'))?.focus()
    })
  }

  const save = async (over?: Theirs): Promise<void> => {
    if (isBusy) return
    setProblem(null)
    const found = columns.flatMap((column): [string, string][] => {
      const fault = isFixed(column.name) ? null : cellFault(file.name, column, cells[column.name] ?? '', cx, lang)
      return fault ? [[column.name, fault]] : []
    })
    if (found.length > 0) return showFaults(Object.fromEntries(found))
    const version = over ? over.expects : seen
    const row = { cells: { ...fixed, ...cells }, ...(version === undefined ? {} : { expects: version }) }
    setIsBusy(true)
    try {
      const said = props.said === undefined ? {} : { said: props.said }
      let done: { position: number | null; at?: string }
      if (props.send) {
        done = await props.send(row)
        await orders.done(done, said)
      } else done = await orders.send(props.order?.(row) ?? orderOf(file.name, [row]), said)
      setTheirs(null)
      setFaults({})
      setStart(cells)
      // what comes next is about the version just written
      if (version !== undefined && done.position !== null) setSeen(done.at)
      draft.forget(cells)
      onSaved?.(row.cells, done)
    } catch (error) {
      await refused(error, row.cells)
    } finally {
      setIsBusy(false)
    }
  }
  const refused = async (error: unknown, sent: Cells): Promise<void> => {
    if (error instanceof ApiProblem && error.faults.length > 0) {
      const said = faultsByField(error.faults, file.name, columns, lang)
      if (said['']) setProblem(error)
      return showFaults(said)
    }
    const isConflict = error instanceof ApiProblem && error.code === 'conflict' && seen !== undefined
    const now = isConflict ? await readFact(realm, file, sent) : null
    if (isConflict)
      setTheirs({ cells: startingCells(columns, now?.cells ?? {}, cx.timeZone), expects: now?.recorded_at ?? null })
    else setProblem(error)
  }
  const takeTheirs = (): void => {
    if (!theirs) return
    setStart(theirs.cells)
    setSeen(theirs.expects)
    draft.forget(theirs.cells)
    setTheirs(null)
  }
  const cancel = (): void => {
    if (!onCancel) return
    if (draft.isDirty) setIsAsking(true)
    else onCancel()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save()
    } else if (event.key === 'Escape' && onCancel && !event.defaultPrevented) {
      event.stopPropagation()
      cancel()
    }
  }
  const wrong = Object.keys(faults).filter((name) => name !== '').length
  return (
    <form
      ref={form}
      className="fact-form"
      noValidate
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {draft.restored !== null && (
        <p className="form-draft" role="status">
          {words.restored(formatInstant(draft.restored, cx.timeZone, lang))}{' '}
          <button type="button" className="link" onClick={() => draft.forget(start)}>
            {words.discard}
          </button>
        </p>
      )}
      {theirs && (
        <Conflict
          file={file.name}
          columns={columns}
          differing={changedFields(columns, theirs.cells, cells, cx)}
          theirs={theirs.cells}
          mine={cells}
          isBusy={isBusy}
          onTheirs={takeTheirs}
          onMine={() => void save(theirs)}
        />
      )}
      {columns.map((column) => {
        const { name } = column
        const said = columnLabel(file.name, column, lang)
        const label = props.labels?.[name] ?? (isChosen(column) && !isFixed(name) ? chosenLabel(said) : said)
        const field = {
          column,
          label,
          value: cells[name] ?? '',
          fault: faults[name],
          onType: (value: string) => type(name, value),
          onLeave: () => leave(name),
        }
        const own = props.custom?.[name]
        if (own) return <div key={name}>{own({ ...field, cells })}</div>
        return (
          <FactField
            key={name}
            {...field}
            realm={realm}
            help={props.helps?.[name] ?? column.help?.[lang]}
            isFixed={isFixed(name)}
            isLong={props.long?.includes(name) || undefined}
          />
        )
      })}
      {props.children}
      <div className="form-said" tabIndex={-1}>
        {wrong > 0 && (
          <p className="mark late said" role="alert">
            ! {words.faults(formatCount(wrong, lang))}
          </p>
        )}
        {faults[''] && (
          <p className="mark late said" role="alert">
            ! {faults['']}
          </p>
        )}
        {!faults[''] && <Refusal problem={problem} instead={props.instead} />}
      </div>
      <div className="ways form-buttons">
        <button type="submit" className="button primary" disabled={isBusy} aria-keyshortcuts="Control+Enter">
          {isBusy ? words.saving : (props.submit ?? words.save)}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={cancel}>
            {words.cancel}
          </button>
        )}
      </div>
      <AskLeaving
        isDirty={draft.isDirty}
        isAsking={isAsking}
        onStay={() => setIsAsking(false)}
        onDiscard={() => {
          setIsAsking(false)
          draft.forget(start)
          onCancel?.()
        }}
      />
    </form>
  )
}
