import { annexes } from './rules-annex.ts'
import { assessment, recommendations, tasks } from './rules-assessment.ts'
import type { Lang, ReportFacts } from './rules-facts.ts'
import { bodyName, bodyOf, type Layout } from './rules-layout.ts'
import { clock, leadership, opening } from './rules-leadership.ts'
import type { Head, ReportModel } from './rules-model.ts'
import { massOrganizations, publicity } from './rules-publicity.ts'
import { conferences, study } from './rules-results.ts'
import { heading, text, type Voice, voiceOf } from './rules-voice.ts'
import { programmes, writing } from './rules-writing.ts'

/** What a report says, section by section (domain.md §2.1); every number in it is one of the facts'. */
export function reportModel(facts: ReportFacts, layout: Layout, lang: Lang): ReportModel {
  const voice = voiceOf(facts, layout, lang)
  const { say } = voice
  const subject = subjectOf(facts.campaign.title)
  // what stands in brackets behind the title is said once, in the abstract
  const plain = subject.replace(/\s*\([^()]*\)$/u, '') || subject
  return {
    lang,
    head: headOf(voice, subject),
    blocks: [
      ...opening(voice, plain),
      ...leadership(voice),
      heading(1, say('II. KẾT QUẢ', 'II. RESULTS')),
      ...conferences(voice),
      ...study(voice),
      ...massOrganizations(voice),
      ...publicity(voice),
      ...writing(voice),
      ...programmes(voice),
      ...assessment(voice),
      ...recommendations(voice),
      ...tasks(voice),
      text(
        say(
          `Trên đây là báo cáo kết quả học tập, quán triệt, tuyên truyền, triển khai thực hiện ${plain} của ${voice.body}${layout.words.end}`,
          `This is the report of ${voice.body} on studying, publicising and carrying out ${plain}${layout.words.end}`,
        ),
      ),
    ],
    sign: {
      lines: [bodyOf(facts.unit.name, layout).body.sign[lang]],
      post: layout.words.post[lang],
      name: layout.words.signName[lang],
    },
    recipients: { title: layout.words.recipientsTitle[lang], lines: recipientsOf(voice) },
    annexTitle: layout.words.annexTitle[lang],
    annexSubtitle: say(
      `(Kèm theo Báo cáo của ${voice.body}. Số liệu tính đến hết ngày ${voice.asOf}, ghi nhận đến ${clock(voice)}; vị trí lưu ${voice.count(facts.position)}${sealed(voice)})`,
      `(Annexed to the report of ${voice.body}. Figures as of the end of ${voice.asOf}, by the records known at ${voice.known}; store position ${voice.count(facts.position)}${sealed(voice)})`,
    ),
    annexes: annexes(voice),
    notes: notesOf(voice),
  }
}

/** What is studied: the campaign's title without the words that the report's own title begins with. */
export function subjectOf(title: string): string {
  const bare = title.replace(
    /^(?:đợt|sinh hoạt chính trị|học tập|nghiên cứu|quán triệt|tuyên truyền|triển khai|thực hiện|và|,|\s)+(?=\S)/iu,
    '',
  )
  return bare === '' ? title : bare
}

function headOf(voice: Voice, subject: string): Head {
  const { layout, lang, facts, say } = voice
  const own = bodyOf(facts.unit.name, layout)
  const year = facts.figures.as_of.slice(0, 4)
  const place = own.body.place === '' ? layout.words.dots : own.body.place.replace('$1', own.group)
  return {
    superior: facts.parent === null ? null : superiorOf(voice, facts.parent.name),
    body: voice.body,
    party: layout.words.party[lang],
    number: layout.words.number[lang].replace('{symbol}', own.body.symbol),
    placeAndDate: layout.words.dateLine[lang].replace('{place}', place).replace('{year}', year),
    kind: layout.words.kind[lang],
    abstract: say(
      `kết quả học tập, quán triệt, tuyên truyền, triển khai thực hiện ${subject}`,
      `on the results of studying, publicising and carrying out ${subject}`,
    ),
  }
}

function superiorOf(voice: Voice, name: string): string {
  const { layout, lang } = voice
  const said = lang === 'vi' && layout.superiorAs === 'area' ? name : bodyName(name, layout, lang)
  // a name too long for its column breaks before the place, not inside it
  return said.length > 24 ? said.replace(/ (\S+)$/u, '\u00a0$1') : said
}

