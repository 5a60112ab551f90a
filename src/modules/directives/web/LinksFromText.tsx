import { useState } from 'react'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { namedBy, otherBy } from './directive-model.ts'
import { chosenOf, proposalsOf } from './found-model.ts'
import type { Proposal } from './found-model.ts'
import { FoundLinks } from './FoundLinks.tsx'
import { RecogniseBox } from './RecogniseBox.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Props = { realm: string; said: ReplyOf<'readDirective'>; onDone: () => void }

/** Finds the documents that a text cites and links those accepted to a directive that is registered. */
export function LinksFromText({ realm, said, onDone }: Props) {
  const { t } = useLanguage()
  const words = useDirectiveWords()
  const order = useOrder(realm)
  const [proposals, setProposals] = useState<readonly Proposal[] | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const { ref } = said.directive
  const linked = [ref, ...said.cites.flatMap((link) => link.ref ?? [])]
  const chosen = chosenOf(proposals ?? [])
  const save = async (): Promise<void> => {
    setProblem(null)
    const rows = chosen.map(({ ref: other, kind, hit }) => ({
      cells: { ...namedBy(ref), ...otherBy(other), kind, cited: hit.cited },
    }))
    try {
      await order.send(orderOf('directive_links', rows), { said: words.link.said })
      onDone()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <section className="links-from-text">
      <RecogniseBox
        realm={realm}
        onRead={({ found }) =>
          setProposals(
            proposalsOf(
              found.filter((hit) => hit.known?.ref !== ref),
              linked,
            ),
          )
        }
      />
      {proposals !== null && (
        <>
          <h3>{words.found.title}</h3>
          <FoundLinks realm={realm} proposals={proposals} linked={linked} onChange={setProposals} />
        </>
      )}
      <Refusal problem={problem} />
      <p className="directive-ways">
        {chosen.length > 0 && (
          <button type="button" className="button primary" disabled={order.isBusy} onClick={() => void save()}>
            {words.link.save(String(chosen.length))}
          </button>
        )}
        <button type="button" className="button" onClick={onDone}>
          {t.kit.form.cancel}
        </button>
      </p>
    </section>
  )
}
