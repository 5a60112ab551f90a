import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { formatCount } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import type { ApiProblem, ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'

type Props = { realm: string; job: number; onUndone: () => void }

/** How far the server is with taking back a large order, until it has; it goes on when the page is left. */
export function UndoJob({ realm, job, onUndone }: Props) {
  const { t, lang } = useLanguage()
  const words = t.kit.order
  const asked = useQuery<ReplyOf<'readImport'>, ApiProblem | Error>({
    queryKey: ['readImport', realm, job, lang],
    queryFn: ({ signal }) => call('readImport', { job }, { realm, lang }, { signal }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'undoing' ? 1000 : false),
    refetchIntervalInBackground: true,
  })
  const { state, progress } = asked.data ?? { state: 'undoing', progress: null }
  const told = useRef(false)
  useEffect(() => {
    if (state !== 'undone' || told.current) return
    told.current = true
    onUndone()
  }, [state, onUndone])
  if (state === 'undone') return <span>{words.undone}</span>
  if (state !== 'undoing') return <span role="alert">{`${words.notUndone}: ${words.changedSince}`}</span>
  const { rows = 0, total = null } = progress ?? {}
  const share = total ? Math.min(1, rows / total) : undefined
  return (
    <span className="undo-job">
      <span>
        {share === undefined
          ? words.undoing
          : words.undoingOf(formatCount(Math.min(rows, total ?? rows), lang), formatCount(total ?? rows, lang))}
      </span>
      <progress aria-label={words.undoing} {...(share === undefined ? {} : { value: share })} max={1} />
    </span>
  )
}
