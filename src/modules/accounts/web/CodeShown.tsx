import { formatInstant } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import { useZone } from '#web/useZone.ts'

type Props = { realm: string; name: string; code: string; until: string }

/** A code for once, shown this once, to hand to its owner. */
export function CodeShown({ realm, name, code, until }: Props) {
  const { t, lang } = useLanguage()
  const words = t.accounts.add
  return (
    <div className="notice" role="status">
      <p className="notice-title">{words.codeOf(name)}</p>
      <p className="secret">
        <code aria-label={words.codeTitle}>{code}</code>
      </p>
      <p className="soft">{words.code(formatInstant(until, useZone(realm), lang))}</p>
    </div>
  )
}
