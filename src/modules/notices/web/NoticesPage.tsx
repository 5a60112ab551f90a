import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { Problem } from '#web/Problem.tsx'
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
  const { rows, next, unread, mails, can_mail: canMail } = answer.data
  const choose = async (wanted: boolean): Promise<void> => {
    await call('chooseMails', {}, { realm }, { body: { mails: wanted } })
    tell(<Toast text={words.notices.saved} />)
    await refresh()
  }
  return (
    <>
      <PageHead title={words.notices.title} lead={words.notices.lead}>
        {unread > 0 && (
          <button type="button" className="button" onClick={() => void read(null)}>
            {words.bell.readAll}
          </button>
        )}
      </PageHead>
      {canMail ? (
        <p className="check-line">
          <label>
            <input type="checkbox" checked={mails} onChange={(event) => void choose(event.currentTarget.checked)} />{' '}
            {words.notices.mails}
          </label>{' '}
          <small className="soft">{words.notices.mailsHelp}</small>
        </p>
      ) : (
        <p className="soft">{words.notices.noMail}</p>
      )}
      {rows.length === 0 && <EmptyState title={words.notices.none} text={words.notices.noneText} />}
      <ul className="notice-list">
        {rows.map((notice) => (
          <li key={notice.notice}>
            <NoticeLine realm={realm} notice={notice} onOpen={() => void read([notice.notice])} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="button" onClick={() => setBefore(next)}>
          {words.notices.more}
        </button>
      )}
    </>
  )
}
