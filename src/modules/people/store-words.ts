/** From a part of a name to the words of names that hold it (decision 0017). */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** The folding of names in the store, for what is searched in them. */
export const foldName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .replaceAll('đ', 'd')

/** More words than this, and looking at everybody is as quick. */
const most = 100

/**
 * For each word of what is searched the words of names that may be meant: whole within, by its end at the beginning, by
 * its beginning at the end. Null where that leads nowhere: codes, a sign that is in no name, too many.
 */
export async function wordsMeant(db: Db, realmId: number, search: string | undefined): Promise<string[][] | null> {
  const parts = foldName(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  if (parts.length === 0 || parts.length > 8 || parts.some((part) => !/^\p{L}+$/u.test(part))) return null
  const like = parts.map((part, i) => `${i === 0 ? '%' : ''}${part}${i === parts.length - 1 ? '%' : ''}`)
  const { rows } = await sql<{ word: string }>`
    select word from people_words where realm_id = ${realmId} and word like any(${like}::text[])`.execute(db)
  const found = parts.map((part, i) =>
    rows
      .map(({ word }) => word)
      .filter(
        (word) =>
          (i === 0 ? word.endsWith(part) : word.startsWith(part)) || (parts.length === 1 && word.includes(part)),
      )
      .filter((word) => i === 0 || i === parts.length - 1 || word === part),
  )
  return found.some((words) => words.length === 0 || words.length > most) ? null : found
}
