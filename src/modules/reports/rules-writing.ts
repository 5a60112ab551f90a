import { artifacts, grades, tiers } from '#core/choices.ts'
import type { Figures } from '#modules/figures/contract.ts'
import { deliverableSentence } from './rules-leadership.ts'
import type { Block } from './rules-model.ts'
import { heading, item, noted, text, type Voice } from './rules-voice.ts'
import { upper } from './rules-words.ts'

type Row = Figures['writing'][number]

/** Part II.5: reflections and personal plans by management tier. */
export function writing(voice: Voice): Block[] {
  const { say, facts } = voice
  const head = heading(2, say('5. Viết và thu bài thu hoạch', '5. Writing and collecting reflections'))
  const rows = facts.figures.writing
  if (rows.length === 0)
    return [
      head,
      text(
        say(
          'Trong phạm vi báo cáo không có người phải viết thu hoạch, kế hoạch cá nhân.',
          'Nobody in the scope of this report owes a reflection or personal plan.',
        ),
      ),
    ]
  const blocks: Block[] = [head]
  const kinds = [...new Set(rows.map((one) => one.artifact))]
  kinds.forEach((kind, at) => {
    blocks.push(heading(3, `${String.fromCharCode(97 + at)}) ${voice.label(artifacts, kind)}`))
    for (const one of rows.filter((row) => row.artifact === kind)) blocks.push(item(...tier(voice, one)))
  })
  return blocks
}

function tier(voice: Voice, one: Row): (string | ReturnType<typeof noted> | null)[] {
  const { say } = voice
  const who = voice.inner(tiers, one.tier)
  const missing = one.expected - one.received
  const word = voice.quality(one.received, one.expected)
  const received = noted(voice.of(one.received, one.expected), 'received')
  const pieces: (string | ReturnType<typeof noted> | null)[] = [
    say(
      word === null ? `Chưa có người nào thuộc diện ${who} nộp: ` : `${upper(word)} người thuộc diện ${who} đã nộp: `,
      word === null ? `Nobody ${who} has handed in: ` : `${upper(word)} people ${who} have handed in: `,
    ),
    received,
    missing > 0 ? say(`; còn ${voice.count(missing)} người chưa nộp`, `; ${voice.count(missing)} outstanding`) : null,
  ]
  if (one.received > 0) {
    pieces.push(
      one.accepted === 0
        ? say('; chưa chấp nhận bài nào', '; none accepted yet')
        : say(`; đã chấp nhận ${voice.count(one.accepted)}`, `; ${voice.count(one.accepted)} accepted`),
    )
    const forms = [
      one.typed > 0 ? say(`đánh máy ${voice.count(one.typed)}`, `${voice.count(one.typed)} typed`) : '',
      one.handwritten > 0
        ? say(`viết tay ${voice.count(one.handwritten)}`, `${voice.count(one.handwritten)} handwritten`)
        : '',
    ].filter(Boolean)
    if (forms.length > 0) pieces.push(`; ${forms.join(', ')}`)
    const graded = grades.filter((grade) => one.grades[grade.code as keyof Row['grades']] > 0)
    if (graded.length > 0)
      pieces.push(
        say('; xếp loại: ', '; graded: '),
        graded
          .map(
            (grade) =>
              `${voice.inner(grades, grade.code)} ${voice.count(one.grades[grade.code as keyof Row['grades']])}`,
          )
          .join(', '),
        one.grades.ungraded > 0
          ? say(`, chưa xếp loại ${voice.count(one.grades.ungraded)}`, `, ungraded ${voice.count(one.grades.ungraded)}`)
          : null,
      )
  }
  pieces.push('.')
  return pieces
}

/** Part II.6: action programmes that units owe. */
export function programmes(voice: Voice): Block[] {
  const { say, facts } = voice
  const head = heading(2, say('6. Xây dựng chương trình hành động', '6. Action programmes'))
  const own = facts.tables.deliverables.find(
    (one) => one.unit === facts.unit.code && one.kind === 'action_programme' && one.issued_on !== null,
  )
  const blocks: Block[] = [head]
  if (own?.number && own.issued_on)
    blocks.push(
      text(
        say(
          `${voice.body} đã ban hành Chương trình hành động số ${own.number}, ngày ${voice.date(own.issued_on)}.`,
          `${voice.body} has issued action programme No. ${own.number} of ${voice.date(own.issued_on)}.`,
        ),
      ),
    )
  const owed = facts.figures.deliverables.filter((one) => one.kind === 'action_programme' && one.required > 0)
  if (owed.length === 0)
    blocks.push(
      text(
        say(
          'Đợt sinh hoạt chính trị không yêu cầu đơn vị trong phạm vi báo cáo gửi chương trình hành động.',
          'The campaign demands no action programme of the units in the scope of this report.',
        ),
      ),
    )
  for (const one of owed) blocks.push(text(deliverableSentence(voice, one)))
  return blocks
}
