import { useEffect } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { Problem } from '#web/Problem.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { goBack } from './way-back.ts'
import { ProviderButton } from './ProviderButton.tsx'
import { SignInForm } from './SignInForm.tsx'

/** Where one signs in; it stands in the place of the page that was asked for, or at its own address. */
export function SignInPage() {
  const { t } = useLanguage()
  const words = t.accounts.signIn
  const me = useMe()
  const [path] = useLocation()
  const refused = new URLSearchParams(useSearch()).has('refused')
  const offer = useAnswer('readSignInPage', {}, {})
  const isOwnAddress = path === '/sign-in'
  if (offer.problem) return <Problem problem={offer.problem} onRetry={offer.retry} />
  if (!offer.data) return <Skeleton label={t.loading} rows={3} />
  if (isOwnAddress && me !== undefined && me.kind !== 'nobody') return <GoOn />
  return (
    <div className="form">
      <h1>{words.title}</h1>
      <p className="form-lead">{words.lead}</p>
      {refused && (
        <p className="mark late said" role="alert">
          ! {words.providerRefused}
        </p>
      )}
      <SignInForm realms={offer.data.realms} />
      {offer.data.oidc && <ProviderButton />}
      <p className="form-ways">
        <Link href="/activate">{words.withCode}</Link>
        <Link href="/forgot">{words.forgot}</Link>
      </p>
    </div>
  )
}

/** Back from the organization's provider, or here by mistake: on to what was asked for. */
function GoOn() {
  const { t } = useLanguage()
  const [, go] = useLocation()
  useEffect(() => go(goBack() ?? '/', { replace: true }), [go])
  return <Skeleton label={t.loading} rows={3} />
}
