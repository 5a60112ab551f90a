import { conveningStatuses, labelOf } from '#core/choices.ts'
import { readings } from '#core/readings.ts'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import { bound } from '#platform/http.ts'
import type { Bound } from '#platform/http.ts'
import { writeListing } from '#platform/listing.ts'
import { convene } from './actions.ts'
import type { ConveneAsked } from './actions.ts'
import { groundOf, rosterGround } from './answers.ts'
import { batch, convenedListing, rosterListing } from './answers-listing.ts'
import { audienceOf, tellPeople } from './answers-people.ts'
import * as own from './contract.ts'
import { paperRoutes } from './routes-papers.ts'
import { seatsOf } from './rules-convene.ts'
import { countClashes, readConvened, readUnitPlaces } from './store.ts'
import { readRoster } from './store-roster.ts'

type Keyed = { readonly k1: string; readonly k2: string; readonly person: string }

/** A page without its cursor keys, with the cursor of the next. */
function pageOf<Row extends Keyed>(rows: readonly Row[], limit: number) {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last !== undefined ? cursorOf([last.k1, last.k2, last.person]) : null
  return { rows: page.map(({ k1: _1, k2: _2, ...row }) => row), next }
}

const cursorShape = ['text', 'text', 'text'] as const

export const routes: readonly Bound[] = [
  bound(own.readConvening, async (cx, { params, query }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const [units, clashes] = await Promise.all([readUnitPlaces(ground.asked), countClashes(ground.asked)])
    const sum = (pick: (one: (typeof units)[number]) => number): number => units.reduce((n, one) => n + pick(one), 0)
    const { capacity, own: isOwn } = ground.session.row
    const seats = seatsOf(units)
    await tellPeople(cx, ground, readings.readConvening, units.length)
    return {
      capacity,
      seats,
      over: isOwn && capacity !== null && seats > capacity ? seats - capacity : null,
      names: sum(({ names }) => names),
      confirmed: sum(({ confirmed }) => confirmed),
      declined: sum(({ declined }) => declined),
      clashes,
      units: units.map((one) => ({ ...one, recorded_at: one.recorded_at?.toISOString() ?? null })),
    }
  }),
  bound(own.listConvened, async (cx, { params, query, reply }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const asked = { ...query, after: cursorParts(query.after, cursorShape) }
    if (query.format !== 'json') {
      const filters = [query.unit, query.status && labelOf(conveningStatuses, query.status, query.lang), query.search]
      const told = {
        session: ground.session.row.title || params.session,
        filters: filters.flatMap((value) => (value ? [['', value] as const] : [])),
      }
      await tellPeople(cx, ground, readings.listConvened, (await readConvened(ground.asked, asked)).total)
      const read = (after: readonly string[] | null) => readConvened(ground.asked, { ...asked, after, limit: batch })
      return writeListing(reply, convenedListing(read, told, query))
    }
    const { rows, total } = await readConvened(ground.asked, asked)
    const page = pageOf(rows, query.limit)
    await tellPeople(cx, ground, readings.listConvened, page.rows.length)
    return { ...page, total }
  }),
  bound(own.convene, (cx, { params, query, body }) => convene(cx, query.realm, params.session, body as ConveneAsked)),
  bound(own.listRoster, async (cx, { params, query, reply }) => {
    const ground = await rosterGround(cx, query.realm, params.session)
    const { row } = ground.session
    const audience = await audienceOf(cx, ground, query.unit)
    const asked = { ...query, after: cursorParts(query.after, cursorShape) }
    if (query.format !== 'json') {
      const told = { session: row.title || row.code, filters: query.unit ? [['', query.unit] as const] : [] }
      await tellPeople(cx, ground, readings.listRoster, (await readRoster(ground.asked, audience, asked)).total)
      const read = (after: readonly string[] | null) =>
        readRoster(ground.asked, audience, { ...asked, after, limit: batch })
      return writeListing(reply, rosterListing(read, told, query))
    }
    const { rows, total } = await readRoster(ground.asked, audience, asked)
    const page = pageOf(rows, query.limit)
    await tellPeople(cx, ground, readings.listRoster, page.rows.length)
    return {
      ...page,
      rows: page.rows.map(({ order: _3, ...one }: (typeof page.rows)[number] & { order?: unknown }) => one),
      total,
    }
  }),
  ...paperRoutes,
]
