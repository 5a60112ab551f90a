/** One's data, requests and retention in a real browser, in both languages, from the phone to the wide screen. */
import path from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockAt } from '../accounts/browser.ts'
import { addOfficer, enrol, setUpAdministrator } from '../accounts/people.ts'
import { importFrom } from '../world.ts'
import { writeDossier } from '../privacy/canaries.ts'
import { openBrowser } from './browser.ts'
import { overflow, seriousFaults } from './page.ts'
import { askerOn, openAs } from './signed-in.ts'
import type { Cookies } from './signed-in.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

let server: RunningServer
let browser: Browser
const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-e2e-privacy-'))
const signedIn: Record<'chief' | 'officer' | 'member', Cookies> = { chief: [], officer: [], member: [] }

const asker = () => askerOn(browser, server.address)

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const { database } = server
  await importFrom(database, 'default', writeDossier(path.join(folder, 'dossier')), {
    filesDir: path.join(folder, 'f'),
  })
  const clock = clockAt(new Date().toISOString())
  const [chief, officer, member] = [await asker(), await asker(), await asker()]
  await setUpAdministrator(database, clock, chief.ask, 1)
  await addOfficer(chief.ask, officer.ask, { userName: 'tuyengiao', unit: 'P', role: 'campaign_officer' })
  await enrol(officer.ask, clock)
  const { rows } = await database.pool.query<{ code: string }>(
    `select u.code from memberships m join person_ids p using (realm_id, person_id) join unit_ids u on u.unit_id = m.unit_id
     where p.code = 'N000000' and m.is_primary and m.superseded_at is null order by m.valid_to desc limit 1`,
  )
  const unit = rows[0]?.code as string
  await addOfficer(chief.ask, member.ask, { userName: 'kanari', unit, role: 'member', person: 'N000000' })
  for (const [name, one] of Object.entries({ chief, officer, member })) {
    signedIn[name as keyof typeof signedIn] = await one.context.cookies()
    await one.context.close()
  }
  await database.pool.query(
    `insert into campaign_terms (realm_id, campaign_id, names_until, changed_at, changed_by)
     select realm_id, campaign_id, '2026-04-30', now(), 'operator' from campaign_ids where code = 'C1'`,
  )
}, 180_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
  expect(server.bugs).toEqual([])
})

const pageOf = (who: keyof typeof signedIn, where: string, width = 1280) =>
  openAs(browser, server.address, { cookies: signedIn[who], where, width })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a person reads what is kept and what for, asks for a correction, and the officer answers', async () => {
  const page = await pageOf('member', '/me/data')
  await page.getByText('Zukwelin Thị Kanari', { exact: true }).first().waitFor()
  await page.getByText('Phân biệt người trùng họ tên').first().waitFor()
  await page.getByText('Gửi đề nghị', { exact: true }).click()
  await page.getByLabel('Điều gì sai').fill('Ngày sinh ghi sai')
  await page.getByLabel('Đúng ra là').fill('20/7/1961')
  await press(page, 'Gửi')
  await page.getByText('Đã gửi; sẽ được trả lời chậm nhất').waitFor()

  const desk = await pageOf('officer', '/r/default/requests')
  await desk.getByRole('heading', { name: /Zukwelin Thị Kanari/ }).waitFor()
  await desk.locator('summary', { hasText: 'Trả lời' }).click()
  await desk.getByRole('textbox', { name: 'Trả lời' }).fill('Sẽ sửa khi nhập hồ sơ tháng này')
  await press(desk, 'Đồng ý')
  await desk.getByText('Không có đề nghị nào.').waitFor()

  await page.reload()
  await page.getByText('Sẽ sửa khi nhập hồ sơ tháng này').waitFor()
})

test('one prepares the list, another confirms it, and the certificate can be fetched', async () => {
  const officer = await pageOf('officer', '/r/default/retention')
  await officer.getByText('đã hiện bí danh').waitFor()
  await press(officer, 'Lập danh sách xóa')
  await officer.getByText('bạn đã lập; người khác phải xác nhận').waitFor()
  expect(await officer.getByRole('button', { name: 'Xác nhận xóa' }).count()).toBe(0)

  const chief = await pageOf('chief', '/r/default/retention')
  await press(chief, 'Xác nhận xóa')
  await chief.getByRole('dialog').getByText('Không khôi phục được').waitFor()
  await chief.getByRole('dialog').getByRole('button', { name: 'Xác nhận xóa' }).click()
  await chief.getByText(/đã xóa \d+ người/).waitFor()
  const [file] = await Promise.all([
    chief.waitForEvent('download'),
    chief.getByRole('link', { name: 'Biên bản tiêu hủy (.docx)' }).click(),
  ])
  expect(await file.failure()).toBeNull()
})

test('a campaign’s own day moves, and a hold is set and lifted', async () => {
  const page = await pageOf('chief', '/r/default/retention?lang=en')
  await page.getByText('Set a hold', { exact: true }).first().click()
  await page.getByLabel('Code', { exact: true }).fill('N999999')
  await page.getByLabel('Reason').fill('Review')
  await press(page, 'Set a hold')
  await page.getByText('There is no such code.').waitFor()
  await page.getByLabel('Code', { exact: true }).fill('N000001')
  await press(page, 'Set a hold')
  await page.getByText('Person N000001').waitFor()
  await press(page, 'Lift')
  await page.getByText(/lifted/).waitFor()
  await page.getByRole('button', { name: 'Change the day' }).first().click()
  await press(page, 'Back to the common term')
  await page.getByText('5 years after the last deadline').first().waitFor()
})

const places = [
  ['member', '/me/data', 'du-lieu'],
  ['officer', '/r/default/requests', 'de-nghi'],
  ['chief', '/r/default/retention', 'luu-tru'],
] as const
const widths = [360, 1280, 1920]
test.each(
  places.flatMap(([who, where, name]) =>
    widths.flatMap((width) => ['vi', 'en'].map((lang) => ({ who, where, name, width, lang }))),
  ),
)('$where at $width px in $lang fits and is accessible', async ({ who, where, name, width, lang }) => {
  const page = await pageOf(who, `${where}?lang=${lang}`, width)
  if (name === 'de-nghi') {
    await page.locator('select').last().selectOption('all')
    await page.locator('.request').first().waitFor()
  }
  await page.locator('main section, main article').first().waitFor()
  await page.waitForTimeout(300)
  if (process.env.PICTURES)
    await page.screenshot({ path: path.join(process.env.PICTURES, `${name}-${width}-${lang}.png`), fullPage: true })
  expect(await overflow(page)).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
})
