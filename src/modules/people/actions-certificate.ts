import { formatCount } from '#core/phrases.ts'
import { head, paper, signatures, table, text } from './actions-paper.ts'

export type Certified = {
  readonly issuer: string
  readonly campaign: string
  readonly title: string
  readonly disposal: number
  /** Numbers of the people who were on the list, and of those among them who were erased. */
  readonly erased: readonly number[]
  readonly leftOut: number
  readonly files: number
  readonly preparedAt: string
  readonly preparedBy: string
  readonly confirmedAt: string
  readonly confirmedBy: string
}

const perRow = 6
const many = (count: number): string => formatCount(count, 'vi')

/** The certificate of destruction: numbers and counts, no name, no code. Number and signatures are the office's. */
export async function buildCertificate(of: Certified): Promise<Buffer> {
  const rows: string[][] = []
  for (let at = 0; at < of.erased.length; at += perRow) {
    const cells = of.erased.slice(at, at + perRow).map(String)
    rows.push([...cells, ...Array.from({ length: perRow - cells.length }, () => '')])
  }
  return paper('Biên bản tiêu hủy dữ liệu cá nhân', [
    ...head({
      issuer: of.issuer,
      dated: '………, ngày … tháng … năm ……',
      kind: 'Biên bản',
      about: 'tiêu hủy dữ liệu cá nhân hết thời hạn lưu',
    }),
    text('1. Căn cứ', true),
    text(
      `Thời hạn lưu họ tên của đợt “${of.title}” (mã ${of.campaign}) đã hết. Danh sách đề nghị số ${of.disposal} được lập lúc ${of.preparedAt}.`,
    ),
    text('2. Thành phần', true),
    text(`Người lập danh sách: tài khoản ${of.preparedBy}.`),
    text(`Người xác nhận và cho tiêu hủy: tài khoản ${of.confirmedBy}, lúc ${of.confirmedAt}.`),
    text('3. Kết quả', true),
    text(
      `Đã tiêu hủy không thể khôi phục: họ tên, ngày sinh, giới tính, thư điện tử, điện thoại, chức vụ, nội dung và tệp bài viết, kiến nghị, tài khoản của ${many(of.erased.length)} người; xóa ${many(of.files)} tệp. ${many(of.leftOut)} người có trong danh sách được giữ lại vì không còn thuộc diện tiêu hủy khi xác nhận.`,
    ),
    text(
      'Mọi số liệu và báo cáo của đợt giữ nguyên. Nhật ký giữ mã số và dấu vết của việc tiêu hủy. Bản sao lưu có trước thời điểm này phải được hủy theo thời hạn riêng.',
    ),
    text('4. Mã số nội bộ của những người đã được tiêu hủy dữ liệu', true),
    table(
      Array.from({ length: perRow }, () => 1),
      [Array.from({ length: perRow }, () => 'Mã số'), ...rows],
    ),
    ...signatures(['Người lập danh sách', 'Người xác nhận']),
  ])
}
