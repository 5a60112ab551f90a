import { statementScopes } from '#core/choices.ts'
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
  ],
}
