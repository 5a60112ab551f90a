import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { CheckedJob } from './CheckedJob.tsx'
import { DoneJob } from './DoneJob.tsx'
import type { Job } from './import-model.ts'
import { JobProgress } from './JobProgress.tsx'
import { SendSheet } from './SendSheet.tsx'
import { SheetColumns } from './SheetColumns.tsx'
import { isWorking, useJob } from './useJob.ts'

/** Any sheet: sent, its columns understood, checked, mended, imported; a step a view, the job in the address. */
export function SheetImportPage({ realm, job: number }: { realm: string; job: number | null }) {
  const { t } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const mayImport = useCan('import')
  const [, navigate] = useLocation()
  // the list from which one came says what the sheet holds
  const files = new URLSearchParams(useSearch()).get('files') ?? ''
  const home = realmAddress(realm, 'imports')
  const { job, problem, told } = useJob(realm, number)
  const name = job?.parts[0]?.name
  return (
    <>
      <PageHead
        title={number === null ? words.title : `${words.title}: ${name ?? '…'}`}
        above={number === null ? undefined : <Link href={home}>{words.back}</Link>}
        lead={number === null ? words.lead : undefined}
      >
        {number === null && mayImport && (
          <Link className="button" href={realmAddress(realm, 'import')}>
            {words.whole}
          </Link>
        )}
      </PageHead>
      {number === null ? (
        <SendSheet
          realm={realm}
          files={files}
          onSent={(sent) => navigate(`${home}/${sent.job}${files === '' ? '' : `?files=${encodeURIComponent(files)}`}`)}
        />
      ) : problem ? (
        <Problem problem={problem} />
      ) : job === undefined ? (
        <Skeleton label={t.loading} />
      ) : (
        <Steps key={job.job} realm={realm} job={job} onTold={told} />
      )}
    </>
  )
}

function Steps({ realm, job, onTold }: { realm: string; job: Job; onTold: (job: Job) => void }) {
  const words = useWords({ vi: importsVi, en: importsEn })
  const [isMapping, setIsMapping] = useState(false)
  const isColumns = job.state === 'uploaded' || (job.state === 'checked' && isMapping)
  const at = isColumns ? 1 : job.state === 'checking' || job.state === 'checked' ? 2 : 3
  const tell = (told: Job): void => {
    setIsMapping(false)
    onTold(told)
  }
  return (
    <>
      <ol className="import-steps" aria-label={words.stepsLabel}>
        {words.steps.map((step, i) => (
          <li key={step} aria-current={i === at ? 'step' : undefined} className={i < at ? 'past' : undefined}>
            {step}
          </li>
        ))}
      </ol>
      {isColumns ? (
        <SheetColumns realm={realm} job={job} onTold={tell} />
      ) : isWorking(job) ? (
        <JobProgress realm={realm} job={job} onTold={tell} />
      ) : job.state === 'checked' ? (
        <CheckedJob realm={realm} job={job} onTold={tell} onColumns={() => setIsMapping(true)} />
      ) : (
        <DoneJob realm={realm} job={job} onTold={tell} />
      )}
    </>
  )
}
