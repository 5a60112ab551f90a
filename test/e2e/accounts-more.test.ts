import { expect, test } from 'vitest'
import { strong } from '../accounts/browser.ts'
import { codeOf } from '../accounts/people.ts'
import {
  accountsWorld,
  choosePassword,
  confirm,
  fill,
  heading,
  press,
  refused,
  said,
  signIn,
  signOut,
} from './accounts-people.ts'
import { openPage, overflow, seriousFaults } from './page.ts'

const { server, browser, mails, keeper, person, secret: chiefs } = await accountsWorld()
let second = 'đàn cò trắng bay qua sông sớm'
const third = 'bến đò vắng khách cuối mùa mưa'

/** The address of the account that this file is about. */
let lan = ''

test('an account is made for a person found by code, at that person’s unit', async () => {
  await keeper.goto('/r/default/accounts')
  const making = keeper.getByRole('region', { name: 'Tạo một tài khoản' })
  await making.getByLabel('Tên đăng nhập', { exact: true }).fill('lannt')
  await making.getByLabel('Mã người (không bắt buộc)').fill('khong-co')
  await making.getByRole('button', { name: 'Tìm người' }).click()
  await refused(keeper, 'Không có người này trong phạm vi của bạn.')
  await making.getByLabel('Mã người (không bắt buộc)').fill('p1')
  await making.getByRole('button', { name: 'Tìm người' }).click()
  await making.getByText('p1 · Đơn vị A1 (A1)').waitFor()
  await making.getByRole('button', { name: 'Tạo tài khoản' }).click()
  const code = (await making.getByLabel('Mã một lần').textContent()) ?? ''
  await making.getByRole('link', { name: 'Mở tài khoản, giao vai trò' }).click()
  await heading(keeper, 'lannt').waitFor()
  lan = new URL(keeper.url()).pathname
  await keeper.getByText('Đơn vị A1 (A1)').first().waitFor()
  // the same person is not taken twice
  await keeper.goto('/r/default/accounts')
  await making.getByLabel('Mã người (không bắt buộc)').fill('p1')
  await making.getByRole('button', { name: 'Tìm người' }).click()
  await making.getByRole('link', { name: 'Mở tài khoản ấy' }).waitFor()

  await person.goto(`/activate#${code}`)
  await choosePassword(person, 'nguyenthilan1990')
  await press(person, 'Đặt mật khẩu')
  await refused(person, 'Mật khẩu này hay gặp, dễ bị đoán.')
  await choosePassword(person, 'ngắn quá')
  await press(person, 'Đặt mật khẩu')
  await refused(person, 'Mật khẩu quá ngắn')
  await choosePassword(person, strong)
  await press(person, 'Đặt mật khẩu')
  await person.locator('.account > button').getByText('lannt').waitFor()
}, 120_000)

test('a role is given with its days, once, and taken away', async () => {
  await keeper.goto(lan)
  await keeper.getByRole('combobox', { name: 'Vai trò', exact: true }).selectOption({ label: 'Thư ký lớp' })
  const give = keeper.getByRole('region', { name: 'Giao vai trò' })
  await give.getByRole('textbox', { name: 'Đến hết ngày' }).fill('2025-01-01')
  await give.getByRole('textbox', { name: 'Từ ngày' }).fill('2026-01-01')
  await give.getByRole('button', { name: 'Giao vai trò' }).click()
  await refused(keeper, 'Ngày cuối phải sau ngày đầu.')
  await give.getByRole('textbox', { name: 'Đến hết ngày' }).fill('2040-12-31')
  await give.getByRole('button', { name: 'Giao vai trò' }).click()
  const row = keeper.getByRole('row', { name: /Thư ký lớp/ })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/Đơn vị A1 \(A1\).*1\/1\/2026.*31\/12\/2040/)
  await give.getByRole('button', { name: 'Giao vai trò' }).click()
  await refused(keeper, 'Tài khoản đã có vai trò này.')
  await keeper.getByRole('button', { name: /^Thu lại vai trò Thư ký lớp/ }).click()
  await keeper.getByText('Chưa có vai trò nào.').waitFor()
}, 120_000)

test('the e-mail address and the days of an account are changed, and turned days are refused', async () => {
  const details = keeper.getByRole('region', { name: 'Thông tin' })
  await details.getByLabel('Thư điện tử').fill('lan.can-bo@example.test')
  await details.getByRole('textbox', { name: 'Dùng được từ ngày' }).fill('2026-02-01')
  await details.getByRole('textbox', { name: 'Đến hết ngày' }).fill('2026-01-01')
  await details.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await refused(keeper, 'Ngày cuối phải sau ngày đầu.')
  await details.getByRole('textbox', { name: 'Đến hết ngày' }).fill('2041-01-01')
  await details.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await said(keeper, 'Đã làm xong.')
  await details.getByText('1/2/2026 – 1/1/2041').waitFor()
  await details.getByText('lan.can-bo@example.test').waitFor()
}, 120_000)

