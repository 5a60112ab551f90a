import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import { draftsOf } from '#modules/sessions/answers.ts'
import { askedRealm, askedUnit, unitText } from '#modules/units/answers-asked.ts'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import type { Db } from '#platform/database.ts'
import { bound } from '#platform/http.ts'
import type { Bound } from '#platform/http.ts'
import { writeListing } from '#platform/listing.ts'
import * as own from './contract.ts'
import { outreachListing } from './rules-listing.ts'
import { readActivities, readActivityRow, readPictures } from './store.ts'
import type { ActivitiesAsked } from './store.ts'

const batch = 1_000
type Listing = ReturnType<typeof outreachListing>

/** Every activity that matches, page after page. */
async function* linesOf(db: Db, scope: UnitScope, asked: ActivitiesAsked, cells: Listing['cells']) {
  let after = asked.after
  for (;;) {
    const { rows } = await readActivities(db, scope, { ...asked, after, limit: batch })
    const page = rows.slice(0, batch)
    if (page.length > 0) yield page.map(cells)
    const last = page.at(-1)
    if (rows.length <= batch || last === undefined) return
    after = [last.key, last.code]
  }
}

export const routes: readonly Bound[] = [
  bound(own.listOutreach, async (cx, { query, reply }) => {
    const within = await askedRealm(cx, query.realm)
    const { scope, today } = within
    const { db } = cx.database
    const under = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
    const drafts = await draftsOf(cx, within.realm)
    const asked = { ...query, drafts, today, under, after: cursorParts(query.after, ['text', 'text']) }
    if (query.format !== 'json') {
      const { head, cells } = outreachListing({ ...query, unit: await unitText(cx, within, query.unit) })
      return writeListing(reply, { ...head, rows: linesOf(db, scope, asked, cells) })
    }
    const { rows, total, sums } = await readActivities(db, scope, asked)
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    const next = rows.length > query.limit && last !== undefined ? cursorOf([last.key, last.code]) : null
    return { rows: page.map(({ key: _1, ...row }) => row), next, total, sums }
  }),
  bound(own.readActivity, async (cx, { params, query }) => {
    const { realm, scope } = await askedRealm(cx, query.realm)
    const { db } = cx.database
    const found = await readActivityRow(db, { scope, drafts: await draftsOf(cx, realm) }, params.activity)
    if (found === null) throw new Problem('not-found', 'activity')
    const pictures = await readPictures(db, realm.id, params.activity)
    const can = await cx.canAt(realm, found.unitId)
    return {
      activity: found.row,
      pictures: pictures.map((one) => ({ ...one, recorded_at: one.recorded_at.toISOString() })),
      can_write: can.includes('edit.outreach'),
    }
  }),
]
