import { useId, useState } from 'react'
import { labelOf, recipientPurposes } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'
import { namedBy } from './directive-model.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Props = { realm: string; said: ReplyOf<'readDirective'> }

/** To whom a directive is addressed, each with the purpose; units are added one by one or all below one. */
export function RecipientsPart({ realm, said }: Props) {
  const { t, lang } = useLanguage()
  const words = useDirectiveWords().to
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const { ref } = said.directive
  const answer = useAnswer('listReceipts', {}, { realm, ref, limit: 500 })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={3} />
  const named = answer.data.rows.filter(({ purpose }) => purpose !== null)
  const remove = async (unit: string): Promise<void> => {
    setProblem(null)
    try {
      const cells = { ...namedBy(ref), unit, retracted: 'yes' }
      await order.send(orderOf('directive_recipients', [{ cells }]), { said: words.removed })
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      {named.length === 0 ? (
        <>
          <p>{words.none}</p>
          <p className="soft">{words.noneText}</p>
        </>
      ) : (
        <ul className="directive-links">
          {named.map((row) => (
            <li key={row.unit}>
              <p>
                {row.unit_name}{' '}
                <small>({labelOf(recipientPurposes, row.purpose ?? '', lang).toLocaleLowerCase(lang)})</small>
                {said.can_edit && (
                  <>
                    {' '}
                    <button
                      type="button"
                      className="link"
                      aria-label={words.remove(row.unit_name)}
                      onClick={() => void remove(row.unit)}
                    >
                      ×
                    </button>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Refusal problem={problem} />
      {said.can_edit && <AddRecipients realm={realm} said={said} />}
    </>
  )
}

function AddRecipients({ realm, said }: Props) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().to
  const order = useOrder(realm)
  const today = useToday(realm)
  const id = useId()
  const [unit, setUnit] = useState<string | null>(null)
  const [purpose, setPurpose] = useState('carry_out')
  const [problem, setProblem] = useState<unknown>(null)
  const [isBare, setIsBare] = useState(false)
  const { ref, issuer, issuer_name: issuerName } = said.directive
  const add = async (units: readonly string[]): Promise<void> => {
    setProblem(null)
    setIsBare(units.length === 0)
    if (units.length === 0) return
    try {
      const rows = units.map((code) => ({ cells: { ...namedBy(ref), unit: code, purpose } }))
      await order.send(orderOf('directive_recipients', rows), { said: words.said(formatCount(units.length, lang)) })
      setUnit(null)
    } catch (error) {
      setProblem(error)
    }
  }
  const addBelow = async (): Promise<void> => {
    try {
      const below = await call('listUnits', {}, { realm, as_of: today, parent: unit ?? issuer, limit: 500 })
      await add(below.rows.map(({ code }) => code))
    } catch (error) {
      setProblem(error)
    }
  }
  const [name, setName] = useState<string | null>(null)
  const isUnit = issuer !== issuerName
  return (
    <section className="recipients-add">
      <UnitField
        realm={realm}
        label={words.unit}
        value={unit}
        onChoose={(code) => {
          setUnit(code)
          setName(code)
        }}
      />
      <div className="field">
        <label htmlFor={id}>{words.purpose}</label>
        <select id={id} value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)}>
          {recipientPurposes.map((one) => (
            <option key={one.code} value={one.code}>
              {one[lang]}
            </option>
          ))}
        </select>
      </div>
      {isBare && <p className="soft">{words.belowNone}</p>}
      <Refusal problem={problem} />
      <p className="directive-ways">
        <button
          type="button"
          className="button primary"
          disabled={unit === null || order.isBusy}
          onClick={() => void add(unit === null ? [] : [unit])}
        >
          {words.add}
        </button>
        {(unit !== null || isUnit) && (
          <button type="button" className="button" disabled={order.isBusy} onClick={() => void addBelow()}>
            {words.below(unit === null ? issuerName : (name ?? unit))}
          </button>
        )}
      </p>
    </section>
  )
}
