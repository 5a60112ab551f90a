import { useState } from 'react'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useWords } from '#web/language.tsx'

type Consent = boolean | null
type Props = {
  record: Consent
  publish: Consent
  name: string
  isBusy: boolean
  save: (record: Consent, publish: Consent) => Promise<void>
}
const codeOf = (consent: Consent): string => (consent === null ? '' : consent ? 'yes' : 'no')
const consentOf = (code: string): Consent => (code === '' ? null : code === 'yes')

/** What a speaker has agreed to, as the host was told. */
export function Consents({ record, publish, name, isBusy, save }: Props) {
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const say = words.part
  const [now, setNow] = useState({ record, publish })
  const isChanged = now.record !== record || now.publish !== publish
  const field = (label: string, part: 'record' | 'publish') => (
    <label className="field">
      <span>{label}</span>
      <select
        value={codeOf(now[part])}
        aria-label={`${label}: ${name}`}
        onChange={(event) => setNow({ ...now, [part]: consentOf(event.currentTarget.value) })}
      >
        <option value="">{words.unknown}</option>
        <option value="yes">{words.yes}</option>
        <option value="no">{words.no}</option>
      </select>
    </label>
  )
  return (
    <div className="invitation-consents">
      {field(say.record, 'record')}
      {field(say.publish, 'publish')}
      {isChanged && (
        <button type="button" className="button" disabled={isBusy} onClick={() => void save(now.record, now.publish)}>
          {say.saveConsents}
        </button>
      )}
    </div>
  )
}
