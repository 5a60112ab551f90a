import type { Database } from '../database.ts'
import { appendEvent, newKeyAction } from '../journal.ts'
import type { Signer } from './signer-state.ts'
import { alone } from './transaction.ts'
import { consistencyProof, rootAt, treeSize } from './tree.ts'
import type { Client } from './tree.ts'

export type StoredCheckpoint = {
  readonly size: number
  readonly root: Buffer
  readonly note: string
  readonly at: Date
}

/** The newest signed checkpoint; null before the first. */
export async function latestCheckpoint(client: Client): Promise<StoredCheckpoint | null> {
  const { rows } = await client.query<StoredCheckpoint>(
    'select size, root, note, at from journal_checkpoints order by size desc limit 1',
  )
  return rows[0] ?? null
}

/** How a report names the checkpoint it was made under: size and the first 16 hex digits of the root. */
export function checkpointMark({ size, root }: Pick<StoredCheckpoint, 'size' | 'root'>): string {
  return `${size} · ${root.toString('hex').slice(0, 16)}`
}

/**
 * Has the tree as it stands signed, unless it has been; null while it is empty. Throws SignerRefused when the tree
 * does not continue what was signed before. A key that is new here is told of by an event, which the next checkpoint
 * covers.
 */
export function checkpoint(database: Database, signer: Signer): Promise<StoredCheckpoint | null> {
  return alone(database, async (client) => {
    const size = await treeSize(client)
    if (size === 0) return null
    const last = await signer.last()
    await noteKey(client, signer)
    const newest = await latestCheckpoint(client)
    const root = await rootAt(client, size)
    if (newest?.size === size && last.size === size && last.root.equals(root)) return newest
    const proof = last.size <= size ? await consistencyProof(client, last.size, size) : []
    const note = await signer.sign({ size, root }, proof)
    if (newest?.size === size) return { ...newest, note } // signed before under an older key, and still is
    const { rows } = await client.query<StoredCheckpoint>(
      'insert into journal_checkpoints (size, root, note) values ($1, $2, $3) returning size, root, note, at',
      [size, root, note],
    )
    return rows[0] ?? null
  })
}

async function noteKey(client: Parameters<typeof appendEvent>[0] & Client, signer: Signer): Promise<void> {
  const { rows } = await client.query<{ vkey: string }>('select vkey from journal_keys order by at, vkey')
  if (rows.some(({ vkey }) => vkey === signer.vkey)) return
  await client.query('insert into journal_keys (vkey) values ($1)', [signer.vkey])
  if (rows.length === 0) return
  const before = await latestCheckpoint(client)
  await appendEvent(client, {
    realmId: null,
    actor: 'signer',
    door: 'signer',
    action: newKeyAction,
    payload: {
      key: signer.vkey,
      earlier: rows.map(({ vkey }) => vkey),
      endorsement: signer.endorsement,
      checkpoint: before?.note ?? null,
    },
  })
}
