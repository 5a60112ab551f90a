import { useState } from 'react'
import { materialsFile } from '#modules/sessions/columns.ts'
import { TextField } from '#ui/TextField.tsx'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import { FileField } from '#web/form/FileField.tsx'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useWords } from '#web/language.tsx'
import { Toast } from '#web/orders/Toast.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { Mine } from './speaker-text.ts'

const column = materialsFile.columns.find(({ name }) => name === 'file')

/** Materials of the session, and one more from the speaker. */
export function MyMaterials({ realm, of }: { realm: string; of: Mine }) {
  const words = useWords({ vi: speakersVi, en: speakersEn }).mine
  const { refresh } = useOrder(realm)
  const [name, setName] = useState('')
  const [file, setFile] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  if (of.secret) return <p className="soft">{words.onPaper}</p>
  const send = async (): Promise<void> => {
    setProblem(null)
    try {
      const body = { name: name.trim(), file, expects: of.recorded_at }
      await call('sendMyMaterial', { session: of.session, speaker: of.speaker }, { realm }, { body })
      setName('')
      setFile('')
      tell(<Toast text={words.sent} />)
      await refresh()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <h3>{words.materials}</h3>
      {of.materials.length === 0 && <p className="soft">{words.noMaterials}</p>}
      {of.materials.length > 0 && (
        <ul className="list">
          {of.materials.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {of.may_send && column && (
        <form
          className="my-material"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <FileField
            realm={realm}
            column={column}
            label={words.file}
            value={file}
            onType={(path) => {
              setFile(path)
              // the file's own name, unless something was typed
              if (name === '') setName((path.split('/').at(-1) ?? '').replace(/\.[^.]+$/u, ''))
            }}
            onLeave={() => undefined}
          />
          <TextField label={words.materialName} value={name} onType={setName} maxLength={300} autoComplete="off" />
          <Refusal problem={problem} instead={{ conflict: words.sameName }} />
          <button type="submit" className="button primary" disabled={file === '' || name.trim() === ''}>
            {words.sendMaterial}
          </button>
        </form>
      )}
    </>
  )
}
