import { createReadStream } from 'node:fs'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import { storedPath } from '#platform/files.ts'
import { bound } from '#platform/http.ts'
import type { Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { attachment, writeListing } from '#platform/listing.ts'
import { planSessions } from './actions-plan.ts'
import { draftsOf, realmOf, sessionOf } from './answers.ts'
import { listingOf } from './answers-listing.ts'
import * as own from './contract.ts'
import { calendarRoutes } from './routes-calendars.ts'
import { readSessions } from './store.ts'
import { readAgenda, readMaterialFile, readMaterials, readSites, readVenueClashes } from './store-session.ts'

export const routes: readonly Bound[] = [
  bound(own.listSessions, async (cx, { query, reply }) => {
    const { realm, scope } = await realmOf(cx, query.realm)
    const drafts = await draftsOf(cx, realm)
    const asked = { ...query, zone: realm.timeZone, drafts, after: cursorParts(query.after, ['text', 'text']) }
    if (query.format !== 'json') return writeListing(reply, listingOf(cx.database.db, scope, asked, query))
    const { rows, total } = await readSessions(cx.database.db, scope, asked)
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    const next = rows.length > query.limit && last !== undefined ? cursorOf([last.key, last.code]) : null
    return { rows: page.map(({ key: _1, ...row }) => row), next, total }
  }),
  bound(own.readSession, async (cx, { params, query }) => {
    const { realm, scope } = await realmOf(cx, query.realm)
    const { sessionId, hostId, row } = await sessionOf(cx, realm, scope, params.session)
    const asked = { db: cx.database.db, scope, zone: realm.timeZone, drafts: await draftsOf(cx, realm) }
    const can = await cx.canAt(realm, hostId)
    const [sites, agenda, materials, clashes] = await Promise.all([
      readSites(asked, sessionId),
      readAgenda(asked, sessionId, row.own),
      readMaterials(asked, sessionId),
      readVenueClashes(asked, sessionId),
    ])
    // chairs and speakers are named in it
    const object = { type: 'session', id: params.session }
    await tellReading(cx, { realmId: realm.id, action: readings.readSession, object })
    return {
      ...row,
      sites_rows: sites,
      agenda,
      materials,
      clashes,
      may: {
        edit: can.includes('edit.sessions'),
        convene: cx.holds(['edit.sessions']),
        mark: cx.holds(['mark.attendance']),
        names: cx.holds(['read.names']),
      },
    }
  }),
  bound(own.readMaterial, async (cx, { params, query, reply }) => {
    const { realm, scope } = await realmOf(cx, query.realm)
    const { sessionId } = await sessionOf(cx, realm, scope, params.session)
    const found = await readMaterialFile({ db: cx.database.db, scope, zone: realm.timeZone }, sessionId, query.name)
    if (found === null) throw new Problem('not-found', 'material')
    void reply.header('content-disposition', attachment(found.file.split('/').at(-1) ?? found.file))
    return createReadStream(storedPath(cx.filesDir, found.sha256))
  }),
  bound(own.planSessions, async (cx, { query, body }) => {
    const { realm, scope } = await realmOf(cx, query.realm)
    return planSessions(cx, realm, scope, body as own.PlanBody)
  }),
  ...calendarRoutes,
]
