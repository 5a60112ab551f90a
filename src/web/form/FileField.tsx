import { useId, useRef, useState } from 'react'
import { ApiProblem, call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { Below } from './fields.tsx'
import type { FieldProps } from './fields.tsx'

/** A file: sent ahead, so that the order only names it. */
export function FileField(of: FieldProps) {
  const { t } = useLanguage()
  const words = t.kit.form
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const endings = of.column.cell.type === 'file' ? of.column.cell.endings : undefined
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setProblem(null)
    setIsBusy(true)
    try {
      const form = new FormData()
      form.append('file', file, file.name)
      const { path } = await call('upload', {}, { realm: of.realm }, { body: form })
      of.onType(path)
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const said = problem instanceof ApiProblem ? (problem.issues[0]?.message ?? '') : ''
  const why = said.startsWith('kinds: ')
    ? words.fileFaults.kinds(endings?.join(' ') ?? said.slice('kinds: '.length))
    : said === 'secret'
      ? words.fileFaults.secret
      : said === 'broken-picture'
        ? words.fileFaults.picture
        : t.problems['bad-request']
  const name = of.value.split('/').at(-1) ?? ''
  return (
    <div className="field">
      <label htmlFor={id}>
        {of.label}
        {of.column.required && <span className="needed"> ({words.needed})</span>}
      </label>
      {of.value && (
        <p className="file-named">
          {name}{' '}
          {!of.isFixed && (
            <button type="button" className="link" onClick={() => of.onType('')}>
              {words.removeFile}
            </button>
          )}
        </p>
      )}
      {!of.isFixed && (
        <div className="file-choose">
          <input
            ref={input}
            id={id}
            type="file"
            name={of.column.name}
            accept={endings?.join(',')}
            disabled={isBusy}
            aria-describedby={of.fault ? `${id}-fault` : undefined}
            aria-invalid={of.fault ? true : undefined}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              // the same file may be chosen again once it has been mended
              event.currentTarget.value = ''
              void send(file)
            }}
          />
          {/* the browser's own button speaks the browser's language; the field itself is what keys and readers use */}
          <button
            type="button"
            className="button"
            tabIndex={-1}
            aria-hidden
            disabled={isBusy}
            onClick={() => input.current?.click()}
          >
            {of.value ? words.otherFile : words.chooseFile}
          </button>
        </div>
      )}
      {isBusy && (
        <p className="soft" role="status">
          {words.uploading}
        </p>
      )}
      <Refusal problem={problem} instead={{ 'bad-request': why, 'too-large': words.fileFaults.large }} />
      <Below id={id} help={of.help} fault={of.fault} />
    </div>
  )
}
