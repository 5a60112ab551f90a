import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { Mark } from '#ui/Mark.tsx'
import { addressOf, call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { Refusal } from '#web/Refusal.tsx'
import { FaultyRows } from './FaultyRows.tsx'
import type { Job } from './import-model.ts'
import { ImportedFiles } from './ImportedFiles.tsx'
import { SkippedRows } from './SkippedRows.tsx'
import { ToldFaults } from './ToldFaults.tsx'
import { CancelJob } from './JobProgress.tsx'
import { useFaultyRows } from './useJob.ts'

type Props = { realm: string; job: Job; onTold: (job: Job) => void; onColumns: () => void }

/** The third step: what the check has found; rows at fault are mended or left out, the rest is imported. */
export function CheckedJob({ realm, job, onTold, onColumns }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const rows = useFaultyRows(realm, job)
  const faulty = formatCount(rows.data?.total ?? 0, lang)
  const start = async (leaveOut: boolean): Promise<void> => {
    setIsBusy(true)
    setIsAsking(false)
    setProblem(null)
    try {
      const body = { leave_out_faulty: leaveOut }
      onTold(await call('startImport', { job: job.job }, { realm, lang }, { body }))
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const isClean = job.fault_count === 0
  return (
    <div className="import-step">
      <p className="result" role="status">
        {isClean ? <Mark kind="done">{words.clean}</Mark> : <Mark kind="late">{words.faulty(faulty)}</Mark>}
      </p>
      <ToldFaults kind="late" faults={job.faults} />
      {isClean && <ImportedFiles files={job.files} isNamed />}
      <p className="soft">
        {[
          job.corrected > 0 ? words.corrected(formatCount(job.corrected, lang)) : '',
          job.left_out > 0 ? words.leftOut(formatCount(job.left_out, lang)) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <SkippedRows skipped={job.skipped} />
      {!isClean && <FaultyRows realm={realm} job={job} onTold={onTold} />}
      <ToldFaults kind="open" faults={job.warnings} />
      <Refusal problem={problem} instead={{ conflict: words.wrongState }} />
      <div className="ways">
        {isClean ? (
          <button type="button" className="button primary" disabled={isBusy} onClick={() => void start(false)}>
            {words.start}
          </button>
        ) : (
          job.faults.length === 0 && (
            <button type="button" className="button" disabled={isBusy} onClick={() => setIsAsking(true)}>
              {words.leaveOut(faulty)}
            </button>
          )
        )}
        <button type="button" className="button" disabled={isBusy} onClick={onColumns}>
          {words.toColumns}
        </button>
        <CancelJob realm={realm} job={job} onTold={onTold} />
      </div>
      {(!isClean || job.left_out > 0) && <FailedLinks realm={realm} job={job} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={words.leaveOut(faulty)}
        closeLabel={t.kit.ask.close}
        keep={t.kit.ask.keep}
        onKeep={() => setIsAsking(false)}
        answers={[{ text: words.start, kind: 'primary', run: () => void start(true) }]}
      >
        <p>{words.leaveOutAsk(faulty)}</p>
      </ConfirmDialog>
    </div>
  )
}

/** Rows at fault as files. */
export function FailedLinks({ realm, job }: { realm: string; job: Job }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  return (
    <p>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          className="file-link"
          href={addressOf('readFailedRows', { job: job.job }, { realm, lang, format })}
          download
        >
          {words.download} (.{format})
        </a>
      ))}
    </p>
  )
}
