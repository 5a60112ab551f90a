import { artifacts, grades, writingForms, writingStatuses } from '#core/choices.ts'
import type { DossierFile } from '#core/columns.ts'

/** reflections.csv: what each person handed in (interchange.md, reflections.csv). */
export const reflectionsFile: DossierFile = {
  name: 'reflections',
  vi: 'Bài thu hoạch',
  table: 'reflections',
  columns: [
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, key: true, required: true, ref: 'campaign' },
    { name: 'person', vi: 'Mã người', cell: { type: 'code' }, key: true, required: true, ref: 'person' },
    {
      name: 'artifact',
      vi: 'Loại bài',
      cell: { type: 'choice', options: artifacts },
      key: true,
      fallback: 'reflection',
    },
    { name: 'submitted_at', vi: 'Nộp lúc', cell: { type: 'instant' }, required: true },
    { name: 'form', vi: 'Hình thức', cell: { type: 'choice', options: writingForms } },
    {
      name: 'file',
      vi: 'Tệp',
      cell: { type: 'file', endings: ['.docx', '.pdf', '.jpg', '.png'] },
      help: { vi: 'Để trống: nhận bản giấy', en: 'Empty: received on paper' },
    },
    { name: 'text', vi: 'Nội dung', cell: { type: 'text' } },
    { name: 'grade', vi: 'Xếp loại', cell: { type: 'choice', options: grades } },
    { name: 'status', vi: 'Tình trạng', cell: { type: 'choice', options: writingStatuses }, fallback: 'submitted' },
  ],
}
