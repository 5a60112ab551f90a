/** Orders about a campaign's plan that are more than rows typed on a page. */
import type { Fault } from '#core/faults.ts'
import { Problem } from '#core/problem.ts'
import { unitIdOf } from '#modules/units/answers.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderDone, OrderFile } from '#platform/order.ts'
import { campaignIdOf, planner } from './answers.ts'
import { checksOn } from './answers-checks.ts'
import { planOf, unitDues } from './answers-plan.ts'
import type { CampaignPlan } from './contract-plan.ts'
import { rowsLike, rowsOfTemplate } from './rules-beginnings.ts'
import type { Beginning, Rows } from './rules-beginnings.ts'
import { levelOn } from './store-plan.ts'

/** The plan asked, for its planner. Throws `not-found` for one that is not there, and for one that others plan. */
export async function plannedBy(
  cx: AskedContext,
  { realm, scope }: InRealm,
  campaign: string,
): Promise<{ campaignId: number; plan: CampaignPlan }> {
  const { db } = cx.database
  const campaignId = await campaignIdOf(db, realm.id, campaign)
  const plans = await planner(cx.database, { asker: cx.asker, now: cx.now() }, realm)
  const plan = campaignId === null ? null : await planOf({ db, realm, campaignId, covers: scope.covers, plans })
  if (campaignId === null || plan === null || !plan.can_edit) throw new Problem('not-found', 'campaign')
  return { campaignId, plan }
}

export type Start = {
  readonly code: string
  readonly title: string
  readonly owner: string
  readonly opens_on: string
  readonly template?: Beginning | undefined
  /** An earlier campaign. */
  readonly like?: string | undefined
  readonly check?: boolean | undefined
}

const nothing: Rows = { audiences: [], deadlines: [], required_deliverables: [] }

/**
 * Writes a new draft with what it begins with, in one order. Throws `conflict` when the code is taken, `not-found` for an
 * owner outside the scope and for an earlier campaign that is not there, `bad-request` for two beginnings.
 */
export async function start(cx: AskedContext, { realm, scope }: InRealm, asked: Start): Promise<OrderDone> {
  const { code, title, owner, opens_on, template, like, check } = asked
  const { db } = cx.database
  if (template !== undefined && like !== undefined) throw new Problem('bad-request', 'Either a template or a campaign.')
  const ownerId = await unitIdOf(db, realm.id, owner)
  if (ownerId === null || !scope.covers(ownerId)) throw new Problem('not-found', 'unit')
  const level = await levelOn(db, { realmId: realm.id, unitId: ownerId, day: opens_on })
  const levels = realm.levels.slice(Math.max(level === null ? 0 : realm.levels.indexOf(level), 0))
  const made = { code, opens_on, levels }
  const earlier = like === undefined ? null : await earlierOf(cx, realm, like)
  const rows =
    earlier !== null ? rowsLike(earlier, made) : template === undefined ? nothing : rowsOfTemplate(template, made)
  const head = {
    code,
    title,
    owner,
    opens_on,
    status: 'draft',
    threshold: earlier?.threshold ?? '1',
    rank_min: String(earlier?.rank_min ?? 0),
    excluded_units: (earlier?.excluded_units ?? []).map((unit) => unit.code).join('|'),
  }
  const files: OrderFile[] = [
    { file: 'campaigns', rows: [{ cells: head, expects: null }] },
    ...Object.entries(rows).flatMap(([file, some]) =>
      some.length === 0 ? [] : [{ file, rows: some.map((cells) => ({ cells })) }],
    ),
  ]
  return cx.write(realm, { files, check, purpose: 'campaign.start' })
}

async function earlierOf(cx: AskedContext, realm: InRealm['realm'], code: string): Promise<CampaignPlan> {
  const { db } = cx.database
  const campaignId = await campaignIdOf(db, realm.id, code)
  const plans = await planner(cx.database, { asker: cx.asker, now: cx.now() }, realm)
  const { covers } = await cx.scopeOf(realm)
  const plan = campaignId === null ? null : await planOf({ db, realm, campaignId, covers, plans })
  if (plan === null) throw new Problem('not-found', 'campaign')
  return plan
}

/** Opens a draft. Throws `conflict` with what stands in the way, each as an issue of its code. */
export async function open(
  cx: AskedContext,
  within: InRealm,
  campaign: string,
  expects: string | undefined,
): Promise<OrderDone> {
  const { realm, today } = within
  const { campaignId, plan } = await plannedBy(cx, within, campaign)
  const checks = await checksOn({ database: cx.database, realm, campaignId, today }, plan)
  const issues = checks
    .filter(({ severity }) => severity === 'must')
    .map(({ code, part }) => ({ path: part, message: code }))
  if (issues.length > 0) throw new Problem('conflict', 'Something stands in the way.', { issues })
  const seen = expects === undefined ? {} : { expects }
  return cx.write(realm, {
    files: [{ file: 'campaigns', rows: [{ cells: { code: campaign, status: 'open' }, ...seen }] }],
    purpose: 'campaign.open',
  })
}

export type OwnDays = {
  readonly campaign: string
  readonly campaignId: number
  readonly unit: string
  readonly unitId: number
  readonly days: readonly {
    /** '' is everybody. */
    readonly audience: string
    /** Null takes it away. */
    readonly due_on: string | null
    readonly expects?: string | null | undefined
  }[]
}

/**
 * Sets a unit's own last days in one order, none later than what is set above it (decision 0018). Throws `not-found` for
 * a unit outside the campaign, `dossier-refused` for a later day and for an audience that is not there, `conflict`.
 */
export async function setOwnDays(cx: AskedContext, within: InRealm, own: OwnDays): Promise<OrderDone> {
  const { realm, scope, today } = within
  const { campaign, campaignId, unit, unitId, days } = own
  const { db } = cx.database
  const asked = { db, realm, campaignId, day: today, scope, under: unitId, sets: scope.covers }
  const found = (await unitDues(asked)).find((one) => one.unit === unit)
  if (found === undefined) throw new Problem('not-found', 'unit')
  const bounds = new Map([['', found.latest], ...found.bounds.map((one) => [one.audience, one.latest] as const)])
  const faults = days.flatMap(({ audience, due_on: due }, i): Fault[] => {
    const place = { file: 'deadlines', row: i + 2 }
    const latest = bounds.get(audience)
    if (latest === undefined) return [{ ...place, column: 'audience', code: 'unknown-audience', value: audience }]
    if (due === null || latest === null || due <= latest) return []
    return [{ ...place, column: 'due_on', code: 'deadline-later', value: due, params: { to: latest } }]
  })
  if (faults.length > 0) throw new Problem('dossier-refused', '', { faults })
  const rows = days.map(({ audience, due_on: due, expects }) => {
    const before = found.own.find((one) => one.audience === audience)?.due_on ?? ''
    const cells = { campaign, level: '', audience, unit, due_on: due ?? before, retracted: due === null ? 'yes' : '' }
    return expects === undefined ? { cells } : { cells, expects }
  })
  return cx.write(realm, { files: [{ file: 'deadlines', rows }], purpose: 'deadline.own' }, 'edit.statements')
}
