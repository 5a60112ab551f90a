import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useLanguage } from '#web/language.tsx'
import { useLeaving } from './useLeaving.ts'

type Props = {
  isDirty: boolean
  /** Somebody wants to close the form; a page that has nothing to close leaves these out. */
  isAsking?: boolean
  onStay?: () => void
  onDiscard?: () => void
}

/** Asks what becomes of unsaved work when a form is closed or its page left. */
export function AskLeaving({ isDirty, isAsking = false, onStay, onDiscard }: Props) {
  const { t } = useLanguage()
  const words = t.kit.ask
  const leaving = useLeaving(isDirty)
  const isLeaving = leaving.to !== null
  const discard = { text: words.discard, kind: 'danger' as const, run: () => onDiscard?.() }
  const leave = {
    text: words.leave,
    kind: 'danger' as const,
    run: () => {
      leaving.leave()
      leaving.stay()
    },
  }
  return (
    <ConfirmDialog
      isOpen={isAsking || isLeaving}
      title={words.leaveTitle}
      closeLabel={words.close}
      keep={words.stay}
      onKeep={() => {
        leaving.stay()
        onStay?.()
      }}
      answers={[isLeaving ? leave : discard]}
    >
      {isLeaving && <p>{words.leaveText}</p>}
    </ConfirmDialog>
  )
}
