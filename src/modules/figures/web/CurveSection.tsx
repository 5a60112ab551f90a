import { formatCount, formatDate } from '#core/phrases.ts'
import { Section } from '#ui/Section.tsx'
import { pastQuery } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useBoard } from './board-data.ts'
import { CurveChart } from './CurveChart.tsx'
import { CurveTable } from './CurveTable.tsx'
import { stepsBetween } from './curve-steps.ts'
import { deadlineMarks, ownDeadlines } from './landmarks.ts'

/** Participation over the days of the campaign with its deadlines, as a curve and as a table. */
export function CurveSection() {
  const { t, lang } = useLanguage()
  const { view, campaign } = useBoard()
  const answer = useAnswer(
    'readCurve',
    { campaign: view.campaign },
    { ...pastQuery(view), unit: view.unit },
    { keep: true },
  )
  const steps = stepsBetween(answer.data?.steps ?? [], campaign.first_day, view.asOf)
  const last = steps[steps.length - 1]
  const deadlines = deadlineMarks(answer.data?.deadlines ?? ownDeadlines(campaign), campaign, t, lang)
  return (
    <Section title={t.curve.title} note={t.curve.note} span={7}>
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {answer.loading && !answer.data && <div className="chart chart-empty" role="status" aria-label={t.loading} />}
      {answer.data && !last && <p className="soft">{t.curve.empty}</p>}
      {last && (
        <>
          <CurveChart
            steps={steps}
            deadlines={deadlines}
            first={campaign.first_day}
            asOf={view.asOf}
            label={t.curve.aria(
              formatDate(steps[0]?.day ?? last.day, lang),
              formatDate(view.asOf, lang),
              formatCount(last.participated, lang),
              formatCount(last.expected, lang),
            )}
          />
          <CurveTable steps={steps} />
        </>
      )}
    </Section>
  )
}
