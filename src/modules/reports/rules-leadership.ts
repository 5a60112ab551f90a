import { deliverableKinds, directiveTypes } from '#core/choices.ts'
import { levelName } from './rules-levels.ts'
import type { ReportDirective } from './rules-facts.ts'
import { bodyName } from './rules-layout.ts'
import type { Block } from './rules-model.ts'
import { fill, heading, item, noted, text, type Voice } from './rules-voice.ts'

/** Documents of the chain that were out on the as-of day, by date. */
export function chainOf(voice: Voice): readonly ReportDirective[] {
  const { as_of } = voice.facts.figures
  return voice.facts.directives.filter((one) => one.issued_on <= as_of)
}

/** The body behind an issuer, which may be the code of a unit. */
export function issuerOf(voice: Voice, issuer: string): string {
  const known =
    issuer === voice.facts.unit.code
      ? voice.facts.unit.name
      : (voice.facts.names[issuer] ?? voice.facts.tables.names[issuer])
  if (known === undefined) return issuer
  return bodyName(known, voice.layout, voice.lang)
}

/** Abstract of a text; that of a secret one is never repeated (domain.md §6.2). */
export function abstractOf(voice: Voice, one: ReportDirective): string {
  if (['confidential', 'secret', 'top_secret'].includes(one.secrecy))
    return voice.say('(văn bản mật, không in trích yếu)', '(secret text, abstract not printed)')
  return one.title
}

/** "Chỉ thị số 01-CT/TW, ngày 22/3/2016 của Bộ Chính trị". */
export function citation(voice: Voice, one: ReportDirective): string {
  const type = voice.label(directiveTypes, one.type)
  const issuer = issuerOf(voice, one.issuer)
  return voice.say(
    `${type} số ${one.number}, ngày ${voice.date(one.issued_on)} của ${issuer}`,
    `${type} No. ${one.number} of ${voice.date(one.issued_on)} of ${issuer}`,
  )
}

/** The grounds (căn cứ) and the sentence that opens the report. */
export function opening(voice: Voice, subject: string): Block[] {
  const { say } = voice
  const grounds = chainOf(voice).map((one): Block => {
    const secret = abstractOf(voice, one)
    const about = secret.startsWith('(') ? ` ${secret}` : say(` ${joinAbout(withoutType(voice, one))}`, `: ${secret}`)
    return text(say(`Căn cứ ${citation(voice, one)}${about};`, `Having regard to ${citation(voice, one)}${about};`))
  })
  return [
    ...grounds,
    text(
      say(
        `${voice.lead.charAt(0).toUpperCase()}${voice.lead.slice(1)} báo cáo kết quả học tập, quán triệt, tuyên truyền, triển khai thực hiện ${subject} tại ${voice.facts.unit.name} `,
        `${voice.lead.charAt(0).toUpperCase()}${voice.lead.slice(1)} reports the results of studying, publicising and carrying out ${subject} in ${voice.facts.unit.name} `,
      ),
      noted(say(`đến hết ngày ${voice.asOf}`, `as of the end of ${voice.asOf}`), 'asOf'),
      say(
        `, theo số liệu ghi nhận đến ${clock(voice)}, như sau:`,
        `, by the records known at ${voice.known}, as follows:`,
      ),
    ),
  ]
}

/** The instant in the order official texts say it: "23:59 ngày 15/9/2016". */
export function clock(voice: Voice): string {
  const [day = '', time = ''] = voice.known.split(' ')
  return voice.say(`${time} ngày ${day}`, voice.known)
}

