/** Legal holds: while one stands, nothing of its person or campaign is taken away. */
import type pg from 'pg'

export type Hold = {
  readonly hold: number
  readonly person: string | null
  readonly campaign: string | null
  readonly reason: string | null
  readonly set_at: Date
  readonly set_by: string
  readonly lifted_at: Date | null
}

/** Holds of a realm, standing ones first, newest first. */
export async function readHolds(client: pg.ClientBase, realmId: number): Promise<Hold[]> {
  const { rows } = await client.query<Hold>(
    `select h.hold_id as hold, p.code as person, c.code as campaign, h.reason, h.set_at, h.set_by, h.lifted_at
     from legal_holds h left join person_ids p on p.realm_id = h.realm_id and p.person_id = h.person_id
     left join campaign_ids c on c.realm_id = h.realm_id and c.campaign_id = h.campaign_id
     where h.realm_id = $1 order by h.lifted_at is not null, h.hold_id desc limit 500`,
    [realmId],
  )
  return rows
}

/** Standing holds on any of these people: who, and why. */
export async function readHoldsOn(
  client: pg.ClientBase,
  realmId: number,
  people: readonly number[],
): Promise<{ code: string; reason: string | null }[]> {
  const { rows } = await client.query<{ code: string; reason: string | null }>(
    `select i.code, h.reason from legal_holds h join person_ids i on i.realm_id = h.realm_id and i.person_id = h.person_id
     where h.realm_id = $1 and h.person_id = any($2::bigint[]) and h.lifted_at is null order by h.hold_id`,
    [realmId, people],
  )
  return rows
}

/** Sets a hold and answers its number. */
export async function addHold(
  client: pg.ClientBase,
  of: { realmId: number; person: number | null; campaign: number | null; reason: string; now: Date; actor: string },
): Promise<number> {
  const { rows } = await client.query<{ hold_id: number }>(
    `insert into legal_holds (realm_id, person_id, campaign_id, reason, set_at, set_by) values ($1, $2, $3, $4, $5, $6) returning hold_id`,
    [of.realmId, of.person, of.campaign, of.reason, of.now, of.actor],
  )
  return (rows[0] as { hold_id: number }).hold_id
}

/** Lifts a standing hold; null when there is none, else whom it was on. */
export async function liftHold(
  client: pg.ClientBase,
  of: { realmId: number; hold: number; now: Date; actor: string },
): Promise<{ person_id: number | null; campaign: string | null } | null> {
  const { rows } = await client.query<{ person_id: number | null; campaign: string | null }>(
    `update legal_holds h set lifted_at = $3, lifted_by = $4 where h.realm_id = $1 and h.hold_id = $2 and h.lifted_at is null
     returning h.person_id, (select c.code from campaign_ids c where c.realm_id = h.realm_id and c.campaign_id = h.campaign_id) as campaign`,
    [of.realmId, of.hold, of.now, of.actor],
  )
  return rows[0] ?? null
}
