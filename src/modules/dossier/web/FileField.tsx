import { useId, useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'

type Props = {
  files: readonly File[]
  complaint: string
  /** A field for one file says so; without them it takes a dossier. */
  label?: string
  help?: string
  accept?: string
  onChoose: (files: readonly File[]) => void
}

/** Files by choosing or by dropping; a complaint stands under the field. */
export function FileField({ files, complaint, label, help, accept, onChoose }: Props) {
  const { t, lang } = useLanguage()
  const id = useId()
  const [isOver, setIsOver] = useState(false)
  return (
    <div className="field">
      <label
        className={isOver ? 'drop over' : 'drop'}
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          onChoose([...event.dataTransfer.files])
        }}
      >
        <b>{label ?? t.import.choose}</b>
        <span>
          {files.length > 0 ? t.import.chosen(formatCount(files.length, lang)) : (help ?? t.import.chooseHelp)}
        </span>
        {files.length > 0 && <small>{files.map(({ name }) => name).join(', ')}</small>}
        <input
          id={id}
          type="file"
          multiple={accept === undefined}
          accept={accept ?? '.xlsx,.csv'}
          aria-describedby={complaint ? `${id}-complaint` : undefined}
          aria-invalid={complaint !== ''}
          onChange={(event) => onChoose([...(event.currentTarget.files ?? [])])}
        />
      </label>
      {complaint && (
        <p id={`${id}-complaint`} className="mark late" role="alert">
          {complaint}
        </p>
      )}
    </div>
  )
}
