import { Link } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { dayText, sessionAddress, timeText } from '#modules/sessions/web/session-text.ts'
import type { ReplyOf } from '#web/api.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useZone } from '#web/useZone.ts'

export type ClashTold = ReplyOf<'listSpeakerClashes'>['rows'][number]['clash']

/** One clash in words; the other session is a link where it is one's own to see. */
export function ClashText({ realm, clash }: { realm: string; clash: ClashTold }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn }).clash
  const zone = useZone(realm)
  const at = `${timeText(clash.starts_at, zone)} ${dayText(clash.starts_at, zone, lang)}`
  const what = clash.code === null ? words.elsewhere(at) : `“${clash.title || clash.code}” (${at})`
  const text =
    clash.kind === 'overlap'
      ? words.overlap(what)
      : words.travel(what, formatCount(clash.gap, lang), formatCount(clash.needs, lang))
  return clash.code === null ? <>{text}</> : <Link href={sessionAddress(realm, clash.code)}>{text}</Link>
}

/** What there is to warn of when somebody is asked to speak. */
export function Warnings({
  realm,
  of,
}: {
  realm: string
  of: { readonly clashes: readonly ClashTold[]; readonly load: number; readonly over: boolean }
}) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn }).clash
  return (
    <>
      {of.clashes.map((clash) => (
        <p key={`${clash.code} ${clash.starts_at}`} className="mark late">
          ! <ClashText realm={realm} clash={clash} />
        </p>
      ))}
      {of.over && <p className="mark late">! {words.load(formatCount(of.load, lang))}</p>}
    </>
  )
}
