/** What waits for somebody as a person: sessions, their own study and papers, papers to grade. */
import { dayOf, isoOf } from '#core/days.ts'
import { plannedUnits } from '#modules/campaigns/answers.ts'
import { dueOn } from '#modules/campaigns/rules-deadlines.ts'
import { invitationWork } from './answers-work-invitations.ts'
import { workItem } from './answers-work-item.ts'
import type { WorkAsked } from './answers-work-item.ts'
import type { Work } from './contract.ts'
import type { CampaignTerms } from './store-owed.ts'
import { countStatements, countToGrade, readMySessions, readOwnStandings, readPersonOf } from './store-work.ts'

const onlyOf = ({ cx }: WorkAsked, role: string) =>
  cx.asker.kind === 'account'
    ? cx.asker.roles.flatMap((one) => (one.role === role && one.only !== null ? [{ ...one, only: one.only }] : []))
    : []

async function sessionsOf(
  asked: WorkAsked,
  terms: readonly CampaignTerms[],
  of: { units: readonly number[]; personId: number | null },
): Promise<Work[]> {
  const { cx, realm, today } = asked
  const sessions = await readMySessions(cx.database.db, {
    realmId: realm.id,
    zone: realm.timeZone,
    from: today,
    to: isoOf(dayOf(today) + 7),
    clerkOf: onlyOf(asked, 'class_clerk').map(({ only }) => only),
    speakerAs: onlyOf(asked, 'speaker').map(({ only }) => only),
    drafts: await plannedUnits(cx.database, { asker: cx.asker, now: cx.now() }, realm),
    ...of,
  })
  return sessions.map(({ session, title, campaign, on, starts_at: starts, parts }) =>
    workItem(today, {
      kind: 'session',
      count: 1,
      due_on: on,
      campaign,
      campaign_title: terms.find(({ code }) => code === campaign)?.title ?? campaign,
      session,
      title,
      starts_at: starts.toISOString(),
      parts,
    }),
  )
}

async function studyOf(asked: WorkAsked, terms: readonly CampaignTerms[], personId: number): Promise<Work[]> {
  const { cx, realm, today } = asked
  const standings = await readOwnStandings(cx.database.db, realm.id, personId, dayOf(today))
  return standings.flatMap((one) => {
    const of = terms.find(({ campaignId }) => campaignId === one.campaign_id)
    if (of === undefined) return []
    const day = dueOn(of.deadlines, one.unit_id, one.level ?? '', one.audience)
    const due = day === null ? null : isoOf(day)
    const common = { due_on: due, campaign: of.code, campaign_title: of.title }
    return [
      ...(one.participated ? [] : [workItem(today, { ...common, kind: 'my_participation', count: 1 })]),
      ...(one.papers > 0 ? [workItem(today, { ...common, kind: 'my_writing', count: one.papers })] : []),
    ]
  })
}

async function gradingOf(asked: WorkAsked, terms: readonly CampaignTerms[]): Promise<Work[]> {
  const { cx, realm, today } = asked
  const roots = onlyOf(asked, 'reviewer').map(({ unitId: unit, only: tier }) => ({ unit, tier }))
  if (roots.length === 0) return []
  const counts = await countToGrade(cx.database.db, { realmId: realm.id, roots, day: dayOf(today) })
  return counts.flatMap(({ campaign_id: id, n }) => {
    const of = terms.find(({ campaignId }) => campaignId === id)
    if (of === undefined) return []
    return [workItem(today, { kind: 'grade', count: n, due_on: null, campaign: of.code, campaign_title: of.title })]
  })
}

async function statementsOf(
  asked: WorkAsked,
  terms: readonly CampaignTerms[],
  keeps: readonly number[],
): Promise<Work[]> {
  const { cx, realm, today } = asked
  if (keeps.length === 0 || !cx.holds(['edit.statements'])) return []
  const counts = await countStatements(cx.database.db, { realmId: realm.id, keeps, today })
  return counts.flatMap(({ campaign_id: id, n }) => {
    const of = terms.find(({ campaignId }) => campaignId === id)
    if (of === undefined) return []
    const about = { campaign: of.code, campaign_title: of.title }
    return [workItem(today, { kind: 'review_statements', count: n, due_on: null, ...about })]
  })
}

/** Sessions of this week, and what the person behind the account still has to do; statements of the units right below. */
export async function ownWork(
  asked: WorkAsked,
  terms: readonly CampaignTerms[],
  units: readonly number[],
): Promise<Work[]> {
  const { cx, realm } = asked
  const { asker } = cx
  const personId = asker.kind === 'account' ? await readPersonOf(cx.database.db, realm.id, asker.accountId) : null
  const found = await Promise.all([
    sessionsOf(asked, terms, { units, personId }),
    invitationWork(asked, terms, { units, personId, speakerAs: onlyOf(asked, 'speaker').map(({ only }) => only) }),
    personId === null ? [] : studyOf(asked, terms, personId),
    gradingOf(asked, terms),
    statementsOf(asked, terms, units),
  ])
  return found.flat()
}
