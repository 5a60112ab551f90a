/**
 * The sentence that says what is so: first on the board and in the report (design: a sentence first).
 * It is composed of parts, so that each number can open to what is behind it; joined, they are plain text.
 */
import type { Lang } from '#core/phrases.ts'
import { formatCount, formatDate, formatDateNear, phraseOver } from '#core/phrases.ts'
import type { DefinitionKey } from './rules-definitions.ts'
import type { Figures, nameFigures, recordKinds } from './contract.ts'

type UnitsBlock = Figures['units'][number]

/** What a number opens to: its definition, and the names or records behind it, or a unit. */
export type Opening = {
  readonly about: DefinitionKey
  /** Unit asked when it is not the board's own. */
  readonly unit?: string
  readonly names?: {
    readonly figure: (typeof nameFigures)[number]
    readonly audience?: string
    readonly artifact?: string
    readonly tier?: string
    readonly collecting?: string
  }
  readonly records?: {
    readonly kind: (typeof recordKinds)[number]
    readonly audience?: string
    readonly session?: string
    readonly filter?: string
  }
  /** Leads to the board of this unit instead. */
  readonly goTo?: string
}

export type SentencePart = { readonly text: string; readonly strong?: true; readonly opens?: Opening }

export type SentenceInput = {
  readonly figures: Figures
  /** Names of the audiences as the campaign has them on the day, in order. */
  readonly audiences: readonly {
    readonly code: string
    readonly name: string
    readonly basis: 'roster' | 'headcount'
  }[]
  /** With it the sentence begins with the day and the unit, as it must where no page shows them. */
  readonly dated?: { readonly unitName: string }
}

/** How many units that finished first are named before the rest is counted. */
const namedFirst = 3
/** How many mass organizations the sentence speaks of. */
const spokenHeadcounts = 2

const plain = (text: string): SentencePart => ({ text })
const strong = (text: string, opens: Opening): SentencePart => ({ text, strong: true, opens })
const linked = (text: string, opens: Opening): SentencePart => ({ text, opens })

/** Composes the sentence. An empty list never comes out: when nobody is expected it says so. */
export function composeSentence(input: SentenceInput, lang: Lang): SentencePart[] {
  const clauses = [...participation(input, lang), ...completion(input, lang), ...statements(input, lang)]
  return input.dated ? [...opening(input, input.dated.unitName, lang), ...clauses] : clauses
}

/** The parts as one string. */
export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map((part) => part.text).join('')
}

function opening({ figures }: SentenceInput, unitName: string, lang: Lang): SentencePart[] {
  const day = formatDate(figures.as_of, lang)
  return [plain(lang === 'vi' ? `Tính đến hết ngày ${day}, ${unitName}: ` : `${unitName}, as of ${day}: `)]
}

function participation({ figures }: SentenceInput, lang: Lang): SentencePart[] {
  const { expected, participated } = figures.people
  const vi = lang === 'vi'
  if (expected === 0) {
    return [
      plain(
        vi
          ? 'Trong ngày này chưa có ai thuộc diện phải học tại đơn vị.'
          : 'On this day nobody at this unit is expected to study.',
      ),
    ]
  }
  const left = expected - participated
  const share = phraseOver(participated, expected, lang)
  const first = strong(formatCount(participated, lang), { about: 'participated', names: { figure: 'participated' } })
  const whole = linked(formatCount(expected, lang), { about: 'expected', names: { figure: 'expected' } })
  const ratio = strong(share, { about: 'ratio', names: { figure: 'participated' } })
  const rest = strong(formatCount(left, lang), { about: 'outstanding', names: { figure: 'outstanding' } })
  if (left === 0) {
    return vi
      ? [plain('Toàn bộ '), first, plain(' cán bộ, đảng viên đã học tập, '), ratio, plain('.')]
      : [
          plain('All '),
          first,
          plain(` ${expected === 1 ? 'person' : 'cadres and members'} expected have studied, `),
          ratio,
          plain('.'),
        ]
  }
  return vi
    ? [
        first,
        plain(' trong '),
        whole,
        plain(' cán bộ, đảng viên đã học tập, '),
        ratio,
        plain('; còn '),
        rest,
        plain(' người.'),
      ]
    : [
        first,
        plain(' of '),
        whole,
        plain(' cadres and members have studied, '),
        ratio,
        plain('; '),
        rest,
        plain(left === 1 ? ' person is outstanding.' : ' people are outstanding.'),
      ]
}

