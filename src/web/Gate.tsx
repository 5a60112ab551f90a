import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useEffect } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Skeleton } from '#ui/Skeleton.tsx'
import { whenShutOut } from './api.ts'
import { Layout } from './Layout.tsx'
import { useLanguage } from './language.tsx'
import { useMe } from './me.ts'

const SignInPage = lazy(() =>
  import('#modules/accounts/web/SignInPage.tsx').then((module) => ({ default: module.SignInPage })),
)
const FactorPage = lazy(() =>
  import('#modules/accounts/web/FactorPage.tsx').then((module) => ({ default: module.FactorPage })),
)

const JournalWatch = lazy(() =>
  import('#modules/journal/web/JournalWatch.tsx').then((module) => ({ default: module.JournalWatch })),
)

/**
 * The page asked for, or what has to come before it: the sign-in, the second factor. The address stays, so whoever comes
 * in is where they wanted to be.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const me = useMe()
  const [path] = useLocation()
  useEffect(() => whenShutOut(() => void queries.invalidateQueries({ queryKey: ['readMe'] })), [queries])
  const lacksFactor = me?.second_factor.needed === true && path !== '/me'
  if (me?.kind !== 'nobody' && !lacksFactor)
    return (
      <>
        {me?.kind === 'account' && (
          <Suspense>
            <JournalWatch key={me.user_name} />
          </Suspense>
        )}
        {children}
      </>
    )
  return (
    <Layout>
      <Suspense fallback={<Skeleton label={t.loading} />}>{lacksFactor ? <FactorPage /> : <SignInPage />}</Suspense>
    </Layout>
  )
}
