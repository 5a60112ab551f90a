import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type LinkFacts = {
  readonly issuer: string
  readonly directive: string
  readonly other_issuer: string
  readonly other: string
  readonly kind: string
  readonly cited: string | null
  readonly recorded_at: Date
}

/** Typed links, as known now; whoever asks keeps those whose both ends may be seen. */
export async function readLinks(db: Db, realmId: number): Promise<LinkFacts[]> {
  const { rows } = await sql<LinkFacts>`
    select issuer, directive, other_issuer, other, kind, cited, recorded_at from directive_links
    where realm_id = ${realmId} and superseded_at is null and not retracted
    order by directive collate "C", kind, other collate "C"`.execute(db)
  return rows
}

export type ReceiptFacts = {
  readonly issuer: string
  readonly directive: string
  readonly unit: string
  readonly received_on: string
  readonly own_number: string | null
  readonly own_issued_on: string | null
}

/** What units in scope received, as known now; of one directive, or of all. */
export async function readReceipts(db: Db, scope: UnitScope): Promise<ReceiptFacts[]> {
  const covered = scope.units()
  const { rows } = await sql<ReceiptFacts>`
    select r.issuer, r.directive, i.code as unit, r.received_on::text as received_on, r.own_number,
      r.own_issued_on::text as own_issued_on
    from directive_receipts r join unit_ids i on i.realm_id = r.realm_id and i.unit_id = r.unit_id
    where r.realm_id = ${scope.realmId} and r.superseded_at is null and not r.retracted
      and (${covered}::bigint[] is null or r.unit_id = any(${covered}::bigint[]))`.execute(db)
  return rows
}

/** What a campaign studies, as `number@issued_on` or a number; null for one that is not there, or a draft. */
export async function readStudied(db: Db, realmId: number, campaign: string): Promise<readonly string[] | null> {
  const { rows } = await sql<{ directives: string[] | null }>`
    select c.directives from campaigns c join campaign_ids i on i.realm_id = c.realm_id and i.campaign_id = c.campaign_id
    where c.realm_id = ${realmId} and i.code = ${campaign} and c.superseded_at is null and not c.retracted
      and c.status is distinct from 'draft'`.execute(db)
  return rows[0] === undefined ? null : (rows[0].directives ?? [])
}

/** Campaigns that study a directive, by `number@issued_on`; drafts are their planners' own (decision 0018). */
export async function readStudying(db: Db, realmId: number, named: string): Promise<{ code: string; title: string }[]> {
  const { rows } = await sql<{ code: string; title: string }>`
    select i.code, c.title from campaigns c join campaign_ids i on i.realm_id = c.realm_id and i.campaign_id = c.campaign_id
    where c.realm_id = ${realmId} and c.superseded_at is null and not c.retracted
      and c.status is distinct from 'draft' and c.directives && array[${named}, split_part(${named}, '@', 1)]
    order by c.opens_on desc`.execute(db)
  return rows
}
