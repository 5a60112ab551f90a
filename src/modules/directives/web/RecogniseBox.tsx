import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { FileChoose, useFileRefusals } from '#web/form/FileChoose.tsx'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

export type Recognition = ReplyOf<'recogniseDirectives'> & {
  /** Where an uploaded file lies; null for pasted text. */
  readonly path: string | null
}

type Props = {
  realm: string
  /** What stands in the box at first. */
  start?: string
  onRead: (recognition: Recognition) => void
}

const endings = ['.docx', '.doc', '.pdf']

/** A box for a number or a text, or a file, of which the server says what it recognises. */
export function RecogniseBox({ realm, start = '', onRead }: Props) {
  const { t } = useLanguage()
  const words = useDirectiveWords().new
  const id = useId()
  const [text, setText] = useState(start)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const refusals = useFileRefusals(problem, endings)
  const ask = async (body: { text: string } | { path: string }): Promise<void> => {
    const said = await call('recogniseDirectives', {}, { realm }, { body })
    onRead({ ...said, path: 'path' in body ? body.path : null })
  }
  const busy = async (work: () => Promise<void>): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') void busy(() => ask({ text: text.slice(0, 200_000) }))
  }
  const upload = (file: File): void => {
    void busy(async () => {
      const form = new FormData()
      form.append('file', file, file.name)
      const { path } = await call('upload', {}, { realm }, { body: form })
      await ask({ path })
    })
  }
  return (
    <form className="recognise" onSubmit={send}>
      <div className="field">
        <label htmlFor={id}>{words.paste}</label>
        <textarea
          id={id}
          rows={text.length > 120 ? 8 : 3}
          value={text}
          placeholder={words.pasteHelp}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (
              event.key === 'Enter' &&
              (event.ctrlKey || event.metaKey || (!text.includes('\n') && !event.shiftKey && text.length < 60))
            )
              send(event)
          }}
        />
      </div>
      <p className="directive-ways">
        <button type="submit" className="button primary" disabled={isBusy}>
          {words.read}
        </button>
      </p>
      <div className="field">
        <label htmlFor={`${id}-file`}>{words.upload}</label>
        <FileChoose
          id={`${id}-file`}
          text={t.kit.form.chooseFile}
          endings={endings}
          isDisabled={isBusy}
          onChoose={upload}
        />
      </div>
      {isBusy && (
        <p className="soft" role="status">
          {words.reading}
        </p>
      )}
      <Refusal problem={problem} instead={refusals} />
    </form>
  )
}
