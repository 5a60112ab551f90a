import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { call } from '#web/api.ts'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { useCan, useMe } from '#web/me.ts'
import { useAnswer } from '#web/useAnswer.ts'

/** Says that an organization is the sample, and leads out of it. */
export function DemoBanner({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const [, go] = useLocation()
  const isAccount = useMe()?.kind === 'account'
  const maySet = useCan('set.realm')
  const queries = useQueryClient()
  const realms = useAnswer('listRealms', {}, {})
  const putAway = useMutation({
    mutationFn: (away: 'yes' | 'no') => call('putAwayRealm', { realm }, { put_away: away }),
    onSuccess: async (_, away) => {
      await queries.invalidateQueries({ queryKey: ['listRealms'] })
      if (away === 'yes') go('/')
    },
  })
  const found = realms.data?.realms.find(({ code }) => code === realm)
  if (!found?.demo) return null
  return (
    <aside className="banner" aria-label={t.home.demo}>
      <div className="wrap">
        <span>{found.put_away ? t.demo.putAwayNote : t.demo.banner}</span>
        <span className="banner-ways">
          {!isAccount && <Link href={realmAddress('default')}>{t.demo.start}</Link>}
          {maySet && (
            <button
              type="button"
              className="link"
              disabled={putAway.isPending}
              onClick={() => putAway.mutate(found.put_away ? 'no' : 'yes')}
            >
              {found.put_away ? t.demo.fetch : t.demo.putAway}
            </button>
          )}
        </span>
      </div>
    </aside>
  )
}
