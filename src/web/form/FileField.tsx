import { useId, useState } from 'react'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { Below } from './fields.tsx'
import { FileChoose, useFileRefusals } from './FileChoose.tsx'
import type { FieldProps } from './fields.tsx'

/** A file: sent ahead, so that the order only names it. */
export function FileField(of: FieldProps) {
  const { t } = useLanguage()
  const words = t.kit.form
  const id = useId()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const endings = of.column.cell.type === 'file' ? of.column.cell.endings : undefined
  const send = async (file: File): Promise<void> => {
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
  const refusals = useFileRefusals(problem, endings)
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
        <FileChoose
          id={id}
          name={of.column.name}
          text={of.value ? words.otherFile : words.chooseFile}
          endings={endings}
          isDisabled={isBusy}
          describedBy={of.fault ? `${id}-fault` : undefined}
          isWrong={of.fault !== undefined}
          onChoose={(file) => void send(file)}
        />
      )}
      {isBusy && (
        <p className="soft" role="status">
          {words.uploading}
        </p>
      )}
      <Refusal problem={problem} instead={refusals} />
      <Below id={id} help={of.help} fault={of.fault} />
    </div>
  )
}
