import { artifacts, bases, cadres, campaignLinkKinds, campaignStatuses, kinds, sectors, tiers } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** campaigns.csv: who studies what from when, and when a unit is complete (interchange.md, campaigns.csv). */
export const campaignsFile: DossierFile = {
  name: 'campaigns',
  vi: 'Đợt sinh hoạt',
  table: 'campaigns',
  makes: 'campaign',
  columns: [
    {
      name: 'code',
      vi: 'Mã đợt',
      cell: { type: 'code' },
      key: true,
      required: true,
      ref: 'campaign',
      db: 'campaign_id',
    },
    { name: 'title', vi: 'Tên đợt', cell: { type: 'text' }, required: true },
    { name: 'owner', vi: 'Đơn vị chủ trì', cell: { type: 'code' }, required: true, ref: 'unit' },
    { name: 'directives', vi: 'Văn bản học tập', cell: { type: 'directives' } },
    { name: 'opens_on', vi: 'Ngày bắt đầu', cell: { type: 'date' }, required: true },
    { name: 'threshold', vi: 'Ngưỡng hoàn thành', cell: { type: 'share' }, fallback: '1' },
    { name: 'topics', vi: 'Chuyên đề', cell: { type: 'list' } },
    { name: 'excluded_units', vi: 'Đơn vị ngoài phạm vi', cell: { type: 'list' }, refs: 'unit' },
    { name: 'rank_min', vi: 'Số người tối thiểu để xếp hạng', cell: { type: 'count' }, fallback: 0 },
    {
      name: 'status',
      vi: 'Tình trạng',
      cell: { type: 'choice', options: campaignStatuses },
      fallback: 'open',
      help: {
        vi: 'Đợt nháp chỉ người lập đợt thấy; bỏ trống là đang mở',
        en: 'A draft is seen by those who plan it alone; empty means open',
      },
    },
  ],
}

/** campaign_links.csv: campaigns that run beside one another, follow one another or are part of another. */
export const campaignLinksFile: DossierFile = {
  name: 'campaign_links',
  vi: 'Liên kết đợt',
  table: 'campaign_links',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'other', vi: 'Mã đợt kia', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'kind', vi: 'Quan hệ', cell: { type: 'choice', options: campaignLinkKinds }, fallback: 'parallel' },
  ],
}

/** deadlines.csv: the most specific wins (interchange.md, deadlines.csv). */
export const deadlinesFile: DossierFile = {
  name: 'deadlines',
  vi: 'Thời hạn',
  table: 'deadlines',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'level', vi: 'Cấp', cell: { type: 'level' }, key: true, fallback: '' },
    { name: 'audience', vi: 'Đối tượng', cell: { type: 'code' }, key: true, fallback: '' },
    { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, ref: 'unit' },
    { name: 'due_on', vi: 'Hạn', cell: { type: 'date' }, required: true },
  ],
}

/** audiences.csv: a person belongs to the first roster audience that matches (interchange.md, audiences.csv). */
export const audiencesFile: DossierFile = {
  name: 'audiences',
  vi: 'Đối tượng',
  table: 'audiences',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'code', vi: 'Mã đối tượng', cell: { type: 'code' }, key: true, required: true },
    { name: 'name', vi: 'Tên đối tượng', cell: { type: 'text' }, required: true },
    { name: 'basis', vi: 'Cách đếm', cell: { type: 'choice', options: bases }, fallback: 'roster' },
    { name: 'order', vi: 'Thứ tự', cell: { type: 'count' }, required: true, db: 'ord' },
    { name: 'cadres', vi: 'Diện cán bộ', cell: { type: 'list', options: cadres } },
    { name: 'tiers', vi: 'Diện quản lý', cell: { type: 'list', options: tiers } },
    { name: 'kinds', vi: 'Loại', cell: { type: 'list', options: kinds } },
    { name: 'levels', vi: 'Cấp', cell: { type: 'list', of: 'level' } },
    { name: 'sectors', vi: 'Khối', cell: { type: 'list', options: sectors } },
    { name: 'artifacts', vi: 'Bài phải nộp', cell: { type: 'list', options: artifacts } },
  ],
}