test('one’s own password is changed: a wrong one and one that was leaked of words are refused', async () => {
  await signIn(person, 'lannt', strong)
  await person.goto('/me')
  const section = person.getByRole('region', { name: 'Mật khẩu' })
  await section.getByLabel('Mật khẩu hiện nay').fill('không phải mật khẩu này')
  await section.getByLabel('Mật khẩu mới').fill(second)
  await section.getByLabel('Nhập lại mật khẩu').fill(second)
  await section.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await refused(person, 'Mật khẩu hiện nay không đúng.')
  await section.getByLabel('Mật khẩu hiện nay').fill(strong)
  await section.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await section.getByText('Đã đổi mật khẩu.').waitFor()
  await signOut(person)
  await signIn(person, 'lannt', strong)
  await refused(person, 'Tên đăng nhập hoặc mật khẩu không đúng.')
  await signIn(person, 'lannt', second)
  await person.locator('.account > button').getByText('lannt').waitFor()
}, 120_000)

test('one’s own e-mail address is changed by the password', async () => {
  await person.goto('/me')
  const section = person.getByRole('region', { name: 'Thư điện tử' })
  await section.getByText('lan.can-bo@example.test').waitFor()
  await section.getByLabel('Địa chỉ mới').fill('lan.moi@example.test')
  await section.getByLabel('Mật khẩu hiện nay').fill('sai')
  await section.getByRole('button', { name: 'Đổi thư điện tử' }).click()
  await refused(person, 'Mật khẩu hiện nay không đúng.')
  await section.getByLabel('Mật khẩu hiện nay').fill(second)
  await section.getByRole('button', { name: 'Đổi thư điện tử' }).click()
  await section.getByText('lan.moi@example.test').waitFor()
  await expect.poll(() => mails.filter((mail) => /^To: lan\.can-bo@example\.test\r$/m.test(mail)).length).toBe(1)
}, 120_000)

test('a forgotten password is mailed for, and set by the code of the mail', async () => {
  await signOut(person)
  await person.getByRole('link', { name: 'Quên mật khẩu' }).click()
  await heading(person, 'Quên mật khẩu').waitFor()
  await fill(person, 'Tên đăng nhập', 'lannt')
  await press(person, 'Gửi mã cho tôi')
  await person.getByText('Nếu có tài khoản như vậy và có thư điện tử, mã đã được gửi.').waitFor()
  const mine = () => mails.find((mail) => /^To: lan\.moi@example\.test\r$/m.test(mail) && mail.includes('activate'))
  await expect.poll(mine).toBeTruthy()
  const body = (mine() ?? '').split('\r\n\r\n').slice(1).join('').replaceAll(/=\r\n/g, '')
  const [link = ''] = /\/activate#[A-Z0-9-]{35}/.exec(body) ?? []
  await person.goto(link)
  await choosePassword(person, third)
  await press(person, 'Đặt mật khẩu')
  await person.locator('.account > button').getByText('lannt').waitFor()
  second = third
}, 120_000)

test('a second factor is enrolled, put on another phone and removed; a recovery code signs in once', async () => {
  await person.goto('/me')
  const section = person.getByRole('region', { name: 'Xác thực lần hai' })
  await section.getByRole('button', { name: 'Bắt đầu cài' }).click()
  await section.getByLabel('Mật khẩu').fill(second)
  await section.getByRole('button', { name: 'Bắt đầu cài' }).click()
  let recovery = (await confirm(person)).codes
  await section.getByText('Đã cài. Còn 10 mã dự phòng.').waitFor()
  await signOut(person)
  await signIn(person, 'lannt', second)
  await fill(person, 'Mã xác thực', recovery[0] ?? '')
  await press(person, 'Xác nhận')
  await person.locator('.account > button').getByText('lannt').waitFor()
  await signOut(person)
  await signIn(person, 'lannt', second)
  await fill(person, 'Mã xác thực', recovery[0] ?? '')
  await press(person, 'Xác nhận')
  await refused(person, 'Mã không đúng hoặc đã dùng.')
  await fill(person, 'Mã xác thực', recovery[1] ?? '')
  await press(person, 'Xác nhận')

  await person.locator('.account > button').getByText('lannt').waitFor()
  await person.goto('/me')
  await section.getByText('Đã cài. Còn 8 mã dự phòng.').waitFor()
  await section.getByRole('button', { name: 'Cài lại trên điện thoại khác' }).click()
  await section.getByLabel('Mật khẩu').fill(second)
  await section.getByLabel('Mã từ điện thoại cũ, hoặc một mã dự phòng').fill('000000')
  await section.getByRole('button', { name: 'Bắt đầu cài' }).click()
  await refused(person, 'Mật khẩu hoặc mã không đúng')
  await section.getByLabel('Mã từ điện thoại cũ, hoặc một mã dự phòng').fill(recovery[2] ?? '')
  await section.getByRole('button', { name: 'Bắt đầu cài' }).click()
  recovery = (await confirm(person)).codes
  await section.getByText('Đã cài. Còn 10 mã dự phòng.').waitFor()

  await section.getByRole('button', { name: 'Gỡ xác thực lần hai' }).click()
  await section.getByLabel('Mật khẩu').fill(second)
  await section.getByLabel('Mã xác thực').fill(recovery[0] ?? '')
  await section.getByRole('button', { name: 'Gỡ xác thực lần hai' }).click()
  await section.getByText('Chưa cài.').waitFor()
}, 120_000)

