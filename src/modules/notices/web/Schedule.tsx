import { useState } from 'react'
import { followedThings, labelOf } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Mark } from '#ui/Mark.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import type { ReplyOf } from '#web/api.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { reminderRulesFile } from '../columns.ts'
import { things } from '#core/work-kinds.ts'

type Rule = ReplyOf<'listReminderRules'>['rules'][number]

/** What a new schedule begins with, for each thing that a unit can owe. */
const sample = [
  ['before', '7', 'unit'],
  ['before', '1', 'unit'],
  ['after', '1', 'unit'],
  ['after', '5', 'above'],
  ['after', '10', 'next'],
] as const

/** A campaign's rules, a thing after the other; whoever plans the campaign changes them. */
export function Schedule({ realm, campaign }: { realm: string; campaign: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).schedule
  const answer = useAnswer('listReminderRules', { campaign }, { realm })
  const order = useOrder(realm)
  const [isAdding, setIsAdding] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={4} />
  const { rules, can_edit: canEdit } = answer.data
  const send = (rows: readonly Record<string, string>[], said: string): void => {
    const files = [{ file: 'reminder_rules', rows: rows.map((cells) => ({ cells: { campaign, ...cells } })) }]
    setProblem(null)
    order.send({ files }, { said }).catch((error: unknown) => setProblem(error))
  }
  const useSample = (): void =>
    send(
      things.flatMap((what) => sample.map(([side, days, to]) => ({ what, side, days, to, active: 'yes' }))),
      words.saved,
    )
  const keyOf = ({ what, side, days, to }: Rule) => ({ what, side, days: String(days), to })
  return (
    <section className="schedule">
      {rules.length === 0 && !isAdding && (
        <EmptyState title={words.none} text={`${words.noneText} ${canEdit ? words.sampleText : ''}`}>
          {canEdit && (
            <button type="button" className="button primary" disabled={order.isBusy} onClick={useSample}>
              {words.sample}
            </button>
          )}
        </EmptyState>
      )}
      <Refusal problem={problem} />
      {things
        .filter((what) => rules.some((rule) => rule.what === what))
        .map((what) => (
          <section key={what} aria-labelledby={`rules-${what}`}>
            <h2 className="ruled" id={`rules-${what}`}>
              {labelOf(followedThings, what, lang)}
            </h2>
            <ul>
              {rules
                .filter((rule) => rule.what === what)
                .map((rule) => (
                  <li key={`${rule.side}/${rule.days}/${rule.to}`}>
                    <span>
                      <b>
                        {rule.days === 0
                          ? words.onDay
                          : words.rule(formatCount(rule.days, lang), words.sides[rule.side])}
                      </b>
                      {': '}
                      {words.tos[rule.to]}
                    </span>
                    <Mark kind={rule.active ? 'done' : 'open'}>{rule.active ? words.on : words.off}</Mark>
                    {canEdit && (
                      <span className="rule-ways">
                        <button
                          type="button"
                          className="link"
                          onClick={() => send([{ ...keyOf(rule), active: rule.active ? 'no' : 'yes' }], words.saved)}
                        >
                          {rule.active ? words.turnOff : words.turnOn}
                        </button>
                        <button
                          type="button"
                          className="link"
                          onClick={() => send([{ ...keyOf(rule), retracted: 'yes' }], words.removed)}
                        >
                          {words.remove}
                        </button>
                      </span>
                    )}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      {canEdit && !isAdding && (
        <p className="ways">
          <button type="button" className="button" onClick={() => setIsAdding(true)}>
            {words.add}
          </button>
        </p>
      )}
      {isAdding && (
        <div className="form">
          <FactForm
            realm={realm}
            file={reminderRulesFile}
            object={campaign}
            fields={['what', 'side', 'days', 'to']}
            fixed={{ campaign, active: 'yes' }}
            said={words.saved}
            onSaved={() => setIsAdding(false)}
            onCancel={() => setIsAdding(false)}
          />
        </div>
      )}
    </section>
  )
}
