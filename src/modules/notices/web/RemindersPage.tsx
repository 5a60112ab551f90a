import { CampaignChoice } from '#modules/deliverables/web/CampaignChoice.tsx'
import { useCampaign } from '#modules/deliverables/web/useCampaign.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { QuietHours } from './QuietHours.tsx'
import { Schedule } from './Schedule.tsx'

/** When a campaign reminds and escalates; for administrators the quiet hours and mails that failed. */
export function RemindersPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const seesSchedule = useCan('read.records')
  const setsRealm = useCan('set.realm')
  const { campaign, all, isLoading, problem, retry, choose } = useCampaign(realm)
  if (problem) return <Problem problem={problem} onRetry={retry} />
  if (isLoading) return <Skeleton label={t.loading} />
  return (
    <>
      <PageHead title={words.schedule.title} lead={words.schedule.lead}>
        {seesSchedule && campaign !== null && <CampaignChoice all={all} value={campaign.code} onChoose={choose} />}
      </PageHead>
      {seesSchedule && campaign !== null && <Schedule key={campaign.code} realm={realm} campaign={campaign.code} />}
      {seesSchedule && campaign === null && (
        <EmptyState title={words.overdue.noCampaign} text={words.overdue.noCampaignText} />
      )}
      {setsRealm && <QuietHours realm={realm} />}
    </>
  )
}
