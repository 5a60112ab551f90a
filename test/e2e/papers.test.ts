/** Plans and programmes in a real browser: handed in, returned, compared, accepted; tasks; keyboard, phone, both languages. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importText } from '../api/text.ts'
import { inFolder } from '../world.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

let server: RunningServer
let browser: Browser
const looks = process.env['LOOKS']

const dossier = {
  units: `code,name,level,parent,valid_from
P,Đảng bộ tỉnh Mẫu,province,,2020-01-01
A,Đảng bộ xã An Bình,commune,P,2020-01-01
B,Đảng bộ phường Bãi Cháy,commune,P,2020-01-01
`,
  campaigns: 'code,title,owner,opens_on\nC1,Học tập Nghị quyết,P,2026-02-01\n',
  required_deliverables:
    'campaign,level,kind,due_on\nC1,commune,plan,2026-03-01\nC1,commune,action_programme,2099-12-31\n',
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  await inFolder((filesDir) => importText(server.database, filesDir, 'default', dossier, { now: new Date() }))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

async function look(page: Page, name: string): Promise<void> {
  if (looks === undefined) return
  mkdirSync(looks, { recursive: true })
  await page.screenshot({ path: path.join(looks, `${name}.png`) })
}

async function docx(...lines: string[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }))
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const row = (page: Page, name: RegExp) => page.getByRole('row', { name })

async function handIn(page: Page, button: string, name: string, content: Buffer): Promise<void> {
  await press(page, button)
  await page.getByLabel(/Số, ký hiệu/).fill('05-KH/ĐU')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content })
  await page.getByText(name).first().waitFor()
  await page
    .getByRole('button', { name: /^Nộp văn bản$|^Sửa$/ })
    .last()
    .click()
  await page.getByText('Đã nộp văn bản').first().waitFor()
}

test(
  'a unit hands its plan in, the level above returns it with a reason, compares the two versions and accepts',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto('/r/default/papers?lang=vi')
    await row(page, /An Bình.*Kế hoạch/).waitFor()
    expect(await row(page, /An Bình.*Kế hoạch/).textContent()).toContain('Quá hạn')
    await look(page, 'list-vi-1280')
    expect(await seriousFaults(page)).toEqual([])
    await row(page, /An Bình.*Kế hoạch/)
      .getByRole('button')
      .first()
      .click()
    await handIn(page, 'Nộp văn bản', 'ke-hoach.docx', await docx('Kế hoạch học tập', 'Hoàn thành trong tháng ba'))
    await page.getByRole('dialog').getByText('Chờ duyệt').first().waitFor()
    await press(page, 'Trả lại')
    await page.getByText('Ghi lý do để đơn vị biết cần sửa gì.').waitFor()
    await page.getByLabel('Lý do trả lại').fill('Thiếu mốc thời gian của các chi bộ')
    await look(page, 'review-vi-1280')
    await press(page, 'Trả lại')
    await page.getByRole('dialog').getByText('Thiếu mốc thời gian của các chi bộ').first().waitFor()
    await handIn(
      page,
      'Nộp lại',
      'ke-hoach-2.docx',
      await docx('Kế hoạch học tập', 'Hoàn thành trước ngày 15 tháng ba'),
    )
    await page.getByRole('tab', { name: 'So sánh' }).click()
    await page.locator('.compared ins').first().waitFor()
    expect(await page.locator('.compared').textContent()).toContain('15')
    await look(page, 'compare-vi-1280')
    await page.getByRole('tab', { name: 'Văn bản' }).click()
    await press(page, 'Chấp nhận')
    await page.getByRole('dialog').getByText('Đã chấp nhận').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await row(page, /An Bình.*Kế hoạch/).textContent()).toContain('Đã chấp nhận')
    expect(misdeeds).toEqual([])
  },
)

test('tasks of a programme are written, listed over all units and withdrawn', { timeout: 120_000 }, async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/papers?lang=vi&open=B%2Faction_programme')
  await page.getByRole('tab', { name: 'Nhiệm vụ' }).click()
  await page.getByText('Chưa có nhiệm vụ nào').waitFor()
  await press(page, 'Thêm nhiệm vụ')
  await page.getByLabel(/Nội dung nhiệm vụ/).fill('Rà soát quy hoạch cán bộ')
  await page.getByLabel(/Phụ trách/).fill('Ban Tổ chức')
  await page.getByLabel(/Tiến độ/).fill('140')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/vượt quá 100/).waitFor()
  await page.getByLabel(/Tiến độ/).fill('40')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Đã lưu nhiệm vụ').waitFor()
  await page.goto('/r/default/papers/tasks?lang=en')
  await row(page, /Rà soát quy hoạch/).waitFor()
  await look(page, 'tasks-en-1280')
  expect(await seriousFaults(page)).toEqual([])
  await row(page, /Rà soát quy hoạch/)
    .getByRole('button')
    .first()
    .click()
  await press(page, 'Withdraw the task')
  await page.getByText('There are no tasks yet').waitFor()
  await press(page, /^Undo/)
  await row(page, /Rà soát quy hoạch.*40 %.*Open/).waitFor()
  // many at once: asked about with the exact number
  await row(page, /Rà soát quy hoạch/)
    .getByRole('checkbox')
    .check()
  await press(page, 'Done (1)')
  await page.getByRole('dialog').getByText('Mark 1 task as done, at 100%?').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Done (1)' }).click()
  await row(page, /Rà soát quy hoạch.*100 %.*Done/).waitFor()
  expect(misdeeds).toEqual([])
})

test.each([360, 1920])(
  'the pages fit a window of %i pixels, in both languages',
  { timeout: 120_000 },
  async (width) => {
    const { page } = await openPage(browser, server.address, width)
    for (const [lang, where] of [
      ['vi', 'papers'],
      ['en', 'papers?open=A%2Fplan'],
      ['vi', 'papers/tasks'],
    ] as const) {
      await page.goto(`/r/default/${where}${where.includes('?') ? '&' : '?'}lang=${lang}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(300)
      expect(await overflow(page)).toBe(0)
      await look(page, `${where.replaceAll(/\W/g, '-')}-${lang}-${width}`)
    }
  },
)
