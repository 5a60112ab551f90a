import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { BulkAction, Chosen } from './list-model.ts'

type Props<Row> = {
  chosen: Chosen
  loaded: number
  total: number
  actions: readonly BulkAction<Row>[]
  /** Reads the chosen rows; `told` hears how far it has come. */
  read: (told: (some: number, all: number) => void) => Promise<readonly Row[]>
  onChooseAll: () => void
  onClear: () => void
}

/**
 * The bar at the foot while rows are chosen. What an action does is stated with the exact number: the rows are read
 * first, then counted, then asked about.
 */
export function SelectionBar<Row>({ chosen, loaded, total, actions, read, onChooseAll, onClear }: Props<Row>) {
  const { t, lang } = useLanguage()
  const words = t.kit.list
  const [asked, setAsked] = useState<{ action: BulkAction<Row>; rows: readonly Row[]; left: number } | null>(null)
  const [progress, setProgress] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const count = chosen.kind === 'all' ? total : chosen.keys.size
  const n = formatCount(count, lang)
  const run = async (action: BulkAction<Row>, rows: readonly Row[]): Promise<void> => {
    setIsBusy(true)
    try {
      await action.run(rows)
      setAsked(null)
    } catch (error) {
      setAsked(null)
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const begin = async (action: BulkAction<Row>): Promise<void> => {
    setProblem(null)
    setIsBusy(true)
    try {
      const rows = await read((some, all) =>
        setProgress(words.reading(formatCount(some, lang), formatCount(all, lang))),
      )
      const taken = action.takes ? rows.filter(action.takes) : rows
      if (action.ask && taken.length > 0) setAsked({ action, rows: taken, left: rows.length - taken.length })
      else await run(action, taken)
    } catch (error) {
      setProblem(error)
    } finally {
      setProgress(null)
      setIsBusy(false)
    }
  }
  return (
    <div className="selection-bar" role="region" aria-label={words.choosing}>
      <p aria-live="polite">
        <b>{chosen.kind === 'all' ? words.chosenAll(n) : words.chosen(n)}</b>
        {chosen.kind === 'some' && total > loaded && (
          <button type="button" className="link" disabled={isBusy} onClick={onChooseAll}>
            {words.chooseAll(formatCount(total, lang))}
          </button>
        )}
        <button type="button" className="link" disabled={isBusy} onClick={onClear}>
          {words.unchoose}
        </button>
        {progress && <span className="soft">{progress}</span>}
      </p>
      <div className="ways">
        {actions.map((action) => (
          <button
            key={action.name}
            type="button"
            className={`button ${action.isDanger ? 'danger' : ''}`}
            disabled={isBusy}
            onClick={() => void begin(action)}
          >
            {action.text} ({n})
          </button>
        ))}
      </div>
      <Refusal problem={problem} />
      {asked && (
        <ConfirmDialog
          isOpen
          title={asked.action.text}
          closeLabel={t.kit.ask.close}
          keep={t.kit.ask.keep}
          isBusy={isBusy}
          onKeep={() => setAsked(null)}
          answers={[
            {
              text: `${asked.action.text} (${formatCount(asked.rows.length, lang)})`,
              kind: asked.action.isDanger ? 'danger' : 'primary',
              run: () => void run(asked.action, asked.rows),
            },
          ]}
        >
          <p>{asked.action.ask?.(asked.rows.length, asked.left)}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
