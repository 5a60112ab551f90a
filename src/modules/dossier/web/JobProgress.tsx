import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { Refusal } from '#web/Refusal.tsx'
import type { Job } from './import-model.ts'

/** How far the server is with a job, and the way to cancel it. */
export function JobProgress({ realm, job, onTold }: { realm: string; job: Job; onTold: (job: Job) => void }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const { phase = 'waiting', rows = 0, total = null } = job.progress ?? {}
  const count = (n: number): string => formatCount(n, lang)
  const said =
    job.state === 'undoing'
      ? words.undoing
      : phase === 'reading'
        ? total === null
          ? words.progress.reading(count(rows))
          : words.progress.readingOf(count(Math.min(rows, total)), count(total))
        : words.progress[phase]
  const share = phase === 'reading' && total ? Math.min(1, rows / total) : undefined
  return (
    <section className="job-progress">
      <p role="status">{said}</p>
      <progress aria-label={words.progress.label} {...(share === undefined ? {} : { value: share })} max={1} />
      <p className="soft">{words.progress.leave}</p>
      {job.state !== 'undoing' && <CancelJob realm={realm} job={job} onTold={onTold} />}
    </section>
  )
}

/** Cancels a job that is not stored yet, after asking. */
export function CancelJob({ realm, job, onTold }: { realm: string; job: Job; onTold: (job: Job) => void }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const cancel = async (): Promise<void> => {
    setIsAsking(false)
    try {
      onTold(await call('cancelImport', { job: job.job }, { realm, lang }))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setIsAsking(true)}>
        {words.cancel}
      </button>
      <Refusal problem={problem} instead={{ conflict: words.wrongState }} />
      <ConfirmDialog
        isOpen={isAsking}
        title={words.cancel}
        closeLabel={t.kit.ask.close}
        keep={t.kit.ask.keep}
        onKeep={() => setIsAsking(false)}
        answers={[{ text: words.cancel, kind: 'danger', run: () => void cancel() }]}
      >
        <p>{words.cancelAsk}</p>
      </ConfirmDialog>
    </>
  )
}
