/** The register as somebody sees it: what their units issued, what stands above them, what was addressed to them. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type RegisterRow = {
  readonly issuer: string
  /** Null where the issuer is no unit of the realm. */
  readonly unit_id: number | null
  readonly issuer_name: string
  readonly type: string
  readonly number: string
  readonly issued_on: string
  readonly title: string
  readonly term: string | null
  readonly secrecy: string
  readonly file: string | null
  readonly sha256: string | null
  readonly based_on: readonly string[]
  readonly recorded_at: Date
  readonly addressed: number
  readonly received: number
}

/** Each unit where it stands on a day, or stood last. */
const placements = (realmId: number, day: string): RawBuilder<unknown> => sql`
  select distinct on (p.unit_id) p.unit_id, i.code, p.name, p.level, p.parent_id from units p
  join unit_ids i on i.realm_id = p.realm_id and i.unit_id = p.unit_id
  where p.realm_id = ${realmId} and p.superseded_at is null and not p.retracted
  order by p.unit_id, p.valid_from <= ${day}::date desc, p.valid_from desc`

/**
 * Directives in force as known now that the scope may see. What is marked as a secret (domain.md §6.2) is seen only by
 * its issuer's own and those to whom it is addressed.
 */
export async function readRegister(db: Db, scope: UnitScope, today: string): Promise<RegisterRow[]> {
  const { realmId } = scope
  const covered = scope.units()
  const { rows } = await sql<RegisterRow>`
    with recursive place as materialized (
      select p.* from (${placements(realmId, today)}) p where ${covered}::bigint[] is not null),
    issuers as (
      select i.unit_id, i.code, n.name from (
        select distinct issuer from directives where realm_id = ${realmId} and superseded_at is null) d
      join unit_ids i on i.realm_id = ${realmId} and i.code = d.issuer
      left join lateral (
        select p.name from units p where p.realm_id = ${realmId} and p.unit_id = i.unit_id and p.superseded_at is null
          and not p.retracted order by p.valid_from <= ${today}::date desc, p.valid_from desc limit 1) n on true),
    above as (
      select p.parent_id as unit_id from place p where p.unit_id = any(${covered}::bigint[]) and p.parent_id is not null
      union
      select p.parent_id from place p join above a on a.unit_id = p.unit_id where p.parent_id is not null),
    seen as (
      select c.directives from campaigns c where c.realm_id = ${realmId} and c.superseded_at is null and not c.retracted
        and c.status is distinct from 'draft'
        and (c.owner_id = any(${covered}::bigint[]) or c.owner_id in (select unit_id from above))),
    addressed as (
      select r.issuer, r.directive, count(*) filter (where r.purpose is distinct from 'keep')::int as units
      from directive_recipients r where r.realm_id = ${realmId} and r.superseded_at is null and not r.retracted
        and (${covered}::bigint[] is null or r.unit_id = any(${covered}::bigint[])) group by 1, 2),
    received as (
      select r.issuer, r.directive, count(*)::int as units
      from directive_receipts r where r.realm_id = ${realmId} and r.superseded_at is null and not r.retracted
        and (${covered}::bigint[] is null or r.unit_id = any(${covered}::bigint[])) group by 1, 2),
    known as (
      select d.*, d.number || '@' || d.issued_on as named, i.unit_id, i.name from directives d
      left join issuers i on i.code = d.issuer
      where d.realm_id = ${realmId} and d.superseded_at is null and not d.retracted)
    select d.issuer, d.unit_id, coalesce(d.name, d.issuer) as issuer_name, d.type, d.number,
      d.issued_on::text as issued_on, d.title, d.term, coalesce(d.secrecy, 'none') as secrecy, d.file,
      encode(d.file_sha256, 'hex') as sha256, coalesce(d.based_on, '{}') as based_on, d.recorded_at,
      coalesce(a.units, 0) as addressed, coalesce(r.units, 0) as received
    from known d
    left join addressed a on a.issuer = d.issuer and a.directive = d.named
    left join received r on r.issuer = d.issuer and r.directive = d.named
    where ${covered}::bigint[] is null or d.unit_id = any(${covered}::bigint[]) or a.units is not null
      or (coalesce(d.secrecy, 'none') in ('none', 'internal') and (d.unit_id is null
        or d.unit_id in (select unit_id from above)
        or exists (select 1 from seen s where s.directives && array[d.number, d.named])))
    order by d.issued_on desc, d.number collate "C", d.issuer collate "C"`.execute(db)
  return rows
}

export type UnitFacts = {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parentId: number | null
}

/** Every unit: levels and ways up of those that issue directives. */
export async function readUnitFacts(db: Db, realmId: number, day: string): Promise<UnitFacts[]> {
  type Row = { unit_id: number; code: string; name: string; level: string; parent_id: number | null }
  const { rows } = await sql<Row>`${placements(realmId, day)}`.execute(db)
  return rows.map(({ unit_id: unitId, parent_id: parentId, ...row }) => ({ unitId, parentId, ...row }))
}

/** Whether somebody uploaded this content in the realm. */
export async function wasUploaded(db: Db, realmId: number, sha256: string, actor: string): Promise<boolean> {
  const { rows } = await sql`select 1 from uploads
    where realm_id = ${realmId} and sha256 = decode(${sha256}, 'hex') and actor = ${actor}`.execute(db)
  return rows.length > 0
}