/** All audiences together where units are complete for them; else the first audience for which some are. */
function completion(input: SentenceInput, lang: Lang): SentencePart[] {
  const { figures, audiences } = input
  const all = figures.units.find((block) => block.audience === '*')
  if (!all || all.total === 0) return []
  const spoken =
    all.completed === all.total
      ? undefined
      : figures.units.find(
          (block) =>
            block.audience !== '*' && block.total > 0 && block.completed * all.total > all.completed * block.total,
        )
  const count = (block: UnitsBlock): SentencePart =>
    strong(`${formatCount(block.completed, lang)}/${formatCount(block.total, lang)}`, {
      about: 'units_completed',
      records: { kind: 'units', audience: block.audience, filter: 'completed' },
    })
  const vi = lang === 'vi'
  const parts = [plain(' '), count(all), plain(vi ? ' đơn vị trực thuộc hoàn thành' : ' direct units are complete')]
  parts.push(...lateClause(all, lang), ...firstClause(input, all, lang))
  if (spoken) {
    const name = audiences.find((audience) => audience.code === spoken.audience)?.name ?? spoken.audience
    parts.push(plain(vi ? `; riêng với ${lowerFirst(name)}: ` : `; for ${name}: `), count(spoken))
    parts.push(plain(vi ? ' đơn vị' : ' units'))
    if (all.first.length === 0) parts.push(...firstClause(input, spoken, lang))
  }
  return [...parts, plain('.')]
}

function lateClause(block: UnitsBlock, lang: Lang): SentencePart[] {
  if (block.late === 0) return [plain(lang === 'vi' ? ', không đơn vị nào quá hạn' : ', none of them late')]
  const count = strong(formatCount(block.late, lang), {
    about: 'units_late',
    records: { kind: 'units', audience: block.audience, filter: 'late' },
  })
  return lang === 'vi' ? [plain(', '), count, plain(' đơn vị quá hạn')] : [plain(', '), count, plain(' late')]
}

function firstClause({ figures }: SentenceInput, block: UnitsBlock, lang: Lang): SentencePart[] {
  const [earliest] = block.first
  if (!earliest) return []
  const nameOf = (unit: string): string => figures.children.find((child) => child.unit === unit)?.name ?? unit
  const parts: SentencePart[] = [plain(lang === 'vi' ? ', đầu tiên là ' : '; first to finish: ')]
  block.first.slice(0, namedFirst).forEach(({ unit }, index) => {
    if (index > 0) parts.push(plain(', '))
    parts.push(linked(nameOf(unit), { about: 'first', goTo: unit }))
  })
  const others = block.first.length - namedFirst
  if (others > 0) parts.push(plain(lang === 'vi' ? ` và ${others} đơn vị khác` : ` and ${others} more`))
  const day = formatDateNear(earliest.completed_on, figures.as_of, lang)
  parts.push(plain(lang === 'vi' ? `, ngày ${day}` : ` (${day})`))
  return parts
}

function statements({ figures, audiences }: SentenceInput, lang: Lang): SentencePart[] {
  const spoken = figures.audiences.filter((audience) => audience.basis === 'headcount' && audience.expected > 0)
  return spoken.slice(0, spokenHeadcounts).flatMap((audience) => {
    const name = audiences.find(({ code }) => code === audience.code)?.name ?? audience.code
    const share = strong(phraseOver(audience.participated, audience.expected, lang), {
      about: 'statement',
      records: { kind: 'statements', audience: audience.code },
    })
    return [plain(` ${name}: `), share, plain(lang === 'vi' ? ' đã học.' : ' have studied.')]
  })
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)
