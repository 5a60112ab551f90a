import type { RowOf } from './columns.ts'
import { holdsOn } from './dates.ts'
import { placementOn, scope } from './tree.ts'
import { happenedBy, once, type View } from './view.ts'

type Audience = RowOf<'audiences'>
type Session = RowOf<'sessions'>
type Membership = RowOf<'memberships'>

/** From the top: "order `central > province > intermediate > grassroots`". */
export const TIERS = ['central', 'province', 'intermediate', 'grassroots']
/** From the top: "`key > cadre > member`". */
const CADRES = ['key', 'cadre', 'member']

/** One person as counted on one day. */
export type Counted = {
  person: string
  unit: string
  audience: Audience
  tier: string
  exempt: boolean
  exemptFromWriting: boolean
  participated: boolean
  madeUp: boolean
}

/** Everybody who is counted on a day, each once. */
export function countedOn(view: View, day: string): Counted[] {
  return once(view, `counted ${day}`, () => {
    // "A membership counts whether or not its person's row is known": people.csv is not asked.
    const valid = view.known.memberships.filter((membership) => holdsOn(membership, day))
    const byPerson = Map.groupBy(valid, (membership) => membership.person)
    return [...byPerson].flatMap(([person, held]) => standing(view, person, held, day))
  })
}

function standing(view: View, person: string, held: Membership[], day: string): Counted[] {
  // "A person is counted once: at the unit of the primary membership valid on `D`, if that unit is
  // in the scope on `D`. No primary membership on `D`, or its unit has no placement on `D`: not
  // counted."
  const primary = held.find((membership) => membership.primary)
  if (primary === undefined) return []
  const placement = placementOn(view, primary.unit, day)
  if (placement === undefined || !scope(view, day).has(primary.unit)) return []
  // "`tier(p, D)`, `cadre(p, D)`: the highest over all memberships (primary or not) valid on `D`."
  const highest = (order: string[], values: string[]) => order.find((value) => values.includes(value)) as string
  const tier = highest(
    TIERS,
    held.map((membership) => membership.tier),
  )
  const cadre = highest(
    CADRES,
    held.map((membership) => membership.cadre),
  )
  // "The person's audience on `D` is the first roster audience, by `order`, whose cadres, tiers,
  // kinds, levels and sectors all match. None: not counted."
  const matches = (allowed: string[], value: string) => allowed.length === 0 || allowed.includes(value)
  const audience = view.rosters.find(
    (a) =>
      matches(a.cadres, cadre) &&
      matches(a.tiers, tier) &&
      matches(a.kinds, primary.kind) &&
      matches(a.levels, placement.level) &&
      matches(a.sectors, placement.sector),
  )
  if (audience === undefined) return []
  const attended = studySessionsAttended(view, person, audience, day)
  const participated = hasParticipated(view, attended)
  // "Made up: participated, but would not have without the sessions marked `makeup`."
  const withoutMakeup = attended.filter((session) => !session.makeup)
  const isExempt = (obligation: string) =>
    view.known.exemptions.some((e) => e.person === person && e.obligation === obligation && holdsOn(e, day))
  return [
    {
      person,
      unit: primary.unit,
      audience,
      tier,
      exempt: isExempt('attend'),
      exemptFromWriting: isExempt('write'),
      participated,
      madeUp: participated && !hasParticipated(view, withoutMakeup),
    },
  ]
}

/** A person's presence in a session of the campaign; `at` is null when that is not known. */
export type Presence = { person: string; session: Session; at: number | null }

/**
 * Every current `present` row of the campaign's sessions. "An empty `checked_at` is the session's
 * start as known at `K`." A session that does not exist at `K` has no presence.
 */
export function presences(view: View): Presence[] {
  return once(view, 'presences', () =>
    view.known.attendance
      .filter((row) => row.status === 'present')
      .flatMap((row) => {
        const session = view.sessions.get(row.session)
        if (session === undefined) return []
        return [{ person: row.person, session, at: row.checked_at ?? session.starts_at }]
      }),
  )
}

/**
 * The sessions that count for a person: "status `present`, the civil date of `checked_at` is
 * `≤ D`, and its session is of kind `study`, of this campaign, serves the person's audience on
 * `D`"; "in whichever unit the session was, inside the scope or not". "A session *serves* an
 * audience when its list is empty or names it."
 */
function studySessionsAttended(view: View, person: string, audience: Audience, day: string): Session[] {
  const index = once(view, 'presences by person', () => Map.groupBy(presences(view), (presence) => presence.person))
  return (index.get(person) ?? [])
    .filter((presence) => happenedBy(view, presence.at, day))
    .map((presence) => presence.session)
    .filter((session) => session.kind === 'study')
    .filter((session) => session.audiences.length === 0 || session.audiences.includes(audience.code))
}

/**
 * "With campaign topics: *participated* = every topic covered; without: present in at least one
 * such session." A session with an empty list covers all topics (interchange.md).
 */
function hasParticipated(view: View, attended: Session[]): boolean {
  const topics = view.campaign.topics
  if (topics.length === 0) return attended.length > 0
  return topics.every((topic) =>
    attended.some((session) => session.topics.length === 0 || session.topics.includes(topic)),
  )
}
