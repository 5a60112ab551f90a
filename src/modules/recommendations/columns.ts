import { recommendationStatuses } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** recommendations.csv (interchange.md). */
export const recommendationsFile: DossierFile = {
  name: 'recommendations',
  vi: 'Kiến nghị',
  table: 'recommendations',
  columns: [
    { name: 'code', vi: 'Mã kiến nghị', cell: { type: 'code' }, key: true, required: true },
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, required: true, ref: 'campaign' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, required: true, ref: 'unit' },
    { name: 'person', vi: 'Mã người', cell: { type: 'code' }, ref: 'person' },
    { name: 'text', vi: 'Nội dung', cell: { type: 'text' }, required: true },
    { name: 'addressed_to', vi: 'Gửi đến', cell: { type: 'code' }, ref: 'unit' },
    { name: 'submitted_at', vi: 'Gửi lúc', cell: { type: 'instant' }, required: true },
    { name: 'status', vi: 'Tình trạng', cell: { type: 'choice', options: recommendationStatuses }, fallback: 'open' },
    { name: 'answer', vi: 'Trả lời', cell: { type: 'text' } },
    { name: 'answered_at', vi: 'Trả lời lúc', cell: { type: 'instant' } },
  ],
}
