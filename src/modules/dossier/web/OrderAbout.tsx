import { useState } from 'react'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useZone } from '#web/useZone.ts'
import { doorText, fileText, whoText } from './order-words.ts'

type Props = { realm: string; position: number; row: ReplyOf<'listOrders'>['rows'][number] | undefined }

/** One order: when, by whom, what it wrote; and its undoing, as long as nothing has been changed since. */
export function OrderAbout({ realm, position, row }: Props) {
  const { t, lang } = useLanguage()
  const words = t.kit.orders
  const zone = useZone(realm)
  const orders = useOrder(realm)
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  // a large order is undone by the server meanwhile
  const [isLeft, setIsLeft] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const n = formatCount(position, lang)
  const rows = Object.values(row?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  const undo = async (): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      setIsLeft(!(await orders.undo(position)))
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
      setIsAsking(false)
    }
  }
  if (row === undefined) return <p className="soft">{t.kit.history.none}</p>
  return (
    <>
      <dl className="facts">
        <dt>{words.at}</dt>
        <dd>{formatInstant(row.at, zone, lang)}</dd>
        <dt>{words.by}</dt>
        <dd>{whoText(row, t)}</dd>
        <dt>{words.door}</dt>
        <dd>{doorText(row.door, t)}</dd>
        {row.undoes !== null && (
          <>
            <dt>{words.note}</dt>
            <dd>{words.undoes(formatCount(row.undoes, lang))}</dd>
          </>
        )}
        {row.undone_by !== null && (
          <>
            <dt>{words.undone}</dt>
            <dd>{words.undoneBy(formatCount(row.undone_by, lang))}</dd>
          </>
        )}
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col" className="text">
              {words.file}
            </th>
            <th scope="col">{words.rows}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(row.counts)
            .filter(([, count]) => count > 0)
            .map(([file, count]) => (
              <tr key={file}>
                <th scope="row" className="text">
                  {fileText(file, lang)}
                </th>
                <td>{formatCount(count, lang)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {row.undone_by === null && (
        <div className="ways panel-ways">
          <button
            type="button"
            className="button"
            aria-label={words.undoOf(n)}
            disabled={isBusy || isLeft}
            onClick={() => setIsAsking(true)}
          >
            {words.undo}
          </button>
        </div>
      )}
      <Refusal problem={problem} instead={{ conflict: `${t.kit.order.notUndone}: ${t.kit.order.changedSince}` }} />
      <ConfirmDialog
        isOpen={isAsking}
        title={words.undoOf(n)}
        closeLabel={t.kit.ask.close}
        keep={t.kit.ask.keep}
        isBusy={isBusy}
        onKeep={() => setIsAsking(false)}
        answers={[{ text: words.undo, kind: 'danger', run: () => void undo() }]}
      >
        <p>{words.undoAsk(n, formatCount(rows, lang))}</p>
      </ConfirmDialog>
    </>
  )
}
