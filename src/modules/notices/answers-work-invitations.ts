/** Invitations to speak among what waits for somebody. */
import { plannedUnits } from '#modules/campaigns/answers.ts'
import { workItem } from './answers-work-item.ts'
import type { WorkAsked } from './answers-work-item.ts'
import type { Work } from './contract.ts'
import type { CampaignTerms } from './store-owed.ts'
import { readHostInvitations, readOwnInvitations } from './store-invitations.ts'
import type { WaitingSession } from './store-invitations.ts'

/** Answers that one owes oneself, and speakers of one's own units' sessions: asked, answered, declined, to be thanked. */
export async function invitationWork(
  asked: WorkAsked,
  terms: readonly CampaignTerms[],
  of: { readonly units: readonly number[]; readonly speakerAs: readonly string[]; readonly personId: number | null },
): Promise<Work[]> {
  const { cx, realm, today } = asked
  const { db } = cx.database
  const common = { realmId: realm.id, zone: realm.timeZone, now: cx.now() }
  const hosts = of.units.length > 0 && cx.holds(['edit.sessions'])
  const drafts = hosts ? await plannedUnits(cx.database, { asker: cx.asker, now: cx.now() }, realm) : []
  const [own, hosted] = await Promise.all([
    readOwnInvitations(db, { ...common, speakerAs: of.speakerAs, personId: of.personId }),
    hosts ? readHostInvitations(db, { ...common, units: of.units, drafts }) : [],
  ])
  const item = (kind: Work['kind'], count: number, one: WaitingSession): Work =>
    workItem(today, {
      kind,
      count,
      // thanks have no last day
      due_on: kind === 'invitations_thanks' ? null : one.on,
      campaign: one.campaign,
      campaign_title: terms.find(({ code }) => code === one.campaign)?.title ?? one.campaign,
      session: one.session,
      title: one.title,
      starts_at: one.starts_at.toISOString(),
    })
  const waits = hosted.flatMap((one) => [
    item('invitations_open', one.open, one),
    item('invitations_answered', one.answered, one),
    item('invitations_declined', one.declined, one),
    item('invitations_thanks', one.thanks, one),
  ])
  return [...own.map((one) => item('my_invitation', 1, one)), ...waits.filter(({ count }) => count > 0)]
}
