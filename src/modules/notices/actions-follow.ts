/** What officers do by hand: remind units, ask for more time, decide on it. */
import { actorOf } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { campaignIdOf } from '#modules/campaigns/answers.ts'
import { askedUnit } from '#modules/units/answers-asked.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'
import { inTransaction } from '#platform/database.ts'
import type { AskedContext } from '#platform/http.ts'
import { appendEvent } from '#platform/journal.ts'
import type { OrderDone } from '#platform/order.ts'
import { ladderOf } from './answers-ladder.ts'
import { everythingOwed } from './answers-owed.ts'
import type { Thing } from '#core/work-kinds.ts'
import { toldOf } from './rules-reminders.ts'
import { readExtensions } from './store-extensions.ts'
import { addNotices, readReminded } from './store-notices.ts'
import type { NewNotice } from './store-notices.ts'
import type { CampaignTerms } from './store-owed.ts'

type Row = { readonly unit: string; readonly what: Thing }
export type Reminding = { readonly terms: CampaignTerms; readonly rows: readonly Row[]; readonly check: boolean }

/**
 * Reminds the officers of units of what they owe now; each thing of a unit once a day. A unit without an officer of its
 * own counts as `unkept`: nobody is told in its place, since whoever asks sees it. Throws `not-found` for a unit that
 * is not the asker's.
 */
export async function remind(cx: AskedContext, within: InRealm, { terms, rows, check }: Reminding) {
  const { realm, scope, today } = within
  const { db } = cx.database
  const { campaignId } = terms
  const [{ owed, units }, ladder, reminded] = [
    await everythingOwed({ database: cx.database, realm, scope, terms, day: today, under: null }),
    await ladderOf(db, realm.id, today),
    await readReminded(db, realm.id, campaignId, realm.timeZone),
  ]
  const idOf = new Map(units.map(({ code, unitId }) => [code, unitId]))
  const owes = new Map(owed.map((one) => [`${one.unit.unitId}/${one.what}`, one]))
  const told = new Set(reminded.flatMap((one) => (one.day === today ? [`${one.unit_id}/${one.what}`] : [])))
  const count = { already: 0, settled: 0, unkept: 0 }
  const notices = new Map<string, NewNotice>()
  for (const { unit, what } of rows) {
    const unitId = idOf.get(unit)
    if (unitId === undefined) throw new Problem('not-found', 'unit')
    const key = `${unitId}/${what}`
    const one = owes.get(key)
    const to = ladder.officersOf(unitId)
    if (one === undefined) count.settled += 1
    else if (told.has(key)) count.already += 1
    else if (to.length === 0) count.unkept += 1
    else
      notices.set(key, {
        campaignId,
        unitId,
        what,
        rule: `hand-${today}`,
        dueOn: one.dueOn,
        outstanding: one.missing,
        to,
      })
  }
  const all = [...notices.values()]
  const officers = new Set(all.flatMap(({ to }) => to)).size
  if (check || all.length === 0) return { reminded: all.length, officers, ...count }
  return inTransaction(cx.database, async (transaction) => {
    const { made, accounts } = await addNotices(transaction.db, realm.id, all, cx.now())
    const payload = { campaign: terms.code, notices: made, accounts, address: cx.address }
    const event = {
      realmId: realm.id,
      actor: actorOf(cx.asker),
      door: 'page',
      action: 'notices.remind',
      payload,
    } as const
    await appendEvent(transaction.db, { ...event, at: cx.now() })
    return { reminded: made, officers: accounts, ...count, already: count.already + all.length - made }
  })
}

type Named = { readonly campaign: string; readonly unit: string; readonly what: Thing }

async function tellOf(
  cx: AskedContext,
  { realm, today }: InRealm,
  of: Named & { readonly rule: string; readonly until: string; readonly to: 'unit' | 'above'; readonly unitId: number },
): Promise<void> {
  const { db } = cx.database
  const [campaignId, ladder] = [await campaignIdOf(db, realm.id, of.campaign), await ladderOf(db, realm.id, today)]
  const to = toldOf(ladder, of.unitId, of.to)
  if (campaignId === null || to.length === 0) return
  const notice = { campaignId, unitId: of.unitId, what: of.what, rule: of.rule, dueOn: of.until, outstanding: 0, to }
  await inTransaction(cx.database, (transaction) => addNotices(transaction.db, realm.id, [notice], cx.now()))
}

/** Asks for more time, and lets the level above know. One request a day for a thing: another one replaces it. */
export async function askMore(
  cx: AskedContext,
  within: InRealm,
  of: Named & { readonly until: string; readonly reason: string },
): Promise<OrderDone> {
  const { campaign, unit, what, until, reason } = of
  const unitId = await askedUnit(cx, within, unit)
  const cells = { campaign, unit, what, asked_on: within.today, until, reason }
  const done = await cx.write(within.realm, {
    files: [{ file: 'extensions', rows: [{ cells }] }],
    purpose: 'extension.asked',
  })
  await tellOf(cx, within, { ...of, unitId, rule: `asked-${within.today}`, to: 'above' })
  return done
}

export type Deciding = Named & {
  readonly asked_on: string
  readonly decision: 'granted' | 'refused'
  readonly reason: string
  readonly move: boolean
  readonly expects: string
}

/**
 * Decides on more time; the door holds that only the level above does. With `move`, what was granted for study becomes
 * the unit's own deadline in the same order, which whoever plans the campaign may write: else all of it is refused.
 * Throws `not-found` for a request that is not there, `conflict` for another version than the one read.
 */
export async function decideMore(cx: AskedContext, within: InRealm, of: Deciding): Promise<OrderDone> {
  const { campaign, unit, what, asked_on: askedOn, decision, reason, move, expects } = of
  const { realm, today } = within
  const unitId = await askedUnit(cx, within, unit)
  const all = await readExtensions(cx.database.db, { realmId: realm.id, campaignId: null, units: [unitId], today })
  const asked = all.find((one) => one.campaign === campaign && one.what === what && one.asked_on === askedOn)
  if (asked === undefined) throw new Problem('not-found', 'extension')
  if (move && (what !== 'participation' || decision !== 'granted'))
    throw new Problem('bad-request', '', { issues: [{ path: 'body.move', message: 'only more time for study' }] })
  const cells = { campaign, unit, what, asked_on: askedOn, decided_on: today, decision, decided_reason: reason }
  const deadline = { campaign, level: '', audience: '', unit, due_on: asked.until }
  const done = await cx.write(realm, {
    files: [
      { file: 'extensions', rows: [{ cells, expects }] },
      ...(move ? [{ file: 'deadlines', rows: [{ cells: deadline }] }] : []),
    ],
    purpose: `extension.${decision}`,
  })
  await tellOf(cx, within, { ...of, unitId, until: asked.until, rule: `decided-${decision}-${askedOn}`, to: 'unit' })
  return done
}
