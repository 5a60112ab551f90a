import fc from 'fast-check'
import type { RowOf } from '../columns.ts'
import { TOPICS, type CampaignNames } from './campaigns.ts'
import { atStart, day, history, HOURS, pick, putFact, subset, timeOf, type Draft, type Of } from './draft.ts'

const MODES = ['in_person', 'hybrid', 'online']
const SESSION_KINDS = ['study', 'study', 'study', 'study', 'notice', 'briefing', 'discussion']
const SITE_MODES = ['live_video', 'live_video', 'broadcast', 'recorded_video']

const session = fc.record({
  campaign: fc.nat({ max: 3 }),
  host: fc.nat({ max: 40 }).map((n) => Math.max(0, n - 8)),
  audiences: fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat({ max: 15 }) },
  ),
  topics: fc.nat({ max: 15 }).map((n) => (n > 7 ? 0 : n)),
  day,
  hour: fc.nat({ max: 11 }),
  mode: fc.nat({ max: 5 }),
  kind: fc.nat({ max: 13 }),
  makeup: fc.nat({ max: 3 }).map((n) => n === 3),
  secret: fc.nat({ max: 5 }).map((n) => n === 5),
  late: fc.nat({ max: 5 }).map((n) => n === 5),
  /** Who came, as bits: present from the start, on paper. */
  came: fc.oneof({ withCrossShrink: true }, fc.nat({ max: 4095 }), fc.nat({ max: 4095 }), fc.constant(4095)),
  history,
})

const attendance = fc.record({
  session: fc.nat({ max: 30 }),
  person: fc.nat({ max: 40 }),
  status: fc.nat({ max: 9 }),
  online: fc.nat({ max: 2 }).map((n) => n === 2),
  checked: fc.option(fc.record({ days: fc.nat({ max: 9 }), hour: fc.nat({ max: 11 }) }), {
    freq: 2,
  }),
  import: fc.nat({ max: 4 }).map((n) => Math.max(0, n - 2)),
  history,
})

const site = fc.record({
  session: fc.nat({ max: 30 }),
  unit: fc.nat({ max: 40 }),
  name: fc.nat({ max: 3 }),
  mode: fc.nat({ max: 7 }),
  from: fc.boolean(),
  to: fc.boolean(),
  headcount: fc.nat({ max: 60 }),
  history,
})

/** Sessions of all kinds and modes, who came, and the sites they were carried to. */
export const sessionsRecipe = fc.record({
  sessions: fc.array(session, { minLength: 1, maxLength: 7, size: 'max' }),
  attendance: fc.array(attendance, { maxLength: 25, size: 'max' }),
  sites: fc.array(site, { maxLength: 10, size: 'max' }),
})
type SessionRecipe = Of<typeof session>

type Held = { code: string; secret: boolean; day: number }

export function buildSessions(
  draft: Draft,
  recipe: Of<typeof sessionsRecipe>,
  names: { units: string[]; people: string[]; campaigns: CampaignNames[] },
): void {
  const held = recipe.sessions.map((r, i) => buildSession(draft, r, i, names))
  for (const r of recipe.attendance) buildAttendance(draft, r, held, names.people)
  recipe.sessions.forEach((r, i) => {
    const session = held[i] as Held
    for (const person of subset(names.people, r.came)) {
      const values = { session: session.code, person, status: 'present' }
      const first = { recordedAt: timeOf(draft, session.day, 13) }
      putFact(draft, 'attendance', values, first, [], () => ({}))
    }
  })
  for (const r of recipe.sites) buildSite(draft, r, held, names.units)
}

function buildSession(
  draft: Draft,
  r: SessionRecipe,
  i: number,
  names: { units: string[]; campaigns: CampaignNames[] },
): Held {
  const campaign = pick(names.campaigns, r.campaign)
  const code = `S${9 - i}`
  const times = (day: number, hour: number) => {
    const starts_at = timeOf(draft, day, pick(HOURS, hour))
    return { starts_at, ends_at: starts_at + 3 * 3_600_000 }
  }
  const values = {
    code,
    campaign: campaign.code,
    host: pick(names.units, r.host),
    audiences: subset(campaign.audiences, r.audiences),
    topics: subset(TOPICS, r.topics),
    title: `Hội nghị ${code}`,
    ...times(r.day, r.hour),
    // "a secret session can have no online mode and no site"
    mode: r.secret ? 'in_person' : pick(MODES, r.mode),
    kind: pick(SESSION_KINDS, r.kind),
    makeup: r.makeup,
    secret: r.secret,
  }
  const alter = (n: number) =>
    pick<Partial<RowOf<'sessions'>>>(
      [
        times(Math.max(0, r.day - 5 + ((n >> 3) % 11)), n >> 3),
        { makeup: !r.makeup },
        { kind: pick(SESSION_KINDS, n >> 3) },
        { audiences: subset(campaign.audiences, n >> 3) },
        { topics: subset(TOPICS, n >> 3) },
        { host: pick(names.units, n >> 3) },
        r.secret ? {} : { mode: pick(MODES, n >> 3) },
      ],
      n,
    )
  const recordedAt = r.late ? timeOf(draft, r.day + 3, 15) : atStart(draft)
  putFact(draft, 'sessions', values, { recordedAt }, r.history, alter, true)
  return { code, secret: r.secret, day: r.day }
}

function buildAttendance(draft: Draft, r: Of<typeof attendance>, sessions: Held[], people: string[]) {
  const session = pick(sessions, r.session)
  const statuses = ['present', 'present', 'present', 'present', 'absent', 'excused']
  const checked = (c: { days: number; hour: number } | null) =>
    c === null ? null : timeOf(draft, session.day + Math.max(0, c.days - 4), pick(HOURS, c.hour))
  const values = {
    session: session.code,
    person: pick(people, r.person),
    status: pick(statuses, r.status),
    mode: r.online && !session.secret ? 'online' : 'in_person',
    checked_at: checked(r.checked),
  }
  const alter = (n: number) =>
    pick<Partial<RowOf<'attendance'>>>(
      [
        { status: pick(statuses, n >> 2) },
        { checked_at: checked({ days: (n >> 2) % 10, hour: n >> 4 }) },
        { checked_at: null, status: 'present' },
      ],
      n,
    )
  const first = { recordedAt: timeOf(draft, session.day, 13), import: r.import }
  putFact(draft, 'attendance', values, first, r.history, alter)
}

function buildSite(draft: Draft, r: Of<typeof site>, sessions: Held[], units: string[]) {
  const open = sessions.filter((session) => !session.secret)
  if (open.length === 0) return
  const session = pick(open, r.session)
  const start = timeOf(draft, session.day, 8)
  const values = {
    session: session.code,
    // The last units first: they are deep in the tree, and often excluded.
    unit: pick(units.toReversed(), r.unit),
    name: pick(['', '', '', 'phòng 2'], r.name),
    mode: pick(SITE_MODES, r.mode),
    expected: 50,
    headcount: r.headcount,
    connected_from: r.from ? start : null,
    connected_to: r.to ? start + 2 * 3_600_000 : null,
  }
  const alter = (n: number): Partial<RowOf<'sites'>> => ({
    headcount: n % 90,
    connected_from: n % 2 === 0 ? start : null,
    mode: pick(SITE_MODES, n >> 1),
  })
  putFact(draft, 'sites', values, { recordedAt: atStart(draft) }, r.history, alter)
}