test('who needs a second factor for a role is not offered to remove it', async () => {
  await keeper.goto('/me')
  const section = keeper.getByRole('region', { name: 'Xác thực lần hai' })
  await section.getByText('Vai trò của bạn cần xác thực lần hai').waitFor()
  expect(await section.getByRole('button', { name: 'Gỡ xác thực lần hai' }).count()).toBe(0)
})

test('the language that was chosen is kept over signing out', async () => {
  await person.goto('/me')
  await press(person, 'English')
  await person.locator('.account > button').click()
  await press(person, 'Sign out')
  await heading(person, 'Sign in').waitFor()
  await person.reload()
  await heading(person, 'Sign in').waitFor()
  await press(person, 'Tiếng Việt')
  await heading(person, 'Đăng nhập').waitFor()
}, 120_000)

test('an account is suspended, resumed, closed and opened again', async () => {
  const state = (text: string) => keeper.locator('.form-lead .mark').getByText(text)
  await keeper.goto(lan)
  await press(keeper, 'Tạm khóa')
  await state('tạm khóa').waitFor()
  await person.goto('/me')
  await heading(person, 'Đăng nhập').waitFor()
  await signIn(person, 'lannt', second)
  await refused(person, 'Tên đăng nhập hoặc mật khẩu không đúng.')
  await press(keeper, 'Mở lại')
  await state('đang dùng').waitFor()
  await signIn(person, 'lannt', second)
  await person.locator('.account > button').getByText('lannt').waitFor()
  await press(keeper, 'Đóng tài khoản')
  await refused(keeper, 'Đóng rồi thì chỉ quản trị viên mở lại được.')
  await press(keeper, 'Đóng tài khoản')
  await state('đã đóng').waitFor()
  expect(await keeper.getByRole('button', { name: 'Lưu thay đổi' }).count()).toBe(0)
  await keeper.goto('/r/default/accounts')
  await keeper.getByLabel('Tình trạng').selectOption({ label: 'đã đóng' })
  await keeper.getByText('1 tài khoản', { exact: true }).waitFor()
  await keeper.getByRole('link', { name: 'lannt' }).click()
  await press(keeper, 'Mở lại tài khoản đã đóng')
  await said(keeper, 'Đã mở lại.')
  await state('chờ kích hoạt').waitFor()
  await signIn(person, 'lannt', second)
  await refused(person, 'Tên đăng nhập hoặc mật khẩu không đúng.')
}, 120_000)

test('the last administrator is not taken away, with the reason', async () => {
  const { rows } = await server.database.pool.query(`select account_id from accounts where user_name = 'quantri.an'`)
  await keeper.goto(`/r/default/accounts/${rows[0].account_id}`)
  await keeper.getByText('Đây là tài khoản của bạn: người khác mới được sửa.').waitFor()
  expect(await keeper.getByRole('button', { name: 'Đóng tài khoản' }).count()).toBe(0)
  await keeper.goto('/r/default/accounts/999999')
  await heading(keeper, 'Không có tài khoản này trong phạm vi của bạn.').waitFor()
})

test('what the server cannot read any more is said at the sign-in and on the own account', async () => {
  await server.database.pool.query(`update second_factors set secret = secret || 'x'::bytea`)
  await signOut(keeper)
  await signIn(keeper, 'quantri.an', strong)
  await fill(keeper, 'Mã xác thực', codeOf(chiefs, new Date(), 1))
  await press(keeper, 'Xác nhận')
  await refused(keeper, 'Máy chủ không còn khóa để kiểm tra mã từ điện thoại.')
}, 120_000)

test.each([360, 1280, 1920].flatMap((width) => (['vi', 'en'] as const).map((lang) => [width, lang] as const)))(
  'the sign-in is whole at %i pixels in %s, also when it fails',
  async (width, lang) => {
    const { page } = await openPage(browser, server.address, width)
    await page.goto(`/sign-in?lang=${lang}`)
    await page.locator('input[autocomplete=username]').fill('khongco')
    await page.locator('input[type=password]').fill('khongdung')
    await page.locator('button.primary').click()
    await page.getByRole('alert').first().waitFor()
    expect([await seriousFaults(page), await overflow(page)]).toEqual([[], 0])
  },
  120_000,
)
