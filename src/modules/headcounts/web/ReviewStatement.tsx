import { formatCount } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { Decision } from '#web/orders/Decision.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import type { Row } from './grid-rows.ts'

type Props = { realm: string; campaign: string; row: Row }

/** The level above accepts a statement or returns it with a reason. */
export function ReviewStatement({ realm, campaign, row }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const order = useOrder(realm)
  const decide = async (decision: 'accepted' | 'returned', reason: string): Promise<void> => {
    const { unit, audience, stated } = row
    const one = { unit, audience, date: stated?.date ?? '', expects: stated?.recorded_at ?? '' }
    const body = { decision, statements: [one], ...(decision === 'returned' ? { reason } : {}) }
    const done = await call('reviewStatements', { campaign }, { realm }, { body })
    const text = decision === 'accepted' ? words.accepted(formatCount(1, lang)) : words.returned
    await order.done(done, { said: text })
  }
  return (
    <Decision
      head={words.review}
      lead={words.reviewText}
      reason={words.reviewReason}
      reasonNeeded={words.reviewReasonNeeded}
      ways={[
        { decision: 'accepted', text: words.accept, isReasoned: false },
        { decision: 'returned', text: words.giveBack, isReasoned: true },
      ]}
      decide={decide}
    />
  )
}
