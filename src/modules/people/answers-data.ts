import { actorOf } from '#core/asker.ts'
import type { Asker } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { inSnapshot } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import type { PersonData } from './contract.ts'
import { readPersonData, readPersonId, readPersonOfAccount } from './store-data.ts'

export type Signed = Extract<Asker, { kind: 'account' }>
export type Self = { readonly realmId: number; readonly personId: number; readonly code: string }

/** The person whom the signed-in account belongs to. Throws `not-found` for whoever has no account or no person. */
export async function selfOf(database: Database, asker: Asker): Promise<Self> {
  if (asker.kind !== 'account') throw new Problem('not-found', 'person')
  const found = await inSnapshot(database, ({ client }) => readPersonOfAccount(client, asker.realmId, asker.accountId))
  if (found === null) throw new Problem('not-found', 'person')
  return { realmId: asker.realmId, personId: found.person_id, code: found.code }
}

/** Everything about a person; the journal is told of the reading before it is handed out. */
export async function personDataFor(
  database: Database,
  self: Self,
  by: { readonly asker: Asker; readonly now: Date; readonly door: string; readonly address: string },
): Promise<PersonData> {
  const { realmId, personId, code } = self
  const found = await inSnapshot(database, ({ client }) => readPersonData(client, realmId, personId))
  await appendEvent(database.db, {
    realmId,
    actor: actorOf(by.asker),
    door: by.door,
    action: readings.readMyData,
    object: { type: 'person', id: String(personId) },
    payload: { tables: found.tables.length, ...(by.address === '' ? {} : { address: by.address }) },
    at: by.now,
  })
  return { person: code, made_at: by.now.toISOString(), ...found }
}

/** A person by code. Throws `not-found`. */
export async function personNamed(database: Database, realmId: number, code: string): Promise<Self> {
  const personId = await inSnapshot(database, ({ client }) => readPersonId(client, realmId, code))
  if (personId === null) throw new Problem('not-found', 'person')
  return { realmId, personId, code }
}
