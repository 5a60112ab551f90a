import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll } from 'vitest'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { checkJournal } from '#platform/journal/check.ts'
import type { Against, JournalChecked } from '#platform/journal/check.ts'
import { checkpoint } from '#platform/journal/checkpoint.ts'
import type { StoredCheckpoint } from '#platform/journal/checkpoint.ts'
import { sequence } from '#platform/journal/sequence.ts'
import { openSigner } from '#platform/journal/signer.ts'
import type { Signer } from '#platform/journal/signer-state.ts'
import { freshDatabase } from '../database.ts'

export type Journal = { readonly database: Database; readonly dataDir: string; readonly signer: Signer }

/** An installation with a journal and nothing in it. */
export async function emptyJournal(): Promise<Journal> {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'quan-triet-journal-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  return { database, dataDir, signer: await openSigner(dataDir, null) }
}

/** Places for all events; transactions of other tests on the same server may hold them up. */
export async function placeAll(database: Database): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await sequence(database)).waiting === 0) return
    await sleep(50)
  }
  throw new Error('Events still wait for a place.')
}

export async function signed({ database, signer }: Journal): Promise<StoredCheckpoint> {
  await placeAll(database)
  return (await checkpoint(database, signer)) as StoredCheckpoint
}

/** Appends readings of the board by clerks of several units. */
export async function readings(database: Database, from: number, count: number): Promise<number[]> {
  const ids: number[] = []
  for (let i = from; i < from + count; i += 1) {
    const unit = `U${i % 5}`
    const object = { type: 'campaign', id: `C${i % 3}` }
    ids.push(
      await appendEvent(database.db, {
        realmId: 1,
        actor: `account:${i % 7}`,
        role: 'unit_officer',
        door: 'page',
        action: 'read.names',
        unit,
        object,
        payload: { rows: i, address: '192.0.2.7' },
      }),
    )
  }
  return ids
}

/** An installation with thirty events under three checkpoints. */
export async function lived(): Promise<Journal & { readonly kept: string }> {
  const journal = await emptyJournal()
  for (const from of [0, 10, 20]) {
    await readings(journal.database, from, 10)
    await signed(journal)
  }
  const { note } = await signed(journal)
  return { ...journal, kept: note }
}

/** The check as the command does it; `kept` are notes that clients or witnesses kept. */
export async function verified(
  { database, signer }: Journal,
  kept: readonly string[] = [],
  witnesses: Against['witnesses'] = [],
): Promise<JournalChecked> {
  const against: Against = {
    witnesses,
    vkey: signer.vkey,
    signed: await signer.last(),
    kept: kept.map((note, i) => ({ name: `kept ${i}`, note })),
  }
  return checkJournal(database, against)
}

export const codesOf = (checked: JournalChecked): string[] =>
  [...new Set(checked.faults.map(({ code }) => code))].toSorted()

/** Raw SQL of somebody who owns the database: no trigger and no foreign key is in the way. */
export async function tamper(database: Database, ...statements: readonly string[]): Promise<void> {
  const client = await database.pool.connect()
  await client.query('set session_replication_role = replica')
  await client.query('alter table journal_payloads disable trigger user') // one that holds in that mode too
  for (const statement of statements) await client.query(statement)
  await client.query('alter table journal_payloads enable trigger user')
  client.release(true)
}

/** Everything derived thrown away and made again from the events as they are now. */
export async function rebuilt(journal: Journal, signer: Signer): Promise<void> {
  await tamper(
    journal.database,
    'delete from journal_leaves',
    'delete from journal_nodes',
    'delete from journal_checkpoints',
    'delete from journal_keys',
    'delete from journal_pending',
    'insert into journal_pending (event_id, xid) select event_id, xid from journal_events',
  )
  await signed({ ...journal, signer })
}

/** Rewrites what an event says everywhere, so that the event alone is sound again. */
export const rewritten = `update journal_events set unit = 'U9', leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"unit":"U3"', '"unit":"U9"'), 'UTF8') where event_id = 4`
