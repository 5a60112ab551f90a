/** Speakers as the desk lists them: load, rating, and where their sessions clash. */
import { unaccented } from '#core/text.ts'
import type { ClashRow, SpeakerRow } from './contract.ts'
import type { SpeakerSettings } from './contract-settings.ts'
import { clashOf, isOver, longestTravel } from './rules-clashes.ts'
import type { Engagement } from './rules-clashes.ts'
import { ratingOf } from './rules-rating.ts'
import { readEngagements, readLoads, readSpeakers } from './store.ts'
import type { Asked, EngagementFound, SpeakerFound } from './store.ts'

export type ListAsked = {
  readonly month: string
  readonly search?: string | undefined
  readonly rank?: string | undefined
  readonly topic?: string | undefined
  readonly over?: 'yes' | undefined
  readonly sort: 'name' | 'rank' | 'load'
  readonly order: 'asc' | 'desc'
}

export function rowOf(of: SpeakerFound, load: number, settings: SpeakerSettings): SpeakerRow {
  const { code, full_name, rank, organization, topics, ratings, score, recorded_at: at } = of
  const rating = ratingOf(ratings, score)
  const facts = { code, full_name, rank, organization, topics: [...topics] }
  return { ...facts, load, over: isOver(load, settings), rating, recorded_at: at.toISOString() }
}

const given = (name: string): string => `${name.trim().split(/\s+/u).at(-1) ?? ''} ${name}`
const collator = new Intl.Collator('vi')
const ranks = ['central', 'province', 'district', 'grassroots']

function comparing({ sort, order }: ListAsked): (a: SpeakerRow, b: SpeakerRow) => number {
  const byName = (a: SpeakerRow, b: SpeakerRow): number =>
    collator.compare(given(a.full_name), given(b.full_name)) || (a.code < b.code ? -1 : 1)
  const first = (a: SpeakerRow, b: SpeakerRow): number =>
    sort === 'load' ? a.load - b.load : sort === 'rank' ? ranks.indexOf(a.rank) - ranks.indexOf(b.rank) : 0
  const way = order === 'asc' ? 1 : -1
  return (a, b) => way * (first(a, b) || byName(a, b))
}

/** All speakers that match, sorted; a register is small enough to be held. By name means by given name. */
export async function speakersOf(asked: Asked, of: ListAsked): Promise<SpeakerRow[]> {
  const { realmId } = asked.scope
  const [found, loads] = await Promise.all([
    readSpeakers(asked.db, realmId, null),
    readLoads(asked, realmId, { codes: null, from: of.month, to: of.month }),
  ])
  const load = new Map(loads.map(({ speaker, n }) => [speaker, n]))
  const text = unaccented(of.search?.trim() ?? '')
  const topic = unaccented(of.topic?.trim() ?? '')
  return found
    .map((one) => rowOf(one, load.get(one.code) ?? 0, asked.settings))
    .filter((row) => text === '' || unaccented(`${row.full_name} ${row.code} ${row.organization}`).includes(text))
    .filter((row) => of.rank === undefined || row.rank === of.rank)
    .filter((row) => topic === '' || row.topics.some((one) => unaccented(one).includes(topic)))
    .filter((row) => of.over === undefined || row.over)
    .toSorted(comparing(of))
}

export const engagementOf = (of: EngagementFound): Engagement => ({
  from: of.starts_at.getTime(),
  to: of.ends_at.getTime(),
  host: of.host_code,
  venue: of.venue,
  mode: of.mode,
  travel: of.travel,
})

/** How a session clashes with others of the same speaker; of those that are none of the asker's only when is told. */
export function clashesWith(
  one: Engagement & { readonly code: string },
  others: readonly EngagementFound[],
  { travel_minutes: usual }: SpeakerSettings,
): ClashRow[] {
  return others.flatMap((other) => {
    if (other.code === one.code) return []
    const clash = clashOf(one, engagementOf(other), usual)
    if (clash === null) return []
    const { seen } = other
    const told = { code: seen ? other.code : null, title: seen ? other.title : '', host: seen ? other.host : '' }
    return [{ ...clash, ...told, starts_at: other.starts_at.toISOString() }]
  })
}

/** So far around a session others can clash with it: the longest way, and a day that the other may last. */
const around = longestTravel * 60_000 + 86_400_000

/** Engagements by speaker near a time. */
export async function engagementsNear(
  asked: Asked,
  codes: readonly string[] | null,
  from: number,
  to: number,
): Promise<Map<string, EngagementFound[]>> {
  const window = { from: new Date(from - around), to: new Date(to + around) }
  const rows = await readEngagements(asked, { codes, ...window, limit: 20_000 })
  return Map.groupBy(rows, ({ speaker }) => speaker)
}
