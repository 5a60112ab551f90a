import { Link } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { DropMenu } from '#ui/DropMenu.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { NoticeLine } from './NoticeLine.tsx'
import { useNotices } from './useNotices.ts'

/**
 * The bell in the head of every page. It asks when a page is opened, never by a clock: a page left open must not keep a
 * sign-in alive.
 */
export function Bell({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).bell
  const { answer, read } = useNotices(realm, { limit: 8 })
  const { rows = [], unread = 0 } = answer.data ?? {}
  const shown = formatCount(unread, lang)
  const sign = (
    <span className="bell">
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          d="M10 2a5 5 0 0 0-5 5v3.2L3.5 13v1h13v-1L15 10.2V7a5 5 0 0 0-5-5zM8 15.5a2 2 0 0 0 4 0z"
          fill="currentColor"
        />
      </svg>
      {unread > 0 && <b>{shown}</b>}
    </span>
  )
  return (
    <div className="bell-menu">
      <DropMenu text={sign} label={words.label(shown)} isWide>
        {(close) => (
          <div className="bell-list">
            {rows.length === 0 && <p className="soft">{words.none}</p>}
            <ul>
              {rows.map((notice) => (
                <li key={notice.notice}>
                  <NoticeLine
                    realm={realm}
                    notice={notice}
                    onOpen={() => {
                      close()
                      void read([notice.notice])
                    }}
                  />
                </li>
              ))}
            </ul>
            <p className="ways">
              {unread > 0 && (
                <button type="button" className="button" onClick={() => void read(null)}>
                  {words.readAll}
                </button>
              )}
              <Link className="button" href={realmAddress(realm, 'notices')} onClick={close}>
                {words.all}
              </Link>
            </p>
          </div>
        )}
      </DropMenu>
    </div>
  )
}
