import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { directiveLinkKinds } from '#core/choices.ts'
import { useLanguage } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { directiveLinksFile } from '../columns.ts'
import { namedBy, otherBy } from './directive-model.ts'
import { DirectivePick } from './DirectivePick.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

const [otherColumn] = directiveLinksFile.columns.filter(({ name }) => name === 'other')

/** Links a directive to another one of the register. */
export function AddLink({ realm, directive, onDone }: { realm: string; directive: string; onDone: () => void }) {
  const { t, lang } = useLanguage()
  const words = useDirectiveWords()
  const order = useOrder(realm)
  const id = useId()
  const [other, setOther] = useState('')
  const [kind, setKind] = useState('implements')
  const [problem, setProblem] = useState<unknown>(null)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (other === '') return
    setProblem(null)
    try {
      const cells = { ...namedBy(directive), ...otherBy(other), kind }
      await order.send(orderOf('directive_links', [{ cells }]), { said: words.link.said })
      onDone()
    } catch (error) {
      setProblem(error)
    }
  }
  if (otherColumn === undefined) return null
  return (
    <form className="fact-form" onSubmit={(event) => void save(event)}>
      <DirectivePick
        realm={realm}
        column={otherColumn}
        label={words.link.other}
        value={other}
        isByRef
        fault={other === directive ? words.link.itself : undefined}
        onType={setOther}
        onLeave={() => undefined}
      />
      <div className="field">
        <label htmlFor={id}>{words.found.kind}</label>
        <select id={id} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {directiveLinkKinds.map((one) => (
            <option key={one.code} value={one.code}>
              {one[lang]}
            </option>
          ))}
        </select>
      </div>
      <Refusal problem={problem} />
      <p className="directive-ways">
        <button type="submit" className="button primary" disabled={order.isBusy || other === '' || other === directive}>
          {t.kit.form.save}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t.kit.form.cancel}
        </button>
      </p>
    </form>
  )
}
