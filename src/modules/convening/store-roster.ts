/** Who should be at a session, and how each is marked. */
import { sql } from 'kysely'
import { current, nameOn } from '#modules/sessions/tables.ts'
import { shownCode, shownDetail, shownName } from '#platform/veil.ts'
import type { RosterRow } from './contract.ts'
import { homeOf, isFound, isNamed, pageOf, postOf } from './store.ts'
import type { Asked, ConvenedAsked } from './store.ts'

/** People of an audience by code, each with the unit where they are counted. */
export type Audience = { readonly people: readonly string[]; readonly units: readonly string[] }

export type RosterAsked = Pick<ConvenedAsked, 'search' | 'unit' | 'order' | 'limit' | 'after'> & {
  readonly sort: 'name' | 'unit'
  readonly status?: 'present' | 'excused' | 'absent' | 'unmarked' | undefined
}

/** Whether somebody is convened by name whom the asker may see. */
export async function isConvenedByName({ db, scope, sessionId }: Asked): Promise<boolean> {
  const { rows } = await sql`select 1 from ${current('convening', scope.realmId)} x
    where x.session_id = ${sessionId} and x.person_id <> 0 and x.status in ('invited', 'confirmed') limit 1`.execute(db)
  return rows.length > 0
}

type Raw = Omit<RosterRow, 'recorded_at'> & { recorded_at: Date | null }

/**
 * A page of the roster: the audience given, or (null) those convened by name; and, unless `asked.unit` narrows it to the
 * people of a unit, whoever is marked besides, at the unit where they are at home.
 */
export async function readRoster(
  of: Asked,
  audience: Audience | null,
  asked: RosterAsked,
): Promise<{ rows: (RosterRow & { k1: string; k2: string })[]; total: number }> {
  const { db, scope, zone, today, sessionId, campaignId, masked } = of
  const { realmId } = scope
  const veil = { realmId, campaignId, masked }
  const should =
    audience === null
      ? sql`select x.person_id, min(x.unit_id) as unit_id from ${current('convening', realmId)} x
          where x.session_id = ${sessionId} and x.person_id <> 0 and x.status in ('invited', 'confirmed') group by x.person_id`
      : sql`select p.person_id, u.unit_id from unnest(${audience.people}::text[], ${audience.units}::text[]) g(person, unit)
          join person_ids p on p.realm_id = ${realmId} and p.code = g.person join unit_ids u on u.realm_id = ${realmId} and u.code = g.unit`
  const rows = sql`
    select ${shownCode(veil, 'r.person_id', 'pi.code')} as person, ${shownName(veil, 'r.person_id', 'p.full_name')} as full_name,
      jsonb_build_object('code', coalesce(u.code, ''), 'name', ${nameOn(realmId, zone, 'r.unit_id')}) as unit, null::int as "order",
      ${shownDetail(veil, 'r.person_id', 'q.post')} as post, a.status, a.mode, a.recorded_at
    from (select coalesce(g.person_id, t.person_id) as person_id, coalesce(g.unit_id, ${homeOf(realmId, 't.person_id', today)}) as unit_id
      from (${should}) g ${asked.unit === undefined ? sql`full` : sql`left`} join (select t.person_id from ${current('attendance', realmId)} t where t.session_id = ${sessionId}) t
        on t.person_id = g.person_id) r
    join ${current('sessions', realmId)} s on s.session_id = ${sessionId}
    join person_ids pi on pi.realm_id = ${realmId} and pi.person_id = r.person_id
    left join unit_ids u on u.realm_id = ${realmId} and u.unit_id = r.unit_id
    left join ${current('people', realmId)} p on p.person_id = r.person_id
    left join ${current('attendance', realmId)} a on a.session_id = ${sessionId} and a.person_id = r.person_id
    cross join lateral (select ${postOf(realmId, 'r.person_id', today)} as post) q
    where ${isNamed(of, 'r.person_id')}`
  const where = sql.join(
    [
      isFound(asked.search),
      asked.status === undefined
        ? sql`true`
        : asked.status === 'unmarked'
          ? sql`n.status is null`
          : sql`n.status = ${asked.status}`,
    ],
    sql` and `,
  )
  const page = await pageOf<Raw>(db, rows, where, asked)
  return { ...page, rows: page.rows.map((row) => ({ ...row, recorded_at: row.recorded_at?.toISOString() ?? null })) }
}
