import { useState } from 'react'
import { deliverableKinds } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { Mark } from '#ui/Mark.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { Link } from 'wouter'
import type { Check } from '../contract-plan.ts'
import { saidOf } from './campaign-text.ts'
import type { StepProps } from './campaign-text.ts'

/** What is odd about the plan, each with the way to put it right; a draft is opened here. */
export function ChecksStep({ realm, plan, onFix }: StepProps & { onFix: (part: string) => void }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const say = words.checks
  const order = useOrder(realm)
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const answer = useAnswer('checkCampaign', { campaign: plan.code }, { realm })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={5} />
  const { checks, day } = answer.data
  const musts = checks.filter(({ severity }) => severity === 'must')
  const names = new Map([
    ...plan.audiences.map(({ code, name }) => [code, name] as const),
    ...deliverableKinds.map((one) => [one.code, one[lang]] as const),
  ])
  const open = async (): Promise<void> => {
    setProblem(null)
    try {
      const body = { expects: plan.recorded_at }
      await order.done(await call('openCampaign', { campaign: plan.code }, { realm }, { body }), { said: say.opened })
    } catch (error) {
      setProblem(error)
    } finally {
      setIsAsking(false)
    }
  }
  const line = (check: Check) => (
    <li key={`${check.code}/${check.some.join()}`}>
      <Mark kind={check.severity === 'must' ? 'late' : 'open'}>
        {say.say[check.code](saidOf(check, lang, (code) => names.get(code) ?? code))}
      </Mark>{' '}
      {check.part === 'officers' ? (
        <Link href={realmAddress(realm, 'accounts')}>{say.fix}</Link>
      ) : (
        <button type="button" className="link" onClick={() => onFix(check.part)}>
          {say.fix}
        </button>
      )}
    </li>
  )
  const part = (title: string, some: readonly Check[]) =>
    some.length > 0 && (
      <section>
        <h2 className="check-title">{title}</h2>
        <ul className="list checks">{some.map(line)}</ul>
      </section>
    )
  const rest = checks.filter(({ severity }) => severity === 'should')
  return (
    <>
      <p className="form-lead">{say.lead(formatDate(day, lang))}</p>
      {checks.length === 0 && (
        <p>
          <Mark kind="done">{say.fine}</Mark>
        </p>
      )}
      {part(say.must, musts)}
      {part(say.should, rest)}
      <Refusal problem={problem} instead={{ conflict: say.blocked }} />
      {plan.status === 'draft' && (
        <p className="ways">
          <button
            type="button"
            className="button primary"
            disabled={musts.length > 0 || order.isBusy}
            onClick={() => setIsAsking(true)}
          >
            {say.open}
          </button>
        </p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={say.openAsk}
        closeLabel={t.kit.ask.close}
        keep={say.keep}
        isBusy={order.isBusy}
        onKeep={() => setIsAsking(false)}
        answers={[{ text: say.open, kind: 'primary', run: () => void open() }]}
      >
        <p>{say.openText(formatCount(rest.length, lang))}</p>
      </ConfirmDialog>
    </>
  )
}
