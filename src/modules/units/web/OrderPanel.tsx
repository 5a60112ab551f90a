import { useState } from 'react'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { SidePanel } from '#ui/SidePanel.tsx'
import { useDraft } from '#web/form/useDraft.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useToday } from '#web/useToday.ts'
import { useZone } from '#web/useZone.ts'
import { Effects } from './Effects.tsx'
import { OrderFields } from './OrderFields.tsx'
import { isSame, namesOf, objectOf, refusalsOf, sendOrder, sheetRows, startOf, typedFaults } from './order-model.ts'
import type { ChangeReply, Field, Typed, UnitOrder } from './order-model.ts'

type Props = { realm: string; order: UnitOrder | null; onClose: () => void; onDone?: (order: UnitOrder) => void }

/** The panel in which an order about units is filled in, previewed and written. */
export function OrderPanel({ realm, order, onClose, onDone }: Props) {
  const { t } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const subject = order && 'unit' in order ? `: ${order.unit.name}` : ''
  const title = order?.kind === 'make' && order.parent === null ? words.makeTop : words.orders[order?.kind ?? 'make']
  return (
    <SidePanel isOpen={order !== null} title={`${title}${subject}`} closeLabel={t.kit.panel.close} onClose={onClose}>
      {order && <OrderForm key={JSON.stringify(order)} realm={realm} order={order} onClose={onClose} onDone={onDone} />}
    </SidePanel>
  )
}

type FormProps = { realm: string; order: UnitOrder; onClose: () => void; onDone?: Props['onDone'] }

function OrderForm({ realm, order, onClose, onDone }: FormProps) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const zone = useZone(realm)
  const today = useToday(realm)
  const orders = useOrder(realm)
  const start = startOf(order, today)
  // what was typed and not written is there again when the panel is opened anew
  const draft = useDraft<Typed>({ realm, form: 'unit-order', object: objectOf(order), start, isSame })
  const typed = draft.content
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({})
  const [preview, setPreview] = useState<ChangeReply | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState<'check' | 'write' | null>(null)

  const type = (part: Partial<Typed>): void => {
    draft.setContent((before) => ({ ...before, ...part }))
    setPreview(null)
    setProblem(null)
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))))
  }
  const send = async (): Promise<void> => {
    const wrong = typedFaults(order, typed, words)
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    setProblem(null)
    setBusy(preview === null ? 'check' : 'write')
    try {
      const reply = await sendOrder(realm, order, typed, preview === null)
      if (preview === null) setPreview(reply)
      else {
        draft.forget(start)
        onClose()
        onDone?.(order)
        await orders.done(reply, { said: saidOf(order, typed) })
      }
    } catch (error) {
      setPreview(null)
      setProblem(error)
    } finally {
      setBusy(null)
    }
  }
  const saidOf = ({ kind, ...of }: UnitOrder, { sheet }: Typed): string => {
    const said = words.said
    if (kind === 'moves') return said.moves(formatCount('units' in of ? of.units.length : 0, lang))
    if (kind === 'renames') return said.renames(formatCount(sheetRows(sheet).rows.length, lang))
    return said[kind]
  }
  const refusals = problem === null ? [] : refusalsOf(problem, words, lang, namesOf(order))
  const isWriting = busy === 'write' || (busy === null && preview !== null)
  return (
    <form
      className="unit-order"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
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
      <OrderFields realm={realm} order={order} typed={typed} faults={faults} onType={type} />
      <div aria-live="polite">{preview && <Effects effects={preview.effects} />}</div>
      {refusals.map((text) => (
        <p key={text} className="mark late said" role="alert">
          ! {text}
        </p>
      ))}
      {problem !== null && refusals.length === 0 && <Refusal problem={problem} />}
      <div className="ways panel-ways">
        <button type="submit" className="button primary" disabled={busy !== null}>
          {isWriting
            ? busy === 'write'
              ? words.form.writing
              : words.form.write
            : busy === 'check'
              ? words.form.previewing
              : words.form.preview}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            draft.forget(start)
            onClose()
          }}
        >
          {words.form.cancel}
        </button>
      </div>
    </form>
  )
}
