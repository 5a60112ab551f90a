/** What waits for whoever asks, out of every module, soonest first. */
import type { Asker } from '#core/asker.ts'
import { dayOf, isoOf } from '#core/days.ts'
import { policy } from '#core/policy.ts'
import type { Permission } from '#core/policy.ts'
import { campaignWork } from './answers-work-campaign.ts'
import { ownWork } from './answers-work-own.ts'
import { nearness, workKinds } from '#core/work-kinds.ts'
import type { Work } from './contract.ts'
import { scopeOrNone, workItem } from './answers-work-item.ts'
import type { WorkAsked } from './answers-work-item.ts'
import { readExtensions } from './store-extensions.ts'
import { readTerms } from './store-owed.ts'
import { countCorrections, countFailedMails, countTransfers, readTops } from './store-work.ts'

/** Units at which a role with the permission stands; whoever holds the whole realm keeps its top. */
async function rootsFor({ cx, realm, today }: WorkAsked, permission: Permission): Promise<number[]> {
  const { asker } = cx
  const held =
    asker.kind === 'account'
      ? asker.roles.filter(({ role, only }) => only === null && policy[role].includes(permission))
      : []
  const isWhole = asker.kind === 'machine' || held.some(({ unitId }) => unitId === 0)
  const own = held.map(({ unitId }) => unitId).filter((unit) => unit !== 0)
  return [...new Set([...(isWhole ? await readTops(cx.database.db, realm.id, today) : []), ...own])]
}

async function countedWork(asked: WorkAsked): Promise<Work[]> {
  const { cx, realm, today } = asked
  const { db } = cx.database
  const [answers, people, follows] = await Promise.all([
    scopeOrNone(asked, 'answer.corrections'),
    scopeOrNone(asked, 'edit.people'),
    scopeOrNone(asked, 'follow.units'),
  ])
  const nothing = { n: 0, due: null }
  const [corrections, transfers, extensions, failed] = await Promise.all([
    answers === null ? nothing : countCorrections(db, answers),
    people === null ? nothing : countTransfers(db, people),
    follows === null
      ? []
      : readExtensions(db, { realmId: realm.id, campaignId: null, units: follows.units(), today, open: true }),
    cx.holds(['set.realm']) ? countFailedMails(db, realm.id, isoOf(dayOf(today) - 14)) : 0,
  ])
  const mine = extensions.filter(
    ({ parent_id: parent }) => follows !== null && (parent === null ? follows.all : follows.covers(parent)),
  )
  const items = [
    workItem(today, { kind: 'corrections', count: corrections.n, due_on: corrections.due }),
    workItem(today, { kind: 'transfers', count: transfers.n, due_on: transfers.due }),
    workItem(today, { kind: 'decide_extensions', count: mine.length, due_on: null }),
    workItem(today, { kind: 'mails_failed', count: failed, due_on: null }),
  ]
  return items.filter(({ count }) => count > 0)
}

const lacksFactor = (asker: Asker): boolean => asker.kind === 'account' && asker.lacks === 'second-factor'

function bySoonest(a: Work, b: Work): number {
  const near = nearness.indexOf(a.near) - nearness.indexOf(b.near)
  if (near !== 0) return near
  const [one, other] = [a.due_on ?? '9999', b.due_on ?? '9999']
  if (one !== other) return one < other ? -1 : 1
  return workKinds.indexOf(a.kind) - workKinds.indexOf(b.kind)
}

/** Everything that waits for the asker: overdue first, then by the day. */
export async function workOf(asked: WorkAsked): Promise<Work[]> {
  const { cx, realm, today } = asked
  // their roles wait for it, and so does everything else
  if (lacksFactor(cx.asker)) return [workItem(today, { kind: 'second_factor', count: 1, due_on: today })]
  const records = await scopeOrNone(asked, 'read.records')
  const [terms, keeps] = await Promise.all([
    readTerms(cx.database.db, realm.id, null),
    rootsFor(asked, 'edit.deliverables'),
  ])
  const reviews = await scopeOrNone(asked, 'edit.deliverables')
  const found = await Promise.all([
    countedWork(asked),
    ownWork(asked, terms, keeps),
    ...(records === null
      ? []
      : terms.map((one) => campaignWork(asked, { terms: one, scope: records, reviews, keeps }))),
  ])
  return found.flat().toSorted(bySoonest)
}
