import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { speakersFile } from '#modules/sessions/columns.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { newCode } from './new-code.ts'
import { speakerAddress } from './speaker-text.ts'

const fields = ['full_name', 'rank', 'organization', 'topics', 'person']

/** A form for a speaker: a new one, or one that is there. */
export function SpeakerFormPage({ realm, speaker }: { realm: string; speaker: string | null }) {
  const { t } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const [, go] = useLocation()
  const [code] = useState(() => speaker ?? newCode('B'))
  const { fact, problem, isLoading, retry } = useFact(realm, speakersFile, speaker === null ? null : { code: speaker })
  if (isLoading) return <Skeleton label={t.loading} rows={5} />
  const list = realmAddress(realm, 'speakers')
  return (
    <>
      <PageHead
        above={<Link href={list}>{words.back}</Link>}
        title={speaker === null ? words.newTitle : words.changeTitle}
      />
      {problem ? (
        <Problem problem={problem} onRetry={retry} />
      ) : (
        <FactForm
          realm={realm}
          file={speakersFile}
          object={speaker ?? 'new'}
          fields={fields}
          fixed={{ code }}
          start={{ ...fact?.cells, code }}
          expects={speaker === null ? null : (fact?.recorded_at ?? null)}
          said={words.saved}
          onSaved={() => go(speakerAddress(realm, code))}
          onCancel={() => go(list)}
        />
      )}
    </>
  )
}
