/**
 * What has been typed and not been saved, kept in this tab until it is saved, dropped, or somebody signs out. It never
 * leaves the browser. A browser may refuse storage; the draft then lasts as long as the page does.
 */
const stem = 'quantriet.draft.'

export type Draft<Content> = { readonly content: Content; readonly at: string }

/** Where the draft of a form about an object lies; `who` keeps those who share a computer apart. */
export function draftKey(parts: { who: string; realm: string; form: string; object: string }): string {
  return stem + [parts.who, parts.realm, parts.form, parts.object].map(encodeURIComponent).join('/')
}

export function keepDraft<Content>(key: string, content: Content, now: Date): void {
  try {
    window.sessionStorage.setItem(key, JSON.stringify({ content, at: now.toISOString() }))
  } catch {
    return
  }
}

export function readDraft<Content>(key: string): Draft<Content> | null {
  try {
    const text = window.sessionStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as Draft<Content>)
  } catch {
    return null
  }
}

export function dropDraft(key: string): void {
  try {
    window.sessionStorage.removeItem(key)
  } catch {
    return
  }
}

/** Drops every draft of this tab: whoever comes next must not find them. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(window.sessionStorage))
      if (key.startsWith(stem)) window.sessionStorage.removeItem(key)
  } catch {
    return
  }
}
