/** One speaker with load and sessions; and all clashes between two days. */
import { Problem } from '#core/problem.ts'
import { labelOf, speakerRanks } from '#core/choices.ts'
import { startOfDay } from '#core/zones.ts'
import type { AskedContext } from '#platform/http.ts'
import type { Listing } from '#platform/listing.ts'
import { inBatches } from '#platform/cursor.ts'
import { clashesWith, engagementOf, engagementsNear, rowOf } from './answers.ts'
import type { ClashRow, SpeakerRow } from './contract.ts'
import { isOver } from './rules-clashes.ts'
import { readEngagements, readLoads, readSpeakers } from './store.ts'
import type { Asked } from './store.ts'

/** Civil month so many months after another. */
export function monthAfter(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + by)
  return at.toISOString().slice(0, 7)
}

const ever = { from: new Date('1900-01-01T00:00:00Z'), to: new Date('9999-01-01T00:00:00Z') }

/** A speaker. Throws `not-found`. */
export async function speakerOf(cx: AskedContext, asked: Asked, code: string, month: string) {
  const { realmId } = asked.scope
  const [found] = await readSpeakers(asked.db, realmId, [code])
  if (found === undefined) throw new Problem('not-found', 'speaker')
  const months = Array.from({ length: 12 }, (_, i) => monthAfter(month, i - 6))
  const [loads, engagements] = await Promise.all([
    readLoads(asked, realmId, { codes: [code], from: months[0] ?? month, to: months.at(-1) ?? month }),
    readEngagements(asked, { codes: [code], ...ever, limit: 2_000 }),
  ])
  const loadIn = (one: string): number => loads.find((row) => row.month === one)?.n ?? 0
  const seen = engagements.filter((one) => one.seen).slice(0, 200)
  return {
    ...rowOf(found, loadIn(month), asked.settings),
    person: cx.holds(['read.names']) ? found.person : null,
    months: months.map((one) => ({ month: one, sessions: loadIn(one), over: isOver(loadIn(one), asked.settings) })),
    sessions: seen.map((one) => ({
      code: one.code,
      title: one.title,
      host: { code: one.host_code, name: one.host },
      venue: one.venue,
      starts_at: one.starts_at.toISOString(),
      ends_at: one.told_end?.toISOString() ?? null,
      status: one.own ? one.status : null,
    })),
    most_a_month: asked.settings.most_a_month,
    may: { edit: cx.holds(['edit.sessions']) },
  }
}

export type ClashFound = {
  readonly speaker: { readonly code: string; readonly name: string }
  readonly session: { readonly code: string; readonly title: string; readonly starts_at: string }
  readonly clash: ClashRow
}
/** Most that are told. */
const mostClashes = 500

/** Clashes of one's own sessions that begin within civil days, by time; a pair of own ones is told once. */
export async function clashesBetween(
  asked: Asked,
  of: { readonly from: string; readonly to: string; readonly speaker?: string | undefined },
): Promise<ClashFound[]> {
  const instant = (day: string, by: number): number => {
    const civil = Date.parse(`${day}T00:00:00Z`) + by * 86_400_000
    return startOfDay(asked.zone, civil) ?? civil
  }
  const [from, to] = [instant(of.from, 0), instant(of.to, 1)]
  const near = await engagementsNear(asked, of.speaker === undefined ? null : [of.speaker], from, to)
  const clashing = [...near].flatMap(([speaker, all]) =>
    all.flatMap((one) => {
      const at = one.starts_at.getTime()
      if (!one.own || at < from || at >= to) return []
      const others = all.filter(
        (other) => !other.own || other.starts_at > one.starts_at || (+other.starts_at === at && other.code > one.code),
      )
      const session = { code: one.code, title: one.title, starts_at: one.starts_at.toISOString() }
      return clashesWith({ ...engagementOf(one), code: one.code }, others, asked.settings).map((clash) => ({
        speaker,
        session,
        clash,
      }))
    }),
  )
  const told = clashing
    .toSorted((a, b) => a.session.starts_at.localeCompare(b.session.starts_at) || a.speaker.localeCompare(b.speaker))
    .slice(0, mostClashes)
  const codes = [...new Set(told.map(({ speaker }) => speaker))]
  const people = await readSpeakers(asked.db, asked.scope.realmId, codes)
  const nameOf = new Map(people.map(({ code, full_name: name }) => [code, name]))
  return told.map(({ speaker, ...rest }) => ({ speaker: { code: speaker, name: nameOf.get(speaker) ?? '' }, ...rest }))
}

const words = {
  vi: {
    title: 'Danh sách báo cáo viên',
    columns: ['Mã', 'Họ và tên', 'Cấp', 'Cơ quan', 'Chuyên đề'],
    load: 'Số buổi tháng',
    ratings: ['Điểm trung bình', 'Số lượt đánh giá'],
    filters: { search: 'Tìm', rank: 'Cấp', topic: 'Chuyên đề', over: 'Quá nhiều buổi', month: 'Tháng' },
  },
  en: {
    title: 'Speakers',
    columns: ['Code', 'Name', 'Rank', 'Organization', 'Topics'],
    load: 'Sessions in',
    ratings: ['Average rating', 'Ratings'],
    filters: { search: 'Search', rank: 'Rank', topic: 'Topic', over: 'Too many sessions', month: 'Month' },
  },
} as const

type Narrowed = {
  readonly search?: string | undefined
  readonly rank?: string | undefined
  readonly topic?: string | undefined
  readonly over?: string | undefined
  readonly month: string
  readonly format: 'json' | 'xlsx' | 'csv'
  readonly lang: 'vi' | 'en'
}

/** The register as a file. */
export function listingOf(rows: readonly SpeakerRow[], asked: Narrowed): Listing {
  const { lang, format, month } = asked
  const say = words[lang]
  const rank = asked.rank === undefined ? undefined : labelOf(speakerRanks, asked.rank, lang)
  const shown = { search: asked.search, rank, topic: asked.topic, over: asked.over, month }
  const names = Object.keys(say.filters) as (keyof typeof shown)[]
  const widths = [12, 28, 16, 36, 36]
  const cells = rows.map((row) => [
    row.code,
    row.full_name,
    labelOf(speakerRanks, row.rank, lang),
    row.organization,
    row.topics.join(', '),
    String(row.load),
    row.rating.average === null ? '' : String(row.rating.average),
    String(row.rating.count),
  ])
  return {
    title: say.title,
    filters: names.flatMap((name) => (shown[name] ? [[say.filters[name], shown[name]] as const] : [])),
    asOf: null,
    columns: [
      ...say.columns.map((text, i) => ({ text, width: widths[i] ?? 20 })),
      { text: `${say.load} ${month}`, width: 14, numeric: true },
      ...say.ratings.map((text) => ({ text, width: 14, numeric: true })),
    ],
    rows: inBatches(cells),
    format: format === 'csv' ? 'csv' : 'xlsx',
    lang,
  }
}
