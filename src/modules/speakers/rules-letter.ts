/** What a letter of invitation says, before it has a look. In Vietnamese: it is an official paper (domain.md §3.2). */
import { labelOf, sessionModes } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { bodyName, bodyOf } from '#modules/reports/rules-layout.ts'
import type { Layout } from '#modules/reports/rules-layout.ts'
import type { ReportModel } from '#modules/reports/rules-model.ts'

export type LetterFacts = {
  readonly speaker: string
  readonly organization: string
  readonly title: string
  readonly host: string
  readonly topic: string
  readonly venue: string
  readonly mode: string
  readonly secret: boolean
  /** Whether consents to record and publish are asked for. */
  readonly recorded: boolean
  /** Civil date of the session, its hours as on the clock, and the day of the letter. */
  readonly day: string
  readonly from: string
  readonly to: string | null
  readonly today: string
}

const said = (text: string) => ({ type: 'text', runs: [{ text }] }) as const
const bold = (text: string) => ({ type: 'text', runs: [{ text, bold: true }] }) as const

/** The letter: head, to whom, to what, when and where, what is asked of the one invited. Of a secret session no content. */
export function letterModel(facts: LetterFacts, layout: Layout): ReportModel {
  const { body, group } = bodyOf(facts.host, layout)
  const { words } = layout
  const host = bodyName(facts.host, layout, 'vi')
  const place = body.place.replace('$1', () => group) || words.dots
  const hours = facts.to === null ? `${facts.from}` : `từ ${facts.from} đến ${facts.to}`
  const what = facts.secret || facts.title === '' ? 'hội nghị' : facts.title
  const to = facts.organization === '' ? facts.speaker : `${facts.speaker}, ${facts.organization}`
  const blocks = [
    bold(`Kính gửi: Đồng chí ${to}.`),
    said(`${host} trân trọng kính mời đồng chí làm báo cáo viên tại: ${what}.`),
    ...(facts.secret
      ? [said('Nội dung: thông báo riêng.')]
      : facts.topic === ''
        ? []
        : [said(`Chuyên đề: ${facts.topic}.`)]),
    said(`Thời gian: ${hours}, ngày ${formatDate(facts.day, 'vi')}.`),
    ...(facts.venue === '' ? [] : [said(`Địa điểm: ${facts.venue}.`)]),
    said(`Hình thức: ${labelOf(sessionModes, facts.mode, 'vi').toLocaleLowerCase('vi')}.`),
    ...(facts.recorded
      ? [
          said(
            'Hội nghị có truyền hình hoặc ghi hình; đề nghị đồng chí cho biết có đồng ý ghi hình và đăng tải hay không.',
          ),
        ]
      : []),
    said(
      facts.secret
        ? 'Đề nghị đồng chí trả lời cho cơ quan mời.'
        : 'Đề nghị đồng chí trả lời và gửi tài liệu báo cáo (nếu có) cho cơ quan mời trước hội nghị.',
    ),
    said('Rất mong đồng chí nhận lời./.'),
  ]
  return {
    lang: 'vi',
    head: {
      superior: null,
      body: host,
      party: words.party.vi,
      number: words.number.vi.replace('-BC/', '-GM/').replace('{symbol}', body.symbol),
      placeAndDate: words.dateLine.vi.replace('{place}', place).replace('{year}', facts.today.slice(0, 4)),
      kind: 'Giấy mời',
      abstract: 'báo cáo viên',
    },
    blocks,
    sign: { lines: [body.sign.vi], post: words.post.vi, name: words.signName.vi },
    recipients: { title: words.recipientsTitle.vi, lines: ['- Như trên,', '- Lưu.'] },
    annexTitle: '',
    annexSubtitle: '',
    annexes: [],
    notes: {},
  }
}
