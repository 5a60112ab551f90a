/** What is kept for imports: the files until they have ended, and how a sheet's headings were understood. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { fold } from '#core/text.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database, Db } from '#platform/database.ts'
import type { SheetSettings } from './rules-sheet.ts'
import type { Job, JobOwner } from './store-imports.ts'

/** Who sent a job's files, as orders call them. */
export const jobActor = (accountId: number | null): string => (accountId === null ? 'machine' : `account:${accountId}`)

/** How long what was sent waits for whoever sent it. */
const patience = '2 days'

/** The files of a job that are still there, by the names that they were sent under. */
export async function keptParts(db: Db, job: Job): Promise<Job['parts'] | null> {
  const hashes = job.parts.map(({ sha256 }) => Buffer.from(sha256, 'hex'))
  const { rows } = await sql<{ n: number }>`
    select count(distinct sha256)::int as n from uploads where realm_id = ${job.realmId}
      and actor = ${jobActor(job.accountId)} and sha256 = any(${hashes})`.execute(db)
  return rows[0]?.n === new Set(job.parts.map(({ sha256 }) => sha256)).size ? job.parts : null
}

/** Lets go of a job's files and of what it says of their cells, unless another job of the same account needs them. */
export async function letGo(client: pg.ClientBase, job: Pick<Job, 'realmId' | 'job'>): Promise<void> {
  await client.query(
    `with ended as (
       select realm_id, job_id, account_id, p->>'sha256' as hex from import_jobs, jsonb_array_elements(parts) p
       where realm_id = $1 and job_id = $2),
     gone as (
       delete from uploads u using ended e where u.realm_id = e.realm_id and u.sha256 = decode(e.hex, 'hex')
         and u.actor = coalesce('account:' || e.account_id, 'machine')
         and not exists (select 1 from import_jobs o where o.realm_id = e.realm_id and o.job_id <> e.job_id
           and o.account_id is not distinct from e.account_id
           and o.state in ('uploaded', 'checking', 'checked', 'importing')
           and o.parts @> jsonb_build_array(jsonb_build_object('sha256', e.hex)))
       returning u.realm_id, u.sha256)
     insert into file_removals (realm_id, sha256) select realm_id, sha256 from gone on conflict do nothing`,
    [job.realmId, job.job],
  )
  await client.query(
    `update import_jobs set corrections = '{}', faults = '[]', left_out = '[]' where realm_id = $1 and job_id = $2`,
    [job.realmId, job.job],
  )
}

/** Ends jobs that nobody has touched for two days; what they hold of people goes. Answers how many. */
export async function endForgotten(database: Database, now: Date): Promise<number> {
  return inTransaction(database, async ({ client }) => {
    const { rows } = await client.query<{ realm_id: number; job_id: number }>(
      `update import_jobs set state = case when state in ('uploaded', 'checked') then 'cancelled' else state end, changed_at = $1
       where changed_at < $1::timestamptz - interval '${patience}' and (state in ('uploaded', 'checked')
         or state in ('done', 'failed', 'cancelled', 'undone') and (corrections <> '{}' or faults <> '[]' or left_out <> '[]'))
       returning realm_id, job_id`,
      [now],
    )
    for (const row of rows) await letGo(client, { realmId: row.realm_id, job: row.job_id })
    return rows.length
  })
}

/** Headings under which a mapping is remembered, whatever their case and blanks. */
function headersKey(header: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(header.map(fold)))
    .digest('hex')
}

export type Remembered = Pick<SheetSettings, 'files' | 'columns' | 'constants' | 'make_codes'>

/** How the account understood a sheet with these headings the last time; null when it never saw one. */
export async function readMapping(db: Db, owner: JobOwner, header: readonly string[]): Promise<Remembered | null> {
  const { rows } = await sql<{ settings: Remembered }>`
    select settings from import_mappings where realm_id = ${owner.realmId}
      and coalesce(account_id, 0) = ${owner.accountId ?? 0}::bigint and headers = ${headersKey(header)}`.execute(db)
  return rows[0]?.settings ?? null
}

/** Remembers a mapping; an account keeps the 200 that it used last. */
export async function writeMapping(
  client: pg.ClientBase,
  owner: JobOwner,
  header: readonly string[],
  settings: Remembered,
  now: Date,
): Promise<void> {
  const { files, columns, constants, make_codes } = settings
  await client.query(
    `insert into import_mappings (realm_id, account_id, headers, settings, used_at) values ($1, $2, $3, $4, $5)
     on conflict (realm_id, coalesce(account_id, 0), headers)
       do update set settings = excluded.settings, used_at = excluded.used_at`,
    [
      owner.realmId,
      owner.accountId,
      headersKey(header),
      JSON.stringify({ files, columns, constants, make_codes }),
      now,
    ],
  )
  await client.query(
    `delete from import_mappings where realm_id = $1 and coalesce(account_id, 0) = coalesce($2::bigint, 0) and mapping_id not in (
       select mapping_id from import_mappings where realm_id = $1 and coalesce(account_id, 0) = coalesce($2::bigint, 0)
       order by used_at desc, mapping_id desc limit 200)`,
    [owner.realmId, owner.accountId],
  )
}
