import { useMutation } from '@tanstack/react-query'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { keepWayBack } from './way-back.ts'

/** Leads to the organization's own provider, which leads back. */
export function ProviderButton() {
  const { t } = useLanguage()
  const begin = useMutation({
    mutationFn: () => call('beginOidc', {}, {}),
    onSuccess: ({ url }) => {
      keepWayBack()
      window.location.assign(url)
    },
  })
  return (
    <div className="ways">
      <button type="button" className="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
        {t.accounts.signIn.provider}
      </button>
      <Refusal problem={begin.error} />
    </div>
  )
}
