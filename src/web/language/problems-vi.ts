import type { ProblemCode } from '#core/problem.ts'

/** What each refusal of the server means, in Vietnamese. */
export const problemsVi = {
  'bad-request': 'Yêu cầu có chỗ không đúng. Kiểm tra ngày và địa chỉ của trang.',
  unauthenticated: 'Chưa đăng nhập, hoặc phiên đăng nhập đã hết. Hãy đăng nhập.',
  'wrong-credentials': 'Tên đăng nhập, mật khẩu hoặc mã không đúng.',
  'second-factor-needed': 'Tài khoản này phải dùng mã xác thực thứ hai: hãy cài đặt hoặc nhập mã.',
  'too-many-requests': 'Thử quá nhiều lần. Chờ một lát rồi thử lại.',
  'weak-password': 'Mật khẩu này không dùng được: hãy chọn mật khẩu dài hơn, không thuộc loại hay gặp.',
  expired: 'Mã hoặc đường dẫn này đã dùng rồi hoặc đã hết hạn. Xin mã mới.',
  'not-found': 'Không có đợt học tập hoặc đơn vị này, hoặc chưa có vào thời điểm đang xem.',
  forbidden: 'Bạn không có quyền làm việc này.',
  conflict: 'Có người khác vừa sửa cùng chỗ. Tải lại trang rồi làm lại.',
  'dossier-refused': 'Bộ tệp có lỗi; chưa có gì được ghi.',
  'too-large': 'Tệp quá lớn. Chia nhỏ, hoặc nhập bằng dòng lệnh.',
  'unsupported-media-type': 'Loại tệp này không nhập được. Dùng .xlsx hoặc .csv.',
  'realm-busy': 'Một lần nhập khác đang chạy. Chờ một lát rồi thử lại.',
  unavailable: 'Hệ thống khác mà việc này cần chưa trả lời. Chờ một lát rồi thử lại.',
  usage: 'Yêu cầu không hợp lệ.',
  internal: 'Máy chủ gặp lỗi. Thử lại; nếu vẫn vậy, báo mã yêu cầu cho người quản trị.',
} satisfies Record<ProblemCode, string>
