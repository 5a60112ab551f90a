/**
 * Sentences of dossier faults: what is wrong and what would be right. `{name}` is a parameter of the fault
 * (`{value}` and `{column}` are the fault's own); a part in `[…]` is left out when one of its parameters is missing.
 * A code with a `reason` looks for `code/reason` first.
 *
 * Parameters: allowed (choices, levels, endings, dated documents) · entry (of a list) · limit · zone · now · guess (of an
 * encoding) · reason · expected, found (numbers of cells) · label (Vietnamese header) · other (the other header, file,
 * period, unit or audience that it meets) · from, to, day (dates) · expected, participated, makeup · unit · parent,
 * level, parentLevel · campaign · session · realm.
 */
import { rowWords } from './fault-words-rules.ts'
import type { FaultCode } from './faults.ts'

type Sentence = readonly [vi: string, en: string]

const fileWords = {
  'not-utf8': [
    'tệp không phải UTF-8[, có vẻ là {guess}]; hãy lưu lại dưới dạng “CSV UTF-8”',
    'the file is not UTF-8[, it seems to be {guess}]; save it as “CSV UTF-8”',
  ],
  'broken-csv': ['dấu ngoặc kép của tệp CSV bị lỗi', 'the quotes of this CSV file are broken'],
  'broken-csv/open': [
    'dấu ngoặc kép mở ở dòng này không được đóng; từ đây tệp chưa được đọc, hãy thêm dấu đóng',
    'a quote opened in this row is never closed; nothing behind it was read, add the closing quote',
  ],
  'broken-csv/after': [
    'sau dấu ngoặc kép đóng còn có chữ; từ đây tệp chưa được đọc, hãy viết dấu ngoặc kép bên trong ô thành hai dấu liền nhau',
    'there is text behind a closing quote; nothing behind it was read, write a quote inside a cell as two quotes',
  ],
  'broken-csv/inside': [
    'trong ô có dấu ngoặc kép nhưng cả ô không nằm trong ngoặc kép; hãy đặt cả ô trong ngoặc kép và viết dấu bên trong thành hai dấu liền nhau',
    'a quote stands inside a cell that is not quoted; quote the whole cell and double the quotes inside it',
  ],
  'broken-workbook': [
    'không đọc được sổ tính này; hãy mở bằng Excel và lưu lại dưới dạng .xlsx',
    'this workbook cannot be read; open it in a spreadsheet and save it as .xlsx',
  ],
  'broken-workbook/not-zip': [
    'tệp không phải sổ tính .xlsx (hoặc đã hỏng); hãy lưu lại dưới dạng .xlsx',
    'the file is no .xlsx workbook (or is damaged); save it as .xlsx',
  ],
  'broken-workbook/old': [
    'đây là sổ tính kiểu cũ .xls; hãy mở bằng Excel và lưu lại dưới dạng .xlsx',
    'this is a workbook of the old kind, .xls; open it in a spreadsheet and save it as .xlsx',
  ],
  'broken-workbook/markup': [
    'đây là trang web hoặc XML mang đuôi của sổ tính; hãy mở bằng Excel và lưu lại dưới dạng .xlsx',
    'this is a web page or XML that is named like a workbook; open it in a spreadsheet and save it as .xlsx',
  ],
  'broken-workbook/doctype': [
    'sổ tính có khai báo DOCTYPE nên bị từ chối; hãy mở bằng Excel và lưu lại',
    'the workbook declares a DOCTYPE and is refused; open it in a spreadsheet and save it again',
  ],
  'broken-workbook/encrypted': [
    'sổ tính có mật khẩu; hãy bỏ mật khẩu rồi nhập lại',
    'the workbook has a password; remove it and import again',
  ],
  'no-header': ['bảng trống; dòng 1 phải là tiêu đề các cột', 'the table is empty; row 1 must be the header'],
  'missing-key-column': [
    'thiếu cột bắt buộc “{column}”[ ({label})]; hãy thêm cột này',
    'the key column “{column}”[ ({label})] is missing; add it',
  ],
  'double-file': [
    '“{value}”[ và “{other}”] là cùng một bảng; chỉ giữ lại một',
    '“{value}”[ and “{other}”] are the same table; keep one',
  ],
  'double-header': [
    'cột này xuất hiện hai lần[ (“{other}” và “{value}”)]; chỉ giữ lại một',
    'this column stands twice[ (“{other}” and “{value}”)]; keep one',
  ],
  'too-many-cells': [
    'dòng có nhiều ô hơn tiêu đề[ (từ ô thứ {found}: “{value}”)]; hãy kiểm tra dấu phân cách và dấu ngoặc kép',
    'the row has more cells than the header[ (from cell {found}: “{value}”)]; check delimiters and quotes',
  ],
  'too-many-rows': [
    'trang tính có quá nhiều dòng[ (tối đa {limit})]; hãy chia nhỏ, hoặc dùng thư mục tệp CSV cho hồ sơ lớn',
    'the sheet has too many rows[ (at most {limit})]; split it, or use a folder of CSV files for larger work',
  ],
  'too-large': [
    'tệp quá lớn để đọc an toàn; hãy chia nhỏ hoặc dùng thư mục tệp CSV',
    'the file is too large to be read safely; split it or use a folder of CSV files',
  ],
  'too-large/entries': [
    'sổ tính có quá nhiều phần bên trong; hãy mở bằng Excel và lưu lại',
    'the workbook has too many parts; open it in a spreadsheet and save it again',
  ],
  'unknown-file': [
    '“{value}” không phải là một bảng của hồ sơ; tệp bị bỏ qua',
    '“{value}” is no table of the dossier; it is passed over',
  ],
  'unknown-column': [
    'không có cột “{value}” trong bảng này; cột bị bỏ qua',
    'this table has no column “{value}”; it is passed over',
  ],
} as const satisfies Record<string, Sentence>

