/** The agenda as rows of a grid: times of the session's day alone, an emptied row is a point that goes. Pure. */
import { parseInstant } from '#core/dates.ts'
import { dayIn } from '#core/zones.ts'
import type { ReplyOf } from '#web/api.ts'
import { clockOf, writtenDay } from './plan-model.ts'
import { timeText } from './session-text.ts'
import type { SpeakerNames } from './speaker-names.ts'

type Point = ReplyOf<'readSession'>['agenda'][number]
type Cells = Readonly<Record<string, string>>
type Place = { readonly day: string; readonly zone: string }
export type AgendaRow = { readonly order: number; readonly cells: Cells; readonly isThere: boolean }

const shown = ['from', 'to', 'title', 'speaker', 'topic'] as const

/** An instant in the agenda: the time alone on the session's day, else with its day. */
function written(at: string | null, day: string, zone: string): string {
  if (at === null) return ''
  const own = dayIn(zone, new Date(at))
  return own === day ? timeText(at, zone) : `${writtenDay(own)} ${timeText(at, zone)}`
}

/** The points as rows, and behind them empty ones to write in. */
export function agendaRows(
  points: readonly Point[],
  at: Place & { readonly labelOf: SpeakerNames['labelOf'] },
  empty: number,
): AgendaRow[] {
  const { day, zone } = at
  const rows = points.map((point) => ({
    order: point.order,
    isThere: true,
    cells: {
      from: written(point.starts_at, day, zone),
      to: written(point.ends_at, day, zone),
      title: point.title,
      speaker: point.speaker === null ? '' : at.labelOf(point.speaker),
      topic: point.topic,
    },
  }))
  const last = rows.at(-1)?.order ?? 0
  const none = Object.fromEntries(shown.map((name) => [name, '']))
  return [...rows, ...Array.from({ length: empty }, (_, i) => ({ order: last + i + 1, isThere: false, cells: none }))]
}

/** A time as typed, as the cell of an order: of the session's day, or with a day of its own. Null for what is none. */
export function agendaTime(typed: string, day: string, zone: string): string | null {
  if (typed.trim() === '') return ''
  const clock = clockOf(typed)
  if (clock !== null) return `${day}T${clock}`
  const at = parseInstant(typed.trim(), zone)
  return at === null ? null : new Date(at).toISOString()
}

/** Rows of the order for what was changed. A row with nothing in it withdraws its point. */
export function agendaOrder(
  session: string,
  rows: readonly AgendaRow[],
  changes: Readonly<Record<string, Cells>>,
  at: Place & { readonly codeOf: SpeakerNames['codeOf'] },
): { readonly cells: Cells }[] {
  return rows.flatMap(({ order, cells: before, isThere }) => {
    const own = changes[String(order)]
    if (own === undefined) return []
    const cells: Cells = { ...before, ...own }
    const isEmpty = shown.every((name) => (cells[name] ?? '').trim() === '')
    if (isEmpty && !isThere) return []
    return [
      {
        cells: {
          session,
          order: String(order),
          starts_at: agendaTime(cells['from'] ?? '', at.day, at.zone) ?? '',
          ends_at: agendaTime(cells['to'] ?? '', at.day, at.zone) ?? '',
          title: cells['title'] ?? '',
          speaker: at.codeOf(cells['speaker'] ?? ''),
          topic: cells['topic'] ?? '',
          retracted: isEmpty ? 'yes' : 'no',
        },
      },
    ]
  })
}
