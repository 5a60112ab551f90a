import { deliverableKinds } from '#core/choices.ts'
import type { Figures } from '#modules/figures/contract.ts'
import { isLate } from './rules-assessment.ts'
import type { AnnexTable } from './rules-model.ts'
import { daysBetween } from './rules-tables.ts'
import type { Voice } from './rules-voice.ts'
import { upper } from './rules-words.ts'

type Child = Figures['children'][number]
type Progress = Pick<Child, 'completed_on' | 'due_on' | 'state'>

/** Biểu 10: each milestone of each subordinate unit with its day and how it lies to the deadline. */
export function progressTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const { children, as_of } = facts.figures
  const audiences = facts.figures.audiences.filter(
    (one) => one.basis === 'roster' && children.some((child) => child.audiences.some((row) => row.code === one.code)),
  )
  const kinds = facts.figures.deliverables
    .filter(
      (one) =>
        one.required > 0 &&
        facts.tables.deliverables.some((row) => row.kind === one.kind && row.unit !== facts.unit.code),
    )
    .map((one) => one.kind)
  const group = say('Văn bản', 'Documents')
  const study = say('Học tập', 'Study')
  const rows = children.map((child) => [
    child.rank === null ? '–' : voice.count(child.rank),
    child.name,
    ...kinds.map((kind) => document(voice, child.unit, kind, as_of)),
    ...audiences.map((one) => {
      const of = child.audiences.find((row) => row.code === one.code)
      return of === undefined ? '–' : milestone(voice, of)
    }),
    milestone(voice, child),
    child.due_on === null ? '–' : voice.date(child.due_on),
  ])
  return {
    number: '10',
    title: say('Tiến độ của các đơn vị trực thuộc', 'Progress of subordinate units'),
    wide: true,
    columns: [
      { label: say('Xếp thứ', 'Rank'), align: 'center', width: 6 },
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 26 },
      ...kinds.map((kind) => ({
        label: voice.label(deliverableKinds, kind),
        align: 'center' as const,
        width: 14,
        group,
      })),
      ...audiences.map((one) => ({
        label: upper(voice.audience(one.code)),
        align: 'center' as const,
        width: 15,
        group: study,
      })),
      { label: say('Hoàn thành chung', 'All complete'), align: 'center', width: 15 },
      { label: say('Thời hạn', 'Deadline'), align: 'center', width: 11 },
    ],
    rows,
    total: null,
    notes: [
      say(
        'Trong ngoặc: số ngày sớm (+) hoặc muộn (−) so với thời hạn. Chỉ xếp thứ đơn vị, không xếp thứ cá nhân; đơn vị có quá ít người thì không xếp.',
        'In brackets: days early (+) or late (−) against the deadline. Only units are ranked, never people; units with too few people are not ranked.',
      ),
    ],
    empty: say(
      'Không có đơn vị trực thuộc trong phạm vi báo cáo.',
      'There is no subordinate unit in the scope of this report.',
    ),
  }
}

function milestone(voice: Voice, one: Progress): string {
  const { say } = voice
  if (one.completed_on === null) {
    if (one.state !== 'late' || one.due_on === null) return say('Chưa xong', 'Open')
    return say(
      `Quá hạn ${voice.count(daysBetween(one.due_on, voice.facts.figures.as_of))} ngày`,
      `${voice.count(daysBetween(one.due_on, voice.facts.figures.as_of))} days overdue`,
    )
  }
  return `${voice.date(one.completed_on)}${against(voice, one.completed_on, one.due_on)}`
}

/** Days before (+) or after (−) the deadline. */
function against(voice: Voice, day: string, due: string | null): string {
  if (due === null) return ''
  const early = daysBetween(day, due)
  if (early === 0) return ' (0)'
  return early > 0 ? ` (+${voice.count(early)})` : ` (−${voice.count(-early)})`
}

function document(voice: Voice, unit: string, kind: string, asOf: string): string {
  const one = voice.facts.tables.deliverables.find((row) => row.unit === unit && row.kind === kind)
  if (one === undefined || (!one.required && one.submitted_on === null)) return '–'
  if (one.submitted_on === null || one.submitted_on > asOf)
    return isLate(one, asOf) ? voice.say('Quá hạn', 'Overdue') : voice.say('Chưa gửi', 'Open')
  return `${voice.date(one.submitted_on)}${against(voice, one.submitted_on, one.due_on)}`
}
