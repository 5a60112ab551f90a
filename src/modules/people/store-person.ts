/** One person: what is known now. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'

export type Membership = {
  readonly recorded_at: Date
  readonly unit: string
  readonly unit_name: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly primary: boolean
  readonly position: string
  readonly kind: string
  readonly cadre: string
  readonly tier: string
}
export type Card = {
  readonly person_id: number
  readonly recorded_at: Date
  readonly code: string
  readonly full_name: string
  readonly birth_date: string | null
  readonly sex: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** The person of a code as of a day, where the unit of today (else the last one) is covered; null else, also when withdrawn. */
export async function readCard(
  db: Db,
  scope: UnitScope,
  of: { readonly code: string; readonly day: string; readonly today: string },
): Promise<(Card & { state: string; unit: string | null; unit_id: number | null }) | null> {
  const covered = scope.units()
  const { rows } = await sql<Card & { state: string; unit: string | null; unit_id: number | null }>`
    select p.person_id, p.recorded_at, i.code, p.full_name, p.birth_date::text, p.sex, p.email, p.phone,
      coalesce(w.state, 'none') as state, u.code as unit, w.unit_id
    from person_ids i
    join people p on p.realm_id = i.realm_id and p.person_id = i.person_id and p.superseded_at is null and not p.retracted
    left join lateral (select * from people_places w where w.realm_id = i.realm_id and w.person_id = i.person_id
      order by (w.day_from <= ${of.day}::date and w.day_to >= ${of.day}::date) desc, w.day_from limit 1) w on true
    left join unit_ids u on u.realm_id = i.realm_id and u.unit_id = w.unit_id
    where i.realm_id = ${scope.realmId} and i.code = ${of.code}
      and ${
        covered === null
          ? sql`true`
          : sql`(select h.unit_id from people_places h where h.realm_id = i.realm_id and h.person_id = i.person_id
        order by (h.day_from <= ${of.today}::date and h.day_to >= ${of.today}::date) desc, h.day_from limit 1) = any(${covered}::bigint[])`
      }`.execute(db)
  return rows[0] ?? null
}

/** Name of a unit on a day, else its newest. */
const unitName = (realmId: number, unit: string, day: string) => sql<string | null>`(
  select o.name from units o where o.realm_id = ${realmId} and o.unit_id = ${sql.raw(unit)} and o.superseded_at is null
    and not o.retracted order by (o.valid_from <= ${day}::date and o.valid_to >= ${day}::date) desc, o.valid_from desc limit 1)`

/** Memberships, newest first. */
export async function readMemberships(db: Db, realmId: number, personId: number, day: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select m.recorded_at, u.code as unit, ${unitName(realmId, 'm.unit_id', day)} as unit_name,
      nullif(m.valid_from, '-infinity')::text as valid_from, nullif(m.valid_to, 'infinity')::text as valid_to,
      coalesce(m.is_primary, true) as primary, coalesce(m.post, '') as position, coalesce(m.kind, 'member') as kind,
      coalesce(m.cadre, 'member') as cadre, coalesce(m.tier, 'grassroots') as tier
    from memberships m join unit_ids u on u.realm_id = m.realm_id and u.unit_id = m.unit_id
    where m.realm_id = ${realmId} and m.person_id = ${personId} and m.superseded_at is null and not m.retracted
    order by m.valid_from desc, u.code`.execute(db)
  return rows
}

/** Exemptions, newest first. */
export async function readExemptions(db: Db, realmId: number, personId: number) {
  type Row = {
    recorded_at: Date
    obligation: string
    valid_from: string | null
    valid_to: string | null
    decision: string | null
  }
  const { rows } = await sql<Row>`
    select e.recorded_at, e.obligation, nullif(e.valid_from, '-infinity')::text as valid_from,
      nullif(e.valid_to, 'infinity')::text as valid_to, e.decision
    from exemptions e where e.realm_id = ${realmId} and e.person_id = ${personId} and e.superseded_at is null and not e.retracted
    order by e.valid_from desc, e.obligation`.execute(db)
  return rows
}

/** Sessions with a mark of the person, and papers, by campaign; campaigns whose opening is newest come first. */
export async function readTaken(db: Db, of: { realmId: number; personId: number; timeZone: string }) {
  const { realmId, personId, timeZone } = of
  const sessions = await sql<{
    campaign: string
    session: string
    title: string
    on: string
    status: string
    mode: string
  }>`
    select c.code as campaign, i.code as session, coalesce(s.title, i.code) as title,
      (s.starts_at at time zone ${timeZone})::date::text as on, a.status, coalesce(a.mode, 'in_person') as mode
    from attendance a
    join sessions s on s.realm_id = a.realm_id and s.session_id = a.session_id and s.superseded_at is null and not s.retracted
    join session_ids i on i.realm_id = a.realm_id and i.session_id = a.session_id
    join campaign_ids c on c.realm_id = a.realm_id and c.campaign_id = s.campaign_id
    where a.realm_id = ${realmId} and a.person_id = ${personId} and a.superseded_at is null and not a.retracted
    order by s.starts_at desc, i.code`.execute(db)
  const papers = await sql<{ campaign: string; artifact: string; on: string; status: string }>`
    select c.code as campaign, r.artifact, (r.submitted_at at time zone ${timeZone})::date::text as on,
      coalesce(r.status, 'submitted') as status
    from reflections r join campaign_ids c on c.realm_id = r.realm_id and c.campaign_id = r.campaign_id
    where r.realm_id = ${realmId} and r.person_id = ${personId} and r.superseded_at is null and not r.retracted
    order by r.submitted_at desc`.execute(db)
  const campaigns = await sql<{ campaign_id: number; campaign: string; title: string }>`
    select c.campaign_id, i.code as campaign, c.title from campaigns c join campaign_ids i on i.realm_id = c.realm_id and i.campaign_id = c.campaign_id
    where c.realm_id = ${realmId} and c.superseded_at is null and not c.retracted order by c.opens_on desc, i.code`.execute(
    db,
  )
  return campaigns.rows
    .map(({ campaign_id, campaign, title }) => ({
      campaign_id,
      campaign,
      title,
      sessions: sessions.rows.filter((row) => row.campaign === campaign).map(({ campaign: _c, ...row }) => row),
      writing: papers.rows.filter((row) => row.campaign === campaign).map(({ campaign: _c, ...row }) => row),
    }))
    .filter(({ sessions: had, writing }) => had.length + writing.length > 0)
}

/** Entries that were merged into a person. */
export async function readMergedInto(db: Db, realmId: number, personId: number) {
  const { rows } = await sql<{ person: string; decided_on: string; reason: string }>`
    select i.code as person, m.decided_on::text, coalesce(m.reason, '') as reason
    from merges m join person_ids i on i.realm_id = m.realm_id and i.person_id = m.person_id
    where m.realm_id = ${realmId} and m.into_id = ${personId} and m.superseded_at is null and not m.retracted
    order by m.decided_on desc, i.code`.execute(db)
  return rows
}
