import { useLocation, useSearch } from 'wouter'
import type { Lang } from '#core/phrases.ts'
import { useLanguage } from './language.tsx'

const languages: readonly { code: Lang; name: string }[] = [
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'en', name: 'English' },
]

/** Chooses the language, remembers it on this device, and keeps an address that names one true. */
export function LanguageSwitch() {
  const { t, lang, choose } = useLanguage()
  const [path, go] = useLocation()
  const search = useSearch()
  const change = (code: Lang): void => {
    choose(code)
    const query = new URLSearchParams(search)
    if (!query.has('lang')) return
    query.set('lang', code)
    go(`${path}?${query.toString()}`, { replace: true })
  }
  return (
    <div className="languages" role="group" aria-label={t.language}>
      {languages.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={code === lang} onClick={() => change(code)}>
          {name}
        </button>
      ))}
    </div>
  )
}
