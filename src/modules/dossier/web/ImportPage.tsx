import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { faultAlone } from '#core/fault-sentences.ts'
import { Link } from 'wouter'
import { realmAddress } from '#web/address.ts'
import { ApiProblem, addressOf, call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { FaultTable } from './FaultTable.tsx'
import { FileField } from './FileField.tsx'
import type { Job } from './import-model.ts'
import { ImportedFiles } from './ImportedFiles.tsx'
import { JobProgress } from './JobProgress.tsx'
import { isWorking, useJob } from './useJob.ts'

type Reply = ReplyOf<'importDossier'>
type State = { busy: 'check' | 'write' | null; reply: Reply | null; problem: Error | null }

const idle: State = { busy: null, reply: null, problem: null }

/** What a job has come to, as the answer of an import. */
const replyOf = (job: Job): Reply => ({
  dry_run: job.state === 'checked',
  position: job.position,
  files: job.files,
  warnings: job.warnings,
})

/** Brings a dossier in: the server checks it first, and writes it only when nothing is wrong; it may be left meanwhile. */
export function ImportPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [complaint, setComplaint] = useState('')
  const [own, setState] = useState<State>(idle)
  const [number, setNumber] = useState<number | null>(null)
  const { job, told } = useJob(realm, number)
  const ended = job !== undefined && !isWorking(job) && job.state !== 'uploaded' ? job : null
  useEffect(() => {
    if (ended?.state === 'done')
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => !['readImport', 'readMe'].includes(String(queryKey[0])),
      })
  }, [ended, queries])

  const begin = async (busy: 'check' | 'write'): Promise<void> => {
    if (busy === 'write' && job !== undefined) {
      told(await call('startImport', { job: job.job }, { realm, lang }, { body: {} }))
      return
    }
    await drop()
    const body = new FormData()
    for (const file of files) body.append('files', file, file.name)
    const sent = await call('createImport', {}, { realm, lang, kind: 'dossier' }, { body })
    await call('checkImport', { job: sent.job }, { realm, lang }, { body: {} })
    setNumber(sent.job)
  }
  /** Lets go of what was sent and will not be imported; where that fails, it ends by itself in two days. */
  const drop = async (): Promise<void> => {
    setNumber(null)
    if (job !== undefined && ['uploaded', 'checked'].includes(job.state))
      await call('cancelImport', { job: job.job }, { realm, lang }).catch(() => undefined)
  }
  /** A realm that is not there yet is made by its first import, for which there can be no job. */
  const atOnce = async (busy: 'check' | 'write'): Promise<void> => {
    const body = new FormData()
    for (const file of files) body.append('files', file, file.name)
    const reply = await call('importDossier', {}, { realm, lang, dry_run: busy === 'check' ? 'yes' : 'no' }, { body })
    setState({ ...idle, reply })
    if (!reply.dry_run) await queries.invalidateQueries()
  }
  const send = async (busy: 'check' | 'write'): Promise<void> => {
    const wrong = files.length === 0 ? t.import.noFile : isDossier(files) ? '' : t.import.mixed
    setComplaint(wrong)
    if (wrong) return
    setState({ ...idle, busy })
    try {
      try {
        await begin(busy)
        setState(idle)
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || problem.code !== 'not-found') throw problem
        await atOnce(busy)
      }
    } catch (problem) {
      if (!(problem instanceof Error)) throw problem
      setState({ ...idle, problem })
    }
  }
  const busy = own.busy ?? (job && isWorking(job) ? (job.state === 'checking' ? 'check' : 'write') : null)
  const hasFaults = ended !== null && ended.fault_count > 0
  const isTold = ended !== null && !hasFaults && ['checked', 'done'].includes(ended.state)
  const reply = isTold && ended !== null ? replyOf(ended) : own.reply
  const { problem } = own
  // a refusal carries codes and places; the sentences are the page's own
  const faults =
    problem instanceof ApiProblem
      ? problem.faults.map((fault) => ({ ...fault, message: faultAlone(fault, lang) }))
      : (ended?.faults ?? [])
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
          void drop()
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
      {job && isWorking(job) && <JobProgress realm={realm} job={job} onTold={told} />}
      <div aria-live="polite">
        {ended?.state === 'failed' && (
          <p className="mark late result">
            ! {words.failures[(ended.failure ?? 'broken') as keyof typeof words.failures]}
          </p>
        )}
        {ended?.state === 'cancelled' && <p className="mark open result">{words.cancelled}</p>}
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
