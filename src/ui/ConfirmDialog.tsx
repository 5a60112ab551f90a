import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

export type Answer = { readonly text: string; readonly kind?: 'primary' | 'danger'; readonly run: () => void }

type Props = {
  isOpen: boolean
  title: string
  closeLabel: string
  /** What will happen, with the exact number. */
  children: ReactNode
  /** Ways on; the one that changes nothing is added last by `keep`. */
  answers: readonly Answer[]
  /** Text of the way back. */
  keep: string
  isBusy?: boolean
  onKeep: () => void
}

/** Asks before something that isn't undone lightly; Esc and the cross change nothing. */
export function ConfirmDialog({ isOpen, title, closeLabel, children, answers, keep, isBusy = false, onKeep }: Props) {
  return (
    <Modal
      opened={isOpen}
      onClose={onKeep}
      title={title}
      centered
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': closeLabel, size: 44 }}
      classNames={{ content: 'ask', header: 'ask-head', title: 'panel-title' }}
    >
      {children}
      <div className="ways ask-ways">
        {answers.map(({ text, kind, run }) => (
          <button key={text} type="button" className={`button ${kind ?? ''}`} disabled={isBusy} onClick={run}>
            {text}
          </button>
        ))}
        <button type="button" className="button" data-autofocus onClick={onKeep}>
          {keep}
        </button>
      </div>
    </Modal>
  )
}
