import { useState } from 'react'
import { formatDate } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { Opening } from '../rules-sentence.ts'
import { audienceName, useBoard } from './board-data.ts'
import { NamesBehind } from './NamesBehind.tsx'
import { RecordsBehind } from './RecordsBehind.tsx'

/** Definition of a number, then the names or records that make it up. */
export function BehindPanel({ opening }: { opening: Opening }) {
  const { t, lang } = useLanguage()
  const { view, unit, figures, campaign } = useBoard()
  const [shown, setShown] = useState<Opening>(opening)
  const asked = shown.unit ?? view.unit
  const unitName = figures.children.find((child) => child.unit === asked)?.name ?? unit.unit.name
  const audience = shown.names?.audience ?? shown.records?.audience
  const context = [
    unitName,
    audience && audience !== '*' ? audienceName(campaign, audience) : '',
    t.behind.view(formatDate(view.asOf, lang)),
  ]
  const toStatements = (): void =>
    setShown({ about: 'statement', unit: asked, records: { kind: 'statements', ...(audience ? { audience } : {}) } })
  return (
    <>
      <p className="soft">{context.filter(Boolean).join(' · ')}</p>
      <p className="definition">{t.definitions[shown.about].text}</p>
      {shown.names && <NamesBehind unit={asked} names={shown.names} onStatements={toStatements} />}
      {shown.records?.kind === 'statements' && shown.about !== 'statement' && (
        <p className="soft">{t.behind.noNames}</p>
      )}
      {shown.records && <RecordsBehind unit={asked} records={shown.records} />}
      {!shown.names && !shown.records && <p className="soft">{t.behind.onlyDefinition}</p>}
    </>
  )
}
