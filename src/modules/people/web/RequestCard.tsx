import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '#core/phrases.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { restricts } from '../rules-requests.ts'
import { RequestState } from './RequestState.tsx'

type Props = { realm: string; row: ReplyOf<'listCorrections'>['rows'][number] }
type Order = 'accepted' | 'refused' | 'extend' | 'done' | 'lift'

/** One request: who wants what, by when, and what can be done with it now. */
export function RequestCard({ realm, row }: Props) {
  const { t, lang } = useLanguage()
  const words = t.privacy.desk
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const send = useMutation({
    mutationFn: (order: Order) => {
      const params = { correction: row.correction }
      return order === 'accepted' || order === 'refused'
        ? call('answerCorrection', params, { realm }, { body: { decision: order, answer: said } })
        : call('moveCorrection', params, { realm }, { body: { order } })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['listCorrections'] }),
  })
  const press = (order: Order, text: string, look = '') => (
    <button
      key={order}
      type="button"
      className={`button ${look}`}
      disabled={send.isPending}
      onClick={() => send.mutate(order)}
    >
      {text}
    </button>
  )
  const isOpen = row.status === 'open'
  const isGoing = row.status === 'accepted' && row.done_at === null
  const more = [
    ...((isOpen || isGoing) && !row.extended && row.done_by !== null ? [press('extend', words.extend)] : []),
    ...(isGoing ? [press('done', words.done, 'primary')] : []),
    ...(row.status === 'accepted' && restricts(row.kind) && row.lifted_at === null ? [press('lift', words.lift)] : []),
  ]
  return (
    <article className="request">
      <h2>
        {row.full_name ?? row.person} <small>{row.unit}</small>
      </h2>
      <p>
        <b>{t.privacy.kinds[row.kind]}</b> <RequestState request={row} />
      </p>
      <p className="soft">
        {words.due} {formatDate(row.due_on, lang)}
        {row.done_by && ` · ${words.doneBy} ${formatDate(row.done_by, lang)}`}
      </p>
      <p>{row.what_is_wrong}</p>
      {row.what_is_right && (
        <p>
          <span className="soft">{words.shouldBe}</span> {row.what_is_right}
        </p>
      )}
      {row.answer && (
        <p>
          <span className="soft">{words.answer}:</span> {row.answer}
        </p>
      )}
      {isOpen && (
        <details className="ask-request">
          <summary>{words.answer}</summary>
          <div className="form">
            <TextArea label={words.answer} value={said} onType={setSaid} />
            <p className="ways">
              <button
                type="button"
                className="button primary"
                disabled={send.isPending || said.trim() === ''}
                onClick={() => send.mutate('accepted')}
              >
                {words.accept}
              </button>
              <button
                type="button"
                className="button"
                disabled={send.isPending || said.trim() === ''}
                onClick={() => send.mutate('refused')}
              >
                {words.refuse}
              </button>
            </p>
          </div>
        </details>
      )}
      {more.length > 0 && <p className="ways">{more}</p>}
      <Refusal problem={send.error} instead={{ forbidden: words.own }} />
    </article>
  )
}
