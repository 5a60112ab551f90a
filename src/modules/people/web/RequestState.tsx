import { formatDate } from '#core/phrases.ts'
import { Mark } from '#ui/Mark.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Correction } from '../contract.ts'

/** How a request stands: waiting, answered, carried out, lifted; overdue stands out. */
export function RequestState({ request }: { request: Correction }) {
  const { t, lang } = useLanguage()
  const { states, desk } = t.privacy
  if (request.overdue)
    return (
      <Mark kind="late">
        {states.open}, {desk.overdue}
      </Mark>
    )
  if (request.status === 'open') return <Mark kind="open">{states.open}</Mark>
  const more = [
    request.done_at && desk.isDone(formatDate(request.done_at.slice(0, 10), lang)),
    request.lifted_at && desk.isLifted,
  ].filter(Boolean)
  return (
    <Mark kind={request.status === 'accepted' ? 'done' : 'late'}>{[states[request.status], ...more].join(', ')}</Mark>
  )
}
