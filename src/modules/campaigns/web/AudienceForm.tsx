import { useState } from 'react'
import { artifacts, bases, cadres, kinds, labelOf, levels, sectors, tiers } from '#core/choices.ts'
import { CheckMany } from '#modules/sessions/web/CheckMany.tsx'
import { TextField } from '#ui/TextField.tsx'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { AudienceSample } from './AudienceSample.tsx'
import { codeOf, ruleFields } from './audience-model.ts'
import type { AudienceDraft } from './audience-model.ts'

const options = { cadres, tiers, kinds, sectors }

type Props = {
  realm: string
  campaign: string
  /** Levels of the campaign's units. */
  allLevels: readonly string[]
  drafts: readonly AudienceDraft[]
  draft: AudienceDraft
  onChange: (part: Partial<AudienceDraft>) => void
  onFold: () => void
}

/** The rule of one audience. Everything typed counts at once. */
export function AudienceForm({ realm, campaign, allLevels, drafts, draft, onChange, onFold }: Props) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).audiences
  const [isShown, setIsShown] = useState(false)
  const isRoster = draft.basis === 'roster'
  const choices = (field: (typeof ruleFields)[number]) =>
    field === 'levels'
      ? allLevels.map((code) => ({ code, text: labelOf(levels, code, lang) }))
      : options[field].map((one) => ({ code: one.code, text: one[lang] }))
  return (
    <div className="audience-form">
      <div className="plan-row">
        <TextField
          label={say.name}
          value={draft.name}
          autoFocus={draft.name === ''}
          onType={(name) => {
            const isOwnCode = draft.was === null && (draft.code === draft.id || draft.code === codeOf(draft.name))
            onChange({ name, ...(isOwnCode && codeOf(name) !== '' ? { code: codeOf(name) } : {}) })
          }}
        />
        <TextField
          label={say.code}
          value={draft.code}
          readOnly={draft.was !== null}
          maxLength={60}
          onType={(code) => onChange({ code })}
        />
        <label className="field">
          <span>{say.basis}</span>
          <select
            value={draft.basis}
            onChange={(event) =>
              onChange({ basis: event.currentTarget.value === 'headcount' ? 'headcount' : 'roster' })
            }
          >
            {bases.map((one) => (
              <option key={one.code} value={one.code}>
                {one[lang]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {isRoster && (
        <>
          <p className="soft">{say.anyHelp}</p>
          <div className="audience-rule">
            {ruleFields.map((field) => (
              <CheckMany
                key={field}
                label={say.fields[field]}
                options={choices(field)}
                chosen={draft[field]}
                onChoose={(chosen) => onChange({ [field]: chosen })}
              />
            ))}
            <CheckMany
              label={say.fields.artifacts}
              options={artifacts.map((one) => ({ code: one.code, text: one[lang] }))}
              chosen={draft.artifacts}
              onChoose={(chosen) => onChange({ artifacts: chosen })}
            />
          </div>
          {isShown && (
            <AudienceSample
              realm={realm}
              campaign={campaign}
              drafts={drafts}
              of={draft.code.trim() === '' ? draft.id : draft.code.trim()}
            />
          )}
        </>
      )}
      <p className="ways">
        {isRoster && (
          <button type="button" className="link" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
            {isShown ? say.sampleHide : say.sample}
          </button>
        )}
        <button type="button" className="button" onClick={onFold}>
          {say.fold}
        </button>
      </p>
    </div>
  )
}
