import { roles, rolesWith } from '#core/policy.ts'
import { bases, privacyClasses, purposes, retentions } from '#core/privacy-words.ts'
import { register } from '#core/privacy.ts'
import type { PersonalField } from '#core/privacy.ts'
import { head, paper, signatures, table, text } from './actions-paper.ts'
import type { Piece } from './actions-paper.ts'

const roleNames = (field: PersonalField): string => {
  const seen = new Set(field.seenWith.filter((one) => one !== 'read.self').flatMap((one) => rolesWith(one)))
  const others = roles.filter(({ code }) => seen.has(code)).map(({ vi }) => vi)
  const own = field.seenWith.includes('read.self') ? ['chính người đó'] : []
  return [...own, ...others].join(', ') || 'không hiển thị'
}

const erasing: Readonly<Record<PersonalField['erase'], string>> = {
  keep: 'giữ, không còn gắn với tên',
  pseudonym: 'thay bằng bí danh',
  placeholder: 'thay bằng “(đã xóa)”',
  null: 'xóa trống',
  match: 'thay tên bằng bí danh',
  drop: 'xóa cả dòng',
}

/** What the program does to protect the data; each line is a property that tests hold. */
const measures = [
  'Phân quyền theo vai trò tại từng đơn vị, có thời hạn; họ tên chỉ hiển thị cho người có quyền tại đơn vị hiện nay của người đó; ngoài phạm vi thì trả lời như không có.',
  'Mỗi lần đọc dữ liệu cá nhân được ghi nhật ký chống sửa xóa; chủ thể dữ liệu xem được ai đã đọc.',
  'Mật khẩu băm bằng argon2id, xác thực hai lớp, phiên đăng nhập có hạn, hạn chế thử sai.',
  'Truyền qua TLS; trang web không gọi ra máy chủ ngoài; không nhận ảnh giấy tờ tùy thân, không nhận dạng khuôn mặt, không đo sự chú ý.',
  'Văn bản mang dấu độ mật bị từ chối khi tải lên; buổi mật không có hình thức trực tuyến.',
  'Hết thời hạn lưu của đợt: danh sách hiển thị bí danh; người không còn sinh hoạt được xóa vĩnh viễn sau khi hai người khác nhau lập và xác nhận, có biên bản; số liệu giữ nguyên.',
  'Lệnh giữ dữ liệu ngăn việc xóa và nêu lý do.',
  'Chủ thể dữ liệu tự xem, tải bản sao, đề nghị sửa, hạn chế, phản đối; đề nghị có hạn trả lời theo ngày làm việc.',
]

function byPurpose(): Piece[] {
  return Object.entries(purposes).flatMap(([code, { vi }]) => {
    const fields = register.filter(({ purpose }) => purpose === code)
    if (fields.length === 0) return []
    return [
      text(vi, true),
      table(
        [5, 2, 4, 4, 6],
        [
          ['Trường dữ liệu', 'Mức', 'Lưu đến khi', 'Khi xóa', 'Ai thấy'],
          ...merged(fields).map(({ columns, field }) => [
            `${field.table}: ${columns.join(', ')}`,
            field.class,
            retentions[field.retention].vi,
            erasing[field.erase],
            roleNames(field),
          ]),
        ],
      ),
    ]
  })
}

/** Columns of one table that are kept alike share a row. */
function merged(fields: readonly PersonalField[]): { columns: string[]; field: PersonalField }[] {
  const found = new Map<string, { columns: string[]; field: PersonalField }>()
  for (const field of fields) {
    const key = [field.table, field.class, field.retention, field.erase, field.seenWith.join(' ')].join('|')
    const one = found.get(key)
    if (one === undefined) found.set(key, { columns: [field.column], field })
    else one.columns.push(field.column)
  }
  return [...found.values()]
}

/**
 * The impact assessment of processing personal data, out of the register (core/privacy.ts): what is kept, why, how
 * long, who sees it, what protects it. What only the organization knows is left open for it.
 */
export async function buildImpactFile(of: {
  readonly issuer: string
  readonly version: string
  readonly years: number
  readonly answerDays: number
}): Promise<Buffer> {
  const { issuer, version, years, answerDays } = of
  return paper('Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân', [
    ...head({
      issuer,
      dated: '………, ngày … tháng … năm ……',
      kind: 'Hồ sơ',
      about: 'đánh giá tác động xử lý dữ liệu cá nhân',
    }),
    text('1. Bên kiểm soát và xử lý dữ liệu', true),
    text(`${issuer}. Người phụ trách bảo vệ dữ liệu cá nhân: ……………………………………`),
    text(
      `Phần mềm: Quán Triệt, phiên bản ${version}, cài đặt tại máy chủ của đơn vị; không có bên thứ ba nhận dữ liệu.`,
    ),
    text('2. Căn cứ', true),
    ...Object.values(bases).map(({ vi }) => text(`– ${vi}.`)),
    text('3. Phân loại dữ liệu', true),
    ...Object.entries(privacyClasses).map(([code, { vi }]) => text(`– ${code}: ${vi}.`)),
    text('4. Mục đích, dữ liệu, thời hạn và người được xem', true),
    ...byPurpose(),
    text('5. Thời hạn', true),
    text(
      `Họ tên trong danh sách của một đợt được giữ ${years} năm sau hạn cuối của đợt, trừ khi đợt có thời hạn riêng. Đề nghị của chủ thể dữ liệu được trả lời trong ${answerDays} ngày làm việc.`,
    ),
    text('6. Biện pháp bảo vệ', true),
    ...measures.map((one) => text(`– ${one}`)),
    text('7. Rủi ro còn lại và biện pháp của đơn vị', true),
    text('– Mã số người không đổi khi xóa: dùng mã không nói lên danh tính.'),
    text('– Bản sao lưu cũ còn họ tên đến khi hủy: hủy theo thời hạn; sau khi phục hồi phải xóa lại.'),
    text('– Văn bản chụp ảnh không soát được dấu độ mật: người tải lên chịu trách nhiệm.'),
    text('– Mã hóa ổ đĩa, phòng máy, quy chế nội bộ: …………………………………………………………'),
    ...signatures(['Người lập', 'Người phụ trách bảo vệ dữ liệu', 'Thủ trưởng đơn vị']),
  ])
}