/** The abstract without the document's type and issuer, which have just been named. */
function withoutType(voice: Voice, one: ReportDirective): string {
  const type = voice.label(directiveTypes, one.type).toLocaleLowerCase('vi')
  const bare = one.title.trim()
  if (!bare.toLocaleLowerCase('vi').startsWith(`${type} `) || bare.length <= type.length + 1) return bare
  const rest = bare.slice(type.length + 1)
  // "Chương trình hành động của Tỉnh ủy thực hiện …": the issuer has just been named, too
  const own = issuerOf(voice, one.issuer).split(' ').slice(0, 2).join(' ')
  return rest.startsWith(`của ${own} `) && rest.length > own.length + 5 ? rest.slice(own.length + 5) : rest
}

const joinAbout = (title: string): string => {
  const first = title.charAt(0).toLocaleLowerCase('vi') + title.slice(1)
  return /^(?:về|quy định|hướng dẫn|thực hiện|triển khai)(?=\s)/iu.test(title)
    ? first
    : `về ${/^[A-ZĐ]{2}/u.test(title) ? title : first}`
}

/** Part I: the chain, the deadlines, the plans that were due. */
export function leadership(voice: Voice): Block[] {
  const { say, facts } = voice
  const chain = chainOf(voice)
  const blocks: Block[] = [
    heading(1, say('I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO', 'I. LEADERSHIP AND DIRECTION')),
    heading(2, say('1. Văn bản chỉ đạo', '1. Governing documents')),
  ]
  if (chain.length === 0)
    blocks.push(text(say('Chưa có văn bản chỉ đạo nào được ghi nhận.', 'No governing document has been recorded.')))
  else blocks.push(...issued(voice, chain))
  blocks.push(
    heading(2, say('2. Thời hạn và yêu cầu', '2. Deadlines and demands')),
    ...deadlines(voice),
    threshold(voice),
  )
  const owed = facts.figures.deliverables.filter((one) => one.required > 0 && one.kind !== 'action_programme')
  if (owed.length > 0) {
    blocks.push(heading(2, say('3. Việc ban hành văn bản của cấp dưới', '3. Documents of lower levels')))
    for (const one of owed) blocks.push(item(deliverableSentence(voice, one)))
  }
  blocks.push(
    heading(
      2,
      say(
        `${owed.length > 0 ? 4 : 3}. Công tác kiểm tra, đôn đốc`,
        `${owed.length > 0 ? 4 : 3}. Inspection and reminders`,
      ),
    ),
    fill(
      say(
        'Bổ sung việc gắn với các nhiệm vụ, cuộc vận động khác và công tác kiểm tra, đôn đốc',
        'Add the link to other tasks and campaigns, inspection and reminders',
      ),
    ),
  )
  return blocks
}

/** One kind of deliverable over the whole subtree. */
export function deliverableSentence(
  voice: Voice,
  one: { kind: string; required: number; submitted: number; accepted: number; late: number },
): string {
  const { say } = voice
  const kind = voice.label(deliverableKinds, one.kind)
  const late =
    one.late > 0
      ? say(
          `; ${voice.count(one.late)} đơn vị chậm so với thời hạn`,
          `; ${voice.count(one.late)} late against the deadline`,
        )
      : ''
  return say(
    `${kind}: ${voice.of(one.submitted, one.required, 'đơn vị')} có trách nhiệm ban hành đã gửi; ${voice.count(one.accepted)} văn bản đã được chấp nhận${late}.`,
    `${kind}: submitted by ${voice.of(one.submitted, one.required, 'of the units that owe it')}; ${voice.count(one.accepted)} accepted${late}.`,
  )
}

function deadlines(voice: Voice): Block[] {
  const { say, facts } = voice
  if (facts.campaign.deadlines.length === 0)
    return [text(say('Đợt sinh hoạt chính trị không đặt thời hạn chung.', 'The campaign sets no common deadline.'))]
  const shown = facts.campaign.deadlines.filter(
    (one) =>
      one.unit === null ||
      one.unit === facts.unit.code ||
      facts.figures.children.some((child) => child.unit === one.unit),
  )
  const together = Map.groupBy(shown, (one) => `${one.due_on} ${one.audience ?? ''} ${one.unit === null}`)
  return [...together.values()].map((group, at) => {
    const end = at === together.size - 1 ? '.' : ';'
    const { audience, due_on } = group[0] as (typeof group)[number]
    const who = deadlineOf(voice, group)
    const whom =
      audience === null ? '' : say(` đối với ${voice.audience(audience)}`, ` for ${voice.audience(audience)}`)
    return item(
      say(
        `${who}${whom}: hoàn thành chậm nhất ngày ${voice.date(due_on)}${end}`,
        `${who}${whom}: to be complete by ${voice.date(due_on)}${end}`,
      ),
    )
  })
}

