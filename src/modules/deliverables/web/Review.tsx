import { call } from '#web/api.ts'
import { useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { Decision } from '#web/orders/Decision.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import type { Paper } from './paper.ts'

type Props = { realm: string; campaign: string; paper: Paper }

/** The level above accepts a paper or returns it with a reason. */
export function Review({ realm, campaign, paper }: Props) {
  const words = useWords({ vi: papersVi, en: papersEn })
  const order = useOrder(realm)
  const decide = async (decision: 'accepted' | 'returned', reason: string): Promise<void> => {
    const { unit, kind } = paper
    const body = { decision, expects: paper.recorded_at ?? '', ...(reason === '' ? {} : { reason }) }
    const done = await call('reviewPaper', { campaign, unit, kind }, { realm }, { body })
    await order.done(done, { said: decision === 'accepted' ? words.acceptSaid : words.returnSaid })
  }
  return (
    <Decision
      head={words.review}
      lead={words.reviewText}
      reason={words.reason}
      reasonNeeded={words.reasonNeeded}
      ways={[
        { decision: 'accepted', text: words.accept, isReasoned: false },
        { decision: 'returned', text: words.giveBack, isReasoned: true },
      ]}
      decide={decide}
    />
  )
}
