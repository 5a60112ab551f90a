import { parseInstant } from '#core/dates.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { DayField } from '#web/form/DayField.tsx'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { useZone } from '#web/useZone.ts'
import { deliverablesFile } from '../columns.ts'
import type { Paper } from './paper.ts'

type Props = { realm: string; campaign: string; paper: Paper; onDone: () => void }

/** The unit hands its paper in, or changes what it handed in. A paper that was returned comes in anew. */
export function HandIn({ realm, campaign, paper, onDone }: Props) {
  const { t } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const zone = useZone(realm)
  const { unit, kind } = paper
  const { fact, isLoading } = useFact(realm, deliverablesFile, { campaign, unit, kind })
  if (isLoading) return <Skeleton label={t.loading} rows={4} />
  const stored = fact?.cells
  const isNew = paper.submitted_at === null || paper.state === 'returned'
  // whole seconds to read, and never before a return that has just come
  const now = new Date(Math.ceil(Date.now() / 1_000) * 1_000).toISOString()
  const start = { ...stored, submitted_at: isNew ? now : (stored?.['submitted_at'] ?? '') }
  return (
    <FactForm
      realm={realm}
      file={deliverablesFile}
      object={`${campaign}/${unit}/${kind}`}
      fields={['number', 'issued_on', 'submitted_at', 'file']}
      fixed={{ campaign, unit, kind }}
      start={start}
      expects={fact?.recorded_at ?? null}
      custom={{
        submitted_at: (field) => {
          const at = parseInstant(field.value.trim(), zone)
          const isAhead = at !== null && at > Date.now() + 60_000
          return (
            <DayField {...field} realm={realm} fault={field.fault ?? (isAhead ? words.handedInAhead : undefined)} />
          )
        },
      }}
      submit={isNew ? words.handIn : words.change}
      said={words.handedInSaid}
      onSaved={onDone}
      onCancel={onDone}
    />
  )
}
