import type { JournalAction } from '#core/journal-actions.ts'
import { conveningStatuses, labelOf } from '#core/choices.ts'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { dayIn } from '#core/zones.ts'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import { bound } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { attachment, writeListing } from '#platform/listing.ts'
import { convene } from './actions.ts'
import type { ConveneAsked } from './actions.ts'
import { buildList } from './actions-list.ts'
import { expectedOf, groundOf, requireCovered, rosterGround } from './answers.ts'
import type { Ground } from './answers.ts'
import { batch, convenedListing, rosterListing } from './answers-listing.ts'
import * as own from './contract.ts'
import type { Convened } from './contract.ts'
import { seatsOf } from './rules-convene.ts'
import { countClashes, readConvened, readUnitPlaces } from './store.ts'
import type { ConvenedAsked } from './store.ts'
import { isConvenedByName, readRoster } from './store-roster.ts'

/** Tells the journal that the people of a session were read. */
async function tell(cx: AskedContext, { realm, session }: Ground, action: JournalAction, rows: number): Promise<void> {
  const object = { type: 'session', id: session.row.code }
  await tellReading(cx, { realmId: realm.id, action, unit: session.row.host.code, object, payload: { rows } })
}

type Keyed = { readonly k1: string; readonly k2: string; readonly person: string }

/** A page without its cursor keys, with the cursor of the next. */
function pageOf<Row extends Keyed>(rows: readonly Row[], limit: number) {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last !== undefined ? cursorOf([last.k1, last.k2, last.person]) : null
  return { rows: page.map(({ k1: _1, k2: _2, ...row }) => row), next }
}

const cursorShape = ['text', 'text', 'text'] as const

/** Most names of the official list; more are better as a workbook. */
const mostListed = 3_000

async function allConvened(ground: Ground, status: string): Promise<Convened[]> {
  const found: Convened[] = []
  const asked: ConvenedAsked = { sort: 'unit', order: 'asc', limit: batch, after: null, status }
  for (let after: ConvenedAsked['after'] = null; ;) {
    const { rows, total } = await readConvened(ground.asked, { ...asked, after })
    if (total > mostListed) throw new Problem('too-large')
    const page = rows.slice(0, batch)
    found.push(...page)
    const last = page.at(-1)
    if (rows.length <= batch || last === undefined) return found
    after = [last.k1, last.k2, last.person]
  }
}

export const routes: readonly Bound[] = [
  bound(own.readConvening, async (cx, { params, query }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const [units, clashes] = await Promise.all([readUnitPlaces(ground.asked), countClashes(ground.asked)])
    const sum = (pick: (one: (typeof units)[number]) => number): number => units.reduce((n, one) => n + pick(one), 0)
    const { capacity, own: isOwn } = ground.session.row
    const seats = seatsOf(units)
    await tell(cx, ground, readings.readConvening, units.length)
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
      await tell(cx, ground, readings.listConvened, (await readConvened(ground.asked, asked)).total)
      const read = (after: readonly string[] | null) => readConvened(ground.asked, { ...asked, after, limit: batch })
      return writeListing(reply, convenedListing(read, told, query))
    }
    const { rows, total } = await readConvened(ground.asked, asked)
    const page = pageOf(rows, query.limit)
    await tell(cx, ground, readings.listConvened, page.rows.length)
    return { ...page, total }
  }),
  bound(own.readConveningList, async (cx, { params, query, reply }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const { row, startsAt } = ground.session
    const invited = await allConvened(ground, 'invited')
    const confirmed = await allConvened(ground, 'confirmed')
    const people = [...invited, ...confirmed].toSorted(
      (a, b) => a.unit.code.localeCompare(b.unit.code) || (a.order ?? Infinity) - (b.order ?? Infinity) || 0,
    )
    await tell(cx, ground, readings.readConveningList, people.length)
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: ground.realm.timeZone,
      hour: '2-digit',
      minute: '2-digit',
    })
    const file = await buildList({
      title: row.title || row.code,
      host: row.host.name || row.host.code,
      venue: row.venue,
      mode: row.mode,
      day: dayIn(ground.realm.timeZone, startsAt),
      from: clock.format(startsAt),
      to: row.ends_at === null ? null : clock.format(new Date(row.ends_at)),
      people,
      units: await readUnitPlaces(ground.asked),
    })
    void reply.header('content-disposition', attachment(`Danh sách triệu tập ${row.code}.docx`))
    return file
  }),
  bound(own.convene, (cx, { params, query, body }) => convene(cx, query.realm, params.session, body as ConveneAsked)),
  bound(own.listRoster, async (cx, { params, query, reply }) => {
    const ground = await rosterGround(cx, query.realm, params.session)
    const { row } = ground.session
    if (query.unit !== undefined) await requireCovered(cx, ground, query.unit)
    const unit = query.unit ?? (row.own ? row.host.code : undefined)
    const byName = query.unit === undefined && (await isConvenedByName(ground.asked))
    const counted = byName || unit === undefined ? null : await expectedOf(cx, ground, unit, row.audiences)
    const people = counted?.people.filter(({ restricted }) => !restricted)
    const audience = people
      ? { people: people.map(({ person }) => person), units: people.map(({ unit: at }) => at) }
      : null
    const asked = { ...query, after: cursorParts(query.after, cursorShape) }
    if (query.format !== 'json') {
      const told = { session: row.title || row.code, filters: query.unit ? [['', query.unit] as const] : [] }
      await tell(cx, ground, readings.listRoster, (await readRoster(ground.asked, audience, asked)).total)
      const read = (after: readonly string[] | null) =>
        readRoster(ground.asked, audience, { ...asked, after, limit: batch })
      return writeListing(reply, rosterListing(read, told, query))
    }
    const { rows, total } = await readRoster(ground.asked, audience, asked)
    const page = pageOf(rows, query.limit)
    await tell(cx, ground, readings.listRoster, page.rows.length)
    return {
      ...page,
      rows: page.rows.map(({ order: _3, ...one }: (typeof page.rows)[number] & { order?: unknown }) => one),
      total,
    }
  }),
]
