/** One person's page. */
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import { restrictedName } from '#platform/veil.ts'
import { namesAreOver } from './answers-retention.ts'
import type { PlaceState } from './contract-desk.ts'
import { readCard, readExemptions, readMemberships, readMergedInto, readTaken } from './store-person.ts'
import { readRestricted } from './store-restricted.ts'

/** Campaigns whose names are over no longer tell who took part (docs/privacy.md). */
async function openOnly<T extends { readonly campaign_id: number }>(
  cx: AskedContext,
  realm: RealmFacts,
  campaigns: readonly T[],
  today: string,
): Promise<Omit<T, 'campaign_id'>[]> {
  const shown: Omit<T, 'campaign_id'>[] = []
  for (const { campaign_id: campaignId, ...campaign } of campaigns) {
    const of = { realmId: realm.id, campaignId, timeZone: realm.timeZone, today }
    if (!(await namesAreOver(cx.database, of))) shown.push(campaign)
  }
  return shown
}

/**
 * A person of the asker's units. Contacts, birth date and what a decision says stand in it only for whoever keeps the
 * person; `not-found` for one who is elsewhere, as for one who isn't there.
 */
export async function personFor(cx: AskedContext, realm: RealmFacts, of: { code: string; day: string | undefined }) {
  const { db } = cx.database
  const scope = await cx.scopeOf(realm)
  const today = dayIn(realm.timeZone, cx.now())
  const day = of.day ?? today
  const card = await readCard(db, scope, { code: of.code, day, today })
  if (card === null) throw new Problem('not-found', 'person')
  const keeping = cx.holds(['edit.people']) ? await cx.scopeFor(realm, 'edit.people') : null
  const keeps = keeping !== null && (card.unit_id === null ? keeping.all : keeping.covers(card.unit_id))
  if (!keeps && (await readRestricted(db, realm.id, card.person_id))) throw new Problem('not-found', restrictedName)
  const [memberships, exemptions, campaigns, merged] = await Promise.all([
    readMemberships(db, realm.id, card.person_id, day),
    readExemptions(db, realm.id, card.person_id),
    readTaken(db, { realmId: realm.id, personId: card.person_id, timeZone: realm.timeZone }),
    readMergedInto(db, realm.id, card.person_id),
  ])
  const told = await openOnly(cx, realm, campaigns, today)
  const { birth_date, sex, email, phone } = card
  const stored = <T extends { recorded_at: Date }>({ recorded_at: at, ...row }: T) => ({
    ...row,
    recorded_at: at.toISOString(),
  })
  return {
    personId: card.person_id,
    shown: {
      code: card.code,
      full_name: card.full_name,
      recorded_at: card.recorded_at.toISOString(),
      state: card.state as PlaceState,
      unit: card.unit,
      unit_name: memberships.find(({ unit }) => unit === card.unit)?.unit_name ?? null,
      keeps,
      contacts: keeps ? { birth_date, sex, email, phone } : null,
      memberships: memberships.map(stored),
      exemptions: exemptions.map((row) => ({ ...stored(row), decision: keeps ? row.decision : null })),
      campaigns: told,
      ended: campaigns.length - told.length,
      journal: cx.holds(['read.journal']) ? String(card.person_id) : null,
      merged,
    },
  }
}
