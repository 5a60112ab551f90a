import type { Database } from '../database.ts'
import { checkpoint } from './checkpoint.ts'
import type { StoredCheckpoint } from './checkpoint.ts'
import { sequence } from './sequence.ts'
import type { Signer } from './signer-state.ts'

/**
 * Brings the journal up to date and has it signed: what every door that shows or checks it does first. Twice where a
 * key is new, since the event that tells of it needs a checkpoint too. Throws SignerRefused.
 */
export async function sealJournal(database: Database, signer: Signer): Promise<StoredCheckpoint | null> {
  await sequence(database)
  const first = await checkpoint(database, signer)
  const { added } = await sequence(database)
  return added === 0 ? first : checkpoint(database, signer)
}
