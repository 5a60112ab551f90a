import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '#core/phrases.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { RequestKind } from '../contract.ts'
import { offeredKinds } from '../rules-requests.ts'

/** Asks that one's data be corrected, restricted, no longer used, or copied. */
export function AskRequest() {
  const { t, lang } = useLanguage()
  const words = t.privacy.mine
  const queries = useQueryClient()
  const [kind, setKind] = useState<RequestKind>('correction')
  const [wrong, setWrong] = useState('')
  const [right, setRight] = useState('')
  const send = useMutation({
    mutationFn: () => {
      const more = kind === 'correction' ? { what_is_right: right } : {}
      return call('askCorrection', {}, {}, { body: { kind, what_is_wrong: wrong, ...more } })
    },
    onSuccess: async () => {
      setWrong('')
      setRight('')
      await queries.invalidateQueries({ queryKey: ['listMyCorrections'] })
    },
  })
  return (
    <details className="ask-request">
      <summary>{words.ask}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <label className="field">
          <span className="field-label">{words.kind}</span>
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as RequestKind)}>
            {offeredKinds.map((one) => (
              <option key={one} value={one}>
                {t.privacy.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <TextArea label={words.wrong[kind]} value={wrong} onType={setWrong} />
        {kind === 'correction' && <TextArea label={words.right} value={right} onType={setRight} />}
        <button type="submit" className="button primary" disabled={send.isPending}>
          {words.send}
        </button>
        <Refusal problem={send.error} />
        {send.data && (
          <p className="mark done result" role="status">
            ✓ {words.sent(formatDate(send.data.due_on, lang))}
          </p>
        )}
      </form>
    </details>
  )
}
