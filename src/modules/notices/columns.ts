import { extensionDecisions, followedThings, reminderSides, reminderTo } from '#core/choices.ts'
import type { Column, DossierFile } from '#core/columns.ts'

const campaign: Column = {
  name: 'campaign',
  vi: 'Mã đợt',
  cell: { type: 'code' },
  key: true,
  required: true,
  ref: 'campaign',
}
const unit: Column = { name: 'unit', vi: 'Mã đơn vị', cell: { type: 'code' }, key: true, required: true, ref: 'unit' }
const what: Column = {
  name: 'what',
  vi: 'Việc',
  cell: { type: 'choice', options: followedThings },
  key: true,
  required: true,
}

/** reminder_rules.csv: when a campaign reminds a unit of what it owes, and when it tells the levels above. */
export const reminderRulesFile: DossierFile = {
  name: 'reminder_rules',
  vi: 'Lịch nhắc việc',
  table: 'reminder_rules',
  columns: [
    campaign,
    what,
    {
      name: 'side',
      vi: 'Trước/sau hạn',
      cell: { type: 'choice', options: reminderSides },
      key: true,
      required: true,
    },
    { name: 'days', vi: 'Số ngày', cell: { type: 'count' }, key: true, required: true },
    {
      name: 'to',
      vi: 'Báo cho',
      cell: { type: 'choice', options: reminderTo },
      key: true,
      required: true,
      db: 'told',
    },
    { name: 'active', vi: 'Đang dùng', cell: { type: 'yesno' }, fallback: true },
  ],
}

/** extensions.csv: more time that a unit asks for, and what the level above decided. It moves no deadline by itself. */
export const extensionsFile: DossierFile = {
  name: 'extensions',
  vi: 'Gia hạn',
  table: 'extensions',
  columns: [
    campaign,
    unit,
    what,
    { name: 'asked_on', vi: 'Ngày xin', cell: { type: 'date' }, key: true, required: true },
    { name: 'until', vi: 'Xin đến ngày', cell: { type: 'date' }, required: true },
    { name: 'reason', vi: 'Lý do xin', cell: { type: 'text' }, required: true },
    { name: 'decided_on', vi: 'Ngày trả lời', cell: { type: 'date' } },
    { name: 'decision', vi: 'Trả lời', cell: { type: 'choice', options: extensionDecisions } },
    {
      name: 'decided_reason',
      vi: 'Lý do trả lời',
      cell: { type: 'text' },
      help: { vi: 'Bắt buộc khi đã trả lời', en: 'Needed once it is decided' },
    },
  ],
}

/** notes.csv: internal notes on a unit, for the levels above it. */
export const notesFile: DossierFile = {
  name: 'notes',
  vi: 'Ghi chú nội bộ',
  table: 'notes',
  columns: [
    unit,
    { name: 'code', vi: 'Mã ghi chú', cell: { type: 'code' }, key: true, required: true },
    { name: 'written_at', vi: 'Viết lúc', cell: { type: 'instant' }, required: true },
    { name: 'text', vi: 'Nội dung', cell: { type: 'text' }, required: true },
    { name: 'campaign', vi: 'Mã đợt', cell: { type: 'code' }, ref: 'campaign' },
    { name: 'pinned', vi: 'Ghim', cell: { type: 'yesno' }, fallback: false },
  ],
}
