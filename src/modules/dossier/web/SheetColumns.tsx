import { useEffect, useState } from 'react'
import { letterCodings } from '#core/letters.ts'
import { formatCount } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { columnLabel } from '#web/form/column-labels.ts'
import { ColumnMapping } from './ColumnMapping.tsx'
import { keyOf, meaningsOf, missing, settingsOf, slotsOf, targetsOf } from './import-model.ts'
import type { Job, Meanings, Preview } from './import-model.ts'
import { CancelJob } from './JobProgress.tsx'
import { fileText } from './order-words.ts'
import { SheetPreview } from './SheetPreview.tsx'

type Asked = {
  sheet?: number | undefined
  header_row?: number | undefined
  letters?: string | undefined
  files?: string | undefined
}
type Props = { realm: string; job: Job; onTold: (job: Job) => void }

/** The second step: which sheet, how it is written, what it holds, what its columns are. */
export function SheetColumns({ realm, job, onTold }: Props) {
  const { t } = useLanguage()
  const own = job.settings
  const [asked, setAsked] = useState<Asked>(() =>
    own === null
      ? { files: new URLSearchParams(window.location.search).get('files') ?? undefined }
      : { sheet: own.sheet, header_row: own.header_row, letters: own.letters, files: own.files.join(',') },
  )
  const { data, problem, stale } = useAnswer('previewImport', { job: job.job }, { realm, ...asked }, { keep: true })
  if (problem) return <Problem problem={problem} />
  if (data === undefined) return <Skeleton label={t.loading} />
  const ask = (change: Partial<Asked>): void => setAsked({ ...asked, ...change })
  return (
    <div className={stale ? 'import-step stale' : 'import-step'} aria-busy={stale}>
      <SheetFields preview={data} onAsk={ask} />
      {data.rows.length === 0 ? (
        <EmptySheet realm={realm} job={job} isOnly={data.sheets.length < 2} onTold={onTold} />
      ) : (
        <>
          <SheetPreview preview={data} />
          <Columns key={JSON.stringify(asked)} realm={realm} job={job} preview={data} isStale={stale} onTold={onTold} />
        </>
      )}
    </div>
  )
}

function EmptySheet({ isOnly, ...of }: Props & { isOnly: boolean }) {
  const words = useWords({ vi: importsVi, en: importsEn })
  return (
    <EmptyState title={words.emptySheet} text={isOnly ? words.emptyOnly : words.emptyOther}>
      <CancelJob {...of} />
    </EmptyState>
  )
}

function SheetFields({ preview, onAsk }: { preview: Preview; onAsk: (change: Partial<Asked>) => void }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const target = preview.files.join(',')
  return (
    <div className="import-fields">
      {preview.sheets.length > 1 && (
        <label className="field">
          <span>{words.sheet}</span>
          <select
            value={preview.sheet}
            onChange={(event) =>
              onAsk({
                sheet: Number(event.currentTarget.value),
                header_row: undefined,
                letters: undefined,
                files: undefined,
              })
            }
          >
            {preview.sheets.map((name, i) => (
              <option key={i} value={i}>
                {name}
                {preview.hidden.includes(i) ? ` (${words.hiddenSheet})` : ''}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span>{words.target}</span>
        <select value={target} onChange={(event) => onAsk({ files: event.currentTarget.value || undefined })}>
          {target === '' && <option value="">{words.targetNone}</option>}
          {targetsOf(preview.may).map((name) => (
            <option key={name} value={name}>
              {name.includes(',') ? words.both : fileText(name, lang)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.header}</span>
        <select
          value={preview.header_row}
          onChange={(event) => onAsk({ header_row: Number(event.currentTarget.value) })}
        >
          <option value={0}>{words.noHeader}</option>
          {preview.rows.map(({ row, cells }) => (
            <option key={row} value={row}>
              {words.rowNumber(formatCount(row, lang))}:{' '}
              {cells
                .filter((cell) => cell.trim())
                .join(' · ')
                .slice(0, 60)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.letters}</span>
        <select value={preview.letters} onChange={(event) => onAsk({ letters: event.currentTarget.value })}>
          {letterCodings.map((coding) => (
            <option key={coding.code} value={coding.code}>
              {coding[lang]}
            </option>
          ))}
        </select>
        <small className="soft">{words.lettersHelp}</small>
      </label>
    </div>
  )
}

type ColumnsProps = Props & { preview: Preview; isStale: boolean }

function Columns({ realm, job, preview, isStale, onTold }: ColumnsProps) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const [meanings, setMeanings] = useState<Meanings>(() => startOf(job, preview))
  const [makeCodes, setMakeCodes] = useState(job.settings?.make_codes ?? preview.make_codes)
  const [said, setSaid] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  // what was shown while the answer was on its way is understood anew
  useEffect(() => {
    if (!isStale) setMeanings(startOf(job, preview))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when another answer is there
  }, [preview, isStale])

  const check = async (): Promise<void> => {
    const settings = settingsOf(preview, meanings, makeCodes)
    const lacks = missing(settings)
    const names = slotsOf(preview.files, makeCodes)
      .filter(({ key }) => lacks.includes(key))
      .map(({ file, column }) => `${fileText(file.name, lang)} – ${columnLabel(file.name, column, lang)}`)
    const wrong = preview.files.length === 0 ? words.noTarget : lacks.length > 0 ? words.lacking(names.join(', ')) : ''
    setSaid(wrong)
    if (wrong) return
    setIsBusy(true)
    setProblem(null)
    try {
      const body = {
        settings: {
          ...settings,
          files: [...settings.files],
          columns: [...settings.columns],
          constants: [...settings.constants],
        },
      }
      onTold(await call('checkImport', { job: job.job }, { realm, lang }, { body }))
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <>
      {preview.files.length > 0 && (
        <ColumnMapping
          realm={realm}
          preview={preview}
          meanings={meanings}
          makeCodes={makeCodes}
          onMean={(key, meaning) => {
            setMeanings({ ...meanings, [key]: meaning })
            setSaid('')
          }}
          onMakeCodes={setMakeCodes}
        />
      )}
      {said && (
        <p className="mark late said" role="alert">
          ! {said}
        </p>
      )}
      <Refusal problem={problem} instead={{ conflict: words.wrongState }} />
      <div className="ways">
        <button type="button" className="button primary" disabled={isBusy || isStale} onClick={() => void check()}>
          {words.check}
        </button>
        <CancelJob realm={realm} job={job} onTold={onTold} />
      </div>
    </>
  )
}

/** What was chosen before of the same sheet, else what the server proposes. */
function startOf(job: Job, preview: Preview): Meanings {
  const own = job.settings
  const isSame =
    own !== null &&
    own.sheet === preview.sheet &&
    own.header_row === preview.header_row &&
    own.files.join() === preview.files.join()
  if (!isSame) return meaningsOf(preview)
  const isShown = ({ file, column }: { file: string; column: string }): boolean => keyOf(file, column) !== ''
  return meaningsOf({ columns: own.columns.filter(isShown), constants: own.constants })
}
