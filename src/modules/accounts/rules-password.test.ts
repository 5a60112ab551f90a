import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonWords } from './rules-common-words.ts'
import { passwordFault } from './rules-password.ts'

const of = { secondFactor: false, context: ['lan.nguyen', 'quangninh', 'Tỉnh ủy Quảng Ninh'] }

test.each([
  ['Matkhau@12345678', 'common'],
  ['Mật khẩu 2026!!!', 'common'],
  ['m@tkh4u_m@tkh4u', 'common'],
  ['quangninh20162026', 'common'],
  ['Nghị quyết Tỉnh ủy', 'common'],
  ['aaaaaaaaaaaaaaaa', 'common'],
  ['1234567890123456', 'common'],
  ['passwordpassword', 'common'],
  ['abababababababab', 'common'],
  // the world's lists, glued, repeated, dressed with digits, in capitals, in leet
  ['correcthorsebattery', null],
  ['DragonBaseball99!', 'common'],
  ['mustangmustang12', 'common'],
  ['p455w0rdp455w0rd', 'common'],
  ['Tr0ub4dor&3-mustang', null],
  // keyboard walks and the alphabet
  ['qwertyuiop[]asdf', 'common'],
  ['1qaz2wsx3edc4rfv', 'common'],
  ['zxcvbnm,./asdfgh', 'common'],
  ['abcdefghijklmnop', 'common'],
  ['poiuytrewqlkjhgf', 'common'],
  // Vietnamese: love, birthdays, telephones, names with years
  ['AnhYeuEmNhieuLam1', 'common'],
  ['Anh yêu em 14022020', 'common'],
  ['ngaysinh01011990', 'common'],
  ['sinh ngày 19/05/1980', 'common'],
  ['0912345678-0987654321', 'common'],
  ['sdt0912345678!!', 'common'],
  ['NguyễnVănAn1985!', 'common'],
  ['nguyenthihuong1992', 'common'],
  ['tranvanduc@1975', 'common'],
  ['matkhaucuatoi123', 'common'],
  ['MậtKhẩuCủaTôi2026', 'common'],
  ['m4tkh4ucu4t01!!!', 'common'],
  ['quantriet@quangninh', 'common'],
  ['hoclamtheobac1905', 'common'],
  ['VietNamVoDich2018', 'common'],
  ['ngắn mà lạ kỳ', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['Lan.Nguyen.Lan.Nguyen', 'common'],
  ['kwzvbtlrexpomdqf', null],
  ['cái cối xay gió màu tím than', null],
  ['thuyền giấy trôi ngược dòng kênh', null],
  ['🐢🐇 chạy thi đường vòng', null],
] as const)('%s: %s', (password, fault) => {
  expect(passwordFault(password, of)).toBe(fault)
})

test('beside a second factor eight letters do', () => {
  expect(passwordFault('kwzvbtlr', { ...of, secondFactor: true })).toBeNull()
  expect(passwordFault('kwzvbtl', { ...of, secondFactor: true })).toBe('too-short')
})

test('a name of the place or the person is no password', () => {
  const context = ['zolvexkim', 'Brum Tofel']
  expect(passwordFault('zolvexkim2026zolvexkim', { secondFactor: false, context })).toBe('holds-context')
  expect(passwordFault('brumtofel-brumtofel', { secondFactor: false, context })).toBe('holds-context')
  expect(passwordFault('zolvexkim thích hát đồng dao', { secondFactor: false, context })).toBeNull()
})

test('no common word becomes a password by digits, signs or capitals', () => {
  const word = fc.constantFrom(...commonWords.filter((one) => one.length > 3))
  const dressing = fc.stringMatching(/^[0-9!?.#*_-]{0,12}$/)
  fc.assert(
    fc.property(word, word, dressing, dressing, (one, two, before, after) => {
      const capital = one.slice(0, 1).toUpperCase() + one.slice(1)
      expect(passwordFault(`${before}${capital}${two}${after}`, of)).not.toBeNull()
    }),
  )
})

test('composed and decomposed letters count the same', () => {
  const password = 'ếộửặẫ kwzvb tlr'
  expect(passwordFault(password.normalize('NFD'), of)).toBe(passwordFault(password.normalize('NFC'), of))
  expect(passwordFault('ếộửặẫ kwzvb tl'.normalize('NFD'), of)).toBe('too-short')
})
