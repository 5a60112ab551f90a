import { faultSentence } from '#core/fault-sentences.ts'
import type { Problem, ProblemCode } from '#core/problem.ts'
import type { Lang, Words } from './command.ts'

const sentences: Readonly<Record<ProblemCode, Words>> = {
  'bad-request': { vi: 'Yêu cầu không hợp lệ', en: 'The request is not allowed' },
  unauthenticated: {
    vi: 'Chưa đăng nhập, hoặc phiên đăng nhập đã hết. Hãy đăng nhập.',
    en: 'You are not signed in, or the sign-in has ended. Sign in.',
  },
  'wrong-credentials': {
    vi: 'Tên đăng nhập, mật khẩu hoặc mã không đúng.',
    en: 'The user name, the password or the code is wrong.',
  },
  'second-factor-needed': {
    vi: 'Tài khoản này phải dùng mã xác thực thứ hai: hãy cài đặt hoặc nhập mã.',
    en: 'This account needs a second factor: set it up, or enter its code.',
  },
  'too-many-requests': {
    vi: 'Thử quá nhiều lần. Chờ một lát rồi thử lại.',
    en: 'Too many tries. Wait a little and try again.',
  },
  'weak-password': {
    vi: 'Mật khẩu này không dùng được: hãy chọn mật khẩu dài hơn, không thuộc loại hay gặp.',
    en: 'This password cannot be used: choose a longer one that is not common.',
  },
  expired: {
    vi: 'Mã hoặc đường dẫn này đã dùng rồi hoặc đã hết hạn. Xin mã mới.',
    en: 'This code or link has been used or has expired. Ask for a new one.',
  },
  'not-found': { vi: 'Không tìm thấy', en: 'There is nothing of that name' },
  forbidden: { vi: 'Không được phép', en: 'Not permitted' },
  conflict: { vi: 'Dữ liệu vừa được người khác thay đổi', en: 'Somebody else has just changed it' },
  'dossier-refused': {
    vi: 'Hồ sơ có lỗi, chưa nhập gì vào kho',
    en: 'The dossier has faults; nothing was imported',
  },
  'too-large': { vi: 'Quá lớn', en: 'Too large' },
  'unsupported-media-type': { vi: 'Loại tệp này không nhận', en: 'This kind of file is not taken' },
  'realm-busy': { vi: 'Đang có việc khác trên tổ chức này, hãy thử lại', en: 'The organization is busy; try again' },
  unavailable: {
    vi: 'Hệ thống khác mà việc này cần chưa trả lời',
    en: 'Another system that this needs does not answer',
  },
  usage: { vi: 'Cách gọi không hợp lệ', en: 'The call is not allowed' },
  internal: { vi: 'Lỗi bên trong chương trình', en: 'Something failed inside' },
}

/** A refusal as lines for the operator, every fault and issue on a line of its own. */
export function problemLines(problem: Problem, lang: Lang): string[] {
  const detail = problem.detail ? `: ${problem.detail}` : ''
  return [
    `${sentences[problem.code][lang]}${detail}`,
    ...problem.issues.map(({ path, message }) => `  ${path}: ${message}`),
    ...problem.faults.map((fault) => `  ${faultSentence(fault, lang)}`),
  ]
}
