import { cadres, kinds, obligations, sexes, tiers, transferStatuses } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** people.csv: names and contacts; the erasable part of a person (interchange.md, people.csv). */
export const peopleFile: DossierFile = {
  name: 'people',
  vi: 'Người',
  table: 'people',
  makes: 'person',
  columns: [
    { name: 'code', vi: 'Mã người', cell: { type: 'code' }, key: true, required: true, ref: 'person', db: 'person_id' },
    { name: 'full_name', vi: 'Họ và tên', cell: { type: 'text' }, required: true },
    { name: 'birth_date', vi: 'Ngày sinh', cell: { type: 'date' } },
    { name: 'sex', vi: 'Giới tính', cell: { type: 'choice', options: sexes } },
    { name: 'email', vi: 'Thư điện tử', cell: { type: 'text' } },
    { name: 'phone', vi: 'Điện thoại', cell: { type: 'text' } },
  ],
}

/** memberships.csv: where a person belongs, from when to when (interchange.md, memberships.csv). */
export const membershipsFile: DossierFile = {
  name: 'memberships',
  vi: 'Sinh hoạt đảng',
  table: 'memberships',
  columns: [
    { name: 'person', vi: 'Mã người', cell: { type: 'code' }, key: true, required: true, ref: 'person' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' },
    { name: 'valid_from', vi: 'Từ ngày', cell: { type: 'date', open: 'start' }, key: true, fallback: '-infinity' },
    { name: 'valid_to', vi: 'Đến ngày', cell: { type: 'date', open: 'end' }, fallback: 'infinity' },
    { name: 'primary', vi: 'Chính', cell: { type: 'yesno' }, fallback: true, db: 'is_primary' },
    { name: 'position', vi: 'Chức vụ', cell: { type: 'text' }, db: 'post' },
    { name: 'kind', vi: 'Loại', cell: { type: 'choice', options: kinds }, fallback: 'member' },
    { name: 'cadre', vi: 'Diện cán bộ', cell: { type: 'choice', options: cadres }, fallback: 'member' },
    { name: 'tier', vi: 'Diện quản lý', cell: { type: 'choice', options: tiers }, fallback: 'grassroots' },
  ],
}

/** exemptions.csv: days on which a person owes no attendance or no writing (interchange.md, exemptions.csv). */
export const exemptionsFile: DossierFile = {
  name: 'exemptions',
  vi: 'Miễn',
  table: 'exemptions',
  columns: [
    { name: 'person', vi: 'Mã người', cell: { type: 'code' }, key: true, required: true, ref: 'person' },
    { name: 'obligation', vi: 'Nghĩa vụ', cell: { type: 'choice', options: obligations }, key: true, required: true },
    { name: 'valid_from', vi: 'Từ ngày', cell: { type: 'date', open: 'start' }, key: true, fallback: '-infinity' },
    { name: 'valid_to', vi: 'Đến ngày', cell: { type: 'date', open: 'end' }, fallback: 'infinity' },
    { name: 'decision', vi: 'Quyết định', cell: { type: 'text' } },
  ],
}

/** merges.csv: entries that were found to be another person's; the rows that named them name that one (decision 0017). */
export const mergesFile: DossierFile = {
  name: 'merges',
  vi: 'Gộp người trùng',
  table: 'merges',
  columns: [
    { name: 'person', vi: 'Mã bị gộp', cell: { type: 'code' }, key: true, required: true, ref: 'person' },
    { name: 'into', vi: 'Mã được giữ', cell: { type: 'code' }, required: true, ref: 'person' },
    { name: 'decided_on', vi: 'Ngày gộp', cell: { type: 'date' }, required: true },
    { name: 'reason', vi: 'Lý do', cell: { type: 'text' } },
  ],
}

/** transfers.csv: moves to a unit that another officer keeps: asked for by one side, answered by the other. */
export const transfersFile: DossierFile = {
  name: 'transfers',
  vi: 'Chuyển sinh hoạt',
  table: 'transfers',
  columns: [
    { name: 'code', vi: 'Mã chuyển', cell: { type: 'code' }, key: true, required: true },
    { name: 'person', vi: 'Mã người', cell: { type: 'code' }, required: true, ref: 'person' },
    { name: 'from', vi: 'Từ đơn vị', cell: { type: 'code' }, required: true, ref: 'unit', db: 'from_unit_id' },
    { name: 'to', vi: 'Đến đơn vị', cell: { type: 'code' }, required: true, ref: 'unit', db: 'to_unit_id' },
    {
      name: 'moves_on',
      vi: 'Từ ngày',
      cell: { type: 'date' },
      required: true,
      help: { vi: 'Ngày đầu tiên ở đơn vị mới', en: 'The first day in the new unit' },
    },
    { name: 'decision', vi: 'Quyết định', cell: { type: 'text' } },
    {
      name: 'status',
      vi: 'Tình trạng',
      cell: { type: 'choice', options: transferStatuses },
      fallback: 'asked',
      help: {
        vi: 'Dòng này chỉ ghi việc thỏa thuận; nơi sinh hoạt do memberships nói',
        en: 'This row tells what was agreed; where somebody belongs is told by memberships',
      },
    },
    { name: 'answer', vi: 'Trả lời', cell: { type: 'text' } },
  ],
}
