import { useState } from 'react'
import { formatDate } from '#core/phrases.ts'
import { labelOf, taskStatuses } from '#core/choices.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { TaskForm } from './TaskForm.tsx'

type Props = { realm: string; campaign: string; unit: string }

/** The tasks of one unit's programme, each opening to its form. */
export function Tasks({ realm, campaign, unit }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const mayEdit = useCan('edit.deliverables')
  const [open, setOpen] = useState<string | null>(null)
  const answer = useAnswer('listTasks', { campaign }, { realm, unit, own: 'yes', limit: 500 })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={3} />
  const { rows } = answer.data
  const form = (code: string | null) => (
    <TaskForm realm={realm} campaign={campaign} unit={unit} code={code} onDone={() => setOpen(null)} />
  )
  return (
    <>
      {rows.length === 0 && open === null && <EmptyState title={words.noTasks} text={words.noTasksText} />}
      <ul className="tasks">
        {rows.map((task) => (
          <li key={task.code}>
            {open === task.code ? (
              form(task.code)
            ) : (
              <button type="button" className="task" disabled={!mayEdit} onClick={() => setOpen(task.code)}>
                <b>{task.title}</b>
                <small>
                  {[
                    task.responsible,
                    task.due_on && formatDate(task.due_on, lang),
                    `${task.progress} %`,
                    labelOf(taskStatuses, task.status, lang),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {task.overdue && <span className="mark late"> ! {words.overdue}</span>}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open === '' && form(null)}
      {mayEdit && open === null && (
        <button type="button" className="button" onClick={() => setOpen('')}>
          {words.addTask}
        </button>
      )}
    </>
  )
}
