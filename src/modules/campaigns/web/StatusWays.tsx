import { useState } from 'react'
import { Refusal } from '#web/Refusal.tsx'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import type { Plan } from './campaign-text.ts'

/** Closes a campaign that is over, or opens it again. A draft is opened where it is checked. */
export function StatusWays({ realm, plan }: { realm: string; plan: Plan }) {
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).page
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  if (plan.status === 'draft') return null
  const isOpen = plan.status === 'open'
  const move = async (): Promise<void> => {
    setProblem(null)
    const cells = { code: plan.code, status: isOpen ? 'closed' : 'open' }
    try {
      await order.send(orderOf('campaigns', [{ cells, expects: plan.recorded_at }]), {
        said: isOpen ? say.closed : say.reopened,
      })
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <button type="button" className="button" disabled={order.isBusy} onClick={() => void move()}>
        {isOpen ? say.close : say.reopen}
      </button>
      <Refusal problem={problem} />
    </>
  )
}
