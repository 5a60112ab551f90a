import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultWhat } from '#core/fault-sentences.ts'
import { Link } from 'wouter'
import { realmAddress } from '#web/address.ts'
import { ApiProblem, addressOf, call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { FaultTable } from './FaultTable.tsx'
import { FileField } from './FileField.tsx'
import { ImportedFiles } from './ImportedFiles.tsx'

type Reply = ReplyOf<'importDossier'>
type State = { busy: 'check' | 'write' | null; reply: Reply | null; problem: Error | null }

const idle: State = { busy: null, reply: null, problem: null }

/** Brings a dossier in: it is checked first, and written only when nothing is wrong. */
export function ImportPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [complaint, setComplaint] = useState('')
  const [state, setState] = useState<State>(idle)

  const send = async (busy: 'check' | 'write'): Promise<void> => {
    const wrong = files.length === 0 ? t.import.noFile : isDossier(files) ? '' : t.import.mixed
    setComplaint(wrong)
    if (wrong) return
    setState({ ...idle, busy })
    const body = new FormData()
    for (const file of files) body.append('files', file, file.name)
    try {
      const reply = await call('importDossier', {}, { realm, lang, dry_run: busy === 'check' ? 'yes' : 'no' }, { body })
      setState({ ...idle, reply })
      if (!reply.dry_run) await queries.invalidateQueries()
    } catch (problem) {
      if (!(problem instanceof Error)) throw problem
      setState({ ...idle, problem })
    }
  }
  const { reply, problem, busy } = state
  // a refusal carries codes and places; the sentences are the page's own
  const faults =
    problem instanceof ApiProblem
      ? problem.faults.map((fault) => ({ ...fault, message: `${faultWhat(fault, lang)}.` }))
      : []
  const isChecked = reply?.dry_run === true
  return (
    <div className="import">
      <h1>{t.import.title}</h1>
      <p className="lead">{t.import.lead}</p>
      <p>
        <a href={addressOf('readTemplate', {}, { realm })} download>
          {t.import.template}
        </a>
      </p>
      <FileField
        files={files}
        complaint={complaint}
        onChoose={(chosen) => {
          setFiles(chosen)
          setComplaint('')
          setState(idle)
        }}
      />
      <div className="ways">
        <button
          type="button"
          className={isChecked ? 'button' : 'button primary'}
          disabled={busy !== null}
          onClick={() => void send('check')}
        >
          {busy === 'check' ? t.import.checking : t.import.check}
        </button>
        {isChecked && (
          <button type="button" className="button primary" disabled={busy !== null} onClick={() => void send('write')}>
            {busy === 'write' ? t.import.writing : t.import.write}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {problem && faults.length === 0 && <Problem problem={problem} />}
        {faults.length > 0 && <FaultTable kind="late" faults={faults} />}
        {reply && (
          <>
            <p className="mark done result">
              {reply.dry_run ? t.import.clean : reply.position === null ? t.import.nothingNew : t.import.done}
            </p>
            <ImportedFiles files={reply.files} />
            {reply.warnings.length > 0 && <FaultTable kind="open" faults={reply.warnings} />}
            {!reply.dry_run && (
              <p>
                <Link className="button primary" href={realmAddress(realm)}>
                  {t.import.toBoard}
                </Link>
              </p>
            )}
          </>
        )}
      </div>
    </div>
  )
}

/** One workbook, or nothing but CSV files. */
function isDossier(files: readonly File[]): boolean {
  const endings = files.map(({ name }) => name.toLowerCase().replace(/^.*\./, ''))
  return (endings.length === 1 && endings[0] === 'xlsx') || endings.every((ending) => ending === 'csv')
}
