import { useState } from 'react'
import { Link } from 'wouter'
import { faultAlone } from '#core/fault-sentences.ts'
import { formatInstant } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import { ApiProblem, call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { refusalOf } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { FileField } from './FileField.tsx'
import type { Job } from './import-model.ts'
import { fileText } from './order-words.ts'

type Props = {
  realm: string
  /** Dossier files that it is for, separated by commas; '' leaves it open. */
  files: string
  onSent: (job: Job) => void
}

/** The first step: one file; and one's own imports, to go on with. */
export function SendSheet({ realm, files: into, onSent }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const [files, setFiles] = useState<readonly File[]>([])
  const [complaint, setComplaint] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const send = async (chosen: readonly File[]): Promise<void> => {
    setFiles(chosen)
    setComplaint('')
    const [file] = chosen
    if (file === undefined) return
    const body = new FormData()
    body.append('file', file, file.name)
    setIsBusy(true)
    try {
      onSent(await call('createImport', {}, { realm, lang }, { body }))
    } catch (error) {
      const [fault] = error instanceof ApiProblem ? error.faults : []
      const instead = { 'bad-request': words.badFile, conflict: words.tooMany }
      setComplaint(fault ? faultAlone(fault, lang) : refusalOf(error, t, instead))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      {into !== '' && (
        <p>
          {words.into}: <b>{into.includes(',') ? words.both : fileText(into, lang)}</b>
        </p>
      )}
      <FileField
        files={files}
        complaint={complaint}
        label={words.file}
        help={words.fileHelp}
        accept=".xlsx,.csv,.txt,.tsv,.xls"
        onChoose={(chosen) => void send(chosen.slice(0, 1))}
      />
      <p role="status">{isBusy ? words.sending : ''}</p>
      <RecentJobs realm={realm} />
    </>
  )
}

function RecentJobs({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const zone = useZone(realm)
  const rows = useAnswer('listImports', {}, { realm }).data?.rows.filter(({ kind }) => kind === 'sheet') ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{words.recent}</h2>
      <table className="imports-recent">
        <thead>
          <tr>
            <th scope="col" className="text">
              {words.columns.file}
            </th>
            <th scope="col" className="text">
              {words.columns.at}
            </th>
            <th scope="col" className="text">
              {words.columns.state}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ job, parts, state, made_at: at }) => (
            <tr key={job}>
              <td className="text">
                <Link href={realmAddress(realm, `imports/${job}`)} aria-label={words.open(parts[0]?.name ?? '')}>
                  {parts[0]?.name}
                </Link>
              </td>
              <td className="text">{formatInstant(at, zone, lang)}</td>
              <td className="text">{words.states[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
