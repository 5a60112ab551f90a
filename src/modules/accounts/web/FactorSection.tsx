import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { Me } from '#web/me.ts'
import { useEntering } from '#web/useEntering.ts'
import { EnrolFactor } from './EnrolFactor.tsx'
import { FactorCode } from './FactorCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { RemoveFactor } from './RemoveFactor.tsx'

/** One's own second factor: enrolled, put on another phone, recovery codes made anew. */
export function FactorSection({ me }: { me: Me }) {
  const { t, lang } = useLanguage()
  const words = t.accounts.factor
  const entering = useEntering()
  const [doing, setDoing] = useState<'enrol' | 'renew' | 'remove' | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { enrolled, readable, required, recovery_codes: left } = me.second_factor
  const done = async (): Promise<void> => {
    setDoing(null)
    setCodes(null)
    await entering()
  }
  if (codes) return <RecoveryCodes codes={codes} onStored={done} />
  return (
    <div className="form">
      <p>{enrolled ? words.on(formatCount(left, lang)) : words.off}</p>
      {!readable && (
        <p className="mark late said" role="alert">
          ! {words.enrolAgain}
        </p>
      )}
      {enrolled && required && <p className="form-lead">{words.required}</p>}
      {doing === null && (
        <div className="ways">
          <button type="button" className="button" onClick={() => setDoing('enrol')}>
            {enrolled ? words.replace : words.begin}
          </button>
          {enrolled && (
            <button type="button" className="button" onClick={() => setDoing('renew')}>
              {words.renew}
            </button>
          )}
          {enrolled && !required && (
            <button type="button" className="button" onClick={() => setDoing('remove')}>
              {words.remove}
            </button>
          )}
        </div>
      )}
      {doing === 'enrol' && <EnrolFactor replaces={enrolled} onDone={done} />}
      {doing === 'remove' && <RemoveFactor onDone={done} />}
      {doing === 'renew' && (
        <FactorCode
          order="renewRecoveryCodes"
          help={words.renewLead}
          onDone={({ recovery_codes: made }) => setCodes(made)}
        />
      )}
      {doing !== null && (
        <p>
          <button type="button" className="link" onClick={() => setDoing(null)}>
            {words.cancel}
          </button>
        </p>
      )}
    </div>
  )
}
