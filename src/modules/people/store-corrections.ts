/** Requests for correction, and the terms of a realm. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { Correction, PrivacySettings, RequestKind } from './contract.ts'

type Moments = 'answered_at' | 'done_at' | 'lifted_at'
type Stored = Omit<Correction, 'made_at' | Moments> & { readonly made_at: Date } & Readonly<
    Record<Moments, Date | null>
  >
type Listed = Stored & { readonly person: string; readonly full_name: string | null; readonly unit: string | null }

const columns = sql`r.request_id as correction, r.kind, r.done_by, r.extended_at is not null as extended, r.done_at, r.lifted_at, r.what_is_wrong, r.what_is_right, r.made_at, r.due_on, r.status, r.answer, r.answered_at`
const inIso = <R extends Stored>({ made_at, answered_at, done_at, lifted_at, ...row }: R) => ({
  ...row,
  made_at: made_at.toISOString(),
  answered_at: answered_at?.toISOString() ?? null,
  done_at: done_at?.toISOString() ?? null,
  lifted_at: lifted_at?.toISOString() ?? null,
})

/** The unit that a person belongs to on a day, primary first, else the last one; null when there has been none. */
export async function readUnitOf(db: Db, realmId: number, personId: number, day: string): Promise<number | null> {
  const { rows } = await sql<{ unit_id: number }>`
    select unit_id from memberships where realm_id = ${realmId} and person_id = ${personId} and superseded_at is null
      and not retracted and valid_from <= ${day}::date
    order by (valid_to >= ${day}::date) desc, is_primary desc nulls last, valid_to desc, unit_id limit 1`.execute(db)
  return rows[0]?.unit_id ?? null
}