function recipientsOf(voice: Voice): string[] {
  const { layout, lang, facts } = voice
  const own = bodyOf(facts.unit.name, layout).body
  const day = facts.figures.as_of
  const superior = facts.parent === null ? null : bodyName(facts.parent.name, layout, lang)
  const lines = layout.recipients
    .filter((one) => one.levels.length === 0 || one.levels.includes(facts.unit.level))
    .filter((one) => (one.from ?? day) <= day && day <= (one.to ?? day))
    .filter((one) => superior !== null || !one.text.vi.includes('{superior}'))
    .map((one) =>
      one.text[lang]
        .replace('{superior}', superior ?? '')
        .replace('{lead}', own.lead[lang])
        .replace('{office}', own.office[lang]),
    )
  return lines.map((line, at) => `- ${line}${at === lines.length - 1 ? '.' : ','}`)
}

/** The checkpoint of the journal that the report was made under: who holds it can tell a later rewriting. */
function sealed({ say, facts }: Voice): string {
  return facts.checkpoint
    ? say(`; điểm chốt nhật ký ${facts.checkpoint}`, `; journal checkpoint ${facts.checkpoint}`)
    : ''
}

/** Definitions of the words that carry numbers (figures.md), and the thresholds of the qualitative ones. */
function notesOf(voice: Voice): Record<string, string> {
  const { say, layout } = voice
  const qualities = layout.qualities
    .map((one) => say(`“${one.words.vi}”: từ ${one.from}%`, `“${one.words.en}”: from ${one.from}%`))
    .join('; ')
  return {
    asOf: say(
      `Số liệu tính đến hết ngày ${voice.asOf}, ghi nhận đến ${clock(voice)} (vị trí lưu ${voice.count(voice.facts.position)}: lập lại với các mốc này, báo cáo cho đúng số liệu này). Tỷ lệ làm tròn đến hai chữ số thập phân; “trên x%” là tỷ lệ làm tròn xuống một chữ số thập phân; “100%” chỉ dùng khi toàn bộ đã tham gia. Từ chỉ mức độ: “toàn bộ”: 100%; ${qualities}.`,
      `Figures as of the end of ${voice.asOf}, by the records known at ${voice.known} (store position ${voice.count(voice.facts.position)}: made again with these, the report says the same). Shares are rounded to two decimals; “over x%” is rounded down to one decimal; “100%” always means all. Words of degree: “all”: 100%; ${qualities}.`,
    ),
    complete: say(
      'Ngày hoàn thành là ngày đầu tiên đạt ngưỡng kể từ ngày mở đợt; khi xét chung mọi đối tượng, các văn bản đơn vị phải ban hành cũng phải được chấp nhận.',
      'The day of completion is the first day from the opening on which the threshold is reached; for all audiences together the documents owed must be accepted too.',
    ),
    participated: say(
      'Mỗi người tính một lần, tại nơi sinh hoạt chính thức trong ngày báo cáo; đã tham gia là có mặt trực tiếp hoặc trực tuyến ở buổi học tập (đủ các chuyên đề nếu có), kể cả học bù. Người được miễn không tính vào số phải học tập.',
      'Everyone is counted once, at the primary unit of the day; taking part means being present, in person or online, at study sessions (for every topic where there are topics), make-up study included. Exempt people are not expected.',
    ),
    attendances: say(
      'Lượt người là số lần có mặt; một người dự nhiều buổi được tính nhiều lượt. Không cộng lượt người với số người.',
      'Attendances count presences: one person at several sessions counts several times. Attendances and people are never added.',
    ),
    connected: say(
      'Đơn vị trực thuộc có ít nhất một điểm cầu trực tuyến hai chiều đã kết nối, trên tổng số đơn vị trực thuộc vào ngày hội nghị.',
      'Subordinate units with at least one connected live video site, of all subordinate units on the day of the conference.',
    ),
    received: say(
      'Đã nộp: bài đang ở trạng thái đã nộp hoặc đã chấp nhận; bài trả lại viết lại không tính. Tính theo diện quản lý cao nhất của từng người.',
      'Received: handed in or accepted; what was returned for rewriting does not count. Everyone is counted in the highest tier of their posts.',
    ),
    statement: say(
      'Theo số liệu báo cáo của đơn vị, tổ chức, không có danh sách từng người.',
      'By statement of the unit or organization, without a list of names.',
    ),
  }
}
