/**
 * The whole check of a journal: events → leaves → root → every stored checkpoint → what the signer signed last → the
 * checkpoints that others kept. What is rebuilt together with its key shows only against the last of these.
 */
import type { Database } from '../database.ts'
import { inSnapshot } from '../database.ts'
import { checkOrders } from './check-orders.ts'
import { Faults } from './check-faults.ts'
import type { JournalFault } from './check-faults.ts'
import { walk } from './check-rows.ts'
import type { StoredCheckpoint } from './checkpoint.ts'
import { NoteFault, openCheckpoint, parseVerifierKey } from './note.ts'
import type { Checkpoint, VerifierKey } from './note.ts'
import type { Signed } from './signer-state.ts'
import type { Client } from './tree.ts'

export type JournalChecked = {
  readonly faults: readonly JournalFault[]
  /** How many there are, shown or not. */
  readonly faultCount: number
  readonly size: number
  readonly root: Buffer
  readonly checkpoints: number
  /** Payloads erased in due form. */
  readonly erased: number
  readonly waiting: number
  readonly waitingSince: Date | null
}

export type Against = {
  /** The installation's public key; null before the first start. */
  readonly vkey: string | null
  /** What the signer signed last; null when that can't be asked. */
  readonly signed?: Signed | null
  /** The signer can't say what it signed last though it should. */
  readonly signerLost?: boolean
  /** Checkpoints that somebody kept: a name for each, and the signed note. */
  readonly kept?: readonly { readonly name: string; readonly note: string }[]
  /** Keys of witnesses: each checkpoint kept must have the cosignature of one, which then is enough. */
  readonly witnesses?: readonly VerifierKey[]
}

export function checkJournal(database: Database, against: Against): Promise<JournalChecked> {
  return inSnapshot(database, ({ client }) => checkOn(client, against))
}

async function checkOn(client: Client, against: Against): Promise<JournalChecked> {
  const faults = new Faults()
  const stored = (
    await client.query<StoredCheckpoint>('select size, root, note, at from journal_checkpoints order by size')
  ).rows
  const keys = await knownKeys(client, against.vkey)
  const { witnesses = [] } = against
  const kept = (against.kept ?? []).flatMap(({ name, note }) => {
    // a witness's word stands for the journal's signature: it holds also when the key has been exchanged
    const opened = tryOpen(note, witnesses.length > 0 ? witnesses : keys)
    if (opened === null) faults.add({ code: witnesses.length > 0 ? 'kept-unwitnessed' : 'kept-signature', about: name })
    return opened === null ? [] : [{ name, ...opened }]
  })
  const signed = against.signed?.size ? against.signed : null
  const sizes = new Set([...stored, ...kept, ...(signed ? [signed] : [])].map(({ size }) => size))
  const walked = await walk(client, sizes, stored, faults)
  checkStored(stored, keys, walked.roots, faults)
  if (against.vkey !== null) await checkOwnKey(client, against.vkey, stored, faults)
  if (against.signerLost) faults.add({ code: 'signer-lost' })
  if (signed) compare(signed, walked.roots, faults, 'signer')
  for (const one of kept) compare(one, walked.roots, faults, 'kept', one.name)
  const outside = await client.query<{ event_id: number }>(
    `select event_id from journal_events e where not exists (select 1 from journal_leaves l where l.event_id = e.event_id)
       and not exists (select 1 from journal_pending p where p.event_id = e.event_id) order by event_id`,
  )
  for (const { event_id } of outside.rows) faults.add({ code: 'event-outside', event: event_id })
  await checkOrders(client, faults)
  const waiting = await client.query<{ count: number; since: Date | null }>(
    'select count(*) as count, min(e.at) as since from journal_pending p join journal_events e using (event_id)',
  )
  return {
    faults: faults.list,
    faultCount: faults.count,
    size: walked.size,
    root: walked.root,
    checkpoints: stored.length,
    erased: walked.erased,
    waiting: waiting.rows[0]?.count ?? 0,
    waitingSince: waiting.rows[0]?.since ?? null,
  }
}

async function knownKeys(client: Client, own: string | null): Promise<VerifierKey[]> {
  const { rows } = await client.query<{ vkey: string }>('select vkey from journal_keys')
  return [...new Set([...rows.map(({ vkey }) => vkey), ...(own === null ? [] : [own])])].flatMap((vkey) => {
    try {
      return [parseVerifierKey(vkey)]
    } catch (error) {
      if (error instanceof NoteFault) return [] // what it signed is told as unsigned
      throw error
    }
  })
}

/** Since the installation's key is known here, nothing but it signs. */
async function checkOwnKey(
  client: Client,
  vkey: string,
  stored: readonly StoredCheckpoint[],
  faults: Faults,
): Promise<void> {
  const { rows } = await client.query<{ at: Date }>('select at from journal_keys where vkey = $1', [vkey])
  const since = rows[0]?.at
  const own = parseVerifierKey(vkey)
  const later = stored.filter(({ at }) => since === undefined || at > since)
  for (const { size, note } of later) {
    if (tryOpen(note, [own]) === null) faults.add({ code: 'key-unknown', size, about: own.name })
  }
}

function tryOpen(note: string, keys: readonly VerifierKey[]): Checkpoint | null {
  try {
    return openCheckpoint(note, keys)
  } catch (error) {
    if (error instanceof NoteFault) return null
    throw error
  }
}

function checkStored(
  stored: readonly StoredCheckpoint[],
  keys: readonly VerifierKey[],
  roots: ReadonlyMap<number, Buffer>,
  faults: Faults,
): void {
  for (const { size, root, note } of stored) {
    const opened = tryOpen(note, keys)
    if (opened === null || opened.size !== size || !opened.root.equals(root)) {
      faults.add({ code: 'checkpoint-signature', size })
      continue
    }
    const there = roots.get(size)
    if (there === undefined) faults.add({ code: 'checkpoint-longer', size })
    else if (!there.equals(root)) faults.add({ code: 'checkpoint-root', size })
  }
}

function compare(
  { size, root }: Signed,
  roots: ReadonlyMap<number, Buffer>,
  faults: Faults,
  who: 'signer' | 'kept',
  about?: string,
): void {
  const there = roots.get(size)
  const more = about === undefined ? { size } : { size, about }
  if (there === undefined) faults.add({ code: `${who}-longer`, ...more })
  else if (!there.equals(root)) faults.add({ code: `${who}-root`, ...more })
}
