import { formatCount, formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { campaignsFile } from '../columns.ts'
import { shareText } from './campaign-text.ts'
import type { StepProps } from './campaign-text.ts'

const fields = ['title', 'owner', 'opens_on', 'threshold', 'topics', 'excluded_units', 'rank_min']

/** Title, scope, first day, and when a unit is complete. */
export function AboutStep({ realm, plan, mayEdit }: StepProps) {
  return mayEdit ? <AboutForm realm={realm} code={plan.code} /> : <AboutFacts plan={plan} />
}

function AboutForm({ realm, code }: { realm: string; code: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const { fact, problem, isLoading, retry } = useFact(realm, campaignsFile, { code })
  if (problem) return <Problem problem={problem} onRetry={retry} />
  if (isLoading || fact === undefined) return <Skeleton label={t.loading} rows={5} />
  return (
    <FactForm
      // what was saved is what the form begins with next
      key={fact?.recorded_at ?? ''}
      realm={realm}
      file={campaignsFile}
      name="campaign-about"
      object={code}
      fields={fields}
      fixed={{ code }}
      start={fact?.cells ?? {}}
      expects={fact?.recorded_at ?? null}
      helps={words.about.helps}
      said={words.saved}
    />
  )
}

function AboutFacts({ plan }: Pick<StepProps, 'plan'>) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).about
  const facts: readonly (readonly [string, string])[] = [
    [say.facts.owner, plan.owner.name],
    [say.facts.opens, formatDate(plan.opens_on, lang)],
    [say.facts.threshold, shareText(plan.threshold, lang)],
    [say.facts.topics, plan.topics.join(', ')],
    [say.facts.excluded, plan.excluded_units.map(({ name }) => name).join(', ')],
    [say.facts.rank, plan.rank_min === 0 ? '' : say.people(formatCount(plan.rank_min, lang))],
  ]
  return (
    <dl className="session-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
