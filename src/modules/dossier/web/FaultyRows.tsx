import { useMemo, useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { tidyDay } from '#core/typed-day.ts'
import type { Changes, GridColumn, GridRow } from '#ui/grid/grid-model.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { columnLabel } from '#web/form/column-labels.ts'
import { GridForm } from '#web/grid/GridForm.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { dossierFiles } from '../columns.ts'
import { isMadeCode } from '../rules-sheet.ts'
import { isBoth, keyOf } from './import-model.ts'
import type { Job } from './import-model.ts'
import { useFaultyRows } from './useJob.ts'

type Rows = ReplyOf<'readImportRows'>
type Props = { realm: string; job: Job; onTold: (job: Job) => void }

const code = 'people.code'
const person = 'memberships.person'

/** Rows at fault alone, mended in a grid and checked again. */
export function FaultyRows({ realm, job, onTold }: Props) {
  const { t } = useLanguage()
  const asked = useFaultyRows(realm, job)
  if (asked.error) return <Problem problem={asked.error} />
  if (asked.data === undefined) return <Skeleton label={t.loading} />
  return <Grid realm={realm} job={job} onTold={onTold} found={asked.data} />
}

function Grid({ realm, job, onTold, found }: Props & { found: Rows }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const settings = job.settings
  // who it is stands once where people come with their membership
  const isShared = settings !== null && isBoth(settings.files)
  const columns = useMemo<readonly GridColumn[]>(
    () =>
      found.columns
        .filter(({ file, column }) => !(isShared && keyOf(file, column) === person))
        .map(({ file, column }) => {
          const known = dossierFiles.find(({ name }) => name === file)?.columns.find(({ name }) => name === column)
          const isMade = settings?.make_codes === true && isMadeCode(file, column)
          return {
            name: keyOf(file, column),
            text: known ? columnLabel(file, known, lang) : column,
            width: column === 'full_name' || column === 'title' ? 200 : 150,
            ...(isMade ? { isFixed: true } : {}),
            ...(known?.cell.type === 'date' ? { isDay: true, clean: (typed: string) => tidyDay(typed.trim()) } : {}),
          }
        }),
    [found, isShared, settings, lang],
  )
  const rows = useMemo<readonly GridRow[]>(
    () => found.rows.map(({ row, cells }) => ({ key: String(row), label: words.rowOf(formatCount(row, lang)), cells })),
    [found, words, lang],
  )
  const faults = useMemo(
    () =>
      marksOf(
        found,
        columns.map(({ name }) => name),
      ),
    [found, columns],
  )

  const save = async (changes: Changes): Promise<boolean> => {
    setIsBusy(true)
    setProblem(null)
    try {
      const corrected = Object.entries(changes).map(([row, cells]) => ({
        row: Number(row),
        cells: isShared && cells[code] !== undefined ? { ...cells, [person]: cells[code] } : { ...cells },
      }))
      if (corrected.length > 0)
        await call('correctImport', { job: job.job }, { realm, lang }, { body: { rows: corrected } })
      onTold(await call('checkImport', { job: job.job }, { realm, lang }, { body: {} }))
      return true
    } catch (error) {
      setProblem(error)
      return false
    } finally {
      setIsBusy(false)
    }
  }
  if (rows.length === 0) return null
  return (
    <section aria-label={words.grid}>
      <p className="soft">
        {words.faultyLead} {found.next !== null && words.faultyMore(formatCount(rows.length, lang))}
      </p>
      <GridForm
        realm={realm}
        name="import"
        object={`${job.job}/${job.changed_at}`}
        label={words.grid}
        rowText={words.row}
        columns={columns}
        rows={rows}
        faults={faults}
        isBusy={isBusy}
        submit={words.mend}
        onSave={save}
      >
        <Refusal problem={problem} instead={{ conflict: words.wrongState }} />
      </GridForm>
    </section>
  )
}

/** Sentences at their cells; those of a column that is not shown stand at the first one. */
function marksOf({ rows }: Rows, shown: readonly string[]): Record<string, Record<string, string>> {
  const marks: Record<string, Record<string, string>> = {}
  for (const { row, faults } of rows) {
    const own: Record<string, string[]> = {}
    for (const { file, column, message } of faults) {
      const key = keyOf(file, column) === person ? code : keyOf(file, column)
      const at = shown.includes(key) ? key : (shown.find((name) => name.startsWith(`${file}.`)) ?? shown[0] ?? '')
      own[at] = [...new Set([...(own[at] ?? []), message])]
    }
    marks[String(row)] = Object.fromEntries(Object.entries(own).map(([at, said]) => [at, said.join(' ')]))
  }
  return marks
}
