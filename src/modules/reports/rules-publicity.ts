import { outreachForms } from '#core/choices.ts'
import type { Block } from './rules-model.ts'
import { heading, item, noted, text, type Voice } from './rules-voice.ts'

/** Part II.3: audiences counted by statement only. */
export function massOrganizations(voice: Voice): Block[] {
  const { say, facts } = voice
  const head = heading(
    2,
    say('3. Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội', '3. Fatherland Front and mass organizations'),
  )
  const rows = facts.figures.audiences.filter((one) => one.basis === 'headcount' && one.expected > 0)
  if (rows.length === 0)
    return [
      head,
      text(
        say(
          'Chưa có số liệu báo cáo của Mặt trận Tổ quốc và các đoàn thể.',
          'The Fatherland Front and mass organizations have made no statement.',
        ),
      ),
    ]
  return [
    head,
    ...rows.map((one) =>
      text(
        say(
          `Theo số liệu báo cáo, đến hết ngày ${voice.asOf}, ${voice.over(one.participated, one.expected)} ${voice.audience(one.code)} đã được học tập, quán triệt `,
          `By statement, as of the end of ${voice.asOf}, ${voice.over(one.participated, one.expected)} of ${voice.audience(one.code)} have been reached `,
        ),
        noted(
          say(
            `(${voice.count(one.participated)}/${voice.count(one.expected)} người)`,
            `(${voice.count(one.participated)}/${voice.count(one.expected)} people)`,
          ),
          'statement',
        ),
        one.classes > 0
          ? say(`, qua ${voice.count(one.classes)} lớp.`, `, in ${voice.count(one.classes)} classes.`)
          : '.',
      ),
    ),
  ]
}

/** Part II.4: outreach among the people; items and attendances are never added up. */
export function publicity(voice: Voice): Block[] {
  const { say, facts } = voice
  const head = heading(2, say('4. Tuyên truyền trong nhân dân', '4. Publicity among the people'))
  const { outreach } = facts.figures
  if (outreach.length === 0)
    return [
      head,
      text(
        say(
          'Chưa ghi nhận hoạt động tuyên truyền trong phạm vi báo cáo.',
          'No publicity has been recorded in the scope of this report.',
        ),
      ),
    ]
  return [
    head,
    text(
      say(
        'Công tác tuyên truyền được thực hiện theo các hình thức sau (Biểu 08):',
        'Publicity was carried out in these forms (Table 08):',
      ),
    ),
    ...outreach.map((one, at) =>
      item(
        say(
          `${voice.label(outreachForms, one.form)}: ${voice.count(one.activities)} hoạt động, ${voice.count(one.items)} tin, bài, buổi, sản phẩm${one.attendances > 0 ? `, ${voice.count(one.attendances)} lượt người` : ''}${at === outreach.length - 1 ? '.' : ';'}`,
          `${voice.label(outreachForms, one.form)}: ${voice.count(one.activities)} activities, ${voice.count(one.items)} items${one.attendances > 0 ? `, ${voice.count(one.attendances)} attendances` : ''}${at === outreach.length - 1 ? '.' : ';'}`,
        ),
      ),
    ),
  ]
}
