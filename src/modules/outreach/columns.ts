import { outreachForms } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** outreach.csv: publicity among the people; items and attendances are never added (interchange.md, outreach.csv). */
export const outreachFile: DossierFile = {
  name: 'outreach',
  vi: 'Tuyên truyền',
  table: 'outreach',
  columns: [
    { name: 'code', vi: 'Mã hoạt động', cell: { type: 'code' }, key: true, required: true },
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, required: true, ref: 'campaign' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, required: true, ref: 'unit' },
    { name: 'date', vi: 'Ngày', cell: { type: 'date' }, required: true, db: 'on_date' },
    { name: 'form', vi: 'Hình thức', cell: { type: 'choice', options: outreachForms }, required: true },
    { name: 'title', vi: 'Tên hoạt động', cell: { type: 'text' } },
    { name: 'audience', vi: 'Đối tượng', cell: { type: 'text' } },
    { name: 'count', vi: 'Số tin, bài, buổi', cell: { type: 'count' }, db: 'items' },
    { name: 'attendances', vi: 'Lượt người', cell: { type: 'count' } },
    { name: 'link', vi: 'Liên kết', cell: { type: 'text' } },
  ],
}
