import { deliverableKinds } from '#core/choices.ts'
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
