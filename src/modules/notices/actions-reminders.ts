/** Makes the notices that a campaign's schedule asks for today. */
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { inTransaction } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { ladderOf } from './answers-ladder.ts'
import { everythingOwed } from './answers-owed.ts'
import { extensionsBy } from './rules-extensions.ts'
import { remindedBy, ruleCode, speaks, toldOf } from './rules-reminders.ts'
import { readExtensions } from './store-extensions.ts'
import { addNotices, readRules } from './store-notices.ts'
import type { NewNotice, StoredRule } from './store-notices.ts'
import { readTerms } from './store-owed.ts'
import type { CampaignTerms } from './store-owed.ts'

type Ground = { readonly database: Database; readonly realm: RealmFacts; readonly today: string; readonly now: Date }

async function noticesOf(ground: Ground, terms: CampaignTerms, rules: readonly StoredRule[]): Promise<NewNotice[]> {
  const { database, realm, today, now } = ground
  const { db } = database
  const { campaignId } = terms
  const scope = await scopeFor(database, { asker: { kind: 'operator' }, now }, realm, 'read.records')
  const [{ owed }, extensions, ladder] = [
    await everythingOwed({ database, realm, scope, terms, day: today, under: null }),
    await readExtensions(db, { realmId: realm.id, campaignId, units: null, today }),
    await ladderOf(db, realm.id, today),
  ]
  const extended = extensionsBy(extensions)
  return owed.flatMap(({ unit, what, dueOn, missing }) => {
    const due = remindedBy(dueOn, extended(unit.unitId, what).until)
    if (due === null) return []
    return rules
      .filter((rule) => rule.what === what && speaks(rule, due, today))
      .map((rule) => ({
        campaignId,
        unitId: unit.unitId,
        what,
        rule: ruleCode(rule),
        dueOn: due,
        outstanding: missing,
        to: toldOf(ladder, unit.unitId, rule.to),
      }))
      .filter(({ to }) => to.length > 0)
  })
}

/**
 * Makes a realm's notices of today and answers how many were new. Asked again on the same day, after a restart, or by
 * another server at the same time, it makes none twice. What is owed is told as of now: a unit that has caught up in
 * the meantime is told nothing.
 */
export async function remindRealm(database: Database, realm: RealmFacts, now: Date): Promise<number> {
  const today = dayIn(realm.timeZone, now)
  const rules = (await readRules(database.db, realm.id, null)).filter(({ active }) => active)
  if (rules.length === 0) return 0
  const notices: NewNotice[] = []
  for (const terms of await readTerms(database.db, realm.id, null)) {
    const own = rules.filter((rule) => rule.campaign_id === terms.campaignId)
    if (own.length > 0) notices.push(...(await noticesOf({ database, realm, today, now }, terms, own)))
  }
  if (notices.length === 0) return 0
  return inTransaction(database, async ({ db }) => {
    const { made, accounts } = await addNotices(db, realm.id, notices, now)
    if (made > 0)
      await appendEvent(db, {
        realmId: realm.id,
        actor: 'system',
        door: 'job',
        action: 'notices.made',
        payload: { notices: made, accounts },
        at: now,
      })
    return made
  })
}
