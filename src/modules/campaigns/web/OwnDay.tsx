import { useState } from 'react'
import { parseDate } from '#core/dates.ts'
import { formatDate } from '#core/phrases.ts'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import { DayField } from '#web/form/DayField.tsx'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { deadlinesFile } from '../columns.ts'
import { typedDay } from './campaign-text.ts'
import type { Plan } from './campaign-text.ts'

/** `grants`: the asker plans the campaign, and may set a later day, too. */
type Props = { realm: string; plan: Plan; unit: string; grants: boolean }
const column = deadlinesFile.columns.find(({ name }) => name === 'due_on')

/** A unit's own last day: earlier by itself, later by the owner. */
export function OwnDay({ realm, plan, unit, grants }: Props) {
  const { t, lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).deadlines
  const mayRecords = useCan('read.records')
  const order = useOrder(realm)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const answer = useAnswer('listUnitDeadlines', { campaign: plan.code }, { realm, unit, limit: 1 })
  const row = answer.data?.rows[0]
  if (row === undefined) return <Skeleton label={t.loading} rows={3} />
  const own = row.own.find(({ audience }) => audience === '')
  const value = typed ?? typedDay(own?.due_on)
  const day = parseDate(value)
  const may = grants || row.can_set
  const set = async (due: string | null): Promise<void> => {
    setProblem(null)
    const expects = own?.recorded_at ?? null
    const said = due === null ? say.isUnset : say.isSet
    try {
      if (grants) {
        const key = { campaign: plan.code, level: '', audience: '', unit }
        const cells = due === null ? { ...key, retracted: 'yes' } : { ...key, due_on: due }
        await order.send(orderOf('deadlines', [{ cells, expects }]), { said })
      } else {
        const params = { campaign: plan.code, unit }
        await order.done(await call('setOwnDeadline', params, { realm }, { body: { due_on: due, expects } }), { said })
      }
      setTyped(null)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <p>
        {say.due}: <strong>{row.due_on === null ? say.noDue : formatDate(row.due_on, lang)}</strong>{' '}
        {row.from !== null && <span className="soft">({row.from === 'unit' ? say.ofUnit : say.ofLevel})</span>}
      </p>
      {may && column ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (day !== null && !order.isBusy) void set(day)
          }}
        >
          <DayField
            realm={realm}
            column={column}
            label={say.ownDay}
            help={[row.latest === null ? '' : say.latest(formatDate(row.latest, lang)), grants ? say.grants : '']
              .filter(Boolean)
              .join(' ')}
            value={value}
            onType={setTyped}
            onLeave={() => undefined}
          />
          <Faults problem={problem} />
          <p className="ways">
            <button
              type="submit"
              className="button primary"
              disabled={day === null || day === own?.due_on || order.isBusy}
            >
              {say.set}
            </button>
            {own && (
              <button type="button" className="button" disabled={order.isBusy} onClick={() => void set(null)}>
                {say.unset}
              </button>
            )}
          </p>
        </form>
      ) : (
        <p className="soft">{say.cannot}</p>
      )}
      {mayRecords && (
        <HistoryPanel
          realm={realm}
          file={deadlinesFile}
          column="campaign|level|audience|unit"
          value={`${plan.code}|||${unit}`}
        />
      )}
    </>
  )
}
