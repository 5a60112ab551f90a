import { describe, expect, test } from 'vitest'
import { markingOfHead, markingOfLine, markingOfName } from './markings.ts'

describe('a line that is a mark of secrecy', () => {
  test.each([
    ['MẬT', 'MẬT'],
    ['TỐI MẬT', 'TỐI MẬT'],
    ['TUYỆT MẬT', 'TUYỆT MẬT'],
    ['  TỐI   MẬT  ', 'TỐI MẬT'],
    ['TỐI\u00a0MẬT', 'TỐI MẬT'],
    ['M Ậ T', 'MẬT'],
    ['T Ố I   M Ậ T', 'TỐI MẬT'],
    ['TUY ỆT M Ậ T', 'TUYỆT MẬT'],
    ['[ MẬT ]', 'MẬT'],
    ['*** TUYỆT MẬT ***', 'TUYỆT MẬT'],
    ['Độ mật: TỐI MẬT', 'TỐI MẬT'],
    ['MẬT (Bản số: 03)', 'MẬT'],
    ['TUYỆT MẬT'.normalize('NFD'), 'TUYỆT MẬT'],
    ['MËT', 'MẬT'],
    ['tèi mËt', 'TỐI MẬT'],
    ['TUYÖT MËT', 'TUYỆT MẬT'],
  ])('%j is %s', (line, mark) => {
    expect(markingOfLine(line)).toBe(mark)
  })
})

describe('a line that only speaks of secrets', () => {
  test.each([
    'bí mật',
    'BÍ MẬT NHÀ NƯỚC',
    'bảo mật',
    'BẢO MẬT',
    'MẬT ĐỘ',
    'MẬT ĐỘ DÂN SỐ',
    'MẬT KHẨU',
    'Mật',
    'mật',
    'Tối mật',
    'TUYỆT ĐỐI BÍ MẬT',
    'tài liệu TỐI MẬT phải nộp lại',
    'MẶT TRẬN',
    'MẤT',
    'Độ mật: không',
    '',
  ])('%j is no mark', (line) => {
    expect(markingOfLine(line)).toBeNull()
  })
})

test('a title that breaks before or behind the word leaves no mark', () => {
  expect(markingOfHead(['QUY CHẾ VỀ BẢO', 'MẬT', 'thông tin'])).toBeNull()
  expect(markingOfHead(['PHÁP LỆNH BẢO VỆ BÍ', '', 'MẬT', 'NHÀ NƯỚC'])).toBeNull()
  expect(markingOfHead(['BÁO CÁO', 'MẬT', 'ĐỘ DÂN CƯ'])).toBeNull()
  expect(markingOfHead(['TỈNH ỦY', 'Số 30-KH/TU', 'MẬT', 'KẾ HOẠCH'])).toBe('MẬT')
})

test('only the head of a paper is looked at: sixty lines that say something', () => {
  const lines = Array.from({ length: 59 }, (_, i) => `Dòng ${i}`)
  expect(markingOfHead([...lines, '', '', 'MẬT'])).toBe('MẬT')
  expect(markingOfHead([...lines, 'Dòng 59', 'MẬT'])).toBeNull()
})

describe('a file’s name', () => {
  test.each([
    ['MẬT.docx', 'MẬT'],
    ['MẬT_Kế hoạch 30.docx', 'MẬT'],
    ['30-KH-TU - TỐI MẬT.pdf', 'TỐI MẬT'],
    ['Kế hoạch (Mật).pdf', 'MẬT'],
    ['[tuyệt mật] nghị quyết.doc', 'TUYỆT MẬT'],
    ['KH30_TOI MAT.docx', 'TỐI MẬT'],
    ['ảnh chụp (TỐI MẬT).jpg', 'TỐI MẬT'],
    ['MẬT_30.pdf'.normalize('NFD'), 'MẬT'],
    ['Quy chế bảo mật.docx', null],
    ['BẢO MẬT THÔNG TIN.docx', null],
    ['BẢO VỆ BÍ MẬT NHÀ NƯỚC.pdf', null],
    ['MẬT ĐỘ dân số.xlsx', null],
    ['tổ mật ong.docx', null],
    ['MAT.pdf', null],
  ])('%s carries %s', (name, mark) => {
    expect(markingOfName(name)).toBe(mark)
  })
})
