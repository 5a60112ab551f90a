import { outreachForms, reachBases } from '#core/choices.ts'
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
    {
      name: 'reach',
      vi: 'Số người tiếp cận',
      cell: { type: 'count' },
      help: {
        vi: 'Người nghe, xem, đọc; không cộng với lượt người',
        en: 'Who heard, saw or read it; not added to attendances',
      },
    },
    { name: 'reach_basis', vi: 'Cách tính số tiếp cận', cell: { type: 'choice', options: reachBases } },
  ],
}

/** outreach_pictures.csv: pictures of an activity; where and with what they were taken is left out of them. */
export const outreachPicturesFile: DossierFile = {
  name: 'outreach_pictures',
  vi: 'Ảnh tuyên truyền',
  table: 'outreach_pictures',
  columns: [
    { name: 'activity', vi: 'Mã hoạt động', cell: { type: 'code' }, key: true, required: true },
    { name: 'name', vi: 'Mã ảnh', cell: { type: 'code' }, key: true, required: true },
    { name: 'caption', vi: 'Chú thích', cell: { type: 'text' } },
    {
      name: 'file',
      vi: 'Tệp ảnh',
      cell: { type: 'file', endings: ['.jpg', '.jpeg', '.png'] },
      required: true,
      help: { vi: '.jpg hoặc .png', en: '.jpg or .png' },
    },
  ],
}
