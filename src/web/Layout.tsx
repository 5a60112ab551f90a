import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { DemoBanner } from '#modules/units/web/DemoBanner.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { realmAddress } from './address.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { useLanguage } from './language.tsx'
import { useCan, useMe } from './me.ts'

type Props = { realm?: string; page?: 'progress' | 'import'; children: ReactNode }

/** The frame of every page: skip link, head, banner of the sample, content. */
export function Layout({ realm, page, children }: Props) {
  const { t } = useLanguage()
  const me = useMe()
  const mayImport = useCan('import')
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
              <Link href={realmAddress(realm)} aria-current={current('progress')}>
                {t.nav.progress}
              </Link>
              {mayImport && (
                <Link href={realmAddress(realm, 'import')} aria-current={current('import')}>
                  {t.nav.import}
                </Link>
              )}
            </nav>
          )}
          <LanguageSwitch />
          <AccountMenu realm={me?.realm ?? realm ?? 'default'} />
        </div>
      </header>
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
