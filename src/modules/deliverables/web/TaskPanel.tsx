import { formatDate } from '#core/phrases.ts'
import { labelOf, taskStatuses } from '#core/choices.ts'
import { Facts } from '#ui/Facts.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useFact } from '#web/form/useFact.ts'
import { PanelTabs } from '#web/history/PanelTabs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { tasksFile } from '../columns.ts'
import { TaskForm } from './TaskForm.tsx'

type Props = { realm: string; campaign: string; unit: string; code: string }
type PanelProps = Props & { onGone: () => void }

/** One task: to write for whoever may, to read for everybody else; what was changed in it. */
export function TaskPanel({ onGone, ...of }: PanelProps) {
  const mayEdit = useCan('edit.deliverables')
  const { realm, campaign, unit, code } = of
  return (
    <PanelTabs
      realm={realm}
      about={() => (mayEdit ? <TaskForm {...of} onDone={() => undefined} onGone={onGone} /> : <TaskFacts {...of} />)}
      history={[{ file: tasksFile, column: 'campaign|unit|code', value: `${campaign}|${unit}|${code}` }]}
    />
  )
}

function TaskFacts({ realm, campaign, unit, code }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const { fact, problem, isLoading, retry } = useFact(realm, tasksFile, { campaign, unit, code })
  if (problem) return <Problem problem={problem} onRetry={retry} />
  if (isLoading) return <Skeleton label={t.loading} rows={4} />
  const cell = (name: string): string => fact?.cells[name] ?? ''
  const day = (name: string): string => (cell(name) === '' ? '' : formatDate(cell(name), lang))
  return (
    <Facts
      rows={[
        [words.task, cell('title')],
        [words.responsible, cell('responsible')],
        [words.due, day('due_on')],
        [words.indicator, cell('indicator')],
        [words.progress, `${cell('progress') || '0'} %`],
        [words.state, labelOf(taskStatuses, cell('status') || 'open', lang)],
        [words.reportedOn, day('reported_on')],
        [words.note, cell('note')],
      ]}
    />
  )
}
