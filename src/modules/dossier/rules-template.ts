/** What the Excel template says and offers, made from the descriptions of the files (interchange.md). */
import type { Choice } from '#core/choices.ts'
import { recordedAt, retracted } from '#core/columns.ts'
import type { Column, DossierFile } from '#core/columns.ts'
import { levelChoices } from '#core/labels.ts'

/** Columns of a file's sheet: a workbook carries no files, so their columns are left out. */
export function templateColumns(file: DossierFile): Column[] {
  return [...file.columns.filter((column) => column.cell.type !== 'file'), recordedAt, retracted]
}

/** Labels that a column's cells may be chosen from; null when they are free or several may stand in one cell. */
export function dropDown(column: Column, levels: readonly string[]): readonly string[] | null {
  const { cell } = column
  if (cell.type === 'choice' || cell.type === 'openChoice') return cell.options.map((choice) => choice.vi)
  if (cell.type === 'level') return levelChoices(levels).map((choice) => choice.vi)
  return cell.type === 'yesno' ? ['có', 'không'] : null
}

/** How a column's cells are kept: text keeps leading zeros, dates are typed as dates. */
export function formatOf(column: Column): 'text' | 'date' | 'instant' | 'plain' {
  const { type } = column.cell
  if (type === 'date' || type === 'instant') return type
  return type === 'count' || type === 'share' ? 'plain' : 'text'
}

/** Width in characters. */
export function widthOf(column: Column): number {
  const least = column.vi.length + 3
  switch (column.cell.type) {
    case 'text':
      return Math.max(least, 30)
    case 'instant':
    case 'list':
    case 'directives':
    case 'choice':
    case 'openChoice':
      return Math.max(least, 20)
    default:
      return Math.max(least, 14)
  }
}

const listed = (options: readonly Choice[]): string => options.map((choice) => choice.vi).join(' | ')

/** How a column is written, in Vietnamese. */
function kindOf(column: Column, levels: readonly string[]): string {
  const { cell } = column
  switch (cell.type) {
    case 'date':
      return cell.open ? 'Ngày (dd/MM/yyyy); để trống: không giới hạn' : 'Ngày (dd/MM/yyyy)'
    case 'instant':
      return 'Ngày giờ (dd/MM/yyyy HH:mm)'
    case 'count':
      return 'Số nguyên từ 0 (15190 hoặc 15.190)'
    case 'share':
      return 'Tỉ lệ lớn hơn 0, không quá 1 (0,95)'
    case 'yesno':
      return 'có hoặc không'
    case 'choice':
      return `Chọn một: ${listed(cell.options)}`
    case 'openChoice':
      return `Chọn một hoặc ghi loại khác: ${listed(cell.options)}`
    case 'level':
      return `Chọn một: ${listed(levelChoices(levels))}`
    case 'list':
      if (cell.options) return `Một hay nhiều, cách nhau bằng | : ${listed(cell.options)}`
      return cell.of === 'level'
        ? `Một hay nhiều, cách nhau bằng | : ${listed(levelChoices(levels))}`
        : 'Một hay nhiều mã, cách nhau bằng |'
    case 'directives':
      return 'Số, ký hiệu (thêm @ngày khi trùng số), cách nhau bằng |'
    case 'directive':
      return 'Số, ký hiệu (thêm @ngày khi trùng số)'
    case 'docNumber':
      return 'Số, ký hiệu văn bản'
    case 'zone':
      return 'Múi giờ IANA'
    case 'code':
      return 'Mã (một dòng)'
    default:
      return 'Chữ'
  }
}

const examples: Readonly<Partial<Record<Column['cell']['type'], string>>> = {
  date: '31/01/2026',
  instant: '31/01/2026 08:00',
  count: '15.190',
  share: '0,95',
  yesno: 'có',
  directives: '06-CTr/TU@31/01/2026 | 30-KH/TU',
  directive: '06-CTr/TU@31/01/2026',
  docNumber: '06-CTr/TU',
  zone: 'Asia/Ho_Chi_Minh',
  code: 'MA-001',
}

const codeExamples: Readonly<Record<string, string>> = {
  unit: 'DU-01',
  parent: 'TU',
  host: 'DU-01',
  owner: 'TU',
  person: 'DV-0001',
  campaign: 'NQ-2026',
  session: 'HN-01',
  language: 'vi',
}

function exampleOf(column: Column, levels: readonly string[]): string {
  const choices = dropDown(column, levels)
  if (choices && column.cell.type !== 'yesno') return choices[0] ?? ''
  if (column.cell.type === 'list')
    return column.cell.options?.[0]?.vi ?? (column.cell.of === 'level' ? (levels[0] ?? '') : 'A1 | A2')
  return codeExamples[column.name] ?? examples[column.cell.type] ?? ''
}

const intro: readonly string[] = [
  'Mỗi trang tính là một bảng của hồ sơ; trang nào không dùng thì để trống. Không đổi tên trang và không đổi dòng tiêu đề (dòng 1); thứ tự cột tùy ý.',
  'Cột có tiêu đề nền vàng là bắt buộc. Ô để trống nhận giá trị mặc định; xóa hẳn cột thì giữ nguyên dữ liệu đã có.',
  'Mã dùng để nối các trang: đơn vị, người, đợt, buổi phải có trong hồ sơ này hoặc đã có trong hệ thống.',
  'Nhập lại cùng một hồ sơ không làm thay đổi gì. Dòng không còn trong hồ sơ cũng không bị xóa; muốn rút một dòng, ghi “có” ở cột “Rút lại”.',
  '“Ghi nhận lúc” là thời điểm biết sự kiện; để trống: lúc nhập. Sửa số liệu cũ bằng một dòng mới có thời điểm ghi nhận muộn hơn.',
  'Sổ tính không mang theo tệp đính kèm, và mỗi trang tối đa 100.000 dòng; hồ sơ lớn hơn dùng thư mục tệp CSV.',
]

/** Rows of the instruction sheet: the rules, then a line for each column. */
export function instructions(files: readonly DossierFile[], levels: readonly string[]): string[][] {
  const rows: string[][] = [['HƯỚNG DẪN ĐIỀN HỒ SƠ'], ...intro.map((line) => [line]), []]
  rows.push(['Trang', 'Cột', 'Bắt buộc', 'Cách ghi', 'Giải thích', 'Ví dụ'])
  for (const file of files)
    for (const column of templateColumns(file))
      rows.push([
        file.vi,
        column.vi,
        column.required ? 'bắt buộc' : '',
        kindOf(column, levels),
        column.help?.vi ?? '',
        exampleOf(column, levels),
      ])
  return rows
}
