import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { MailChoice } from './MailChoice.tsx'
import { NoticeLine } from './NoticeLine.tsx'
import { useNotices } from './useNotices.ts'

/** All notices, page by page, and whether they come by mail too. */
export function NoticesPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const [before, setBefore] = useState<number | undefined>()
  const { answer, read, refresh } = useNotices(realm, { limit: 50, before })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} />
  const { rows, next, unread } = answer.data
  return (
    <>
      <PageHead title={words.notices.title} lead={words.notices.lead}>
        {unread > 0 && (
          <button type="button" className="button" onClick={() => void read(null)}>
            {words.bell.readAll}
          </button>
        )}
      </PageHead>
      <MailChoice realm={realm} said={answer.data} refresh={refresh} />
      {rows.length === 0 && <EmptyState title={words.notices.none} text={words.notices.noneText} />}
      <ul className="notice-list">
        {rows.map((notice) => (
          <li key={notice.notice}>
            <NoticeLine realm={realm} notice={notice} onOpen={() => void read([notice.notice])} />
          </li>
        ))}
      </ul>
      {(next !== null || before !== undefined) && (
        <p className="ways">
          {before !== undefined && (
            <button type="button" className="button" onClick={() => setBefore(undefined)}>
              {words.notices.newest}
            </button>
          )}
          {next !== null && (
            <button type="button" className="button" onClick={() => setBefore(next)}>
              {words.notices.more}
            </button>
          )}
        </p>
      )}
    </>
  )
}
