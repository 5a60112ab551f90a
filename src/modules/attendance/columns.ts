import { attendanceModes, attendanceStatuses } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** attendance.csv: who was at which session (interchange.md, attendance.csv). */
export const attendanceFile: DossierFile = {
  name: 'attendance',
  vi: 'Điểm danh',
  table: 'attendance',
  columns: [
    { name: 'session', vi: 'Mã buổi', cell: { type: 'code' }, key: true, required: true, ref: 'session' },
    { name: 'person', vi: 'Mã người', cell: { type: 'code' }, key: true, required: true, ref: 'person' },
    { name: 'status', vi: 'Tình trạng', cell: { type: 'choice', options: attendanceStatuses }, required: true },
    { name: 'mode', vi: 'Hình thức', cell: { type: 'choice', options: attendanceModes }, fallback: 'in_person' },
    {
      name: 'checked_at',
      vi: 'Điểm danh lúc',
      cell: { type: 'instant' },
      help: { vi: 'Để trống: giờ bắt đầu của buổi', en: 'Empty: the start of the session' },
    },
  ],
}
