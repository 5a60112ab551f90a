import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { SidePanel } from '#ui/SidePanel.tsx'
import { ApiProblem, call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useToday } from '#web/useToday.ts'
import { ChangeFields } from './ChangeFields.tsx'
import { bodyOf } from './change-model.ts'
import type { ChangeKind, Changing, Field, Typed } from './change-model.ts'
import { usePeopleWords } from './people-words.ts'

type Props = {
  realm: string
  changing: Changing | null
  kinds: readonly ChangeKind[]
  onClose: () => void
}

/** The panel in which a change of one or many people is filled in, counted and written in one order. */
export function ChangePanel({ realm, changing, kinds, onClose }: Props) {
  const { t, lang } = useLanguage()
  const words = usePeopleWords()
  const one = changing?.people.length === 1 ? changing.people[0] : undefined
  const whom = one ? one.name : words.form.people(formatCount(changing?.people.length ?? 0, lang))
  const what = changing?.what == null ? words.change : words.changes[changing.what]
  return (
    <SidePanel isOpen={changing !== null} title={`${what}: ${whom}`} closeLabel={t.kit.panel.close} onClose={onClose}>
      {changing && <ChangeForm realm={realm} changing={changing} kinds={kinds} onClose={onClose} />}
    </SidePanel>
  )
}

function ChangeForm({ realm, changing, kinds, onClose }: Props & { changing: Changing }) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.form
  const today = useToday(realm)
  const orders = useOrder(realm)
  const [typed, setTyped] = useState<Typed>(() => ({
    what: changing.what ?? kinds[0] ?? 'transfer',
    on: `${today.slice(8)}/${today.slice(5, 7)}/${today.slice(0, 4)}`,
    until: '',
    unit: '',
    other: '',
    value: '',
    decision: '',
  }))
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({})
  const [counted, setCounted] = useState<ReplyOf<'changePeople'> | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const n = (count: number): string => formatCount(count, lang)
  const type = (part: Partial<Typed>): void => {
    setTyped((before) => ({ ...before, ...('what' in part ? { value: '' } : {}), ...part }))
    setFaults({})
    setCounted(null)
    setProblem(null)
  }
  const send = async (): Promise<void> => {
    const made = bodyOf(typed, changing.people, say)
    if ('faults' in made) return setFaults(made.faults)
    setIsBusy(true)
    setProblem(null)
    try {
      const reply = await call('changePeople', {}, { realm }, { body: { ...made.body, check: counted === null } })
      if (counted === null) setCounted(reply)
      else {
        onClose()
        const said = reply.asked > 0 ? words.said.asked(n(reply.asked)) : words.said.changed(n(reply.people))
        await orders.done(reply, { said })
      }
    } catch (error) {
      setCounted(null)
      const isUnit = error instanceof ApiProblem && error.issues.some(({ path }) => path === 'change.unit')
      if (isUnit) setFaults({ other: say.noSuchUnit })
      else setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const isNothing = counted !== null && counted.people === 0
  const button =
    counted === null
      ? isBusy
        ? say.counting
        : say.count
      : isNothing
        ? say.nothing
        : counted.asked > 0
          ? say.ask(n(counted.asked))
          : say.write(n(counted.people))
  return (
    <form
      className="people-change"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ChangeFields
        realm={realm}
        kinds={changing.what === null ? kinds : []}
        typed={typed}
        faults={faults}
        onType={type}
      />
      <div aria-live="polite">
        {counted !== null && (
          <p className="said">
            {counted.asked > 0 ? say.asked(n(counted.asked)) : say.will(n(counted.people))}{' '}
            {counted.unchanged > 0 && <span className="soft">{say.unchanged(n(counted.unchanged))}</span>}
          </p>
        )}
      </div>
      <Refusal problem={problem} />
      <div className="ways panel-ways">
        <button type="submit" className="button primary" disabled={isBusy || isNothing}>
          {button}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {say.cancel}
        </button>
      </div>
    </form>
  )
}
