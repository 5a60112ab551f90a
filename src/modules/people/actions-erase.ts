import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database, InTransaction } from '#platform/database.ts'
import { erasePeople } from '#platform/facts-erase.ts'
import { removeFiles } from '#platform/files-remove.ts'
import { appendEvent } from '#platform/journal.ts'
import { readHoldsOn } from './store-holds.ts'
import { readAdministrators } from './store-retention.ts'

export type Eraser = {
  readonly database: Database
  readonly filesDir: string
  readonly realmId: number
  readonly actor: string
  readonly door: string
  readonly now: Date
}

/**
 * Erases people within a transaction and tells the journal of each. Throws `conflict`: while somebody's account is an
 * administrator's, and with `hold` as its issue while a hold stands.
 */
export async function eraseWithin(
  { client, db }: InTransaction,
  eraser: Omit<Eraser, 'database' | 'filesDir'>,
  people: readonly number[],
  payload: Record<string, string>,
): Promise<void> {
  const { realmId, actor, door, now } = eraser
  const holds = await readHoldsOn(client, realmId, people)
  if (holds.length > 0)
    throw new Problem('conflict', 'A legal hold stands.', {
      issues: holds.map(({ reason }) => ({ path: 'hold', message: reason ?? '' })),
    })
  const administrators = await readAdministrators(client, realmId, people)
  if (administrators.length > 0)
    throw new Problem('conflict', 'An administrator’s role has to be taken away before the person is erased.')
  await erasePeople(client, { realmId, people, by: { actor, door }, now })
  for (const id of people) {
    const object = { type: 'person', id: String(id) }
    await appendEvent(db, { realmId, actor, door, action: 'person.erase', object, payload })
  }
}

/**
 * Takes a person's name, contacts, texts and files away for good; figures stay (platform/facts-erase.ts). Erasing again
 * takes away what came since. Throws `conflict` as {@link eraseWithin} does.
 */
export async function erasePerson(eraser: Eraser, personId: number): Promise<{ files: number }> {
  const { database, filesDir } = eraser
  await inTransaction(database, (cx) => eraseWithin(cx, eraser, [personId], { reason: 'asked' }))
  return { files: await removeFiles(database, filesDir) }
}
