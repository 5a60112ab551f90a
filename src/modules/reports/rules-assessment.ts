import { artifacts, deliverableKinds, recommendationStatuses, tiers } from '#core/choices.ts'
import type { Block } from './rules-model.ts'
import { fill, heading, item, text, type Voice } from './rules-voice.ts'

/** Part III: only what figures show is stated; judgement and causes are left to be written. */
export function assessment(voice: Voice): Block[] {
  const { say } = voice
  const good = strengths(voice)
  const bad = limits(voice)
  return [
    heading(1, say('III. ĐÁNH GIÁ', 'III. ASSESSMENT')),
    heading(2, say('1. Ưu điểm', '1. Strengths')),
    ...good.map((one) => item(one)),
    fill(
      say(
        'Bổ sung đánh giá về chất lượng học tập, quán triệt, tuyên truyền',
        'Add the assessment of the quality of study and publicity',
      ),
    ),
    heading(2, say('2. Hạn chế', '2. Limits')),
    ...(bad.length === 0
      ? [
          text(
            voice.facts.figures.people.expected === 0
              ? say('Chưa có số liệu để nêu hạn chế.', 'There are no figures yet that show limits.')
              : say(
                  'Số liệu không cho thấy đơn vị chậm thời hạn hoặc việc còn tồn đọng.',
                  'The figures show no late unit and nothing outstanding.',
                ),
          ),
        ]
      : bad.map((one) => item(one))),
    fill(say('Bổ sung hạn chế khác (nếu có)', 'Add other limits, if any')),
    heading(2, say('3. Nguyên nhân', '3. Causes')),
    fill(say('Nêu nguyên nhân của ưu điểm và hạn chế', 'State the causes of strengths and limits'), 3),
  ]
}

function strengths(voice: Voice): string[] {
  const { say, facts } = voice
  const all = facts.figures.units.find((one) => one.audience === '*')
  const early = facts.figures.children.filter((child) => child.state === 'early').map((child) => child.unit)
  const found: string[] = []
  if (early.length > 0)
    found.push(
      say(
        `Có ${voice.count(early.length)} đơn vị hoàn thành trước thời hạn: ${voice.names(early)}.`,
        `${voice.count(early.length)} units were complete before the deadline: ${voice.names(early)}.`,
      ),
    )
  for (const block of facts.figures.units.filter(
    (one) => one.audience !== '*' && one.total > 1 && one.completed === one.total,
  ))
    found.push(
      say(
        `Toàn bộ ${voice.count(block.completed)}/${voice.count(block.total)} đơn vị trực thuộc đã hoàn thành đối với ${voice.audience(block.audience)}.`,
        `All ${voice.count(block.completed)}/${voice.count(block.total)} subordinate units are complete for ${voice.audience(block.audience)}.`,
      ),
    )
  if (all && all.full.length > 0)
    found.push(
      say(
        `Có ${voice.count(all.full.length)} đơn vị có 100% số người phải học tập đã tham gia.`,
        `In ${voice.count(all.full.length)} units 100% of the expected people took part.`,
      ),
    )
  return found
}

function limits(voice: Voice): string[] {
  const { say, facts } = voice
  const { figures, tables } = facts
  const found: string[] = []
  const late = figures.children.filter((child) => child.state === 'late').map((child) => child.unit)
  if (late.length > 0)
    found.push(
      say(
        `Có ${voice.count(late.length)} đơn vị chậm so với thời hạn: ${voice.names(late)}.`,
        `${voice.count(late.length)} units are late: ${voice.names(late)}.`,
      ),
    )
  const outstanding = figures.people.expected - figures.people.participated
  if (outstanding > 0)
    found.push(
      say(
        `Còn ${voice.count(outstanding)} người thuộc diện phải học tập chưa tham gia đầy đủ.`,
        `${voice.count(outstanding)} expected people have not taken part in full.`,
      ),
    )
  for (const one of figures.conferences.hosted.filter(
    (row) => row.sites_connected > 0 && row.sites_connected < row.sites_total,
  ))
    found.push(
      say(
        `Hội nghị ngày ${voice.date(one.held_on)} còn ${voice.count(one.sites_total - one.sites_connected)}/${voice.count(one.sites_total)} đơn vị trực thuộc chưa kết nối trực tuyến.`,
        `At the conference of ${voice.date(one.held_on)}, ${voice.count(one.sites_total - one.sites_connected)}/${voice.count(one.sites_total)} subordinate units had no online connection.`,
      ),
    )
  for (const one of figures.writing.filter((row) => row.received < row.expected))
    found.push(
      say(
        `${voice.label(artifacts, one.artifact)} thuộc diện ${voice.inner(tiers, one.tier)}: còn ${voice.count(one.expected - one.received)}/${voice.count(one.expected)} người chưa nộp.`,
        `${voice.label(artifacts, one.artifact)}, ${voice.inner(tiers, one.tier)}: ${voice.count(one.expected - one.received)}/${voice.count(one.expected)} people have not handed in.`,
      ),
    )
  for (const one of figures.deliverables.filter((row) => row.late > 0)) {
    const units = tables.deliverables
      .filter((row) => row.kind === one.kind && row.required && isLate(row, figures.as_of))
      .map((row) => row.unit)
    const direct =
      units.length > 0 ? say(`, trong đó có ${voice.names(units)}`, `, among them ${voice.names(units)}`) : ''
    found.push(
      say(
        `${voice.label(deliverableKinds, one.kind)}: ${voice.count(one.late)}/${voice.count(one.required)} đơn vị gửi chậm hoặc quá hạn chưa gửi${direct}.`,
        `${voice.label(deliverableKinds, one.kind)}: ${voice.count(one.late)}/${voice.count(one.required)} units late or overdue${direct}.`,
      ),
    )
  }
  return found
}

