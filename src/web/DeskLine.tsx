import { Link, useLocation } from 'wouter'
import { realmAddress } from './address.ts'
import { deskFor } from './desk.ts'
import { useLanguage } from './language.tsx'
import { useMe } from './me.ts'

/** On a page of the desk, the pages beside it in its group; nothing elsewhere. */
export function DeskLine({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = t.kit.desk
  const [path] = useLocation()
  const me = useMe()
  const isAt = (page: string): boolean => {
    const address = realmAddress(realm, page)
    return path === address || path.startsWith(`${address}/`)
  }
  const here = deskFor(me?.can ?? []).find(({ pages }) => pages.some((page) => isAt(page.path)))
  if (here === undefined || here.pages.length < 2) return null
  return (
    <nav className="desk-line" aria-label={words.groups[here.group]}>
      <ul className="wrap">
        {here.pages.map((page) => (
          <li key={page.path}>
            <Link href={realmAddress(realm, page.path)} aria-current={isAt(page.path) ? 'page' : undefined}>
              {words.pages[page.name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
