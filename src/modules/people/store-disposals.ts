/** Disposals: whom the end of a campaign lets go of, prepared by one and confirmed by another. */
import type pg from 'pg'

export type Disposal = {
  readonly disposal: number
  readonly campaign_id: number
  readonly campaign: string
  readonly people: readonly number[]
  readonly prepared_at: Date
  readonly prepared_by: string
  readonly status: 'prepared' | 'done' | 'withdrawn'
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly erased: number | null
  readonly left_out: number | null
  readonly files: number | null
}

const columns = `d.disposal_id as disposal, d.campaign_id, c.code as campaign, d.people, d.prepared_at, d.prepared_by, d.status, d.decided_at,
  d.decided_by, d.erased, d.left_out, d.files
  from disposals d join campaign_ids c on c.realm_id = d.realm_id and c.campaign_id = d.campaign_id`

/** Disposals of a realm, newest first. */
export async function readDisposals(client: pg.ClientBase, realmId: number): Promise<Disposal[]> {
  const { rows } = await client.query<Disposal>(
    `select ${columns} where d.realm_id = $1 order by d.disposal_id desc limit 200`,
    [realmId],
  )
  return rows
}

/** One disposal, held until the transaction ends; null when there is none. */
export async function holdDisposal(client: pg.ClientBase, realmId: number, disposal: number): Promise<Disposal | null> {
  const { rows } = await client.query<Disposal>(
    `select ${columns} where d.realm_id = $1 and d.disposal_id = $2 for update of d`,
    [realmId, disposal],
  )
  return rows[0] ?? null
}

/** Keeps a prepared disposal and answers its number; null when the campaign has one already. */
export async function addDisposal(
  client: pg.ClientBase,
  of: { realmId: number; campaignId: number; people: readonly number[]; now: Date; actor: string },
): Promise<number | null> {
  const { rows } = await client.query<{ disposal_id: number }>(
    `insert into disposals (realm_id, campaign_id, people, prepared_at, prepared_by) values ($1, $2, $3, $4, $5)
     on conflict (realm_id, campaign_id) where status = 'prepared' do nothing returning disposal_id`,
    [of.realmId, of.campaignId, of.people, of.now, of.actor],
  )
  return rows[0]?.disposal_id ?? null
}

/** Ends a prepared disposal: done with its counts, or withdrawn. */
export async function endDisposal(
  client: pg.ClientBase,
  of: {
    realmId: number
    disposal: number
    status: 'done' | 'withdrawn'
    now: Date
    actor: string
    erased?: number
    leftOut?: number
  },
): Promise<void> {
  await client.query(
    `update disposals set status = $3, decided_at = $4, decided_by = $5, erased = $6, left_out = $7 where realm_id = $1 and disposal_id = $2`,
    [of.realmId, of.disposal, of.status, of.now, of.actor, of.erased ?? null, of.leftOut ?? null],
  )
}

/** Says how many files went after a disposal was done. */
export async function writeFiles(client: pg.ClientBase, realmId: number, disposal: number, files: number) {
  await client.query('update disposals set files = $3 where realm_id = $1 and disposal_id = $2', [
    realmId,
    disposal,
    files,
  ])
}

export type Look = { readonly looked_on: string; readonly looked_at: Date; readonly due: readonly DueCount[] }
export type DueCount = { readonly campaign: string; readonly people: number }

/** What the last daily look found due; null before the first. */
export async function readLook(client: pg.ClientBase, realmId: number): Promise<Look | null> {
  const { rows } = await client.query<Look>(
    'select looked_on, looked_at, due from retention_looks where realm_id = $1',
    [realmId],
  )
  return rows[0] ?? null
}

/** Keeps what the daily look found. */
export async function writeLook(
  client: pg.ClientBase,
  of: { realmId: number; on: string; now: Date; due: readonly DueCount[] },
): Promise<void> {
  await client.query(
    `insert into retention_looks (realm_id, looked_on, looked_at, due) values ($1, $2, $3, $4::jsonb)
     on conflict (realm_id) do update set looked_on = excluded.looked_on, looked_at = excluded.looked_at, due = excluded.due`,
    [of.realmId, of.on, of.now, JSON.stringify(of.due)],
  )
}

/** Numbers of the people whom a done disposal erased. */
export async function readErasedOf(client: pg.ClientBase, realmId: number, disposal: number): Promise<number[]> {
  const { rows } = await client.query<{ person_id: number }>(
    `select e.person_id from disposals d join erased_people e on e.realm_id = d.realm_id and e.person_id = any(d.people)
       and e.erased_at = d.decided_at
     where d.realm_id = $1 and d.disposal_id = $2 order by 1`,
    [realmId, disposal],
  )
  return rows.map((row) => row.person_id)
}
