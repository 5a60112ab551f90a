import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { useEntering } from '#web/useEntering.ts'
import { EnrolFactor } from './EnrolFactor.tsx'
import { FactorCode } from './FactorCode.tsx'

/** What stands before every page while the roles wait for a second factor: enrolling one, or giving it. */
export function FactorPage() {
  const { t } = useLanguage()
  const words = t.accounts.factor
  const me = useMe()
  const entering = useEntering()
  return (
    <div className="form">
      <h1>{me?.second_factor.enrolled ? words.title : words.neededTitle}</h1>
      <p className="form-lead">{words.needed}</p>
      {me?.second_factor.enrolled ? (
        <FactorCode order="checkSecondFactor" onDone={entering} />
      ) : (
        <EnrolFactor onDone={entering} />
      )}
    </div>
  )
}
