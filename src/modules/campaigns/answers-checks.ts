/** Gathers what the checks of a plan look at. */
import type { RealmFacts } from '#core/realm.ts'
import { unitIdOf } from '#modules/units/answers.ts'
import type { Database } from '#platform/database.ts'
import { groupsOn, inBoth } from './answers-people.ts'
import type { CampaignPlan, Check } from './contract-plan.ts'
import { duesOf } from './answers-plan.ts'
import { checksOf } from './rules-checks.ts'
import type { CheckFacts } from './rules-checks.ts'
import { previewOf } from './rules-preview.ts'
import { readOfficers } from './store-officers.ts'
import { readAudiencePlans, readDeadlineRows, readHead, readLinkRows, readSessionDays } from './store-plan.ts'

type Asked = {
  readonly database: Database
  readonly realm: RealmFacts
  readonly campaignId: number
  readonly today: string
}

type Period = { readonly from: string; readonly to: string }
const lastOf = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null

/** What is odd about the plan, counted on the campaign's first day. */
export async function checksOn(asked: Asked, plan: CampaignPlan): Promise<Check[]> {
  const { database, realm, campaignId, today } = asked
  const { db } = database
  const of = { db, realmId: realm.id, campaignId }
  const deadlines = await readDeadlineRows(of)
  const { units, groups } = await groupsOn({ database, realmId: realm.id, campaignId, day: plan.opens_on })
  const inUse = new Set(units.map(({ level }) => level))
  const officers = await readOfficers(db, realm.id, today, (await unitIdOf(db, realm.id, plan.owner.code)) ?? 0)
  const last = lastOf(deadlines.map(({ due_on }) => due_on))
  const sessions = await readSessionDays(of, { timeZone: realm.timeZone, first: plan.opens_on, last })
  return checksOf({
    plan,
    deadlines: duesOf(deadlines).map((due, i) => ({ ...due, named: deadlines[i]?.unit ?? null })),
    levels: realm.levels.filter((level) => inUse.has(level)),
    units: units.map(({ unitId: id, name, level, parentId: parent }) => ({ id, name, level, parent })),
    preview: previewOf(plan.audiences, groups),
    sessionsOutside: sessions.outside,
    officers,
    linked: await linkedPeople(asked, plan, { from: plan.opens_on, to: last ?? '9999-12-31' }),
  })
}

/** People whom a linked campaign takes too, where both run on the same days; counted on the first such day. */
async function linkedPeople(asked: Asked, plan: CampaignPlan, own: Period): Promise<CheckFacts['linked']> {
  const { database, realm, campaignId } = asked
  const { db } = database
  const linked: CheckFacts['linked'][number][] = []
  const links = await readLinkRows({ db, realmId: realm.id, campaignId })
  for (const { otherId, title } of new Map(links.map((link) => [link.otherId, link])).values()) {
    const other = { db, realmId: realm.id, campaignId: otherId }
    const head = await readHead(other)
    if (head === null || head.status === 'closed') continue
    const to = lastOf((await readDeadlineRows(other)).map(({ due_on }) => due_on)) ?? '9999-12-31'
    const both = { from: head.opens_on > own.from ? head.opens_on : own.from, to: to < own.to ? to : own.to }
    if (both.from > both.to) continue
    const here = await groupsOn({ database, realmId: realm.id, campaignId, day: both.from })
    const there = await groupsOn({ database, realmId: realm.id, campaignId: otherId, day: both.from })
    const people = inBoth(
      { rules: plan.audiences, groups: here.groups },
      { rules: await readAudiencePlans(other), units: new Set(there.units.map(({ unitId }) => unitId)) },
    )
    linked.push({ title, people, ...both })
  }
  return linked
}