const cellWords = {
  required: ['ô này không được để trống; hãy điền giá trị', 'this cell must not be empty; fill it in'],
  'bad-code': [
    'mã “{value}” phải nằm trên một dòng và không chứa ký tự điều khiển',
    'the code “{value}” must be one line without control characters',
  ],
  'bad-text': [
    'ô chứa ký tự điều khiển (ví dụ NUL) không được phép; hãy gõ lại nội dung',
    'the cell holds control characters (such as NUL); type the text again',
  ],
  'text-too-long': [
    'nội dung dài quá mức cho phép[ ({limit} ký tự)]; hãy rút ngắn hoặc dùng thư mục tệp CSV',
    'the text is longer than allowed[ ({limit} characters)]; shorten it or use a folder of CSV files',
  ],
  'bad-date': [
    '“{value}” không phải là ngày có thật; hãy viết như 31/01/2026 hoặc 2026-01-31',
    '“{value}” is no real day; write it like 2026-01-31 or 31/01/2026',
  ],
  'bad-instant': [
    '“{value}” không phải là thời điểm có thật[ theo múi giờ {zone}]; hãy viết như 31/01/2026 08:00 hoặc 2026-01-31T08:00:00+07:00',
    '“{value}” is no real moment[ in the time zone {zone}]; write it like 2026-01-31T08:00:00+07:00 or 31/01/2026 08:00',
  ],
  'bad-number': [
    '“{value}” không phải là số nguyên từ 0; hãy viết như 15190 hoặc 15.190',
    '“{value}” is no whole number from 0; write it like 15190 or 15.190',
  ],
  'bad-grouping': [
    'số “{value}” phân nhóm sai; mỗi nhóm sau dấu chấm phải có đúng ba chữ số, như 18.188',
    'the number “{value}” is badly grouped; each group after a point has exactly three digits, as in 18.188',
  ],
  'number-too-large': [
    'số “{value}” quá lớn; lớn nhất là 2.147.483.647',
    'the number “{value}” is too large; the largest is 2,147,483,647',
  ],
  'bad-share': [
    '“{value}” không phải là tỉ lệ lớn hơn 0 và không quá 1; hãy viết như 0,95',
    '“{value}” is no share above 0 and up to 1; write it like 0.95',
  ],
  'bad-yesno': [
    '“{value}” không phải là có hay không; hãy viết có/không, yes/no, 1/0 hoặc x',
    '“{value}” is neither yes nor no; write yes/no, có/không, 1/0 or x',
  ],
  'unknown-choice': [
    '“{entry}” không có trong danh sách[; được phép: {allowed}]',
    '“{entry}” is not in the list[; allowed: {allowed}]',
  ],
  'unknown-level': [
    '“{entry}” không phải là một cấp của tổ chức[; các cấp: {allowed}]',
    '“{entry}” is no level of this organization[; levels: {allowed}]',
  ],
  'bad-zone': [
    '“{value}” không phải là múi giờ IANA; hãy viết như Asia/Ho_Chi_Minh',
    '“{value}” is no IANA time zone; write it like Asia/Ho_Chi_Minh',
  ],
  'bad-document-number': [
    '“{value}” không phải là số, ký hiệu văn bản; hãy viết như 30-KH/TU',
    '“{value}” is no document number; write it like 30-KH/TU',
  ],
  'bad-directive': [
    '“{entry}” không phải là văn bản viện dẫn; hãy viết như 30-KH/TU hoặc 30-KH/TU@2026-01-31',
    '“{entry}” names no document; write it like 30-KH/TU or 30-KH/TU@2026-01-31',
  ],
  'future-recorded-at': [
    'thời điểm ghi nhận “{value}” nằm trong tương lai[ (bây giờ là {now})]',
    'the time of recording “{value}” lies in the future[ (it is {now})]',
  ],
  'file-outside': [
    'đường dẫn “{value}” đi ra ngoài hồ sơ; hãy dùng đường dẫn tương đối với dấu /, như files/bai.pdf',
    'the path “{value}” leads out of the dossier; use a relative path with /, like files/text.pdf',
  ],
  'file-missing': [
    'không có tệp “{value}” trong hồ sơ; hãy thêm tệp hoặc sửa đường dẫn',
    'there is no file “{value}” in the dossier; add it or correct the path',
  ],
  'file-kind': [
    'tệp “{value}” thuộc loại không được nhận[; được phép: {allowed}]',
    'the file “{value}” is of a kind that is not taken[; allowed: {allowed}]',
  ],
  'file-in-workbook': [
    'sổ tính không mang theo tệp “{value}”; hãy dùng thư mục tệp CSV',
    'a workbook carries no files such as “{value}”; use a folder of CSV files',
  ],
} as const satisfies Record<string, Sentence>

/** Complete: a code without a sentence does not compile. */
const complete: Readonly<Record<FaultCode, Sentence>> = { ...fileWords, ...cellWords, ...rowWords }

/** Sentence of a code, or of `code/reason`. */
export const faultWords: Readonly<Record<string, Sentence | undefined>> = complete
