import { Link } from 'wouter'
import { Mark } from '#ui/Mark.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { campaignsFile } from '../columns.ts'
import type { StepProps } from './campaign-text.ts'

/** Which documents are studied. */
export function DirectivesStep({ realm, plan, mayEdit }: StepProps) {
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).directives
  return (
    <>
      <p className="form-lead">{say.lead}</p>
      {plan.directives.length === 0 ? (
        <p className="soft">{say.none}</p>
      ) : (
        <ul className="list">
          {plan.directives.map(({ number, title, registered, has_file: hasFile }) => (
            <li key={number}>
              <span>
                <Link href={`${realmAddress(realm, 'directives')}?q=${encodeURIComponent(number.split('@')[0] ?? '')}`}>
                  {number.split('@')[0]}
                </Link>{' '}
                {title}
              </span>
              {!registered && <Mark kind="late">{say.unregistered}</Mark>}
              {registered && !hasFile && <Mark kind="open">{say.noFile}</Mark>}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <DirectivesForm realm={realm} code={plan.code} />}
    </>
  )
}

function DirectivesForm({ realm, code }: { realm: string; code: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const { fact, isLoading } = useFact(realm, campaignsFile, { code })
  if (isLoading || fact === undefined) return <Skeleton label={t.loading} rows={2} />
  return (
    <FactForm
      key={fact?.recorded_at ?? ''}
      realm={realm}
      file={campaignsFile}
      name="campaign-directives"
      object={code}
      fields={['directives']}
      fixed={{ code }}
      start={fact?.cells ?? {}}
      expects={fact?.recorded_at ?? null}
      said={words.saved}
    />
  )
}
