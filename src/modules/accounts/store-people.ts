/** People of units who could have an account, and the slips of those who have one waiting. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import { unitName } from './store-accounts-list.ts'

export type Candidate = { readonly person_id: number; readonly unit_id: number; readonly full_name: string }

/** People whose unit today is one of these and who have no account, in the order of unit and person. */
export async function readCandidates(
  db: Db,
  scope: UnitScope,
  of: { readonly units: readonly number[]; readonly today: string; readonly limit: number },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select distinct on (m.person_id) m.person_id, m.unit_id, p.full_name
    from memberships m join people p on p.realm_id = m.realm_id and p.person_id = m.person_id
      and p.superseded_at is null and not p.retracted
    where m.realm_id = ${scope.realmId} and m.unit_id = any(${of.units.filter((unit) => scope.covers(unit))}::bigint[])
      and m.superseded_at is null and not m.retracted and m.valid_from <= ${of.today}::date and m.valid_to >= ${of.today}::date
      and not exists (select 1 from accounts a where a.realm_id = m.realm_id and a.person_id = m.person_id)
    order by m.person_id, m.is_primary desc nulls last, m.unit_id limit ${of.limit}`.execute(db)
  return rows
}

/** User names of the realm that begin like this one. */
export async function readNamesLike(db: Db, realmId: number, bases: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ user_name: string }>`
    select user_name from accounts where realm_id = ${realmId}
      and regexp_replace(user_name, '[0-9]+$', '') = any(${bases}::text[])`.execute(db)
  return new Set(rows.map((row) => row.user_name))
}

export type Slip = {
  readonly account_id: number
  readonly user_name: string
  readonly unit_id: number
  readonly unit: string
  readonly unit_name: string
  readonly full_name: string | null
}

/** Accounts of these units that nobody has activated yet, by unit and name. */
export async function readWaiting(
  db: Db,
  scope: UnitScope,
  of: { readonly units: readonly number[]; readonly limit: number },
): Promise<Slip[]> {
  const { rows } = await sql<Slip>`
    select a.account_id, a.user_name, a.unit_id, i.code as unit,
      coalesce((select u.name from units u where u.realm_id = a.realm_id and u.unit_id = a.unit_id
        and u.superseded_at is null and not u.retracted order by u.valid_from desc limit 1), i.code) as unit_name,
      (select p.full_name from people p where p.realm_id = a.realm_id and p.person_id = a.person_id
        and p.superseded_at is null and not p.retracted) as full_name
    from accounts a join unit_ids i on i.realm_id = a.realm_id and i.unit_id = a.unit_id
    where a.realm_id = ${scope.realmId} and a.status = 'pending'
      and a.unit_id = any(${of.units.filter((unit) => scope.covers(unit))}::bigint[])
    order by i.code collate "C", a.user_name collate "C" limit ${of.limit}`.execute(db)
  return rows
}

/** Id of a person by code; null when there is none. */
export async function readPersonId(db: Db, realmId: number, code: string): Promise<number | null> {
  const { rows } = await sql<{ person_id: number }>`
    select person_id from person_ids where realm_id = ${realmId} and code = ${code}`.execute(db)
  return rows[0]?.person_id ?? null
}

/** Units of a person today. */
export async function readUnitsOfPerson(db: Db, realmId: number, personId: number, today: string): Promise<number[]> {
  const { rows } = await sql<{ unit_id: number }>`
    select unit_id from memberships where realm_id = ${realmId} and person_id = ${personId} and superseded_at is null
      and not retracted and valid_from <= ${today}::date and valid_to >= ${today}::date`.execute(db)
  return rows.map((row) => row.unit_id)
}

/** Newest name of a unit; null for none. */
export async function unitNameOf(db: Db, realmId: number, unit: number | null): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    select ${unitName(sql`${realmId}::bigint`, sql`${unit}::bigint`)} as name`.execute(db)
  return rows[0]?.name ?? null
}

export type UnitLabel = { readonly code: string; readonly name: string | null }

/** Codes and newest names of units by id. */
export async function readUnitLabels(db: Db, realmId: number, ids: readonly number[]): Promise<Map<number, UnitLabel>> {
  const { rows } = await sql<UnitLabel & { unit_id: number }>`
    select i.unit_id, i.code, ${unitName(sql`i.realm_id`, sql`i.unit_id`)} as name from unit_ids i
    where i.realm_id = ${realmId} and i.unit_id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.unit_id, row]))
}
