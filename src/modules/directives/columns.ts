import { directiveLinkKinds, directiveTypes, recipientPurposes, secrecies } from '#core/choices.ts'
import type { Column, DossierFile } from '#core/columns.ts'

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
    {
      name: 'term',
      vi: 'Nhiệm kỳ',
      cell: { type: 'text' },
      help: {
        vi: 'Số văn bản của Đảng chạy theo nhiệm kỳ, ví dụ 2025-2030',
        en: 'Numbers of Party documents run within a term, e.g. 2025-2030',
      },
    },
  ],
}

const issuerHelp = {
  vi: 'Chỉ cần khi nhiều cơ quan có văn bản cùng số, cùng ngày',
  en: 'Needed only when several bodies have a document of this number and day',
}

/** Names one directive: by number and day, and by who issued it where that is not clear (it is always stored). */
const named: readonly Column[] = [
  { name: 'issuer', vi: 'Cơ quan ban hành', cell: { type: 'text' }, key: true, help: issuerHelp },
  { name: 'directive', vi: 'Văn bản', cell: { type: 'directive' }, key: true, required: true },
]

/** directive_links.csv: how a directive stands to others, beside the grounds that `based_on` lists. */
export const directiveLinksFile: DossierFile = {
  name: 'directive_links',
  vi: 'Liên kết văn bản',
  table: 'directive_links',
  columns: [
    ...named,
    { name: 'other_issuer', vi: 'Cơ quan của văn bản kia', cell: { type: 'text' }, key: true, help: issuerHelp },
    { name: 'other', vi: 'Văn bản kia', cell: { type: 'directive' }, key: true, required: true },
    { name: 'kind', vi: 'Quan hệ', cell: { type: 'choice', options: directiveLinkKinds }, key: true, required: true },
    {
      name: 'cited',
      vi: 'Trích dẫn',
      cell: { type: 'text' },
      help: { vi: 'Câu trong văn bản nhắc tới văn bản kia', en: 'The words in which the other one is cited' },
    },
  ],
}

/** directive_recipients.csv: the units among the recipients, and what they get it for. */
export const directiveRecipientsFile: DossierFile = {
  name: 'directive_recipients',
  vi: 'Nơi nhận văn bản',
  table: 'directive_recipients',
  columns: [
    ...named,
    { name: 'unit', vi: 'Đơn vị nhận', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    {
      name: 'purpose',
      vi: 'Mục đích',
      cell: { type: 'choice', options: recipientPurposes },
      fallback: 'carry_out',
    },
  ],
}

/** directive_receipts.csv: when a unit received a directive, and what it issued to carry it out. */
export const directiveReceiptsFile: DossierFile = {
  name: 'directive_receipts',
  vi: 'Tiếp nhận văn bản',
  table: 'directive_receipts',
  columns: [
    ...named,
    { name: 'unit', vi: 'Đơn vị nhận', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'received_on', vi: 'Ngày nhận', cell: { type: 'date' }, required: true },
    { name: 'own_number', vi: 'Số văn bản triển khai', cell: { type: 'docNumber' } },
    { name: 'own_issued_on', vi: 'Ngày ban hành văn bản triển khai', cell: { type: 'date' } },
    { name: 'note', vi: 'Ghi chú', cell: { type: 'text' } },
  ],
}
