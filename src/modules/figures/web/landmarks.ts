import { labelOf, levels } from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import { formatDay } from '#core/phrases.ts'
import type { Campaign } from '#modules/campaigns/contract.ts'
import type { Words } from '#web/language/vi.ts'

type Landmark = { readonly day: string; readonly text: string }
type DeadlineMark = Landmark & { /** Without whom it holds for. */ readonly short: string }
type Deadline = {
  readonly day: string
  readonly level: string | null
  readonly audience: string | null
  readonly unit: string | null
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)

/** Deadlines that hold for many: those of a single unit would crowd the rail. One mark a day. */
export function deadlineMarks(
  deadlines: readonly Deadline[],
  { audiences }: Campaign,
  t: Words,
  lang: Lang,
): DeadlineMark[] {
  const byDay = new Map<string, Set<string>>()
  for (const { day, level, audience, unit } of deadlines) {
    if (unit !== null) continue
    const whom = audience
      ? (audiences.find(({ code }) => code === audience)?.name ?? audience)
      : labelOf(levels, level ?? '', lang)
    byDay.set(day, (byDay.get(day) ?? new Set()).add(lowerFirst(whom)))
  }
  return [...byDay]
    .map(([day, whom]) => ({
      day,
      text: `${t.time.deadline(whom.size <= 2 ? [...whom].join(', ') : '')} ${formatDay(day, lang)}`,
      short: `${t.time.deadline('')} ${formatDay(day, lang)}`,
    }))
    .sort((a, b) => a.day.localeCompare(b.day))
}

/** Landmarks of the rail: the owner’s conferences and the deadlines. */
export function landmarksOf(campaign: Campaign, t: Words, lang: Lang): Landmark[] {
  const conferences = campaign.conferences.map(({ held_on: day }) => ({
    day,
    text: `${t.time.conference} ${formatDay(day, lang)}`,
  }))
  const unique = conferences.filter((one, index) => conferences.findIndex(({ day }) => day === one.day) === index)
  return [...unique, ...deadlineMarks(ownDeadlines(campaign), campaign, t, lang)]
}

/** The campaign’s deadlines in the shape that the curve’s answer has. */
export function ownDeadlines({ deadlines }: Campaign): Deadline[] {
  return deadlines.map(({ due_on: day, ...of }) => ({ day, ...of }))
}
