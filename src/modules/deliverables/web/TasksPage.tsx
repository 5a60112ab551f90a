import { useMemo } from 'react'
import { Link } from 'wouter'
import { labelOf, taskStatuses } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn } from '#web/list/list-model.ts'
import { CampaignChoice } from './CampaignChoice.tsx'
import { TaskForm } from './TaskForm.tsx'
import type { Task } from './paper.ts'
import { useCampaign } from './useCampaign.ts'

function useColumns(): readonly ListColumn<Task>[] {
  const { lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  return useMemo(
    () => [
      {
        name: 'title',
        text: words.task,
        width: 3,
        cell: (task) => (
          <>
            {task.title}
            {task.overdue && <span className="mark late"> ! {words.overdue}</span>}
          </>
        ),
      },
      { name: 'unit', text: words.unit, width: 2, isSorted: true, cell: (task) => task.unit_name },
      { name: 'responsible', text: words.responsible, width: 1.4, cell: (task) => task.responsible ?? '' },
      {
        name: 'due',
        text: words.due,
        isSorted: true,
        cell: (task) => (task.due_on ? formatDate(task.due_on, lang) : ''),
      },
      { name: 'progress', text: words.progress, align: 'right', cell: (task) => `${task.progress} %` },
      { name: 'status', text: words.state, narrow: 'column', cell: (task) => labelOf(taskStatuses, task.status, lang) },
    ],
    [words, lang],
  )
}

/** Every task of the campaign's programmes, over all units that one sees. */
export function TasksPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const columns = useColumns()
  const { campaign, all, isLoading, choose } = useCampaign(realm)
  if (isLoading) return <Skeleton label={t.loading} />
  if (campaign === null) return <EmptyState title={words.noCampaign} text={words.noCampaignText} />
  return (
    <>
      <PageHead title={words.tasks} lead={words.tasksLead}>
        <CampaignChoice all={all} value={campaign.code} onChoose={choose} />
        <Link className="button" href={`${realmAddress(realm, 'papers')}?campaign=${campaign.code}`}>
          {words.papers}
        </Link>
      </PageHead>
      <DataList
        key={campaign.code}
        realm={realm}
        name="tasks"
        title={`${words.tasks} · ${campaign.title}`}
        endpoint="listTasks"
        params={{ campaign: campaign.code }}
        query={{ realm }}
        hasFile
        columns={columns}
        keyOf={(task) => `${task.unit}/${task.code}`}
        nameOf={(task) => task.title}
        usualSort="unit"
        filters={[
          { name: 'unit', text: words.unit, type: 'unit' },
          {
            name: 'status',
            text: words.state,
            type: 'choice',
            options: taskStatuses.map((status) => ({ value: status.code, text: status[lang] })),
          },
          {
            name: 'overdue',
            text: words.overdue,
            type: 'choice',
            options: [
              { value: 'yes', text: words.overdueYes },
              { value: 'no', text: words.overdueNo },
            ],
          },
        ]}
        panel={{
          title: (key, task) => task?.title ?? key,
          body: (key) => {
            const [unit = '', code = ''] = key.split('/')
            return <TaskForm realm={realm} campaign={campaign.code} unit={unit} code={code} onDone={() => undefined} />
          },
        }}
        empty={<EmptyState title={words.noTasks} text={words.noTasksText} />}
      />
    </>
  )
}
