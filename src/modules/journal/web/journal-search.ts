export const searchKeys = ['actor', 'unit', 'action', 'object_type', 'object_id', 'from', 'to'] as const
export type JournalSearch = Partial<Record<(typeof searchKeys)[number], string>>

/** What an address asks of the journal; empty parts count as absent. */
export function searchOf(text: string): JournalSearch {
  const query = new URLSearchParams(text)
  return Object.fromEntries(
    searchKeys.flatMap((key) => {
      const value = query.get(key)?.trim()
      return value ? [[key, value]] : []
    }),
  )
}
