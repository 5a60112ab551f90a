import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSetupToken } from '#modules/accounts/actions-password.ts'
import { strong } from '../accounts/browser.ts'
import { codeOf } from '../accounts/people.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

const dossier = path.join(import.meta.dirname, '../cases/three-tier/dossier')
const files = readdirSync(dossier).map((name) => path.join(dossier, name))
/** A cell, and the one beside it. */
const own = { code: 'D02G0C0', name: 'Chi bộ D02G0C0' }
const sibling = 'D02G0C1'
const day = 'as_of=2026-03-20'
const officerPassword = 'con đò nhỏ sang sông chiều muộn'

let server: RunningServer
let browser: Browser
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> = []

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)

/** A link as `quantriet start` prints it. */
async function setupLink(): Promise<string> {
  const { rows } = await server.database.pool.query<{ realm_id: number }>(
    `select realm_id from realms where code = 'default'`,
  )
  const by = { database: server.database, now: new Date(), actor: 'operator', door: 'cli', address: '', agent: '' }
  return `/setup#${await makeSetupToken(by, Number(rows[0]?.realm_id))}`
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await fill(page, 'Mật khẩu của bạn', password)
  await fill(page, 'Nhập lại mật khẩu', password)
}

test('an installation without accounts says so, and its dossier comes in', async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/import')
  await page.getByText('ai ở máy này cũng vào được').waitFor()
  await page.getByLabel('Tệp số liệu').setInputFiles(files)
  await press(page, 'Kiểm tra')
  await press(page, 'Ghi vào hệ thống')
  await page.getByText('Đã ghi.', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Tạo quản trị viên' }).click()
  await page.getByText('Mở đúng đường dẫn mà máy chủ in ra').waitFor()
  expect(misdeeds).toEqual([])
})

