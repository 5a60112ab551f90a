import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { Mark } from '#ui/Mark.tsx'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { Refusal } from '#web/Refusal.tsx'
import { FailedLinks } from './CheckedJob.tsx'
import type { Job } from './import-model.ts'
import { ImportedFiles } from './ImportedFiles.tsx'
import { SkippedRows } from './SkippedRows.tsx'
import { ToldFaults } from './ToldFaults.tsx'

type Props = { realm: string; job: Job; onTold: (job: Job) => void }

/** What became of a job that has ended; one that was stored can be undone. */
export function DoneJob({ realm, job, onTold }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const queries = useQueryClient()
  // other pages show what was there before
  useEffect(() => {
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'readImport' && queryKey[0] !== 'readMe',
    })
  }, [queries, job.job, job.state])
  if (job.state === 'cancelled')
    return (
      <p className="result" role="status">
        <Mark kind="open">{words.cancelled}</Mark>
      </p>
    )
  if (job.state === 'undone')
    return (
      <p className="result" role="status">
        <Mark kind="done">{words.undone}</Mark>
      </p>
    )
  if (job.state === 'failed')
    return (
      <p className="result" role="alert">
        <Mark kind="late">{words.failures[(job.failure ?? 'broken') as keyof typeof words.failures]}</Mark>
      </p>
    )
  return (
    <div className="import-step">
      <p className="result" role="status">
        <Mark kind="done">{job.position === null ? words.nothingNew : words.done}</Mark>
      </p>
      <ImportedFiles files={job.files} isNamed />
      <SkippedRows skipped={job.skipped} />
      <ToldFaults kind="open" faults={job.warnings} />
      {job.left_out > 0 && (
        <>
          <p>{words.leftOut(formatCount(job.left_out, lang))}</p>
          <FailedLinks realm={realm} job={job} />
        </>
      )}
      {job.position !== null && <UndoJob realm={realm} job={job} onTold={onTold} />}
    </div>
  )
}

function UndoJob({ realm, job, onTold }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const undo = async (): Promise<void> => {
    setProblem(null)
    setIsAsking(false)
    try {
      onTold(await call('undoImport', { job: job.job }, { realm, lang }))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      {job.failure === 'not-undone' && (
        <p className="mark late said" role="alert">
          ! {words.notUndone}
        </p>
      )}
      <Refusal problem={problem} instead={{ conflict: words.wrongState }} />
      <div className="ways">
        <button type="button" className="button" onClick={() => setIsAsking(true)}>
          {words.undo}
        </button>
        <Link className="button" href={`${realmAddress(realm, 'orders')}?open=${job.position}`}>
          {words.toOrders}
        </Link>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={words.undo}
        closeLabel={t.kit.ask.close}
        keep={t.kit.ask.keep}
        onKeep={() => setIsAsking(false)}
        answers={[{ text: words.undo, kind: 'danger', run: () => void undo() }]}
      >
        <p>{words.undoAsk}</p>
      </ConfirmDialog>
    </>
  )
}