/** Whom deadlines of one day concern: the levels from the top, or the units. */
function deadlineOf(voice: Voice, group: readonly { level: string | null; unit: string | null }[]): string {
  const { say, facts } = voice
  const units = group.flatMap((one) => (one.unit === null ? [] : [one.unit]))
  if (units.length > 0) return voice.names(units)
  const levels = group
    .map((one) => one.level ?? '')
    .toSorted((a, b) => facts.levels.indexOf(a) - facts.levels.indexOf(b))
    .map((level) => levelName(voice, level))
  return say(`Cấp ${levels.join(', cấp ')}`, `Level: ${levels.join(', ')}`)
}

function threshold(voice: Voice): Block {
  const { say, facts } = voice
  const decimals = facts.campaign.threshold.replace('.', '')
  const whole = 10 ** (facts.campaign.threshold.split('.')[1]?.length ?? 0)
  const share = voice.share(Number(decimals), whole)
  return text(
    say('Đơn vị được xác định là ', 'A unit is '),
    noted(say('hoàn thành', 'complete'), 'complete'),
    say(
      ` khi có ít nhất ${share.replace(/,00%$/, '%')} số người phải học tập đã tham gia.`,
      ` when at least ${share.replace(/\.00%$/, '%')} of the people expected have taken part.`,
    ),
  )
}

/** Free text that means the reporting body: its name, with or without its place, or its standing committee. */
function isOwn(voice: Voice, issuer: string): boolean {
  const plain = issuer
    .normalize('NFC')
    .replaceAll('uỷ', 'ủy')
    .replace(/^(?:Ban Thường vụ|Ban Chấp hành) /u, '')
  return plain !== '' && (plain === voice.body || voice.body.startsWith(`${plain} `))
}

/** What came from above and what the body issued itself. */
function issued(voice: Voice, chain: readonly ReportDirective[]): Block[] {
  const { say, facts } = voice
  const own = chain.filter((one) => one.issuer === facts.unit.code || isOwn(voice, issuerOf(voice, one.issuer)))
  const above = chain.filter((one) => !own.includes(one))
  const list = (texts: readonly ReportDirective[]): string => texts.map((one) => citation(voice, one)).join('; ')
  const blocks: Block[] = []
  if (above.length > 0)
    blocks.push(
      text(
        say(
          `${voice.body} tổ chức thực hiện ${voice.count(above.length)} văn bản chỉ đạo, hướng dẫn (Biểu 01): ${list(above)}.`,
          `${voice.body} carries out ${voice.count(above.length)} governing documents (Table 01): ${list(above)}.`,
        ),
      ),
    )
  if (own.length > 0) {
    const brief = own
      .map((one) => {
        const type = voice.label(directiveTypes, one.type)
        return say(
          `${type} số ${one.number}, ngày ${voice.date(one.issued_on)}`,
          `${type} No. ${one.number} of ${voice.date(one.issued_on)}`,
        )
      })
      .join('; ')
    blocks.push(
      text(
        say(
          `Đến hết ngày ${voice.asOf}, ${voice.body} đã ban hành ${voice.count(own.length)} văn bản: ${brief}.`,
          `By the end of ${voice.asOf}, ${voice.body} has issued ${voice.count(own.length)} documents: ${brief}.`,
        ),
      ),
    )
  }
  return blocks
}
