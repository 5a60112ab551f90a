/** Names of what the page about retention speaks of. */
import type pg from 'pg'

/** Titles of campaigns by number. */
export async function readTitles(client: pg.ClientBase, realmId: number): Promise<Map<number, string>> {
  const { rows } = await client.query<{ campaign_id: number; title: string }>(
    'select campaign_id, title from campaigns where realm_id = $1 and superseded_at is null and not retracted',
    [realmId],
  )
  return new Map(rows.map((row) => [row.campaign_id, row.title]))
}

/** User names for actors of the journal; an actor without an account stays as it is called there. */
export async function readActorNames(
  client: pg.ClientBase,
  realmId: number,
  actors: readonly (string | null)[],
): Promise<(actor: string) => string> {
  const { rows } = await client.query<{ actor: string; name: string }>(
    `select 'account:' || account_id as actor, user_name as name from accounts
     where realm_id = $1 and 'account:' || account_id = any($2::text[])`,
    [realmId, actors.filter((actor) => actor !== null)],
  )
  const names = new Map(rows.map((row) => [row.actor, row.name]))
  return (actor) => names.get(actor) ?? actor
}
