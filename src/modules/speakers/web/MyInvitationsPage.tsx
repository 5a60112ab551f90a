import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { MyInvitation } from './MyInvitation.tsx'

/** What a speaker is asked to, in one's own name. */
export function MyInvitationsPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn }).mine
  const answer = useAnswer('listMyInvitations', {}, { realm })
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {answer.data === undefined && !answer.problem && <Skeleton label={t.loading} rows={4} />}
      {answer.data?.rows.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      {answer.data?.rows.map((row) => (
        <MyInvitation key={`${row.session} ${row.speaker}`} realm={realm} of={row} />
      ))}
    </>
  )
}
