/** Statements and outreach in a real browser: by keyboard and from a spreadsheet, returned and accepted, with pictures. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importText } from '../api/text.ts'
import { realPicture } from '../outreach/real-picture.ts'
import { inFolder } from '../world.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

let server: RunningServer
let browser: Browser
const looks = process.env['LOOKS']

const communes = ['An Bình', 'Bãi Cháy', 'Cẩm Đông', 'Đông Mai', 'Hà Khẩu', 'Kim Sơn']
const codes = ['A', 'B', 'C', 'D', 'E', 'F']
const dossier = {
  units: `code,name,level,parent,valid_from\nP,Đảng bộ tỉnh Mẫu,province,,2020-01-01\n${communes
    .map((name, i) => `${codes[i]},Đảng bộ phường ${name},commune,P,2020-01-01`)
    .join('\n')}\n`,
  campaigns: 'code,title,owner,opens_on\nC1,Học tập Nghị quyết,P,2026-02-01\n',
  audiences: `campaign,code,name,basis,order
C1,members,Đảng viên,roster,1
C1,nd,Hội viên nông dân,headcount,2
C1,pn,Hội viên phụ nữ,headcount,3
C1,tn,Đoàn viên thanh niên,headcount,4
`,
  headcounts: `campaign,audience,unit,date,scope,expected,participated,makeup,classes
${codes.map((code, i) => `C1,pn,${code},2026-03-01,subtree,${1200 + 100 * i},${600 + 50 * i},10,12`).join('\n')}
C1,nd,A,2026-03-01,subtree,2000,1500,0,20
C1,tn,A,2026-03-01,subtree,900,700,0,9
`,
  outreach: `code,campaign,unit,date,form,title,audience,count,attendances,reach,reach_basis,link
T1,C1,A,2026-03-02,radio,Phát thanh sáng về nghị quyết,Nhân dân,12,,4500,estimated,
T2,C1,B,2026-03-05,conference,Tọa đàm thanh niên với nghị quyết,Đoàn viên,2,340,,,https://vi-du.test/toa-dam
`,
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  await inFolder((filesDir) =>
    importText(server.database, filesDir, 'default', dossier, { now: new Date(Date.now() - 60_000) }),
  )
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
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const row = (page: Page, name: RegExp) => page.getByRole('row', { name })
/** A cell of a grid by the name of its row and its place behind that. */
const cell = (page: Page, name: RegExp, column: number) => row(page, name).getByRole('gridcell').nth(column)
const paste = (page: Page, text: string) =>
  page.evaluate((block) => {
    const data = new DataTransfer()
    data.setData('text/plain', block)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
async function open(where: string, width = 1280) {
  const opened = await openPage(browser, server.address, width)
  await opened.page.goto(`/r/default/${where}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}
const march = 'campaign=C1&audience=pn&as_of=2026-03-08'

test(
  'numbers are typed and pasted beside the last ones, added up, doubted, and saved together',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await open(`statements?view=enter&${march}`)
    await page.getByText('600/1.200 · 1/3/2026').waitFor()
    await cell(page, /An Bình/, 1).click()
    await page.keyboard.type('1200')
    await page.keyboard.press('Tab')
    await page.keyboard.type('650')
    await page.keyboard.press('Tab')
    await page.keyboard.type('10')
    await page.keyboard.press('Tab')
    await page.keyboard.type('13')
    await page.keyboard.press('ArrowDown')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
    // from a spreadsheet: grouped numbers, one that jumps, one that falls
    await paste(page, '1.300\t700\t10\t14\r\n1.400\t1.390\t10\t14\r\n1.500\t640\t10\t14')
    await page.getByText('Đã dán 12 ô.').waitFor()
    await page.getByText('1 ô cần sửa').waitFor()
    expect(await cell(page, /^Cộng/, 1).textContent()).toBe('5.400')
    expect(await cell(page, /^Cộng/, 2).textContent()).toBe('3.380')
    await look(page, 'enter-1280')
    expect(await seriousFaults(page)).toEqual([])
    await cell(page, /Cẩm Đông/, 2).click()
    await page.getByText('Tăng nhanh: ngày 1/3/2026 là 700').waitFor()
    await page.keyboard.press('Control+Enter')
    await press(page, 'Đến ô cần sửa tiếp theo')
    await page.getByText(/^! Số liệu giảm: cần ghi lý do \(.* xuống/).waitFor()
    expect(await page.getByText('Đã lưu số liệu').count()).toBe(0)
    await cell(page, /Đông Mai/, 5).click()
    await page.keyboard.type('Lần trước tính cả hội viên đã chuyển đi')
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/Đã lưu số liệu/)
      .first()
      .waitFor()
    await page.reload()
    await expect.poll(() => cell(page, /Bãi Cháy/, 2).textContent()).toBe('700')
    // taken back as a whole
    await cell(page, /Bãi Cháy/, 2).click()
    await page.keyboard.type('720')
    await page.keyboard.press('Control+Enter')
    await press(page, /^Hoàn tác/)
    // the cell that has the focus is a field
    await expect.poll(() => page.getByLabel('Đã học, Đảng bộ phường Bãi Cháy').inputValue()).toBe('700')
    expect(misdeeds).toEqual([])
  },
)

test(
  'the level above returns one with a reason, the unit sees it there, and many are accepted at once',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await open(`statements?view=follow&${march}`)
    await row(page, /Hà Khẩu/)
      .getByText('Chưa gửi')
      .waitFor()
    await look(page, 'follow-1280')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Đảng bộ phường An Bình' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'Trả lại' }).click()
    await panel.getByText('Ghi lý do để đơn vị biết cần sửa gì.').waitFor()
    await panel.getByLabel('Lý do trả lại').fill('Thiếu số lớp của chi hội 3')
    await look(page, 'review-1280')
    expect(await seriousFaults(page)).toEqual([])
    await panel.getByRole('button', { name: 'Trả lại' }).click()
    await panel.getByText('Thiếu số lớp của chi hội 3').waitFor()
    await page.goto(`/r/default/statements?view=enter&${march}`)
    await page.getByRole('region', { name: 'Cấp trên trả lại' }).getByText('Thiếu số lớp của chi hội 3').waitFor()
    await look(page, 'returned-1280')
    await cell(page, /An Bình/, 4).click()
    await page.keyboard.type('15')
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/Đã lưu số liệu/)
      .first()
      .waitFor()
    await page.goto(`/r/default/statements?view=follow&${march}&state=sent`)
    await page.getByText('4 dòng', { exact: true }).waitFor()
    for (const name of [/An Bình/, /Bãi Cháy/]) await row(page, name).getByRole('checkbox').check()
    await press(page, 'Chấp nhận (2)')
    await page.getByRole('dialog').getByText('trong 2 dòng đã chọn').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Chấp nhận/ })
      .click()
    await page.getByText('Đã chấp nhận 2 số liệu.').waitFor()
    await page.getByText('2 dòng', { exact: true }).waitFor()
    expect(misdeeds).toEqual([])
  },
)

test(
  'organizations are not added up to people: what both have is declared, and the range is told',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await open('statements?view=people&campaign=C1&unit=A&as_of=2026-03-01')
    await page.getByText('4.100 lượt hội viên, 2.800 lượt đã học').waitFor()
    await page.getByText('từ 2.000 đến 4.100 người').waitFor()
    await page.getByText('Đã khai 0 trong 3 cặp').waitFor()
    await cell(page, /phụ nữ và Đoàn viên/, 1).click()
    await page.keyboard.type('1000')
    await page.keyboard.press('Enter')
    await page.getByText('1 ô cần sửa').waitFor()
    await cell(page, /phụ nữ và Đoàn viên/, 1).click()
    await page.keyboard.press('Control+Enter')
    expect(await page.getByText('Đã lưu số người').count()).toBe(0)
    await page.keyboard.press('Delete')
    await page.keyboard.type('300')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã lưu số người thuộc cả hai.').waitFor()
    await page.getByText('từ 2.000 đến 3.800 người').waitFor()
    await look(page, 'people-1280')
    expect(await seriousFaults(page)).toEqual([])
    expect(misdeeds).toEqual([])
  },
)

test(
  'an activity is logged with a picture that tells no place, copied, and withdrawn',
  { timeout: 120_000 },
  async () => {
    const { page, misdeeds } = await open('outreach')
    await page.getByText('14 tin, bài, buổi; 340 lượt người').waitFor()
    await look(page, 'outreach-1280')
    expect(await seriousFaults(page)).toEqual([])
    await row(page, /Tọa đàm/)
      .getByRole('button')
      .first()
      .click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('tab', { name: 'Ảnh' }).click()
    await panel.getByRole('button', { name: 'Thêm ảnh' }).click()
    await panel
      .locator('input[type=file]')
      .setInputFiles({ name: 'toa-dam.png', mimeType: 'image/png', buffer: realPicture() })
    await panel.getByText('toa-dam.png').waitFor()
    await panel.getByLabel('Chú thích').fill('Thanh niên phường thảo luận')
    await panel.getByRole('button', { name: 'Lưu ảnh' }).click()
    const picture = panel.getByRole('img', { name: 'Thanh niên phường thảo luận' })
    await picture.waitFor()
    await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(320)
    const bytes = await page.evaluate(
      async (src) => (await fetch(src)).text(),
      (await picture.getAttribute('src')) ?? '',
    )
    expect(bytes).not.toContain('GPS-HERE')
    await look(page, 'pictures-1280')
    expect(await seriousFaults(page)).toEqual([])
    await panel.getByRole('tab').first().click()
    await panel.getByRole('link', { name: 'Nhân bản' }).click()
    await page.getByLabel('Tên hoạt động').fill('Tọa đàm lần hai')
    await look(page, 'activity-1280')
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã ghi hoạt động.').waitFor()
    await page.getByRole('dialog').getByRole('tab').first().waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click()
    await row(page, /Tọa đàm lần hai/)
      .getByRole('checkbox')
      .check()
    await press(page, 'Rút lại (1)')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Rút lại/ })
      .click()
    await page.getByText('Đã rút lại 1 hoạt động.').waitFor()
    expect(misdeeds).toEqual([])
  },
)

test('many activities are pasted from a spreadsheet at once', { timeout: 120_000 }, async () => {
  const { page, misdeeds } = await open('outreach/many?campaign=C1&unit=C')
  await cell(page, /^Dòng 1/, 0).click()
  await paste(
    page,
    '03/03/2026\tLoa truyền thanh\tBản tin sáng\tNhân dân\t20\t\t1.500\tƯớc tính\r\n04/03/2026\tHội nghị\tHọp tổ dân phố\tNhân dân\t3\t210',
  )
  await page.getByText('13 ô đã đổi').waitFor()
  await look(page, 'many-1280')
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await row(page, /Họp tổ dân phố/).waitFor()
  await page.getByText('23 tin, bài, buổi; 210 lượt người').waitFor()
  expect(misdeeds).toEqual([])
})

test.each([360, 1920])(
  'the pages fit a window of %i pixels, in both languages',
  { timeout: 120_000 },
  async (width) => {
    const { page } = await openPage(browser, server.address, width)
    for (const [lang, where] of [
      ['vi', `statements?view=enter&${march}`],
      ['en', 'statements?view=enter&campaign=C1&as_of=2026-03-08'],
      ['en', `statements?view=follow&${march}`],
      ['vi', 'statements?view=people&campaign=C1&unit=A&as_of=2026-03-01'],
      ['vi', 'outreach'],
      ['en', 'outreach/many?campaign=C1&unit=C'],
      ['en', 'outreach?open=T2'],
    ] as const) {
      await page.goto(`/r/default/${where}${where.includes('?') ? '&' : '?'}lang=${lang}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(400)
      expect(await overflow(page)).toBe(0)
      // the wide ones are looked at by the tests above
      if (width < 700) expect(await seriousFaults(page)).toEqual([])
      await look(page, `${where.replaceAll(/\W+/g, '-').slice(0, 40)}-${lang}-${width}`)
    }
  },
)
