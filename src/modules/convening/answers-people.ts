/** The people of a session as lists and papers have them, and the journal's word that they were read. */
import type { JournalAction } from '#core/journal-actions.ts'
import { Problem } from '#core/problem.ts'
import { dayIn } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { expectedOf, requireCovered } from './answers.ts'
import type { Ground } from './answers.ts'
import { batch } from './answers-listing.ts'
import type { Convened, RosterRow } from './contract.ts'
import { mostListed } from './rules-convene.ts'
import { readConvened } from './store.ts'
import type { ConvenedAsked } from './store.ts'
import { isConvenedByName, readRoster } from './store-roster.ts'
import type { Audience } from './store-roster.ts'

/** Tells the journal that the people of a session were read. */
export async function tellPeople(
  cx: AskedContext,
  { realm, session }: Ground,
  action: JournalAction,
  rows: number,
): Promise<void> {
  const object = { type: 'session', id: session.row.code }
  await tellReading(cx, { realmId: realm.id, action, unit: session.row.host.code, object, payload: { rows } })
}

/** A session as papers tell of it. */
export function factsOf({ session: { row, startsAt }, realm }: Ground) {
  const zone = realm.timeZone
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  return {
    title: row.title || row.code,
    host: row.host.name || row.host.code,
    venue: row.venue,
    mode: row.mode,
    secret: row.secret,
    day: dayIn(zone, startsAt),
    from: clock.format(startsAt),
    to: row.ends_at === null ? null : clock.format(new Date(row.ends_at)),
  }
}

type Keyed<Row> = Row & { readonly k1: string; readonly k2: string; readonly person: string }

/** Every row of a list that is read by pages. Throws `too-large` beyond {@link mostListed}. */
async function wholeList<Row>(
  read: (after: ConvenedAsked['after']) => Promise<{ rows: Keyed<Row>[]; total: number }>,
): Promise<Row[]> {
  const found: Row[] = []
  for (let after: ConvenedAsked['after'] = null; ;) {
    const { rows, total } = await read(after)
    if (total > mostListed) throw new Problem('too-large')
    const page = rows.slice(0, batch)
    found.push(...page)
    const last = page.at(-1)
    if (rows.length <= batch || last === undefined) return found
    after = [last.k1, last.k2, last.person]
  }
}

/** Everybody who is convened and has not declined, by unit and seat. Throws `too-large`. */
export async function everybodyConvened(ground: Ground, unit?: string): Promise<Convened[]> {
  const asked = { sort: 'unit', order: 'asc', limit: batch, unit } as const
  const of = (status: string) => wholeList<Convened>((after) => readConvened(ground.asked, { ...asked, status, after }))
  const people = [...(await of('invited')), ...(await of('confirmed'))]
  return people.toSorted(
    (a, b) => a.unit.code.localeCompare(b.unit.code) || (a.order ?? Infinity) - (b.order ?? Infinity) || 0,
  )
}

/** Whose roster it is: people of an audience of the unit asked or the host, or (null) those convened by name. */
export async function audienceOf(
  cx: AskedContext,
  ground: Ground,
  asked: string | undefined,
): Promise<Audience | null> {
  const { row } = ground.session
  if (asked !== undefined) await requireCovered(cx, ground, asked)
  const unit = asked ?? (row.own ? row.host.code : undefined)
  const byName = asked === undefined && (await isConvenedByName(ground.asked))
  if (byName || unit === undefined) return null
  const counted = await expectedOf(cx, ground, unit, row.audiences)
  const people = counted.people.filter(({ restricted }) => !restricted)
  return { people: people.map(({ person }) => person), units: people.map(({ unit: at }) => at) }
}

/** Everybody on the roster, by name. Throws `too-large`. */
export async function everybodyOnRoster(
  cx: AskedContext,
  ground: Ground,
  unit: string | undefined,
): Promise<RosterRow[]> {
  const audience = await audienceOf(cx, ground, unit)
  return wholeList((after) =>
    readRoster(ground.asked, audience, { sort: 'name', order: 'asc', limit: batch, after, unit }),
  )
}
