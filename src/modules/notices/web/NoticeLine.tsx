import { Link } from 'wouter'
import { formatCount, formatDate, formatInstant } from '#core/phrases.ts'
import type { ReplyOf } from '#web/api.ts'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { useZone } from '#web/useZone.ts'

export type Told = ReplyOf<'listNotices'>['rows'][number]

/** Where a notice leads: to the row that it is about. */
export function noticeLink(realm: string, { kind, campaign, unit, what }: Told): string {
  const isExtension = kind === 'asked' || kind === 'decided'
  const search: Record<string, string> = isExtension ? { unit } : { campaign, unit, what }
  return `${realmAddress(realm, isExtension ? 'extensions' : 'overdue')}?${new URLSearchParams(search).toString()}`
}

/** One notice: what it says, of whom, and when it came. */
export function NoticeLine({ realm, notice, onOpen }: { realm: string; notice: Told; onOpen?: () => void }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const zone = useZone(realm)
  const left = notice.outstanding > 0 ? words.notices.left(formatCount(notice.outstanding, lang)) : ''
  const isExtension = notice.kind === 'asked' || notice.kind === 'decided'
  const day = isExtension ? words.notices.until : words.due
  const due = notice.due_on === null ? [] : [day(formatDate(notice.due_on, lang))]
  const kind = notice.kind === 'reminder' && !notice.own ? 'unkept' : (notice.decision ?? notice.kind)
  return (
    <>
      <Link
        className={notice.read ? 'notice-line' : 'notice-line unread'}
        href={noticeLink(realm, notice)}
        onClick={onOpen}
      >
        <b>{notice.unit_name}</b>
        {!notice.read && <span className="hidden"> ({words.notices.unread})</span>}
        <span>{words.notices.kinds[kind](words.things[notice.what], left)}</span>
        <small>{[...due, notice.campaign_title, formatInstant(notice.made_at, zone, lang)].join(' · ')}</small>
      </Link>
    </>
  )
}
