/** What the page about retention shows, and what a certificate says. */
import type pg from 'pg'
import { Problem } from '#core/problem.ts'
import { formatInstant } from '#core/phrases.ts'
import { inSnapshot } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { allRetention, retentionOf } from './answers-retention.ts'
import type { CampaignRetention } from './answers-retention.ts'
import type { Retention } from './contract-retention.ts'
import { readSettings } from './store-corrections.ts'
import { readDisposals, readErasedOf, readLook } from './store-disposals.ts'
import { readHolds } from './store-holds.ts'
import { readActorNames, readTitles } from './store-titles.ts'

type Asked = {
  readonly realmId: number
  readonly timeZone: string
  readonly today: string
  /** Actor of the journal who asks, to know their own lists. */
  readonly actor: string
}

/** Campaigns, holds and disposals of a realm: numbers and codes, no name of a member. */
export async function retentionOverview(database: Database, asked: Asked): Promise<Retention> {
  const { realmId, today, actor } = asked
  return inSnapshot(database, async ({ client, db }) => {
    const { retention_years: years } = await readSettings(db, realmId)
    const all = await allRetention(client, { ...asked, years })
    const [titles, holds, disposals, look] = [
      await readTitles(client, realmId),
      await readHolds(client, realmId),
      await readDisposals(client, realmId),
      await readLook(client, realmId),
    ]
    const actors = [...holds.map((one) => one.set_by), ...disposals.flatMap((one) => [one.prepared_by, one.decided_by])]
    const nameOf = await readActorNames(client, realmId, actors)
    return {
      today,
      years,
      campaigns: all.map((one) => ({
        campaign: one.code,
        title: titles.get(one.campaign_id) ?? one.code,
        last_day: one.last_day,
        names_until: one.own_until,
        from: one.from,
        held: one.held,
        over: one.over,
        people: one.people,
        due: one.due.length,
        members: one.members,
        held_people: one.heldPeople,
      })),
      holds: holds.map(({ set_at, lifted_at, set_by, ...one }) => ({
        ...one,
        set_by: nameOf(set_by),
        set_at: set_at.toISOString(),
        lifted_at: lifted_at?.toISOString() ?? null,
      })),
      disposals: disposals.map((one) => ({
        disposal: one.disposal,
        campaign: one.campaign,
        people: one.people.length,
        prepared_at: one.prepared_at.toISOString(),
        prepared_by: nameOf(one.prepared_by),
        own: one.prepared_by === actor,
        status: one.status,
        decided_at: one.decided_at?.toISOString() ?? null,
        decided_by: one.decided_by === null ? null : nameOf(one.decided_by),
        erased: one.erased,
        left_out: one.left_out,
      })),
      looked_at: look?.looked_at.toISOString() ?? null,
    }
  })
}

const account = (actor: string): string =>
  actor.startsWith('account:') ? `số ${actor.slice('account:'.length)}` : 'của người vận hành máy chủ'

/** What the certificate of a done disposal says. Throws `not-found`, `conflict` for one that is not done. */
export async function certifiedOf(
  database: Database,
  of: { readonly realmId: number; readonly timeZone: string; readonly disposal: number },
) {
  const { realmId, timeZone, disposal } = of
  return inSnapshot(database, async ({ client }) => {
    const found = (await readDisposals(client, realmId)).find((one) => one.disposal === disposal)
    if (found === undefined) throw new Problem('not-found', 'disposal')
    const { decided_at: decidedAt, decided_by: decidedBy } = found
    if (found.status !== 'done' || decidedAt === null || decidedBy === null)
      throw new Problem('conflict', 'It is not done.')
    const at = (moment: Date): string => formatInstant(moment.toISOString(), timeZone, 'vi')
    return {
      issuer: await realmName(client, realmId),
      campaign: found.campaign,
      title: (await readTitles(client, realmId)).get(found.campaign_id) ?? found.campaign,
      disposal,
      erased: await readErasedOf(client, realmId, disposal),
      leftOut: found.left_out ?? 0,
      files: found.files ?? 0,
      preparedAt: at(found.prepared_at),
      preparedBy: account(found.prepared_by),
      confirmedAt: at(decidedAt),
      confirmedBy: account(decidedBy),
    }
  })
}

/** Name of the organization, its code where it has none. */
export async function realmName(client: pg.ClientBase, realmId: number): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select coalesce((select v.name from realm_versions v where v.realm_id = r.realm_id and v.superseded_at is null and not v.retracted),
       (select u.name from units u where u.realm_id = r.realm_id and u.parent_id is null and u.superseded_at is null and not u.retracted
        order by u.valid_from desc limit 1), r.code) as name from realms r where r.realm_id = $1`,
    [realmId],
  )
  return rows[0]?.name ?? ''
}

/** One campaign's term today and who is due; undefined when there is none of that code. */
export function termNow(
  database: Database,
  asked: Omit<Asked, 'actor'>,
  campaign: string,
): Promise<CampaignRetention | undefined> {
  return inSnapshot(database, async ({ client, db }) => {
    const { retention_years: years } = await readSettings(db, asked.realmId)
    return retentionOf(client, { ...asked, years }, campaign)
  })
}

/** What the impact assessment says of a realm itself. */
export function impactFacts(database: Database, realmId: number) {
  return inSnapshot(database, async ({ client, db }) => {
    const { retention_years: years, answer_days: answerDays } = await readSettings(db, realmId)
    return { issuer: await realmName(client, realmId), years, answerDays }
  })
}
