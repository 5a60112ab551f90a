import { useMemo } from 'react'
import { Link } from 'wouter'
import { labelOf, taskStatuses } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { useAddressParts } from '#modules/units/web/useDay.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { tell } from '#ui/toasts.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useToday } from '#web/useToday.ts'
import { CampaignChoice } from './CampaignChoice.tsx'
import { NoCampaign } from './NoCampaign.tsx'
import { TaskPanel } from './TaskPanel.tsx'
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
        width: 1.3,
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
  const order = useOrder(realm)
  const { change } = useAddressParts(realm)
  const today = useToday(realm)
  const mayEdit = useCan('edit.deliverables')
  if (isLoading) return <Skeleton label={t.loading} />
  if (campaign === null) return <NoCampaign realm={realm} />
  const finish: BulkAction<Task> = {
    name: 'finish',
    text: words.finish,
    takes: (task) => task.status === 'open',
    ask: (count, left) => words.finishAsk(formatCount(count, lang), left === 0 ? '' : formatCount(left, lang)),
    run: async (tasks) => {
      if (tasks.length === 0) {
        tell(<Toast text={words.finishNothing} />)
        return
      }
      const rows = tasks.map(({ unit, code, recorded_at: expects }) => {
        const key = { campaign: campaign.code, unit, code }
        return { cells: { ...key, progress: '100', status: 'done', reported_on: today }, expects }
      })
      await order.send(orderOf('tasks', rows), { said: words.finished(formatCount(tasks.length, lang)) })
    },
  }
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
        imports="tasks"
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
        actions={mayEdit ? [finish] : []}
        panel={{
          title: (key, task) => task?.title ?? key,
          body: (key) => {
            const [unit = '', code = ''] = key.split('/')
            const onGone = (): void => change({ open: null })
            return <TaskPanel realm={realm} campaign={campaign.code} unit={unit} code={code} onGone={onGone} />
          },
        }}
        empty={
          <EmptyState title={words.noTasks} text={words.noTasksText}>
            <Link
              className="button"
              href={`${realmAddress(realm, 'papers')}?campaign=${campaign.code}&kind=action_programme`}
            >
              {words.noTasksWay}
            </Link>
          </EmptyState>
        }
      />
    </>
  )
}