/** How many open requests a person has. */
export async function countOpen(db: Db, realmId: number, personId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from correction_requests
    where realm_id = ${realmId} and person_id = ${personId} and status = 'open'`.execute(db)
  return rows[0]?.n ?? 0
}

export type NewRequest = {
  readonly realmId: number
  readonly personId: number
  readonly accountId: number
  readonly unitId: number | null
  readonly wrong: string
  readonly kind: RequestKind
  readonly right: string | null
  readonly doneBy: string
  readonly now: Date
  readonly dueOn: string
}

/** Keeps a request and answers its number. */
export async function addRequest(db: Db, of: NewRequest): Promise<number> {
  const { rows } = await sql<{ request_id: number }>`
    insert into correction_requests (realm_id, person_id, account_id, unit_id, kind, what_is_wrong, what_is_right, made_at, due_on, done_by)
    values (${of.realmId}, ${of.personId}, ${of.accountId}, ${of.unitId}, ${of.kind}, ${of.wrong}, ${of.right}, ${of.now}, ${of.dueOn}::date, ${of.doneBy}::date)
    returning request_id`.execute(db)
  return (rows[0] as { request_id: number }).request_id
}

/** A person's own requests, newest first. */
export async function readOwnRequests(db: Db, of: { realmId: number; personId: number; today: string }) {
  const { rows } = await sql<Stored>`
    select ${columns}, r.status = 'open' and r.due_on < ${of.today}::date as overdue from correction_requests r
    where r.realm_id = ${of.realmId} and r.person_id = ${of.personId} order by r.request_id desc limit 500`.execute(db)
  return rows.map(inIso)
}

/** Whether a scope holds a request: by the unit where the person belonged when it was made. */
const inScope = (scope: UnitScope) => {
  const units = scope.units()
  return units === null ? sql`true` : sql`r.unit_id = any(${units}::bigint[])`
}

/** Requests of a scope by the day they are due, a page at a time; no name of who has moved out of the scope since. */
export async function listRequests(
  db: Db,
  scope: UnitScope,
  asked: { status: 'open' | 'answered' | 'all'; after: number | undefined; limit: number; today: string },
) {
  const status = { open: sql`r.status = 'open'`, answered: sql`r.status <> 'open'`, all: sql`true` }[asked.status]
  const after =
    asked.after === undefined
      ? sql`true`
      : sql`(r.due_on, r.request_id) > (select r.due_on, r.request_id from correction_requests r
          where r.realm_id = ${scope.realmId} and r.request_id = ${asked.after} and ${inScope(scope)})`
  const units = scope.units()
  const named =
    units === null
      ? sql`true`
      : sql`(select m.unit_id from memberships m where m.realm_id = r.realm_id and m.person_id = r.person_id
          and m.superseded_at is null and not m.retracted and m.valid_from <= ${asked.today}::date
          order by (m.valid_to >= ${asked.today}::date) desc, m.is_primary desc nulls last, m.valid_to desc, m.unit_id limit 1)
        = any(${units}::bigint[])`
  const { rows } = await sql<Listed>`
    select ${columns}, r.status = 'open' and r.due_on < ${asked.today}::date as overdue, i.code as person, case when ${named} then p.full_name end as full_name, u.code as unit
    from correction_requests r join person_ids i on i.realm_id = r.realm_id and i.person_id = r.person_id
    left join people p on p.realm_id = r.realm_id and p.person_id = r.person_id and p.superseded_at is null and not p.retracted
    left join unit_ids u on u.realm_id = r.realm_id and u.unit_id = r.unit_id
    where r.realm_id = ${scope.realmId} and ${inScope(scope)} and ${status} and ${after}
    order by r.due_on, r.request_id limit ${asked.limit}`.execute(db)
  return rows.map(inIso)
}

export type HeldRequest = {
  readonly status: Correction['status']
  readonly kind: RequestKind
  readonly person_id: number
  readonly account_id: number
  readonly unit: string | null
  readonly done_by: string | null
  readonly extended: boolean
  readonly done: boolean
  readonly lifted: boolean
}

/** A request of the scope, held until the transaction ends; null when there is none. */
export async function holdRequest(db: Db, scope: UnitScope, request: number): Promise<HeldRequest | null> {
  const { rows } = await sql<HeldRequest>`
    select r.status, r.kind, r.person_id, r.account_id, r.done_by, r.extended_at is not null as extended, r.done_at is not null as done,
      r.lifted_at is not null as lifted,
      (select u.code from unit_ids u where u.realm_id = r.realm_id and u.unit_id = r.unit_id) as unit
    from correction_requests r where r.realm_id = ${scope.realmId} and r.request_id = ${request} and ${inScope(scope)}
    for update of r`.execute(db)
  return rows[0] ?? null
}

/** Writes the answer to a request. */
export async function writeAnswer(
  db: Db,
  realmId: number,
  of: { request: number; decision: 'accepted' | 'refused'; answer: string; now: Date; actor: string; done: boolean },
): Promise<void> {
  await sql`update correction_requests set status = ${of.decision}, answer = ${of.answer}, answered_at = ${of.now},
    answered_by = ${of.actor}, done_at = ${of.done ? of.now : null} where realm_id = ${realmId} and request_id = ${of.request}`.execute(
    db,
  )
}

/** Moves a request: a later day to carry it out, carried out, or its restriction lifted. */
export async function moveRequest(
  db: Db,
  realmId: number,
  of: { request: number; now: Date } & ({ order: 'extend'; until: string } | { order: 'done' | 'lift' }),
): Promise<void> {
  const change = {
    extend: sql`extended_at = ${of.now}, done_by = ${of.order === 'extend' ? of.until : null}::date`,
    done: sql`done_at = ${of.now}`,
    lift: sql`lifted_at = ${of.now}`,
  }[of.order]
  await sql`update correction_requests set ${change} where realm_id = ${realmId} and request_id = ${of.request}`.execute(
    db,
  )
}

/** Terms of a realm, those of the program where it has set none. */
export async function readSettings(db: Db, realmId: number): Promise<PrivacySettings> {
  const { rows } = await sql<PrivacySettings>`
    select retention_years, answer_days, days_off from privacy_settings where realm_id = ${realmId}`.execute(db)
  return rows[0] ?? { retention_years: 5, answer_days: 2, days_off: [] }
}

/** Sets the terms of a realm. */
export async function writeSettings(
  db: Db,
  realmId: number,
  of: PrivacySettings & { now: Date; actor: string },
): Promise<void> {
  await sql`insert into privacy_settings (realm_id, retention_years, answer_days, days_off, changed_at, changed_by)
    values (${realmId}, ${of.retention_years}, ${of.answer_days}, ${of.days_off}::date[], ${of.now}, ${of.actor})
    on conflict (realm_id) do update set retention_years = excluded.retention_years, answer_days = excluded.answer_days,
      days_off = excluded.days_off, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db)
}
