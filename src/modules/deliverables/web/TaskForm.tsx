import { useState } from 'react'
import { Skeleton } from '#ui/Skeleton.tsx'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { tasksFile } from '../columns.ts'

type Props = {
  realm: string
  campaign: string
  unit: string
  code: string | null
  onDone: () => void
  /** Once it is withdrawn; `onDone` when not given. */
  onGone?: () => void
}

/** A code that says nothing: tasks are told apart by it, people read the title. */
const newCode = (): string => `NV-${crypto.randomUUID().slice(0, 8)}`

/** One task: written, changed, or withdrawn when it was a mistake. */
export function TaskForm({ realm, campaign, unit, code, onDone, onGone = onDone }: Props) {
  const { t } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const order = useOrder(realm)
  const [own] = useState(code ?? newCode)
  const { fact, isLoading } = useFact(realm, tasksFile, code === null ? null : { campaign, unit, code })
  if (isLoading) return <Skeleton label={t.loading} rows={4} />
  const key = { campaign, unit, code: own }
  const withdraw = async (): Promise<void> => {
    const cells = { ...fact?.cells, ...key, retracted: 'yes' }
    await order.send(orderOf('tasks', [{ cells, expects: fact?.recorded_at ?? null }]), { said: words.withdrawn })
    onGone()
  }
  return (
    <FactForm
      realm={realm}
      file={tasksFile}
      object={code ?? `${campaign}/${unit}/+`}
      fields={['title', 'responsible', 'due_on', 'indicator', 'progress', 'status', 'reported_on', 'note']}
      long={['title', 'note']}
      fixed={key}
      start={fact?.cells ?? { progress: '0', status: 'open' }}
      expects={fact?.recorded_at ?? null}
      said={words.taskSaid}
      onSaved={onDone}
      onCancel={onDone}
    >
      {code !== null && (
        <button type="button" className="button danger" disabled={order.isBusy} onClick={() => void withdraw()}>
          {words.withdraw}
        </button>
      )}
    </FactForm>
  )
}
