import { formatInstant } from '#core/phrases.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Section } from '#ui/Section.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { Disposals } from './Disposals.tsx'
import { Holds } from './Holds.tsx'
import { PrivacyTerms } from './PrivacyTerms.tsx'
import { Terms } from './Terms.tsx'

/** How long names are kept, what holds them, and the lists of who is to be erased. */
export function RetentionPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = t.privacy.retention
  const answer = useAnswer('readRetention', {}, { realm })
  const maySet = useCan('set.realm')
  const zone = useZone(realm)
  const { data, problem } = answer
  if (problem) return <Problem problem={problem} onRetry={answer.retry} />
  if (!data) return <Skeleton label={t.loading} />
  const looked = data.looked_at
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Section
        title={words.campaigns}
        note={looked === null ? words.neverLooked : words.looked(formatInstant(looked, zone, lang))}
      >
        <Terms realm={realm} data={data} />
      </Section>
      <Section title={words.disposals}>
        <Disposals realm={realm} data={data} zone={zone} />
      </Section>
      <Section title={words.holds} note={words.holdsNote}>
        <Holds realm={realm} data={data} zone={zone} />
      </Section>
      {maySet && (
        <Section title={words.terms}>
          <PrivacyTerms realm={realm} />
        </Section>
      )}
    </>
  )
}
