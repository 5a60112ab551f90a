import { useState } from 'react'
import { useLocation } from 'wouter'
import { formatInstant } from '#core/phrases.ts'
import { boardAddress } from '#web/address.ts'
import { DateField } from '#web/form/DateField.tsx'
import { useLanguage } from '#web/language.tsx'
import { useBoard } from './board-data.ts'

/** What was known when: folded away, since most readers want what is known now. */
export function KnownAt() {
  const { t, lang } = useLanguage()
  const { view, figures, campaign, timeZone } = useBoard()
  const [, go] = useLocation()
  const [link, setLink] = useState<{ text: string; isCopied: boolean } | null>(null)
  const know = (knownAt: string | null): void => go(boardAddress({ ...view, knownAt, position: null }))
  const copy = async (): Promise<void> => {
    const text = window.location.origin + boardAddress({ ...view, knownAt: figures.known_at }, lang)
    setLink({ text, isCopied: await copied(text) })
  }
  const isDay = view.knownAt !== null && /^\d{4}-\d{2}-\d{2}$/.test(view.knownAt)
  const known = formatInstant(figures.known_at, timeZone, lang)
  return (
    <details className="known">
      <summary>
        {t.time.known} <b>{view.knownAt === null ? t.time.now : known}</b>
      </summary>
      <div className="known-body">
        <p className="known-title">{t.time.knownTitle}</p>
        <p className="soft">{t.time.knownHelp}</p>
        <DateField
          label={t.time.knownDate}
          value={isDay ? (view.knownAt ?? '') : ''}
          onDay={(day) => know(day === '' ? null : day)}
        />
        {campaign.recorded.length > 0 && (
          <label className="field">
            <span>{t.time.recorded}</span>
            <select
              value={isDay ? '' : (view.knownAt ?? '')}
              onChange={(event) => know(event.currentTarget.value || null)}
            >
              <option value="">{t.time.choose}</option>
              {campaign.recorded.map((instant) => (
                <option key={instant} value={instant}>
                  {formatInstant(instant, timeZone, lang)}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="known-ways">
          {view.knownAt !== null && (
            <button type="button" className="button" onClick={() => know(null)}>
              {t.time.useNow}
            </button>
          )}
          <button type="button" className="button" onClick={() => void copy()}>
            {t.time.copy}
          </button>
        </div>
        {link && (
          <div role="status">
            {link.isCopied && <p className="mark done">{t.time.copied}</p>}
            <input
              className="link-text"
              readOnly
              aria-label={t.time.link}
              value={link.text}
              onFocus={(event) => event.currentTarget.select()}
            />
          </div>
        )}
      </div>
    </details>
  )
}

// browsers offer the clipboard on secure origins only; the link then stands in a field to be copied by hand
async function copied(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    if (error instanceof DOMException) return false
    throw error
  }
}
