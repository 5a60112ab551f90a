import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatInstant } from '#core/phrases.ts'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { AskLeaving } from '#web/form/AskLeaving.tsx'
import { useDraft } from '#web/form/useDraft.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import type { OrderBody } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useZone } from '#web/useZone.ts'
import { areDays } from './due-model.ts'
import type { Days } from './due-model.ts'

type Props = {
  realm: string
  /** What the days are of, and which of its tables it is: they tell drafts apart. */
  campaign: string
  name: string
  start: Days
  orderOf: (days: Days) => OrderBody | null
  /** Sends it to an endpoint of its own, where the door for orders is not the way. */
  send?: (order: OrderBody) => Promise<{ position: number | null }>
  said?: string
  /** On a phone each row stands as a card; not where the columns are few. */
  isStacked?: boolean
  head: readonly string[]
  rows: readonly { readonly key: string; readonly text: string }[]
  cells: (row: string, days: Days, change: (days: Days) => void) => readonly ReactNode[]
}

/** Levels down, what holds for each across; saved as one order, what was typed outlives a reload. */
export function DayTable({
  realm,
  campaign,
  name,
  start,
  orderOf,
  send,
  said,
  isStacked = true,
  head,
  rows,
  cells,
}: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const zone = useZone(realm)
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const isSame = (a: Days, b: Days): boolean => JSON.stringify(a) === JSON.stringify(b)
  const draft = useDraft<Days>({ realm, form: name, object: campaign, start, isSame })
  const days = draft.content
  const asked = areDays(days) ? orderOf(days) : null
  const save = async (): Promise<void> => {
    if (asked === null) return
    setProblem(null)
    draft.forget(days)
    try {
      if (send) await order.done(await send(asked), { said: said ?? words.saved })
      else await order.send(asked, { said: said ?? words.saved })
    } catch (error) {
      draft.setContent({ ...days })
      setProblem(error)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!order.isBusy) void save()
      }}
    >
      {draft.restored !== null && (
        <p className="form-draft" role="status">
          {t.kit.form.restored(formatInstant(draft.restored, zone, lang))}{' '}
          <button type="button" className="link" onClick={() => draft.forget(start)}>
            {t.kit.form.discard}
          </button>
        </p>
      )}
      <div className="day-scroll" tabIndex={0}>
        <table className={isStacked ? 'day-table stacked' : 'day-table'}>
          <thead>
            <tr>
              {head.map((text) => (
                <th key={text} className="text" scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, text }) => (
              <tr key={key}>
                <th className="text" scope="row">
                  {text}
                </th>
                {cells(key, days, draft.setContent).map((cell, i) => (
                  <td key={head[i + 1]} className="text" data-label={isStacked ? head[i + 1] : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Faults problem={problem} />
      {!areDays(days) && <p className="mark late said">! {words.deadlines.wrong}</p>}
      <p className="ways">
        <button type="submit" className="button primary" disabled={asked === null || order.isBusy}>
          {words.save}
        </button>
        {asked !== null && <span className="soft">{words.unsaved}</span>}
      </p>
      <AskLeaving isDirty={asked !== null && !order.isBusy} />
    </form>
  )
}
