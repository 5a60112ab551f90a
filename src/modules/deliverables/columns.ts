import { deliverableKinds, reviewDecisions, taskStatuses } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** required_deliverables.csv: which levels owe what (interchange.md). */
export const requiredDeliverablesFile: DossierFile = {
  name: 'required_deliverables',
  vi: 'Văn bản phải ban hành',
  table: 'required_deliverables',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'level', vi: 'Cấp', cell: { type: 'level' }, key: true, required: true },
    { name: 'kind', vi: 'Loại', cell: { type: 'choice', options: deliverableKinds }, key: true, required: true },
    { name: 'due_on', vi: 'Hạn', cell: { type: 'date' } },
  ],
}

/** deliverables.csv: plans, programmes and reports of units (interchange.md). */
export const deliverablesFile: DossierFile = {
  name: 'deliverables',
  vi: 'Văn bản đã ban hành',
  table: 'deliverables',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'kind', vi: 'Loại', cell: { type: 'choice', options: deliverableKinds }, key: true, required: true },
    { name: 'number', vi: 'Số, ký hiệu', cell: { type: 'docNumber' } },
    { name: 'issued_on', vi: 'Ngày ban hành', cell: { type: 'date' } },
    { name: 'submitted_at', vi: 'Nộp lúc', cell: { type: 'instant' } },
    { name: 'accepted_at', vi: 'Chấp nhận lúc', cell: { type: 'instant' } },
    { name: 'file', vi: 'Tệp', cell: { type: 'file' } },
  ],
}

/** deliverable_reviews.csv: what the level above decided on a paper, each decision by its moment. */
export const deliverableReviewsFile: DossierFile = {
  name: 'deliverable_reviews',
  vi: 'Duyệt văn bản',
  table: 'deliverable_reviews',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'kind', vi: 'Loại', cell: { type: 'choice', options: deliverableKinds }, key: true, required: true },
    { name: 'decided_at', vi: 'Quyết định lúc', cell: { type: 'instant' }, key: true, required: true },
    { name: 'decision', vi: 'Quyết định', cell: { type: 'choice', options: reviewDecisions }, required: true },
    {
      name: 'reason',
      vi: 'Lý do',
      cell: { type: 'text' },
      help: { vi: 'Bắt buộc khi trả lại', en: 'Needed when it is returned' },
    },
  ],
}

/** tasks.csv: what a unit's programme sets itself: who, until when, measured by what, how far. */
export const tasksFile: DossierFile = {
  name: 'tasks',
  vi: 'Nhiệm vụ',
  table: 'tasks',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'code', vi: 'Mã nhiệm vụ', cell: { type: 'code' }, key: true, required: true },
    { name: 'title', vi: 'Nội dung nhiệm vụ', cell: { type: 'text' }, required: true },
    {
      name: 'responsible',
      vi: 'Phụ trách',
      cell: { type: 'text' },
      help: { vi: 'Chức danh hoặc bộ phận', en: 'A post or an office' },
    },
    { name: 'due_on', vi: 'Hạn', cell: { type: 'date' } },
    { name: 'indicator', vi: 'Chỉ tiêu', cell: { type: 'text' } },
    {
      name: 'progress',
      vi: 'Tiến độ (%)',
      cell: { type: 'count' },
      fallback: 0,
      help: { vi: 'Từ 0 đến 100', en: 'From 0 to 100' },
    },
    { name: 'status', vi: 'Tình trạng', cell: { type: 'choice', options: taskStatuses }, fallback: 'open' },
    { name: 'reported_on', vi: 'Ngày báo cáo tiến độ', cell: { type: 'date' } },
    { name: 'note', vi: 'Ghi chú', cell: { type: 'text' } },
  ],
}
