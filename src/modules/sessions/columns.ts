import { sessionKinds, sessionModes, siteModes, speakerRanks } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** sessions.csv: conferences and classes of a campaign (interchange.md, sessions.csv). */
export const sessionsFile: DossierFile = {
  name: 'sessions',
  vi: 'Hội nghị, lớp học',
  table: 'sessions',
  makes: 'session',
  columns: [
    {
      name: 'code',
      vi: 'Mã buổi',
      cell: { type: 'code' },
      key: true,
      required: true,
      ref: 'session',
      db: 'session_id',
    },
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, required: true, ref: 'campaign' },
    { name: 'host', vi: 'Đơn vị tổ chức', cell: { type: 'code' }, required: true, ref: 'unit' },
    { name: 'audiences', vi: 'Đối tượng', cell: { type: 'list' } },
    { name: 'topics', vi: 'Chuyên đề', cell: { type: 'list' } },
    { name: 'title', vi: 'Tên buổi', cell: { type: 'text' } },
    { name: 'starts_at', vi: 'Bắt đầu', cell: { type: 'instant' }, required: true },
    { name: 'ends_at', vi: 'Kết thúc', cell: { type: 'instant' } },
    { name: 'mode', vi: 'Hình thức', cell: { type: 'choice', options: sessionModes }, fallback: 'in_person' },
    { name: 'kind', vi: 'Loại buổi', cell: { type: 'choice', options: sessionKinds }, fallback: 'study' },
    { name: 'venue', vi: 'Địa điểm', cell: { type: 'text' } },
    { name: 'capacity', vi: 'Sức chứa', cell: { type: 'count' } },
    { name: 'speakers', vi: 'Báo cáo viên', cell: { type: 'list' } },
    { name: 'makeup', vi: 'Học bù', cell: { type: 'yesno' }, fallback: false },
    { name: 'secret', vi: 'Mật', cell: { type: 'yesno' }, fallback: false },
  ],
}

/** sites.csv: places to which a session is sent (interchange.md, sites.csv). */
export const sitesFile: DossierFile = {
  name: 'sites',
  vi: 'Điểm cầu',
  table: 'sites',
  columns: [
    { name: 'session', vi: 'Mã buổi', cell: { type: 'code' }, key: true, required: true, ref: 'session' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'name', vi: 'Tên điểm cầu', cell: { type: 'text' }, key: true, fallback: '' },
    { name: 'mode', vi: 'Hình thức', cell: { type: 'choice', options: siteModes }, fallback: 'live_video' },
    { name: 'chair', vi: 'Chủ trì', cell: { type: 'text' } },
    { name: 'expected', vi: 'Dự kiến', cell: { type: 'count' } },
    { name: 'headcount', vi: 'Số người dự', cell: { type: 'count' } },
    { name: 'connected_from', vi: 'Kết nối từ', cell: { type: 'instant' } },
    { name: 'connected_to', vi: 'Kết nối đến', cell: { type: 'instant' } },
  ],
}

/** speakers.csv: the register of speakers (interchange.md, speakers.csv). */
export const speakersFile: DossierFile = {
  name: 'speakers',
  vi: 'Báo cáo viên',
  table: 'speakers',
  columns: [
    { name: 'code', vi: 'Mã báo cáo viên', cell: { type: 'code' }, key: true, required: true },
    { name: 'full_name', vi: 'Họ và tên', cell: { type: 'text' }, required: true },
    { name: 'rank', vi: 'Cấp báo cáo viên', cell: { type: 'choice', options: speakerRanks }, required: true },
    { name: 'organization', vi: 'Cơ quan', cell: { type: 'text' } },
    { name: 'person', vi: 'Mã người', cell: { type: 'code' }, ref: 'person' },
    { name: 'topics', vi: 'Chuyên đề', cell: { type: 'list' } },
  ],
}

/** agenda.csv: what happens in a session, in its order. */
export const agendaFile: DossierFile = {
  name: 'agenda',
  vi: 'Chương trình hội nghị',
  table: 'agenda',
  columns: [
    { name: 'session', vi: 'Mã buổi', cell: { type: 'code' }, key: true, required: true, ref: 'session' },
    { name: 'order', vi: 'Thứ tự', cell: { type: 'count' }, key: true, required: true, db: 'ord' },
    { name: 'starts_at', vi: 'Bắt đầu', cell: { type: 'instant' } },
    { name: 'ends_at', vi: 'Kết thúc', cell: { type: 'instant' } },
    { name: 'title', vi: 'Nội dung', cell: { type: 'text' }, required: true },
    { name: 'speaker', vi: 'Mã báo cáo viên', cell: { type: 'code' } },
    { name: 'topic', vi: 'Chuyên đề', cell: { type: 'code' } },
  ],
}

/** materials.csv: what is handed out in a session: a file, a link, or on paper. */
export const materialsFile: DossierFile = {
  name: 'materials',
  vi: 'Tài liệu hội nghị',
  table: 'materials',
  columns: [
    { name: 'session', vi: 'Mã buổi', cell: { type: 'code' }, key: true, required: true, ref: 'session' },
    { name: 'name', vi: 'Tên tài liệu', cell: { type: 'text' }, key: true, required: true },
    { name: 'file', vi: 'Tệp', cell: { type: 'file' } },
    { name: 'link', vi: 'Liên kết', cell: { type: 'text' } },
  ],
}
