/** Directives in a real browser: recognised, registered with links, addressed, received, followed down; phone, both languages. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
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
C,Đảng bộ xã Cẩm La,commune,P,2020-01-01
`,
  directives: `issuer,type,number,issued_on,title,based_on,term
Bộ Chính trị,directive,01-CT/TW,2026-01-05,Chỉ thị về việc học tập và quán triệt Nghị quyết Đại hội,,
P,action_programme,06-CTr/TU,2026-01-20,Chương trình hành động thực hiện Nghị quyết Đại hội,01-CT/TW@2026-01-05,2025-2030
A,plan,05-KH/ĐU,2026-02-20,Kế hoạch của đảng ủy xã An Bình,,2025-2030
`,
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
  await page.screenshot({ path: path.join(looks, `${name}.png`), fullPage: true })
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const row = (page: Page, name: RegExp) => page.getByRole('row', { name })

const planText = `TỈNH ỦY
Hạ Long, ngày 10 tháng 02 năm 2026
Số 30-KH/TU

KẾ HOẠCH học tập Nghị quyết
Căn cứ Chỉ thị số 01 – CT/TW, ngày 05/01/2026 của Bộ Chính trị;
Thực hiện Chương trình hành động số 06-Ctr/TU của Tỉnh ủy; kèm Công văn số 77-CV/BTGTU.`

test(
  'a pasted text fills in the form, its links are accepted with it, and stand at both ends',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto('/r/default/directives?lang=vi')
    await row(page, /06-CTr\/TU/).waitFor()
    await look(page, 'list-vi-1280')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('link', { name: 'Vào sổ văn bản' }).click()
    await page.getByLabel('Số, ký hiệu hoặc nội dung văn bản').fill(planText)
    await press(page, 'Nhận dạng')
    await page.getByText('Nhận ra: 30-KH/TU').waitFor()
    expect(await page.getByLabel(/^Số, ký hiệu \(/).inputValue()).toBe('30-KH/TU')
    expect(await page.getByLabel(/^Loại văn bản/).inputValue()).toBe('plan')
    expect(await page.getByLabel(/^Nhiệm kỳ/).inputValue()).toBe('2025-2030')
    await page.getByText('theo chữ “Căn cứ”').waitFor()
    expect(await page.getByLabel('Quan hệ với 06-CTr/TU').inputValue()).toBe('implements')
    await page.getByText('Chưa có trong sổ').waitFor()
    await look(page, 'new-vi-1280')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByLabel(/^Số, ký hiệu \(/).fill('30 – kh/tu')
    await page.getByLabel(/^Trích yếu/).fill('Kế hoạch học tập, quán triệt Nghị quyết Đại hội')
    expect(await page.getByLabel(/^Số, ký hiệu \(/).inputValue()).toBe('30-KH/TU')
    await press(page, 'Lưu vào sổ cùng 2 liên kết')
    await page.getByText('Đã lưu văn bản').first().waitFor()
    await page.getByRole('tab', { name: 'Liên kết' }).click()
    await page.getByRole('link', { name: /01-CT\/TW/ }).waitFor()
    await page.getByRole('link', { name: /06-CTr\/TU/ }).waitFor()
    await look(page, 'links-vi-1280')
    expect(await seriousFaults(page)).toEqual([])
    expect(misdeeds).toEqual([])
  },
)

test(
  'links are found in the text of a directive that is registered, and one is withdrawn and put back',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto(`/r/default/directives?lang=vi&open=${encodeURIComponent('05-KH/ĐU@2026-02-20@A')}`)
    await page.getByRole('tab', { name: 'Liên kết' }).click()
    await press(page, 'Tìm trong nội dung')
    await page
      .getByLabel('Số, ký hiệu hoặc nội dung văn bản')
      .fill('Thực hiện Kế hoạch số 30 - KH/TU ngày 10/02/2026 và Chỉ thị 01-CT/TW.')
    await press(page, 'Nhận dạng')
    await page.getByLabel('Nhận liên kết với 01-CT/TW').uncheck()
    await press(page, 'Lưu 1 liên kết')
    await page.getByText('Đã lưu liên kết').first().waitFor()
    await page.getByRole('link', { name: /30-KH\/TU/ }).waitFor()
    await press(page, 'Rút liên kết với 30-KH/TU')
    await page.getByText('Chưa ghi văn bản nào.').waitFor()
    await page.getByRole('button', { name: /^Hoàn tác: Đã rút/ }).click()
    await page.getByRole('link', { name: /30-KH\/TU/ }).waitFor()
    expect(misdeeds).toEqual([])
  },
)

test(
  'a directive is addressed to units, received by them in a grid, and who has not is listed',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto(`/r/default/directives?lang=vi&open=${encodeURIComponent('30-KH/TU@2026-02-10@P')}`)
    await page.getByRole('tab', { name: 'Nơi nhận' }).click()
    await page.getByText('Chưa ghi nơi nhận.').waitFor()
    await press(page, 'Thêm các đơn vị trực thuộc Đảng bộ tỉnh Mẫu')
    await page.locator('.directive-links').getByText('Đảng bộ xã Cẩm La').waitFor()
    await look(page, 'recipients-vi-1280')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('tab', { name: 'Văn bản' }).click()
    await page.getByRole('link', { name: 'Tiếp nhận, triển khai' }).click()
    await row(page, /An Bình.*Đã triển khai.*05-KH\/ĐU/).waitFor()
    await row(page, /Bãi Cháy.*Chưa nhận/).waitFor()
    await look(page, 'receipts-vi-1280')
    expect(await seriousFaults(page)).toEqual([])
    await press(page, 'Nhập theo bảng')
    const cell = (of: RegExp, at: number) => row(page, of).getByRole('gridcell').nth(at)
    const enter = async (at: number, text: string): Promise<void> => {
      await cell(/Bãi Cháy/, at).click()
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    await enter(0, '01/02/2026')
    await press(page, 'Lưu')
    await page.getByText('1 ô cần sửa').waitFor()
    await press(page, 'Đến ô cần sửa tiếp theo')
    await page
      .getByText(/trước ngày ban hành/)
      .first()
      .waitFor()
    // typing replaces what stands in a cell that one comes to
    await cell(/Cẩm La/, 0).click()
    await enter(0, '12/02/2026')
    await enter(1, '9 – kh/ĐU')
    await enter(2, '25/02/2026')
    await look(page, 'grid-vi-1280')
    expect(await seriousFaults(page)).toEqual([])
    await press(page, 'Lưu')
    await page.getByText('Đã lưu tiếp nhận').first().waitFor()
    await press(page, 'Danh sách')
    await row(page, /Bãi Cháy.*Đã triển khai.*12\/2\/2026.*09-KH\/ĐU/).waitFor()
    await page.getByLabel('Tình trạng').selectOption('not_issued')
    await row(page, /Cẩm La/).waitFor()
    expect(await row(page, /Bãi Cháy/).count()).toBe(0)
    expect(misdeeds).toEqual([])
  },
)

test('the chain is drawn from the centre down, with the days lost, and to one unit', { timeout: 120_000 }, async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await page.goto('/r/default/directives/chain?lang=vi')
  await page.getByRole('combobox', { name: 'Văn bản' }).fill('30-kh')
  await page.getByRole('option', { name: /^30-KH\/TU/ }).click()
  await page.getByRole('link', { name: 'Xem từ văn bản gốc 01-CT/TW' }).click()
  await page.getByText('sau 15 ngày').first().waitFor()
  const tree = page.locator('.chain-tree').first()
  expect(await tree.textContent()).toContain('09-KH/ĐU')
  expect(await tree.textContent()).toContain('chưa vào sổ')
  expect(await tree.textContent()).toContain('2 ngày đến nơi')
  await page.getByRole('img', { name: 'Các văn bản theo thời gian và theo cấp' }).waitFor()
  await row(page, /Tỉnh.*2/)
    .first()
    .waitFor()
  await look(page, 'chain-vi-1280')
  expect(await seriousFaults(page)).toEqual([])
  await page.goto(`${page.url()}&unit=A&lang=en`)
  await page.getByText('after 10 days').waitFor()
  expect(await tree.textContent()).not.toContain('09-KH/ĐU')
  expect(misdeeds).toEqual([])
})

test('Ctrl+K finds a directive by its number, however it is typed', { timeout: 120_000 }, async () => {
  const { page } = await openPage(browser, server.address)
  await page.goto('/r/default/directives?lang=en')
  await row(page, /06-CTr/).waitFor()
  await page.keyboard.press('Control+k')
  await page.locator('.palette-input').fill('6 – ctr/tu')
  await page
    .getByText(/06-CTr\/TU · /)
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Links' }).waitFor()
})

test.each([360, 1920])(
  'the pages fit a window of %i pixels, in both languages',
  { timeout: 120_000 },
  async (width) => {
    const { page } = await openPage(browser, server.address, width)
    const ref = encodeURIComponent('01-CT/TW@2026-01-05@Bộ Chính trị')
    const plan = encodeURIComponent('30-KH/TU@2026-02-10@P')
    for (const [lang, where, name] of [
      ['vi', 'directives', 'list'],
      ['en', `directives?open=${plan}`, 'panel'],
      ['en', 'directives/new?text=77-CV%2FBTGTU', 'new'],
      ['vi', `directives/receipts?ref=${plan}`, 'receipts'],
      ['en', `directives/chain?ref=${ref}`, 'chain'],
      ['vi', 'directives/chain', 'chain-choose'],
      ['en', 'directives/receipts?ref=1@2026-01-01@X', 'receipts-missing'],
    ] as const) {
      await page.goto(`/r/default/${where}${where.includes('?') ? '&' : '?'}lang=${lang}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(400)
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      await look(page, `${name}-${lang}-${width}`)
    }
  },
)
