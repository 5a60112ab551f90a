/** The vocabulary of the register of personal data (core/privacy.ts): classes, purposes, legal notes, terms. */

/** Reliability.md §6. CX (state secrets, face and attention tracking, images of identity papers) has no column. */
export const privacyClasses = {
  C0: { vi: 'Công khai', en: 'Public' },
  C1: { vi: 'Nội bộ', en: 'Internal' },
  C2: { vi: 'Dữ liệu cá nhân cơ bản', en: 'Basic personal data' },
  C3: { vi: 'Dữ liệu cá nhân nhạy cảm', en: 'Sensitive personal data' },
  C4: { vi: 'Bí mật (khóa, mật khẩu)', en: 'Secret (keys, credentials)' },
} as const
export type PrivacyClass = keyof typeof privacyClasses

export const purposes = {
  identify: {
    vi: 'Biết đúng người phải học và người đã học',
    en: 'To know who has to study and who has studied',
  },
  tellApart: { vi: 'Phân biệt người trùng họ tên', en: 'To tell people of the same name apart' },
  reach: { vi: 'Liên hệ về đợt sinh hoạt và về tài khoản', en: 'To reach people about the campaign and the account' },
  place: {
    vi: 'Xác định nơi sinh hoạt, diện quản lý và đối tượng học tập',
    en: 'To place people in units, tiers and audiences',
  },
  excuse: { vi: 'Không tính người được miễn', en: 'Not to count who is exempt' },
  attend: { vi: 'Tính tỷ lệ tham gia học tập', en: 'To reckon who took part' },
  write: { vi: 'Thu, chấm và tính bài thu hoạch', en: 'To collect, grade and count papers' },
  recommend: { vi: 'Chuyển và trả lời kiến nghị', en: 'To forward and answer recommendations' },
  speak: { vi: 'Bố trí báo cáo viên, người chủ trì', en: 'To assign speakers and chairs' },
  reckon: { vi: 'Số liệu tính từ các dữ kiện trên', en: 'Figures that follow from the facts above' },
  signIn: { vi: 'Đăng nhập và bảo vệ tài khoản', en: 'To sign in and to protect accounts' },
  account: { vi: 'Biết ai đã làm gì, đã xem gì', en: 'To know who did and read what' },
  rights: { vi: 'Thực hiện quyền của chủ thể dữ liệu', en: 'To serve the rights of the person' },
} as const
export type PurposeCode = keyof typeof purposes

/** To be confirmed by the organization's lawyer (reliability.md §6): a note, no legal advice. */
export const bases = {
  duty: {
    vi: 'Nhiệm vụ của tổ chức theo Điều lệ Đảng và kế hoạch học tập; Luật 91/2025/QH15 (đơn vị sử dụng tự xác nhận)',
    en: 'Duty of the organization by its statutes and study plan; Law 91/2025/QH15 (to be confirmed by who runs this)',
  },
  law: {
    vi: 'Nghĩa vụ bảo mật, kiểm tra và trả lời yêu cầu theo Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP',
    en: 'Duties of security, control and answering by Law 91/2025/QH15 and Decree 356/2025/NĐ-CP',
  },
} as const
export type BasisCode = keyof typeof bases

export const retentions = {
  campaign: {
    vi: 'Hết thời hạn lưu sau hạn cuối của đợt (mặc định 5 năm): thay bằng bí danh',
    en: 'Until the term after the campaign’s last deadline (5 years unless set): then a pseudonym',
  },
  figures: {
    vi: 'Giữ cùng số liệu, sau thời hạn chỉ còn gắn với bí danh',
    en: 'Kept with the figures; after the term it belongs to a pseudonym only',
  },
  account: {
    vi: 'Đến khi xóa thông tin của người có tài khoản',
    en: 'Until whoever has the account is erased',
  },
  journal: {
    vi: 'Nhật ký giữ mã số; phần chi tiết xóa cùng người',
    en: 'The journal keeps numbers; the details are erased with the person',
  },
  short: { vi: 'Tự hết sau vài giờ đến vài ngày', en: 'Ends by itself within hours or days' },
} as const
export type RetentionCode = keyof typeof retentions

/**
 * What erasing does: `keep` leaves a number or a state that names nobody any more; `pseudonym` and `placeholder` stand
 * in where a text must be; `null` empties the cell; `match` puts the pseudonym where it says the person's name; `drop` deletes
 * the row.
 */
export type Erasure = 'keep' | 'pseudonym' | 'placeholder' | 'null' | 'match' | 'drop'
