import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { DemoBanner } from '#modules/units/web/DemoBanner.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { realmAddress } from './address.ts'
import { DeskLine } from './DeskLine.tsx'
import { DeskMenu } from './DeskMenu.tsx'
import { Keys } from './palette/Keys.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { useLanguage } from './language.tsx'
import { useMe } from './me.ts'

const Bell = lazy(() => import('#modules/notices/web/Bell.tsx').then((module) => ({ default: module.Bell })))

type Props = { realm?: string; page?: 'progress'; children: ReactNode }

/** The frame of every page: skip link, head, banner of the sample, content. */
export function Layout({ realm, page, children }: Props) {
  const { t } = useLanguage()
  const me = useMe()
  const [path] = useLocation()
  const work = realm === undefined ? '' : realmAddress(realm, 'work')
  const isIn = me?.kind === 'account' && !me.second_factor.needed
  const current = (name: Props['page']): 'page' | undefined => (page === name ? 'page' : undefined)
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="head">
        <div className="wrap">
          <Link className="brand" href="/">
            {t.product}
          </Link>
          {realm !== undefined && me?.kind !== 'nobody' && (
            <nav aria-label={t.navigation}>
              {isIn && (
                <Link href={work} aria-current={path === work ? 'page' : undefined}>
                  {t.nav.work}
                </Link>
              )}
              <Link href={realmAddress(realm)} aria-current={current('progress')}>
                {t.nav.progress}
              </Link>
              <DeskMenu realm={realm} />
            </nav>
          )}
          {realm !== undefined && me !== undefined && me.kind !== 'nobody' && <Keys realm={realm} />}
          <LanguageSwitch />
          {isIn && me.realm !== null && (
            <Suspense fallback={null}>
              <Bell realm={me.realm} />
            </Suspense>
          )}
          <AccountMenu realm={me?.realm ?? realm ?? 'default'} />
        </div>
      </header>
      {realm !== undefined && <DeskLine realm={realm} />}
      {me?.kind === 'machine' && (
        <p className="open-note">
          <span className="wrap">
            {t.accounts.menu.open} <Link href="/setup">{t.accounts.menu.openHow}</Link>
          </span>
        </p>
      )}
      {realm !== undefined && <DemoBanner realm={realm} />}
      <main className="wrap" id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