test('the first administrator makes an officer, who sees the own unit and no other until being signed out', async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto(await setupLink())
  await fill(page, 'Tên đăng nhập', 'quantri.an')
  await choosePassword(page, '12345678')
  await press(page, 'Tạo quản trị viên')
  await page.getByRole('alert').getByText('Mật khẩu quá ngắn').waitFor()
  await choosePassword(page, strong)
  await press(page, 'Tạo quản trị viên')

  // the role sees the whole organization: nothing else before the second factor
  await heading(page, 'Cần cài xác thực lần hai').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await fill(page, 'Mật khẩu', strong)
  await press(page, 'Bắt đầu cài')
  const picture = page.getByRole('img', { name: 'Mã QR của ứng dụng xác thực' })
  expect((await picture.locator('path').getAttribute('d'))?.length).toBeGreaterThan(1000)
  expect(await seriousFaults(page)).toEqual([])
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await fill(page, 'Mã xác thực', codeOf(secret, new Date()))
  await press(page, 'Xác nhận')
  const recovery = page.getByRole('region', { name: 'Mã dự phòng' })
  await expect.poll(() => recovery.getByRole('listitem').count()).toBe(10)
  await press(page, 'Tôi đã cất các mã')
  // one's own work comes first; the board is one press away
  await heading(page, 'Việc của tôi').waitFor()
  await page.goto('/r/default/c/C1')
  await heading(page, 'Học tập Nghị quyết thử nghiệm').waitFor()

  // figures, but no names, no report and no import for an administrator
  await page.getByRole('button', { name: 'Tải báo cáo (.docx)' }).waitFor()
  expect(await page.getByRole('button', { name: 'Tải báo cáo (.docx)' }).isDisabled()).toBe(true)
  expect(await page.getByRole('link', { name: 'Nhập số liệu' }).count()).toBe(0)

  // out, and in again at the page that was asked for
  await page.getByRole('button', { name: /^quantri\.an/ }).click()
  await press(page, 'Đăng xuất')
  await heading(page, 'Đăng nhập').waitFor()
  await page.goto('/r/default/accounts')
  await fill(page, 'Tên đăng nhập', 'quantri.an')
  await fill(page, 'Mật khẩu', 'không phải mật khẩu này đâu')
  await press(page, 'Đăng nhập')
  await page.getByRole('alert').getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor()
  await fill(page, 'Mật khẩu', strong)
  await press(page, 'Đăng nhập')
  await fill(page, 'Mã xác thực', '000000')
  await press(page, 'Xác nhận')
  await page.getByRole('alert').getByText('Mã không đúng hoặc đã dùng').waitFor()
  await fill(page, 'Mã xác thực', codeOf(secret, new Date(), 1))
  await press(page, 'Xác nhận')
  await heading(page, 'Tài khoản').waitFor()
  expect(new URL(page.url()).pathname).toBe('/r/default/accounts')

  // an officer of a cell
  const making = page.getByRole('region', { name: 'Tạo một tài khoản' })
  await making.getByLabel('Tên đăng nhập', { exact: true }).fill('chibo.binh')
  await making.getByRole('combobox').fill(own.name)
  await page.getByRole('option', { name: `${own.name} (${own.code})` }).click()
  await making.getByRole('button', { name: 'Tạo tài khoản' }).click()
  const code = (await making.getByLabel('Mã một lần').textContent()) ?? ''
  expect(code.replaceAll('-', '').length).toBeGreaterThanOrEqual(26)
  await making.getByRole('link', { name: 'Mở tài khoản, giao vai trò' }).click()
  await heading(page, 'chibo.binh').waitFor()
  await page.getByRole('combobox', { name: 'Vai trò', exact: true }).selectOption({ label: 'Cán bộ đơn vị' })
  await press(page, 'Giao vai trò')
  await page.getByRole('row', { name: /Cán bộ đơn vị/ }).waitFor()
  expect(await page.getByRole('row', { name: /Cán bộ đơn vị/ }).textContent()).toContain(own.code)
  cookies = await page.context().cookies()

  // activates and works
  const { page: officer, misdeeds: others } = await openPage(browser, server.address)
  await officer.goto(`/activate#${code}`)
  expect(await officer.getByLabel('Mã một lần').inputValue()).toBe(code)
  await choosePassword(officer, officerPassword)
  await press(officer, 'Đặt mật khẩu')
  await heading(officer, 'Việc của tôi').waitFor()
  await officer.goto(`/r/default/c/C1/u/${own.code}?${day}`)
  await officer.getByText('cán bộ, đảng viên đã học tập').waitFor()
  expect(await officer.getByRole('navigation', { name: 'Đường dẫn trong cây tổ chức' }).getByRole('link').count()).toBe(
    0,
  )
  await officer
    .getByRole('button', { name: /Phải học: mở định nghĩa/ })
    .first()
    .click()
  await officer.getByRole('dialog').getByRole('table').waitFor()
  for (const unit of [sibling, 'D02G0', 'NOWHERE']) {
    await officer.goto(`/r/default/c/C1/u/${unit}?${day}`)
    await officer.getByRole('alert').getByText('Không có đợt học tập hoặc đơn vị này').waitFor()
  }
  await officer.goto('/me')
  await officer.getByRole('cell', { name: /phiên này/ }).waitFor()
  await officer.getByRole('button', { name: /^chibo\.binh/ }).click()
  expect(await officer.getByRole('link', { name: 'Nhật ký' }).count()).toBe(0)

  // and is out when the administrator says so
  await page.reload()
  await press(page, 'Kết thúc các phiên đăng nhập')
  await page.getByText('Đã kết thúc 1 phiên đăng nhập.').waitFor()
  await officer.goto(`/r/default/c/C1/u/${own.code}?${day}`)
  await heading(officer, 'Đăng nhập').waitFor()
  expect([...misdeeds, ...others]).toEqual([])
}, 120_000)

async function openAsAdministrator(width = 1280) {
  const opened = await openPage(browser, server.address, width)
  await opened.page.context().addCookies(cookies)
  return opened
}

