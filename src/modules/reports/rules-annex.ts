import { artifacts, deliverableKinds, directiveTypes, recommendationStatuses, tiers } from '#core/choices.ts'
import { classTable, learnerTable, siteTable } from './rules-annex-study.ts'
import { progressTable } from './rules-annex-progress.ts'
import { isLate } from './rules-assessment.ts'
import { abstractOf, chainOf, issuerOf } from './rules-leadership.ts'
import type { AnnexTable } from './rules-model.ts'
import { outreachTable } from './rules-annex-outreach.ts'
import { daysBetween, sumOf } from './rules-tables.ts'
import type { Voice } from './rules-voice.ts'
import { upper } from './rules-words.ts'

/** Biểu 01–10 (domain.md §2.2), in order, as far as the data goes. */
export function annexes(voice: Voice): AnnexTable[] {
  return [
    documentTable(voice),
    classTable(voice),
    siteTable(voice),
    learnerTable(voice),
    massTable(voice),
    writingTable(voice),
    programmeTable(voice),
    outreachTable(voice),
    recommendationTable(voice),
    progressTable(voice),
  ]
}

function documentTable(voice: Voice): AnnexTable {
  const { say } = voice
  return {
    number: '01',
    title: say('Danh mục văn bản', 'Documents'),
    wide: false,
    columns: [
      { label: say('STT', 'No.'), align: 'center', width: 5 },
      { label: say('Số, ký hiệu', 'Number'), align: 'left', width: 17 },
      { label: say('Ngày', 'Date'), align: 'center', width: 12 },
      { label: say('Loại', 'Type'), align: 'left', width: 14 },
      { label: say('Cơ quan ban hành', 'Issuer'), align: 'left', width: 18 },
      { label: say('Trích yếu', 'Abstract'), align: 'left', width: 34 },
    ],
    rows: chainOf(voice).map((one, at) => [
      voice.count(at + 1),
      one.number,
      voice.date(one.issued_on),
      voice.label(directiveTypes, one.type),
      issuerOf(voice, one.issuer),
      abstractOf(voice, one),
    ]),
    total: null,
    notes: [],
    empty: say('Không có văn bản nào được ghi nhận.', 'No document has been recorded.'),
  }
}

function massTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const figures = facts.figures.audiences.filter((one) => one.basis === 'headcount')
  const cells = (one: { expected: number; participated: number; classes: number }): string[] => [
    voice.count(one.expected),
    voice.count(one.classes),
    voice.count(one.participated),
    voice.share(one.participated, one.expected),
  ]
  return {
    number: '05',
    title: say('Đoàn viên, hội viên học tập (theo số liệu báo cáo)', 'Members of mass organizations (by statement)'),
    wide: false,
    grouped: true,
    columns: [
      { label: say('Tổ chức', 'Organization'), align: 'left', width: 26 },
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 34 },
      { label: say('Tổng số', 'Total'), align: 'right', width: 12 },
      { label: say('Số lớp', 'Classes'), align: 'right', width: 9 },
      { label: say('Đã học', 'Reached'), align: 'right', width: 12 },
      { label: say('Tỷ lệ', 'Share'), align: 'right', width: 11 },
    ],
    rows: figures
      .filter((one) => one.expected > 0 || one.classes > 0)
      .flatMap((one) => [
        [upper(voice.audience(one.code)), say('Cộng', 'Total'), ...cells(one)],
        ...facts.tables.mass
          .filter((row) => row.audience === one.code)
          .map((row) => ['', voice.name(row.unit), ...cells(row)]),
      ]),
    total: null,
    notes: [
      say(
        'Theo số liệu báo cáo của các tổ chức, không có danh sách từng người; không cộng các tổ chức với nhau vì một người có thể thuộc nhiều tổ chức.',
        'By statement, without lists of names; organizations are not added up, since one person may belong to several.',
      ),
    ],
    empty: say('Chưa có số liệu báo cáo của đoàn thể.', 'No statement of a mass organization.'),
  }
}

function writingTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const rows = facts.tables.writing
  const cells = (one: { expected: number; received: number; accepted: number }, returned: number | null): string[] => [
    voice.count(one.expected),
    voice.count(one.received),
    voice.count(one.accepted),
    returned === null ? '–' : voice.count(returned),
    voice.count(one.expected - one.received),
    voice.share(one.received, one.expected),
  ]
  const kinds = facts.figures.writing.map((one) => ({
    ...one,
    rows: rows.filter((row) => row.artifact === one.artifact && row.tier === one.tier),
  }))
  return {
    number: '06',
    title: say(
      'Bài thu hoạch, kế hoạch cá nhân theo diện quản lý',
      'Reflections and personal plans by management tier',
    ),
    wide: true,
    grouped: true,
    columns: [
      { label: say('Diện quản lý', 'Tier'), align: 'left', width: 28 },
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 28 },
      { label: say('Phải nộp', 'Owed'), align: 'right', width: 9 },
      { label: say('Đã nộp', 'Received'), align: 'right', width: 9 },
      { label: say('Được chấp nhận', 'Accepted'), align: 'right', width: 10 },
      { label: say('Trả lại viết lại', 'Returned'), align: 'right', width: 10 },
      { label: say('Chưa nộp', 'Outstanding'), align: 'right', width: 10 },
      { label: say('Tỷ lệ nộp', 'Share'), align: 'right', width: 10 },
    ],
    rows: kinds.flatMap((kind) => {
      const title = `${voice.label(artifacts, kind.artifact)}: ${voice.inner(tiers, kind.tier)}`
      const returned = kind.rows.length > 0 ? sumOf(kind.rows, 'returned') : null
      return [
        [title, say('Cộng', 'Total'), ...cells(kind, returned)],
        ...kind.rows.map((row) => ['', voice.name(row.unit), ...cells(row, row.returned)]),
      ]
    }),
    total: null,
    notes: [
      say(
        'Dữ liệu của đợt không đặt hạn nộp bài thu hoạch nên không tách đúng hạn, quá hạn. Bài trả lại viết lại tính là chưa nộp.',
        'The campaign sets no deadline for writing, so on time and overdue are not told apart. What was returned counts as outstanding.',
      ),
    ],
    empty: say('Không có người phải viết thu hoạch, kế hoạch cá nhân.', 'Nobody owes a reflection or personal plan.'),
  }
}

function programmeTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const asOf = facts.figures.as_of
  const day = (value: string | null): string => (value === null ? '–' : voice.date(value))
  return {
    number: '07',
    title: say('Kế hoạch, chương trình hành động, báo cáo của đơn vị', 'Plans, action programmes and reports of units'),
    wide: true,
    columns: [
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 30 },
      { label: say('Loại', 'Kind'), align: 'left', width: 22 },
      { label: say('Số, ký hiệu', 'Number'), align: 'left', width: 12 },
      { label: say('Ngày ban hành', 'Issued'), align: 'center', width: 11 },
      { label: say('Ngày gửi', 'Submitted'), align: 'center', width: 11 },
      { label: say('Ngày chấp nhận', 'Accepted'), align: 'center', width: 11 },
      { label: say('Thời hạn', 'Due'), align: 'center', width: 11 },
      { label: say('Trạng thái', 'State'), align: 'left', width: 14 },
      { label: say('Số ngày chậm', 'Days late'), align: 'right', width: 8 },
    ],
    rows: facts.tables.deliverables.map((one) => {
      const sent = one.submitted_on !== null && one.submitted_on <= asOf ? one.submitted_on : null
      const accepted = one.accepted_on !== null && one.accepted_on <= asOf
      const state = accepted
        ? say('Đã chấp nhận', 'Accepted')
        : sent !== null
          ? say('Đã gửi', 'Submitted')
          : one.required
            ? say('Chưa gửi', 'Not submitted')
            : say('Không bắt buộc', 'Not owed')
      const late = one.required && isLate(one, asOf) ? daysBetween(one.due_on ?? asOf, sent ?? asOf) : null
      return [
        voice.name(one.unit),
        voice.label(deliverableKinds, one.kind),
        one.number || '–',
        day(one.issued_on),
        day(sent),
        accepted ? day(one.accepted_on) : '–',
        day(one.due_on),
        state,
        late === null ? '' : voice.count(late),
      ]
    }),
    total: null,
    notes: [
      say(
        `Đơn vị lập báo cáo và các đơn vị trực thuộc. Văn bản chưa gửi được tính số ngày chậm đến ngày ${voice.asOf}.`,
        `The reporting unit and the units directly below. What is not submitted is counted late up to ${voice.asOf}.`,
      ),
    ],
    empty: say('Không có đơn vị phải ban hành hoặc đã gửi văn bản.', 'No unit owes or has submitted a document.'),
  }
}

function recommendationTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  return {
    number: '09',
    title: say('Kiến nghị, đề xuất', 'Recommendations'),
    wide: false,
    columns: [
      { label: say('Mã', 'Code'), align: 'left', width: 9 },
      { label: say('Nội dung', 'Text'), align: 'left', width: 36 },
      { label: say('Nguồn', 'Source'), align: 'left', width: 20 },
      { label: say('Gửi đến', 'Addressed to'), align: 'left', width: 16 },
      { label: say('Ngày', 'Date'), align: 'center', width: 12 },
      { label: say('Trạng thái', 'Status'), align: 'left', width: 12 },
    ],
    rows: facts.tables.recommendations.map((one) => [
      one.code,
      one.text,
      voice.name(one.unit),
      one.addressed_to === '' ? '–' : voice.name(one.addressed_to),
      voice.date(one.submitted_on),
      voice.label(recommendationStatuses, one.status),
    ]),
    total: null,
    notes: [],
    empty: say('Chưa ghi nhận kiến nghị, đề xuất nào.', 'No recommendation has been recorded.'),
  }
}
