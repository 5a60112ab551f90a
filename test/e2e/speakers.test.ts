/** Speakers in a real browser: invited, answering themselves, confirmed, thanked, rated; clashes told beforehand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockAt, strong } from '../accounts/browser.ts'
import { addOfficer, enrol, setUpAdministrator } from '../accounts/people.ts'
import { importText } from '../api/text.ts'
import { dossier } from '../sessions/world.ts'
import { openBrowser } from './browser.ts'
import { overflow, seriousFaults } from './page.ts'
import { askerOn, openAs } from './signed-in.ts'
import type { Cookies } from './signed-in.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

let server: RunningServer
let browser: Browser
// beside the world’s: one that is over, and two at the same time
const sessions = `${dossier.sessions}QK1,C1,P,,Lớp đã qua,2026-02-20T08:00,,in_person,Hội trường tỉnh,,
QK2,C1,P,,Lớp tuần sau,2096-12-10T08:00,2096-12-10T10:00,hybrid,Hội trường tỉnh,,
QK3,C1,A,,Lớp cùng giờ,2096-12-10T09:00,2096-12-10T11:00,in_person,Nhà văn hóa,,BCV1
`
const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-e2e-speakers-'))
const signedIn: Record<'province' | 'speaker', Cookies> = { province: [], speaker: [] }

const asker = () => askerOn(browser, server.address)

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  await importText(
    server.database,
    path.join(folder, 'f'),
    'default',
    { ...dossier, sessions },
    {
      now: new Date('2026-02-01T00:00:00Z'),
    },
  )
  const clock = clockAt(new Date().toISOString())
  const [chief, province, speaker] = [await asker(), await asker(), await asker()]
  await setUpAdministrator(server.database, clock, chief.ask, 1)
  await addOfficer(chief.ask, province.ask, { userName: 'tuyengiao', unit: 'P', role: 'campaign_officer' })
  await enrol(province.ask, clock)
  const account = await addOfficer(chief.ask, speaker.ask, { userName: 'bcv.ke', unit: 'P' })
  const grant = { role: 'speaker', unit: 'P', only: 'BCV2' }
  expect((await province.ask.post(`/accounts/${account}/grants`, grant)).status).toBe(200)
  await speaker.ask.post('/sign-in', { realm: 'default', user_name: 'bcv.ke', password: strong })
  signedIn.province = await province.context.cookies()
  signedIn.speaker = await speaker.context.cookies()
  for (const { context } of [chief, province, speaker]) await context.close()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
  expect(server.bugs).toEqual([])
})

const pageOf = (who: keyof typeof signedIn, where: string, width = 1280) =>
  openAs(browser, server.address, { cookies: signedIn[who], where, width })
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor()

test('the register is kept: a speaker is added, found without diacritics, and opened', async () => {
  const page = await pageOf('province', '/r/default/speakers')
  await page.getByText('2 dòng', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Thêm báo cáo viên' }).click()
  await page.getByLabel(/Họ và tên/).fill('Ân Thị Bền')
  await page.getByLabel(/Cấp báo cáo viên/).selectOption({ label: 'Trung ương' })
  await page.getByLabel('Cơ quan').fill('Ban Tuyên giáo')
  await press(page, 'Lưu')
  await toast(page, 'Đã lưu báo cáo viên.')
  await page.getByRole('heading', { name: 'Ân Thị Bền' }).waitFor()
  await page.getByRole('heading', { name: 'Số buổi theo tháng' }).waitFor()
  await page.goto('/r/default/speakers?q=an+thi+ben')
  await page.getByText('1 dòng', { exact: true }).waitFor()
}, 120_000)

test('who is at another session is warned of before the invitation is sent', async () => {
  const page = await pageOf('province', '/r/default/sessions/QK2?part=speakers')
  for (const name of ['Nói', 'Kể']) {
    await page.getByRole('combobox', { name: /Thêm/ }).fill(name)
    await page.getByRole('option', { name: new RegExp(name) }).click()
  }
  await page.getByLabel('Chuyên đề báo cáo').fill('CD1')
  await press(page, 'Kiểm tra trùng lịch')
  await page.getByText(/Trùng giờ với “Lớp cùng giờ”/).waitFor()
  await press(page, 'Mời 2 người')
  await toast(page, 'Đã mời 2 người.')
  await page.getByText(/chưa có đồng ý ghi hình của: Ngô Văn Nói, Đinh Thị Kể/).waitFor()
  await page.goto('/r/default/sessions/calendar?day=2096-12-10')
  await page.getByText(/1 lần báo cáo viên trùng lịch/).waitFor()
  await page.goto('/r/default/sessions/QK2?part=speakers')
  const letter = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Giấy mời (.docx)' }).first().click()
  expect((await letter).suggestedFilename()).toBe('Giấy mời báo cáo viên QK2.docx')
}, 120_000)

test('the speaker sees the own invitation alone, accepts with consent, and sends a file', async () => {
  const page = await pageOf('speaker', '/r/default/invitations')
  await page.getByRole('heading', { name: 'Lớp tuần sau' }).waitFor()
  expect(await page.locator('.my-invitation').count()).toBe(1)
  await page.getByLabel('Tôi đồng ý để ghi hình').check()
  await press(page, 'Nhận lời')
  await toast(page, 'Đã trả lời.')
  await page
    .getByLabel('Tệp')
    .setInputFiles({ name: 'bai-noi.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 bài') })
  await page.getByText('bai-noi.pdf').waitFor()
  await page.getByLabel('Tên tài liệu').fill('Bài báo cáo')
  await press(page, 'Gửi tài liệu')
  await toast(page, 'Đã gửi tài liệu.')
  await page.getByText('Đã có tài liệu').waitFor()
  await page.getByText('Bài báo cáo', { exact: true }).waitFor()
}, 120_000)

test('the host confirms; thanks and the rating come when the session is over', async () => {
  const page = await pageOf('province', '/r/default/sessions/QK2?part=speakers')
  await page.getByText(/chưa có đồng ý ghi hình của: Ngô Văn Nói\./).waitFor()
  await press(page, 'Xác nhận: Đinh Thị Kể')
  await toast(page, 'Đinh Thị Kể: Đã xác nhận.')
  expect(await page.getByRole('button', { name: 'Đã cảm ơn: Đinh Thị Kể' }).count()).toBe(0)
  // one that is over
  await page.goto('/r/default/sessions/QK1?part=speakers')
  await page.getByRole('combobox', { name: /Thêm/ }).fill('Kể')
  await page.getByRole('option', { name: /Kể/ }).click()
  await press(page, 'Kiểm tra trùng lịch')
  await page.getByText('Không trùng lịch').waitFor()
  await press(page, 'Mời 1 người')
  for (const step of ['Nhận lời', 'Xác nhận', 'Đã cảm ơn']) {
    await press(page, `${step}: Đinh Thị Kể`)
    await page.waitForTimeout(300)
  }
  await toast(page, 'Đinh Thị Kể: Đã cảm ơn.')
  const form = page.getByRole('form', { name: 'Đánh giá Đinh Thị Kể' })
  await form.getByLabel('Điểm').selectOption({ label: '5 – Tốt' })
  await form.getByRole('button', { name: 'Lưu đánh giá' }).click()
  await toast(page, 'Đã đánh giá Đinh Thị Kể.')
  await page.goto('/r/default/speakers/s/BCV2')
  await page.getByText('1 lượt, đủ 3 lượt mới tính trung bình').waitFor()
}, 120_000)

test.each<[keyof typeof signedIn, string]>([
  ['province', '/r/default/speakers'],
  ['province', '/r/default/speakers/new'],
  ['province', '/r/default/speakers/s/BCV2'],
  ['province', '/r/default/speakers/invite?speakers=BCV1'],
  ['province', '/r/default/sessions/QK2?part=speakers'],
  ['speaker', '/r/default/invitations'],
])(
  '%s: %s fits a phone, and has no serious fault of accessibility',
  async (who, where) => {
    for (const [width, lang] of [
      [360, 'vi'],
      [1280, 'en'],
    ] as const) {
      const page = await pageOf(who, `${where}${where.includes('?') ? '&' : '?'}lang=${lang}`, width)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(300)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await seriousFaults(page)).toEqual([])
    }
  },
  120_000,
)