test('accounts are made for a whole unit, and the slips with their codes come as a workbook', async () => {
  const { page, misdeeds } = await openAsAdministrator()
  await page.goto('/r/default/accounts')
  const bulk = page.getByRole('region', { name: 'Tạo cho cả đơn vị' })
  await bulk.getByRole('combobox').fill('Đảng bộ cơ sở D02G1')
  await page.getByRole('option', { name: 'Đảng bộ cơ sở D02G1 (D02G1)' }).click()
  await bulk.getByLabel('cả các đơn vị cấp dưới').check()
  await bulk.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await bulk.getByText(/Đã tạo \d+ tài khoản/).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    bulk.getByRole('button', { name: 'Tải phiếu (.xlsx)' }).click(),
  ])
  const head = readFileSync(await download.path()).subarray(0, 2)
  expect([download.suggestedFilename(), head.toString()]).toEqual(['phieu-kich-hoat-D02G1.xlsx', 'PK'])
  await page.getByLabel('Tình trạng').selectOption({ label: 'chờ kích hoạt' })
  await expect.poll(() => page.getByRole('cell', { name: /chờ kích hoạt/ }).count()).toBeGreaterThan(1)
  expect(await page.getByRole('link', { name: 'quantri.an' }).count()).toBe(0)
  await page.getByLabel('Tình trạng').selectOption('')
  await fill(page, 'Tìm theo tên', 'chibo')
  await expect.poll(() => page.getByText('1 tài khoản', { exact: true }).count()).toBe(1)
  expect(misdeeds).toEqual([])
})

test('the journal is searched, leads to the history of an object and is exported', async () => {
  const { page, misdeeds } = await openAsAdministrator()
  await page.goto('/r/default/journal')
  await fill(page, 'Việc', 'grant.give')
  await press(page, 'Tìm')
  await page.waitForURL(/action=grant\.give/)
  await expect.poll(() => page.getByText('1 sự kiện đang hiện').count()).toBe(1)
  await page.getByRole('link', { name: /^account \d+/ }).click()
  await heading(page, /^Lịch sử của account \d+$/).waitFor()
  await expect.poll(() => page.getByRole('cell', { name: 'account.activate' }).count()).toBe(1)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải các dòng đang hiện (.csv)' }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  expect(text).toContain('account.activate')
  expect(text).not.toContain('chibo.binh')
  expect(misdeeds).toEqual([])
})

test('nobody is offered to change the own account', async () => {
  const { page } = await openAsAdministrator()
  await page.goto('/r/default/accounts')
  await page.getByRole('link', { name: 'quantri.an' }).click()
  await page.getByText('Đây là tài khoản của bạn: người khác mới được sửa.').waitFor()
  expect(await page.getByRole('button', { name: 'Tạm khóa' }).count()).toBe(0)
})

const pages = ['/me', '/r/default/accounts', '/r/default/accounts/2', '/r/default/journal'] as const
test.each([360, 1280].flatMap((width) => (['vi', 'en'] as const).map((lang) => [width, lang] as const)))(
  'the pages have no serious fault of accessibility and cut nothing off at %i pixels in %s',
  async (width, lang) => {
    const { page: out } = await openPage(browser, server.address, width)
    for (const where of ['/', '/activate', '/forgot', '/setup']) {
      await out.goto(`${where}?lang=${lang}`)
      await out.getByRole('heading', { level: 1 }).waitFor()
      await out.waitForLoadState('networkidle')
      expect([await seriousFaults(out), await overflow(out)], where).toEqual([[], 0])
    }
    const { page, misdeeds } = await openAsAdministrator(width)
    for (const where of pages) {
      await page.goto(`${where}?lang=${lang}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([await seriousFaults(page), await overflow(page)], where).toEqual([[], 0])
    }
    await page.getByRole('button', { name: /^quantri\.an/ }).click()
    expect([await seriousFaults(page), await overflow(page)]).toEqual([[], 0])
    expect(misdeeds).toEqual([])
  },
  120_000,
)
