import { reviewDecisions, statementScopes } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** headcounts.csv: cumulative statements, numbers without names (interchange.md, headcounts.csv). */
export const headcountsFile: DossierFile = {
  name: 'headcounts',
  vi: 'Số liệu báo cáo',
  table: 'headcounts',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'audience', vi: 'Đối tượng', cell: { type: 'code' }, key: true, required: true },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'date', vi: 'Tính đến ngày', cell: { type: 'date' }, key: true, required: true, db: 'on_date' },
    { name: 'scope', vi: 'Phạm vi', cell: { type: 'choice', options: statementScopes }, fallback: 'own' },
    { name: 'expected', vi: 'Phải học', cell: { type: 'count' }, required: true },
    { name: 'participated', vi: 'Đã học', cell: { type: 'count' }, required: true },
    { name: 'makeup', vi: 'Trong đó học bù', cell: { type: 'count' }, fallback: 0 },
    { name: 'classes', vi: 'Số lớp', cell: { type: 'count' }, fallback: 0 },
    {
      name: 'reason',
      vi: 'Lý do giảm',
      cell: { type: 'text' },
      help: { vi: 'Khi số liệu thấp hơn lần trước', en: 'When a figure is below the one before' },
    },
  ],
}

/** statement_reviews.csv: what the level above decided on a statement, each decision by its moment. */
export const statementReviewsFile: DossierFile = {
  name: 'statement_reviews',
  vi: 'Duyệt số liệu',
  table: 'statement_reviews',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'audience', vi: 'Đối tượng', cell: { type: 'code' }, key: true, required: true },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'date', vi: 'Tính đến ngày', cell: { type: 'date' }, key: true, required: true, db: 'on_date' },
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

/** overlaps.csv: how many are members of two organizations at once, so that nobody adds them up blindly. */
export const overlapsFile: DossierFile = {
  name: 'overlaps',
  vi: 'Người thuộc hai tổ chức',
  table: 'audience_overlaps',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    {
      name: 'audience_a',
      vi: 'Đối tượng thứ nhất',
      cell: { type: 'code' },
      key: true,
      required: true,
      help: { vi: 'Mã đứng trước theo bảng chữ cái', en: 'The code that comes first in the alphabet' },
    },
    { name: 'audience_b', vi: 'Đối tượng thứ hai', cell: { type: 'code' }, key: true, required: true },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'date', vi: 'Tính đến ngày', cell: { type: 'date' }, key: true, required: true, db: 'on_date' },
    {
      name: 'people',
      vi: 'Số người thuộc cả hai',
      cell: { type: 'count' },
      required: true,
      help: { vi: 'Trong đơn vị và các đơn vị cấp dưới', en: 'In the unit and those below it' },
    },
    { name: 'note', vi: 'Ghi chú', cell: { type: 'text' } },
  ],
}
