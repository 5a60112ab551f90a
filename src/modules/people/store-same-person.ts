import type pg from 'pg'

/** Whether two actors of the journal are one: the same account, or two accounts of one person. */
export async function readSamePerson(client: pg.ClientBase, realmId: number, one: string, other: string) {
  if (one === other) return true
  const { rows } = await client.query<{ same: boolean }>(
    `select exists (select 1 from accounts a join accounts b on b.realm_id = a.realm_id and b.person_id = a.person_id
       where a.realm_id = $1 and 'account:' || a.account_id = $2 and 'account:' || b.account_id = $3) as same`,
    [realmId, one, other],
  )
  return rows[0]?.same ?? false
}
