import { useState } from 'react'
import { followedThings, labelOf } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { Facts } from '#ui/Facts.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import type { RowOf } from '#web/list/list-model.ts'
import { Decision } from '#web/orders/Decision.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'

type Row = RowOf<'listExtensions'>

function useRequests(realm: string, request: string) {
  const [campaign = '', unit = ''] = request.split('/')
  return useAnswer('listExtensions', {}, { realm, campaign, unit, limit: 500 })
}
const keyOf = (row: Row): string => `${row.campaign}/${row.unit}/${row.what}/${row.asked_on}`
const foundIn = (rows: readonly Row[], request: string): Row | undefined => rows.find((one) => keyOf(one) === request)

/** Whose request it is and for what, by names, also where its row is not among those in sight. */
export function ExtensionTitle({ realm, request }: { realm: string; request: string }) {
  const { lang } = useLanguage()
  const row = foundIn(useRequests(realm, request).data?.rows ?? [], request)
  return <>{row ? `${row.unit_name}: ${labelOf(followedThings, row.what, lang)}` : ''}</>
}

/** One request for more time, and for the level above its answer. */
export function ExtensionPanel({ realm, request }: { realm: string; request: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).extensions
  const answer = useRequests(realm, request)
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={4} />
  const row = foundIn(answer.data.rows, request)
  if (row === undefined) return <p className="soft">{t.kit.list.none}</p>
  const facts: readonly (readonly [string, string])[] = [
    [words.campaign, row.campaign_title],
    [words.asked, formatDate(row.asked_on, lang)],
    [words.until, formatDate(row.until, lang)],
    [words.reason, row.reason],
    [
      words.state,
      row.decision === null || row.decided_on === null
        ? words.states.open
        : `${words.states[row.decision]}, ${words.decidedOn(formatDate(row.decided_on, lang))}`,
    ],
    [words.answerReason, row.decided_reason ?? ''],
  ]
  return (
    <>
      <Facts rows={facts} />
      {row.can_decide && <Decide realm={realm} row={row} />}
    </>
  )
}

function Decide({ realm, row }: { realm: string; row: Row }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).extensions
  const order = useOrder(realm)
  const [moves, setMoves] = useState(false)
  const decide = async (decision: 'granted' | 'refused', reason: string): Promise<void> => {
    const { campaign, unit, what, asked_on, recorded_at: expects } = row
    const move = moves && decision === 'granted'
    const body = { campaign, unit, what, asked_on, decision, reason, move, expects }
    await order.done(await call('decideExtension', {}, { realm }, { body }), { said: words.said })
  }
  return (
    <Decision
      head={words.answer}
      reason={words.answerReason}
      reasonNeeded={words.reasonNeeded}
      ways={[
        { decision: 'granted', text: words.grant, isReasoned: true },
        { decision: 'refused', text: words.refuse, isReasoned: true },
      ]}
      decide={decide}
    >
      {row.can_move && (
        <p className="check-line">
          <label>
            <input type="checkbox" checked={moves} onChange={(event) => setMoves(event.currentTarget.checked)} />{' '}
            {words.move(formatDate(row.until, lang))}
          </label>
          <small className="soft">{words.moveHelp}</small>
        </p>
      )}
    </Decision>
  )
}
