import { useRef } from 'react'
import { ApiProblem } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import type { Words } from '#web/language/vi.ts'
import type { Instead } from '#web/Refusal.tsx'

type Props = {
  id: string
  /** What the button says: the browser's own one speaks the browser's language. */
  text: string
  name?: string
  endings?: readonly string[] | undefined
  isDisabled: boolean
  describedBy?: string | undefined
  isWrong?: boolean
  onChoose: (file: File) => void
}

/** Chooses a file; the same one may be chosen again once it has been mended. */
export function FileChoose({ id, text, name, endings, isDisabled, describedBy, isWrong = false, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="file-choose">
      <input
        ref={input}
        id={id}
        type="file"
        name={name}
        accept={endings?.join(',')}
        disabled={isDisabled}
        aria-describedby={describedBy}
        aria-invalid={isWrong ? true : undefined}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) onChoose(file)
        }}
      />
      {/* for the eye and the hand; the field itself is what keys and readers use */}
      <button
        type="button"
        className="button"
        tabIndex={-1}
        aria-hidden
        disabled={isDisabled}
        onClick={() => input.current?.click()}
      >
        {text}
      </button>
    </div>
  )
}

/** Why the server did not take a file, in words; `endings` are the kinds that are taken, where the field names them. */
function fileRefusals(problem: unknown, t: Words, endings?: readonly string[]): Instead {
  const words = t.kit.form.fileFaults
  const said = problem instanceof ApiProblem ? (problem.issues[0]?.message ?? '') : ''
  const why = said.startsWith('kinds: ')
    ? words.kinds(endings?.join(' ') ?? said.slice('kinds: '.length))
    : said === 'secret'
      ? words.secret
      : said === 'broken-picture'
        ? words.picture
        : t.problems['bad-request']
  return { 'bad-request': why, 'too-large': words.large }
}

export function useFileRefusals(problem: unknown, endings?: readonly string[]): Instead {
  return fileRefusals(problem, useLanguage().t, endings)
}
