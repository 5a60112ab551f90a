import { campaignStatuses, labelOf } from '#core/choices.ts'
import { Mark } from '#ui/Mark.tsx'
import { useLanguage } from '#web/language.tsx'

/** Draft, open or closed. */
export function StatusMark({ status }: { status: 'draft' | 'open' | 'closed' }) {
  const { lang } = useLanguage()
  const text = labelOf(campaignStatuses, status, lang)
  return status === 'open' ? <Mark kind="done">{text}</Mark> : <Mark kind="open">{text}</Mark>
}
