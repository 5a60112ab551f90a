import { invitationStatuses, speakerScores } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** invitations.csv: who is asked to speak at a session, and how far that has come. */
export const invitationsFile: DossierFile = {
  name: 'invitations',
  vi: 'Mời báo cáo viên',
  table: 'invitations',
  columns: [
    { name: 'session', vi: 'Mã buổi', cell: { type: 'code' }, key: true, required: true, ref: 'session' },
    { name: 'speaker', vi: 'Mã báo cáo viên', cell: { type: 'code' }, key: true, required: true },
    { name: 'topic', vi: 'Chuyên đề', cell: { type: 'code' } },
    { name: 'status', vi: 'Tình trạng', cell: { type: 'choice', options: invitationStatuses }, fallback: 'invited' },
    { name: 'invited_on', vi: 'Ngày mời', cell: { type: 'date' } },
    { name: 'answered_on', vi: 'Ngày trả lời', cell: { type: 'date' } },
    { name: 'materials_on', vi: 'Ngày nhận tài liệu', cell: { type: 'date' } },
    { name: 'confirmed_on', vi: 'Ngày xác nhận', cell: { type: 'date' } },
    { name: 'thanked_on', vi: 'Ngày cảm ơn', cell: { type: 'date' } },
    {
      name: 'travel_minutes',
      vi: 'Phút đi lại',
      cell: { type: 'count' },
      help: {
        vi: 'Thời gian cần giữa buổi này và buổi khác. Để trống: 60 phút khi khác địa điểm.',
        en: 'Time needed between this session and another. Empty: 60 minutes when the venues differ.',
      },
    },
    { name: 'note', vi: 'Ghi chú', cell: { type: 'text' } },
    { name: 'consent_record', vi: 'Đồng ý ghi hình', cell: { type: 'yesno' } },
    { name: 'consent_publish', vi: 'Đồng ý đăng tải', cell: { type: 'yesno' } },
  ],
}

/** speaker_ratings.csv: how those who hosted a session found a speaker. */
export const speakerRatingsFile: DossierFile = {
  name: 'speaker_ratings',
  vi: 'Đánh giá báo cáo viên',
  table: 'speaker_ratings',
  columns: [
    { name: 'session', vi: 'Mã buổi', cell: { type: 'code' }, key: true, required: true, ref: 'session' },
    { name: 'speaker', vi: 'Mã báo cáo viên', cell: { type: 'code' }, key: true, required: true },
    { name: 'rated_by', vi: 'Đơn vị đánh giá', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'score', vi: 'Điểm', cell: { type: 'choice', options: speakerScores }, required: true },
    { name: 'note', vi: 'Nhận xét', cell: { type: 'text' } },
  ],
}
