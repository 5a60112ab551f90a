import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Lang } from '#core/phrases.ts'
import type { Words } from './language/vi.ts'
import { en } from './language/en.ts'
import { vi } from './language/vi.ts'

const remembered = 'quantriet.language'
const words: Record<Lang, Words> = { vi, en }

type Language = { readonly lang: Lang; readonly t: Words; readonly choose: (lang: Lang) => void }

const LanguageContext = createContext<Language>({ lang: 'vi', t: vi, choose: () => undefined })

/** Language of the page: the address first, then what was chosen on this device, then Vietnamese. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = lang
    document.title = words[lang].product
  }, [lang])
  const value = useMemo<Language>(
    () => ({
      lang,
      t: words[lang],
      choose: (chosen) => {
        remember(chosen)
        setLang(chosen)
      },
    }),
    [lang],
  )
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>
}

/** Texts and language of the page. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/**
 * Texts of one part in the page's language. Texts that a page brings itself are loaded with that page; those in
 * language/vi.ts are loaded before anything is shown, so only what every page needs belongs there.
 */
export function useWords<Own>(own: Readonly<Record<Lang, Own>>): Own {
  return own[useLanguage().lang]
}

function firstLanguage(): Lang {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? recall()
  return asked === 'en' ? 'en' : 'vi'
}

// a browser may refuse storage (private windows, policies); the choice then lasts for the page only
function recall(): string | null {
  try {
    return window.localStorage.getItem(remembered)
  } catch {
    return null
  }
}

function remember(lang: Lang): void {
  try {
    window.localStorage.setItem(remembered, lang)
  } catch {
    return
  }
}
