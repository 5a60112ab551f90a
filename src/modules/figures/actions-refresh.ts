/**
 * Keeps the stored ledgers up to the last order of a realm. One writer a campaign (an advisory lock), so nothing that
 * check-ins or imports write is ever contended; whoever comes second finds the work done (decision 0004).
 */
import { dbOn, unhurried } from '#platform/database.ts'
import type { Database, InTransaction } from '#platform/database.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { RealmFacts } from '#core/realm.ts'
import { mendLedger } from './actions-mend.ts'
import { standingRules } from './rules-standing.ts'
import { changesSince, lastPosition, notDraft } from './store-changes.ts'
import { buildLedger } from './store-ledger.ts'
import { readStructure } from './store-structure.ts'
import {
  clearStored,
  rowsOf,
  standingRows,
  standingsInto,
  tallyRows,
  writeCards,
  writeCompletions,
  writeSeries,
} from './store-sums.ts'

const lockSpace = 7_160_812

/** Makes the ledger anew from the facts as known now. */
async function rebuild(cx: InTransaction, realm: RealmFacts, campaignId: number): Promise<void> {
  const of = { realmId: realm.id, campaignId }
  const now = { knownAt: null, position: null }
  await clearStored(cx.client, of)
  const structure = await readStructure({ db: cx.db, realm, campaignId, at: now })
  if (structure === null) return
  const rules = standingRules(structure.campaign, structure.tree.placementsOf)
  const standings = standingsInto(cx.client, of)
  const ledger = await buildLedger(cx, realm, campaignId, now, (person, segments) =>
    standings.add(person, standingRows(segments, rules)),
  )
  await standings.end()
  if (ledger === null) return
  await writeSeries(cx.client, 'tallies', of, tallyRows(ledger.own))
  await writeSeries(cx.client, 'sums', of, rowsOf(ledger.rolled))
  await writeCompletions(cx.client, of, ledger.completions)
  await writeCards(cx.client, of, ledger.structure.sessions, ledger.cards)
  // without fresh statistics the planner takes these tables for empty
  await cx.client.query('analyze figure_standings, figure_sums, figure_tallies, figure_completions, figure_conferences')
}

async function refreshOne(cx: InTransaction, realm: RealmFacts, campaignId: number): Promise<void> {
  const last = await lastPosition(cx.client, realm.id)
  const state = await cx.client.query<{ position: number }>(
    'select position from figure_states where realm_id = $1 and campaign_id = $2',
    [realm.id, campaignId],
  )
  const from = state.rows[0]?.position
  if (from === last) return
  const changes =
    from === undefined
      ? { kind: 'everything' as const }
      : await changesSince(cx.client, { realmId: realm.id, campaignId }, from)
  if (changes.kind === 'everything' || from === undefined) await rebuild(cx, realm, campaignId)
  else await mendLedger(cx, { realm, campaignId, from, persons: changes.persons, units: changes.units })
  await cx.client.query(
    `insert into figure_states (realm_id, campaign_id, position) values ($1, $2, $3)
     on conflict (realm_id, campaign_id) do update set position = excluded.position, computed_at = excluded.computed_at`,
    [realm.id, campaignId, last],
  )
}

/** Brings all stored ledgers of a realm up to its last order; answers whether there was anything to do. */
export async function refreshFigures(database: Database, realmCode: string): Promise<boolean> {
  const realm = await realmFactsOf(database.db, realmCode, null)
  if (realm === null) return false
  const stale = await database.pool.query<{ campaign_id: number }>(
    `select c.campaign_id from campaign_ids c left join figure_states s on s.realm_id = c.realm_id and s.campaign_id = c.campaign_id
     where c.realm_id = $1 and ${notDraft('c')} and s.position is distinct from (select max(position) from orders where realm_id = $1)`,
    [realm.id],
  )
  for (const { campaign_id: campaignId } of stale.rows) {
    const client = await database.pool.connect()
    try {
      await client.query('select pg_advisory_lock($1, hashtext($2))', [lockSpace, `${realm.id}/${campaignId}`])
      await client.query(`begin isolation level repeatable read; ${unhurried}`)
      await refreshOne({ client, db: dbOn(client) }, realm, campaignId)
      await client.query('commit')
    } finally {
      // closing the connection gives the lock back, and rolls back what failed
      client.release(true)
    }
  }
  return stale.rows.length > 0
}
