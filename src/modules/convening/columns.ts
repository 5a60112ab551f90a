import { conveningStatuses } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** convening.csv: who is summoned to a session, by name or as places of a unit. */
export const conveningFile: DossierFile = {
  name: 'convening',
  vi: 'Triệu tập',
  table: 'convening',
  columns: [
    { name: 'session', vi: 'Mã buổi', cell: { type: 'code' }, key: true, required: true, ref: 'session' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    {
      name: 'person',
      vi: 'Mã người',
      cell: { type: 'code' },
      key: true,
      ref: 'person',
      help: { vi: 'Để trống: dòng ghi số suất của đơn vị', en: 'Empty: the row gives the unit’s places' },
    },
    { name: 'places', vi: 'Số suất', cell: { type: 'count' } },
    { name: 'order', vi: 'Số ghế', cell: { type: 'count' }, db: 'ord' },
    { name: 'status', vi: 'Tình trạng', cell: { type: 'choice', options: conveningStatuses }, fallback: 'invited' },
    { name: 'note', vi: 'Ghi chú', cell: { type: 'text' } },
  ],
}
