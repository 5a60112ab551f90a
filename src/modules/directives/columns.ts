import { directiveTypes, secrecies } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** directives.csv: the texts of the chain (interchange.md, directives.csv). */
export const directivesFile: DossierFile = {
  name: 'directives',
  vi: 'Văn bản',
  table: 'directives',
  columns: [
    { name: 'issuer', vi: 'Cơ quan ban hành', cell: { type: 'text' }, key: true, required: true },
    {
      name: 'type',
      vi: 'Loại văn bản',
      cell: { type: 'openChoice', options: directiveTypes },
      key: true,
      required: true,
    },
    { name: 'number', vi: 'Số, ký hiệu', cell: { type: 'docNumber' }, key: true, required: true },
    { name: 'issued_on', vi: 'Ngày ban hành', cell: { type: 'date' }, key: true, required: true },
    { name: 'title', vi: 'Trích yếu', cell: { type: 'text' }, required: true },
    { name: 'based_on', vi: 'Căn cứ', cell: { type: 'directives' } },
    { name: 'file', vi: 'Tệp', cell: { type: 'file' } },
    { name: 'secrecy', vi: 'Độ mật', cell: { type: 'choice', options: secrecies }, fallback: 'none' },
  ],
}
