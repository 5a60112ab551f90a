import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { pageOf } from '#platform/cursor.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { writeListing, writeSheet } from '#platform/listing.ts'
import { changeMany } from './actions-change.ts'
import { refreshPlaces } from './actions-places.ts'
import { answerOne } from './actions-transfer.ts'
import { countedFor, listingOf, peopleAsked, peopleBatches } from './answers-list.ts'
import { pairsFor, pairsListing } from './answers-pairs.ts'
import { personFor } from './answers-person.ts'
import { transfersFor, transfersSheet } from './answers-transfers.ts'
import * as own from './contract-desk.ts'
import { readTopUnit } from './store-below.ts'
import { readAlike } from './store-alike.ts'
import { readPeoplePage } from './store-list.ts'

async function realmOf(cx: AskedContext, named: string | undefined): Promise<RealmFacts> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return realm
}

export const deskRoutes: readonly Bound[] = [
  bound(own.listPeople, async (cx, { query, reply }) => {
    const realm = await realmOf(cx, query.realm)
    const scope = await cx.scopeOf(realm)
    const at = await refreshPlaces(cx.database, realm)
    const asked = await peopleAsked(cx, realm, scope, query)
    const { few, ...counts } = await countedFor(cx, scope, asked, at)
    // whoever is listed is told of it by the unit
    const unit = query.unit ?? (await readTopUnit(cx.database.db, scope, asked.day)) ?? undefined
    const tell = (rows: number) =>
      tellReading(cx, { realmId: realm.id, action: readings.listPeople, unit, payload: { rows } })
    if (query.format !== 'json') {
      await tell(counts.total)
      const { format, lang } = query
      const rows = peopleBatches(cx, scope, asked, { few, lang })
      return writeListing(reply, { ...listingOf(query), asOf: asked.day, rows, format, lang })
    }
    const page = await readPeoplePage(cx.database.db, scope, asked, few)
    await tell(page.rows.length)
    return { ...page, ...counts, as_of: asked.day }
  }),
  bound(own.readPerson, async (cx, { params, query }) => {
    const realm = await realmOf(cx, query.realm)
    await refreshPlaces(cx.database, realm)
    const { personId, shown } = await personFor(cx, realm, { code: params.person, day: query.as_of })
    const object = { type: 'person', id: String(personId) }
    await tellReading(cx, {
      realmId: realm.id,
      action: readings.readPerson,
      object,
      payload: { contacts: shown.keeps },
    })
    return shown
  }),
  bound(own.findAlike, async (cx, { query }) => {
    const realm = await realmOf(cx, query.realm)
    const scope = await cx.scopeOf(realm)
    await refreshPlaces(cx.database, realm)
    const { full_name = '', birth_date = null, email = '', phone = '', except = null } = query
    const day = dayIn(realm.timeZone, cx.now())
    const rows = await readAlike(cx.database.db, scope, { day, full_name, birth_date, email, phone, except })
    await tellReading(cx, { realmId: realm.id, action: readings.findAlike, payload: { rows: rows.length } })
    return { rows }
  }),
  bound(own.listDuplicates, async (cx, { query, reply }) => {
    const realm = await realmOf(cx, query.realm)
    const tell = (rows: number) =>
      tellReading(cx, { realmId: realm.id, action: readings.listDuplicates, unit: query.unit, payload: { rows } })
    await refreshPlaces(cx.database, realm)
    const found = await pairsFor(cx, realm, query)
    await tell(query.format === 'json' ? found.rows.length : found.total)
    return query.format === 'json' ? found : writeListing(reply, pairsListing(cx, realm, query))
  }),
  bound(own.changePeople, async (cx, { query, body }) => changeMany(cx, await realmOf(cx, query.realm), body)),
  bound(own.listTransfers, async (cx, { query, reply }) => {
    const realm = await realmOf(cx, query.realm)
    const all = await transfersFor(cx, realm, query)
    const page = pageOf(all, query, ({ transfer }) => transfer)
    const payload = { rows: query.format === 'json' ? page.rows.length : all.length }
    await tellReading(cx, { realmId: realm.id, action: readings.listTransfers, unit: query.unit, payload })
    return query.format === 'json' ? page : writeSheet(reply, transfersSheet(all, query))
  }),
  bound(own.answerTransfer, async (cx, { params, query, body }) => {
    const done = await answerOne(cx, await realmOf(cx, query.realm), { transfer: params.transfer, ...body })
    return { position: done.position, at: done.at, added: done.added, people: 1 }
  }),
]
