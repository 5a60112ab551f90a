import { useState } from 'react'
import { deliverableKinds, labelOf, levels } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'
import { requiredDeliverablesFile } from '#modules/deliverables/columns.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { audiencesFile, campaignLinksFile, campaignsFile, deadlinesFile } from '../columns.ts'
import type { Plan } from './campaign-text.ts'

type Cells = Readonly<Record<string, string>>
type Part = {
  readonly name: 'all' | 'about' | 'audiences' | 'required' | 'deadlines' | 'links'
  readonly file: DossierFile
}

const parts: readonly Part[] = [
  { name: 'all', file: campaignsFile },
  { name: 'about', file: campaignsFile },
  { name: 'audiences', file: audiencesFile },
  { name: 'required', file: requiredDeliverablesFile },
  { name: 'deadlines', file: deadlinesFile },
  { name: 'links', file: campaignLinksFile },
]

const whole: readonly DossierFile[] = parts.slice(2).map(({ file }) => file)

/** What was ever changed in a plan, as one history or by its parts. */
export function PlanHistory({ realm, plan }: { realm: string; plan: Plan }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const [name, setName] = useState<Part['name']>('all')
  const { file } = parts.find((one) => one.name === name) ?? (parts[0] as Part)
  const audienceOf = (code: string | undefined): string =>
    plan.audiences.find((one) => one.code === code)?.name ?? (code || words.deadlines.whole)
  const nameOf = (cells: Cells): string => {
    const level = cells['level'] ? labelOf(levels, cells['level'], lang) : ''
    if (name === 'audiences') return cells['name'] ?? ''
    if (name === 'required') return `${level}, ${labelOf(deliverableKinds, cells['kind'] ?? '', lang)}`
    return [level, audienceOf(cells['audience'])].filter(Boolean).join(', ')
  }
  return (
    <>
      <label className="field history-part">
        <span>{t.kit.panel.parts}</span>
        <select value={name} onChange={(event) => setName(event.currentTarget.value as Part['name'])}>
          {parts.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name === 'all' ? words.wholeHistory : words.steps[one.name]}
            </option>
          ))}
        </select>
      </label>
      <HistoryPanel
        key={name}
        realm={realm}
        file={file}
        column={name === 'about' || name === 'all' ? 'code' : 'campaign'}
        value={plan.code}
        {...(name === 'all' ? { parts: whole } : name === 'about' || name === 'links' ? {} : { nameOf })}
      />
    </>
  )
}
