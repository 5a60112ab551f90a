import type { JournalFault, JournalFaultCode } from '#platform/journal/check-faults.ts'
import type { Lang, Words } from './command.ts'

const sentences: Readonly<Record<JournalFaultCode, Words>> = {
  'leaf-altered': { vi: 'nội dung sự kiện đã bị sửa', en: 'what the event says has been changed' },
  'event-lost': { vi: 'sự kiện đã bị xóa', en: 'the event has been taken away' },
  'place-lost': { vi: 'một vị trí trong cây đã bị xóa', en: 'a place of the tree has been taken away' },
  'event-outside': { vi: 'sự kiện nằm ngoài cây', en: 'the event stands outside the tree' },
  'columns-altered': {
    vi: 'các cột tra cứu không khớp nội dung sự kiện',
    en: 'the columns for searching are at odds with what the event says',
  },
  'payload-altered': { vi: 'phần chi tiết đã bị sửa', en: 'the details have been changed' },
  'payload-lost': {
    vi: 'phần chi tiết đã mất mà không có sự kiện xóa nào ghi lại',
    en: 'the details are gone and no event tells of their erasure',
  },
  'order-untold': { vi: 'lệnh (tổ chức/vị trí) không có sự kiện', en: 'no event tells of this order (realm/position)' },
  'order-lost': {
    vi: 'lệnh (tổ chức/vị trí) mà sự kiện ghi lại không còn trong kho',
    en: 'the order (realm/position) that the event tells of is gone',
  },
  'order-altered': {
    vi: 'lệnh (tổ chức/vị trí) khác với điều sự kiện ghi lại',
    en: 'the order (realm/position) is at odds with what the event says',
  },
  'node-altered': { vi: 'một nút trong của cây đã bị sửa hoặc xóa', en: 'an inner node of the tree has been changed' },
  backdated: {
    vi: 'ghi thời điểm sớm hơn một điểm chốt đã ký trước khi sự kiện vào nhật ký',
    en: 'it says to be older than a checkpoint that was signed before it came in',
  },
  'checkpoint-root': {
    vi: 'nhật ký không còn khớp điểm chốt đã ký',
    en: 'the journal is at odds with this signed checkpoint',
  },
  'checkpoint-longer': {
    vi: 'điểm chốt đã ký nhiều sự kiện hơn số còn lại',
    en: 'the checkpoint covers more events than are left',
  },
  'checkpoint-signature': { vi: 'chữ ký của điểm chốt không đúng', en: 'the signature of the checkpoint is wrong' },
  'key-unknown': {
    vi: 'điểm chốt không do khóa của hệ thống này ký',
    en: 'the checkpoint is not signed with the key of this installation',
  },
  'signer-root': {
    vi: 'nhật ký không nối tiếp điều bộ ký đã ký lần cuối',
    en: 'the journal does not continue what the signer signed last',
  },
  'signer-longer': {
    vi: 'bộ ký đã ký nhiều sự kiện hơn số còn lại: dữ liệu đã bị đưa về lúc trước',
    en: 'the signer has signed more events than are left: the database was set back',
  },
  'signer-lost': { vi: 'bộ ký đã mất khóa hoặc điều đã ký', en: 'the signer has lost its key or what it signed last' },
  'kept-root': {
    vi: 'nhật ký không nối tiếp điểm chốt đã lưu giữ',
    en: 'the journal does not continue the checkpoint that was kept',
  },
  'kept-longer': {
    vi: 'điểm chốt đã lưu giữ nhiều sự kiện hơn số còn lại',
    en: 'the checkpoint that was kept covers more events than are left',
  },
  'kept-unwitnessed': {
    vi: 'điểm chốt đã lưu giữ không có xác nhận của bên chứng kiến nào được nêu',
    en: 'the checkpoint that was kept has no cosignature of the witnesses named',
  },
  'kept-signature': {
    vi: 'điểm chốt đã lưu giữ không do khóa nào của nhật ký này ký',
    en: 'the checkpoint that was kept is not signed with any key of this journal',
  },
}

/** One fault of the journal as a line for the operator. */
export function journalFaultLine({ code, event, index, size, about }: JournalFault, lang: Lang): string {
  const vi = lang === 'vi'
  const places = [
    event === undefined ? null : `${vi ? 'sự kiện' : 'event'} ${event}`,
    index === undefined ? null : `${vi ? 'vị trí' : 'place'} ${index}`,
    size === undefined ? null : `${vi ? 'điểm chốt' : 'checkpoint'} ${size}`,
    about ?? null,
  ].filter((place) => place !== null)
  const where = places.length === 0 ? '' : `${places.join(', ')}: `
  return `${where}${sentences[code][lang]} (${code})`
}
