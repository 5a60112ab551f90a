import { levels, sectors } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** realm.csv: the one top organization whose facts a store keeps apart (interchange.md, realm.csv). */
export const realmFile: DossierFile = {
  name: 'realm',
  vi: 'Tổ chức',
  table: 'realm_versions',
  columns: [
    { name: 'code', vi: 'Mã tổ chức', cell: { type: 'code' }, key: true, required: true },
    { name: 'name', vi: 'Tên tổ chức', cell: { type: 'text' } },
    { name: 'time_zone', vi: 'Múi giờ', cell: { type: 'zone' }, fallback: 'Asia/Ho_Chi_Minh' },
    {
      name: 'levels',
      vi: 'Các cấp',
      cell: { type: 'list' },
      fallback: levels.map((level) => level.code),
      help: { vi: 'Các cấp từ trên xuống, cách nhau bằng |', en: 'Levels from the top, separated by |' },
    },
    { name: 'language', vi: 'Ngôn ngữ', cell: { type: 'code' }, fallback: 'vi' },
  ],
}

/** units.csv: placements of units in the tree, each with its days (interchange.md, units.csv). */
export const unitsFile: DossierFile = {
  name: 'units',
  vi: 'Đơn vị',
  table: 'units',
  makes: 'unit',
  columns: [
    { name: 'code', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit', db: 'unit_id' },
    { name: 'name', vi: 'Tên đơn vị', cell: { type: 'text' }, required: true },
    {
      name: 'level',
      vi: 'Cấp',
      cell: { type: 'level' },
      required: true,
      help: {
        vi: 'Cấp của đơn vị con phải thấp hơn cấp của đơn vị cha',
        en: 'A child\u2019s level comes after its parent\u2019s',
      },
    },
    { name: 'sector', vi: 'Khối', cell: { type: 'choice', options: sectors }, fallback: 'local' },
    { name: 'parent', vi: 'Đơn vị cấp trên', cell: { type: 'code' }, ref: 'unit' },
    { name: 'valid_from', vi: 'Từ ngày', cell: { type: 'date', open: 'start' }, key: true, fallback: '-infinity' },
    { name: 'valid_to', vi: 'Đến ngày', cell: { type: 'date', open: 'end' }, fallback: 'infinity' },
    { name: 'succeeded_by', vi: 'Đơn vị tiếp nhận', cell: { type: 'code' }, ref: 'unit' },
  ],
}
