import { Link, useLocation } from 'wouter'
import { DropMenu } from '#ui/DropMenu.tsx'
import { realmAddress } from './address.ts'
import { deskFor } from './desk.ts'
import { useLanguage } from './language.tsx'
import { useMe } from './me.ts'

/** The pages of the desk that one may use: all of them drop from one word, by group. */
export function DeskMenu({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = t.kit.desk
  const [path] = useLocation()
  const me = useMe()
  const groups = deskFor(me?.can ?? [])
  if (groups.length === 0) return null
  const isAt = (page: string): boolean => {
    const address = realmAddress(realm, page)
    return path === address || path.startsWith(`${address}/`)
  }
  const here = groups.flatMap(({ pages }) => pages).find((page) => isAt(page.path))
  return (
    <DropMenu text={<span className={here ? 'here' : undefined}>{words.menu}</span>}>
      {(close) => (
        <div className="desk-groups">
          {groups.map(({ group, pages }) => (
            <section key={group} aria-labelledby={`desk-${group}`}>
              <h2 id={`desk-${group}`}>{words.groups[group]}</h2>
              <ul>
                {pages.map((page) => (
                  <li key={page.path}>
                    <Link
                      href={realmAddress(realm, page.path)}
                      aria-current={page === here ? 'page' : undefined}
                      onClick={close}
                    >
                      {words.pages[page.name]}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </DropMenu>
  )
}