/** figures.md, Deliverables: due passed, and submitted after due or not submitted by the day. */
export function isLate(one: { due_on: string | null; submitted_on: string | null }, asOf: string): boolean {
  if (one.due_on === null || asOf <= one.due_on) return false
  return one.submitted_on === null || one.submitted_on > asOf || one.submitted_on > one.due_on
}

/** Part IV: counts by status; the texts stand in Biểu 09. */
export function recommendations(voice: Voice): Block[] {
  const { say, facts } = voice
  const { total, ...by } = facts.figures.recommendations
  const blocks: Block[] = [heading(1, say('IV. KIẾN NGHỊ, ĐỀ XUẤT', 'IV. RECOMMENDATIONS'))]
  if (total === 0)
    blocks.push(
      text(
        say(
          `Đến hết ngày ${voice.asOf}, chưa ghi nhận kiến nghị, đề xuất nào.`,
          `By the end of ${voice.asOf}, no recommendation has been recorded.`,
        ),
      ),
    )
  else {
    const statuses = recommendationStatuses
      .filter((one) => by[one.code as keyof typeof by] > 0)
      .map((one) => `${voice.inner(recommendationStatuses, one.code)}: ${voice.count(by[one.code as keyof typeof by])}`)
    blocks.push(
      text(
        say(
          `Đã tiếp nhận ${voice.count(total)} kiến nghị, đề xuất (${statuses.join('; ')}); nội dung tại Biểu 09.`,
          `${voice.count(total)} recommendations were received (${statuses.join('; ')}); their texts are in Table 09.`,
        ),
      ),
    )
  }
  blocks.push(
    fill(
      say('Kiến nghị của cấp ủy với cấp trên (nếu có)', 'Recommendations of the committee to its superiors, if any'),
    ),
  )
  return blocks
}

/** Part V: what the figures leave to be done, then what the committee decides. */
export function tasks(voice: Voice): Block[] {
  const { say, facts } = voice
  const { figures } = facts
  const all = figures.units.find((one) => one.audience === '*')
  const blocks: Block[] = [heading(1, say('V. NHIỆM VỤ THỜI GIAN TỚI', 'V. TASKS AHEAD'))]
  const outstanding = figures.people.expected - figures.people.participated
  if (outstanding > 0)
    blocks.push(
      item(
        say(
          `Tổ chức học bù cho ${voice.count(outstanding)} người chưa tham gia đầy đủ.`,
          `Hold make-up study for the ${voice.count(outstanding)} people who have not taken part in full.`,
        ),
      ),
    )
  if (all && all.completed < all.total)
    blocks.push(
      item(
        say(
          `Đôn đốc ${voice.count(all.total - all.completed)} đơn vị trực thuộc chưa hoàn thành (Biểu 10).`,
          `Remind the ${voice.count(all.total - all.completed)} subordinate units that are not complete (Table 10).`,
        ),
      ),
    )
  if (figures.writing.some((one) => one.received < one.expected))
    blocks.push(
      item(
        say(
          'Tiếp tục thu bài thu hoạch, kế hoạch cá nhân còn thiếu (Biểu 06).',
          'Go on collecting the outstanding reflections and personal plans (Table 06).',
        ),
      ),
    )
  if (figures.recommendations.open > 0)
    blocks.push(
      item(
        say(
          `Xem xét, chuyển giải quyết ${voice.count(figures.recommendations.open)} kiến nghị mới (Biểu 09).`,
          `Examine and pass on ${voice.count(figures.recommendations.open)} new recommendations (Table 09).`,
        ),
      ),
    )
  blocks.push(fill(say('Nêu nhiệm vụ, giải pháp thời gian tới', 'State the tasks and solutions ahead'), 3))
  return blocks
}
