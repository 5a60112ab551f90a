/** When names of a campaign end, and whom its end lets go of. */
import type pg from 'pg'
import { inSnapshot } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { readSettings } from './store-corrections.ts'
import { countPeople, readCampaignTerms, readDuePeople } from './store-retention.ts'
import type { CampaignTerm, Due, TermsAsked } from './store-retention.ts'

export type CampaignRetention = CampaignTerm & Due

const nobody: Due = { due: [], members: 0, heldPeople: 0 }

async function withDue(
  client: pg.ClientBase,
  asked: TermsAsked,
  terms: readonly CampaignTerm[],
  one: CampaignTerm,
): Promise<CampaignRetention> {
  // a campaign under a hold lives on
  const living = terms.filter(({ over }) => !over).map(({ campaign_id }) => campaign_id)
  const of = { realmId: asked.realmId, ended: one.campaign_id, living, today: asked.today }
  return { ...one, ...(one.over ? await readDuePeople(client, of) : nobody) }
}

/** One campaign's term and who is due; undefined when there is none of that code. */
export async function retentionOf(
  client: pg.ClientBase,
  asked: TermsAsked,
  campaign: string,
): Promise<CampaignRetention | undefined> {
  const terms = await readCampaignTerms(client, asked)
  const one = terms.find(({ code }) => code === campaign)
  return one && withDue(client, asked, terms, one)
}

/** Every campaign of a realm, with who is due and how many people its lists show. */
export async function allRetention(
  client: pg.ClientBase,
  asked: TermsAsked,
): Promise<(CampaignRetention & { people: number })[]> {
  const terms = await readCampaignTerms(client, asked)
  const found: (CampaignRetention & { people: number })[] = []
  for (const one of terms)
    found.push({
      ...(await withDue(client, asked, terms, one)),
      people: await countPeople(client, asked.realmId, one.campaign_id),
    })
  return found
}

/** Whether the lists of a campaign show pseudonyms on a day: its term is over and no hold stands. */
export async function namesAreOver(
  database: Database,
  of: { readonly realmId: number; readonly campaignId: number; readonly timeZone: string; readonly today: string },
): Promise<boolean> {
  return inSnapshot(database, async ({ client, db }) => {
    const { retention_years: years } = await readSettings(db, of.realmId)
    const [term] = await readCampaignTerms(client, { ...of, years })
    return term?.over ?? false
  })
}
