import type { Block } from './rules-model.ts'
import { item, type Voice } from './rules-voice.ts'

/** Units complete, first, full and late, for everything and for each audience. */
export function completion(voice: Voice): Block[] {
  const { say, facts } = voice
  const blocks: Block[] = []
  for (const block of facts.figures.units.filter((one) => one.total > 0)) {
    const whom =
      block.audience === '*'
        ? say('đối với toàn bộ đối tượng và văn bản phải ban hành', 'for all audiences and documents owed')
        : say(`đối với ${voice.audience(block.audience)}`, `for ${voice.audience(block.audience)}`)
    const timely =
      block.completed > 0
        ? block.on_time === block.completed
          ? say(', tất cả đúng hoặc trước thời hạn', ', all of them on time or early')
          : say(
              `, trong đó ${voice.count(block.on_time)} đơn vị hoàn thành đúng hoặc trước thời hạn`,
              `, ${voice.count(block.on_time)} of them on time or early`,
            )
        : ''
    const first = block.first[0]
    const sentences = [
      say(
        `${voice.of(block.completed, block.total, 'đơn vị trực thuộc')} đã hoàn thành học tập, quán triệt ${whom}${timely}.`,
        `${voice.of(block.completed, block.total, 'subordinate units')} are complete ${whom}${timely}.`,
      ),
    ]
    if (first !== undefined) {
      const units = block.first.map((one) => one.unit)
      sentences.push(
        units.length === 1
          ? say(
              `Đơn vị đầu tiên hoàn thành là ${voice.name(first.unit)} (ngày ${voice.date(first.completed_on)}).`,
              `The first was ${voice.name(first.unit)} (${voice.date(first.completed_on)}).`,
            )
          : say(
              `Các đơn vị hoàn thành đầu tiên, cùng ngày ${voice.date(first.completed_on)}: ${voice.names(units)}.`,
              `First, all on ${voice.date(first.completed_on)}: ${voice.names(units)}.`,
            ),
      )
    }
    if (block.full.length > 0 && block.audience === '*')
      sentences.push(
        say(
          `Có ${voice.count(block.full.length)} đơn vị đạt 100%: ${voice.names(block.full)}.`,
          `${voice.count(block.full.length)} units reached 100%: ${voice.names(block.full)}.`,
        ),
      )
    if (block.late > 0) sentences.push(lateSentence(voice, block))
    blocks.push(item(sentences.join(' ')))
  }
  return blocks
}

/** Late are the units that finished after the deadline and those past it that have not finished. */
function lateSentence(voice: Voice, block: { completed: number; on_time: number; late: number }): string {
  const after = block.completed > block.on_time
  return voice.say(
    `Có ${voice.count(block.late)} đơn vị chậm so với thời hạn${after ? ' (gồm cả đơn vị hoàn thành sau thời hạn)' : ''}.`,
    `${voice.count(block.late)} units are late${after ? ' (those that finished after the deadline included)' : ''}.`,
  )
}
