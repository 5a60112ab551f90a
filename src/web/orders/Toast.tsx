import { useState } from 'react'
import { Refusal } from '#web/Refusal.tsx'
import type { Instead } from '#web/Refusal.tsx'

type Props = {
  text: string
  undo?: { readonly text: string; readonly label: string; readonly run: () => Promise<void>; readonly instead: Instead }
}

/** What a toast says, and the way back. */
export function Toast({ text, undo }: Props) {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const press = async (): Promise<void> => {
    if (!undo) return
    setIsBusy(true)
    try {
      await undo.run()
    } catch (error) {
      setProblem(error)
      setIsBusy(false)
    }
  }
  return (
    <>
      <span>{text}</span>
      {undo && problem === null && (
        <button
          type="button"
          className="link toast-undo"
          aria-label={undo.label}
          disabled={isBusy}
          onClick={() => void press()}
        >
          {undo.text}
        </button>
      )}
      <Refusal problem={problem} instead={undo?.instead} />
    </>
  )
}
