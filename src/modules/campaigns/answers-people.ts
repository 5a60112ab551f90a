/** People of a campaign's units as rules of audiences see them; kept while no order comes, since rules are typed fast. */
import { Problem } from '#core/problem.ts'
import type { UnitScope } from '#core/scope.ts'
import { namesAreOver } from '#modules/people/answers-retention.ts'
import type { Database } from '#platform/database.ts'
import { allCampaignUnits } from './answers-units.ts'
import type { CampaignUnit } from './answers-units.ts'
import { audienceIndex } from './rules-audiences.ts'
import { groupsOf, ruleOf } from './rules-preview.ts'
import type { Group, RuleText } from './rules-preview.ts'
import { lastPosition, readProfiles, readSample } from './store-profiles.ts'
import type { People } from './store-profiles.ts'

export type PlacedGroup = Group & Pick<People, 'unit'>

export type Placed = { readonly units: readonly CampaignUnit[]; readonly groups: readonly PlacedGroup[] }
type Shelf = {
  readonly position: number
  readonly days: Map<string, Promise<readonly People[]>>
  readonly placed: Map<string, Promise<Placed>>
}
const kept = new WeakMap<Database, Map<number, Shelf>>()
/** Answers of one realm that are kept at once. */
const keptAnswers = 4

/** What a map keeps under a key, else what `read` gives; one that failed is not kept. */
function keptIn<T>(map: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = map.get(key)
  if (found !== undefined) return found
  if (map.size >= keptAnswers) map.clear()
  const reading = read()
  map.set(key, reading)
  reading.catch(() => map.delete(key))
  return reading
}

/** What is kept of a realm; thrown away with every order, so every server sees a change at once. */
async function shelfOf(database: Database, realmId: number): Promise<Shelf> {
  const position = await lastPosition(database.db, realmId)
  let realms = kept.get(database)
  if (realms === undefined) kept.set(database, (realms = new Map()))
  let shelf = realms.get(realmId)
  if (shelf?.position !== position) realms.set(realmId, (shelf = { position, days: new Map(), placed: new Map() }))
  return shelf
}

export type GroupsAsked = {
  readonly database: Database
  readonly realmId: number
  readonly campaignId: number
  readonly day: string
}

/** The campaign's units on a day, and who is at home in them. */
export async function groupsOn({ database, realmId, campaignId, day }: GroupsAsked): Promise<Placed> {
  const { db } = database
  const shelf = await shelfOf(database, realmId)
  return keptIn(shelf.placed, `${campaignId}/${day}`, async () => {
    const units = await allCampaignUnits({ db, realmId, campaignId, day })
    const places = new Map(units.map((unit) => [unit.unitId, unit]))
    const people = await keptIn(shelf.days, day, () => readProfiles(db, realmId, day))
    const groups = people.flatMap((one) => {
      const place = places.get(one.unit)
      return place === undefined ? [] : [{ ...one, level: place.level, sector: place.sector }]
    })
    return { units, groups }
  })
}

/** How many people belong to an audience in both of two campaigns; each with its groups on the same day. */
export function inBoth(
  one: { readonly rules: readonly RuleText[]; readonly groups: readonly PlacedGroup[] },
  other: { readonly rules: readonly RuleText[]; readonly units: ReadonlySet<number> },
): number {
  const [first, second] = [one.rules, other.rules].map((rules) =>
    rules.filter(({ basis }) => basis === 'roster').map(ruleOf),
  )
  let people = 0
  for (const group of one.groups)
    if (
      other.units.has(group.unit) &&
      audienceIndex(first ?? [], group) >= 0 &&
      audienceIndex(second ?? [], group) >= 0
    )
      people += group.people
  return people
}

const sampleSize = 10

/** Some people of an audience by the rules as typed, of units whose names may be read; null: of those in none. Throws `not-found`. */
export async function sampleOf(
  of: GroupsAsked & { readonly timeZone: string; readonly today: string },
  {
    rules,
    audience,
    names,
  }: { readonly rules: readonly RuleText[]; readonly audience: string | null; readonly names: UnitScope },
): Promise<{ person: string; full_name: string; post: string; unit_name: string }[]> {
  const { database, realmId, campaignId, day } = of
  if (audience !== null && !rules.some(({ code }) => code === audience)) throw new Problem('not-found', 'audience')
  const { units, groups } = await groupsOn(of)
  const mine = groupsOf(rules, groups, audience).filter(({ unit }) => names.covers(unit))
  if (mine.length === 0) return []
  // spread over the units, so that the sample isn't one cell's
  const step = Math.max(1, Math.floor(mine.length / sampleSize))
  const chosen = mine.filter((_, i) => i % step === 0).slice(0, sampleSize)
  const masked = await namesAreOver(database, of)
  const asked = { realmId, campaignId, day, masked, profiles: chosen, limit: sampleSize }
  const nameOf = new Map(units.map(({ unitId, name }) => [unitId, name]))
  return (await readSample(database.db, asked)).map(({ unit, ...person }) => ({
    ...person,
    unit_name: nameOf.get(unit) ?? '',
  }))
}
