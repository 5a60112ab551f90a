/** Which units of a tree are open, kept while one goes from page to page. */
const kept = new Map<string, ReadonlySet<string>>()

export const openUnits = {
  /** Null before anything was opened or closed. */
  of: (realm: string): ReadonlySet<string> | null => kept.get(realm) ?? null,
  keep: (realm: string, open: ReadonlySet<string>): void => void kept.set(realm, open),
}
