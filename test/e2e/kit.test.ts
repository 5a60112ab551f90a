import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fakeUnits } from './kit-fakes.ts'
import { startKit } from './kit-server.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import type { RunningServer } from './server.ts'

const dossier = path.join(import.meta.dirname, '../cases/three-tier/dossier')
const many = 110_000

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startKit(dossier)
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

async function openList(width = 1280, query = '') {
  const opened = await openPage(browser, server.address, width)
  opened.page.setDefaultTimeout(8_000)
  const { asked } = await fakeUnits(opened.page, many)
  await opened.page.goto(`/kit/list${query}`)
  await opened.page.getByRole('search').waitFor()
  return { ...opened, asked }
}

describe('a list of 110,000', () => {
  test('is gone through by keyboard; a row opens in a panel that the address names', async () => {
    const { page, misdeeds } = await openList()
    await page.getByRole('row', { name: /000000/ }).waitFor()
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('110001')
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).toContain('000002')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Đơn vị U2').waitFor()
    expect(new URL(page.url()).searchParams.get('open')).toBe('U2')
    await page.keyboard.press('Escape')
    await expect.poll(() => new URL(page.url()).search).toBe('')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('/')
    await page.keyboard.type('00001')
    await page.getByText('12 dòng', { exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('00001')
    expect(misdeeds).toEqual([])
  })

  test('draws only rows near the window, and fetches as one goes down', async () => {
    const { page, asked } = await openList()
    await page.getByRole('row', { name: /000000/ }).waitFor()
    for (let i = 0; i < 12; i++) {
      await page.mouse.wheel(0, 4_000)
      await page.waitForTimeout(60)
    }
    await expect.poll(() => page.getByRole('row').count()).toBeLessThan(80)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(30_000)
    expect(asked.filter((url) => url.searchParams.get('limit') === '200').length).toBeGreaterThan(3)
  })

  test('chooses some apart from all that match, states the exact number, and keeps what was chosen', async () => {
    const { page } = await openList(1280, '?level=commune')
    await page.getByText('11.000 dòng', { exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Chọn Chi bộ thôn 000010' }).check()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    const bar = page.getByRole('region', { name: 'Chọn' })
    await bar.getByText('Đã chọn 2', { exact: true }).waitFor()
    await bar.getByRole('button', { name: 'Kết thúc (2)' }).click()
    await page.getByRole('dialog').getByText('Kết thúc 2 đơn vị.').waitFor()
    await press(page, 'Không làm gì')
    await bar.getByRole('button', { name: 'Chọn tất cả 11.000 dòng khớp' }).click()
    await bar.getByRole('button', { name: 'Kết thúc (11.000)' }).click()
    await page.getByRole('dialog').getByText('Kết thúc 11000 đơn vị.').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Kết thúc/ })
      .click()
    await page.getByText('Đã kết thúc 11000.').waitFor()
    await bar.getByText('Đã chọn tất cả 11.000 dòng khớp').waitFor()
    // what is asked now means others
    await page.getByLabel('Cấp').selectOption('')
    await expect.poll(() => bar.count()).toBe(0)
  })

  test('is saved as a view, which opens first from then on', async () => {
    const { page, misdeeds } = await openList(1280, '?level=commune&sort=-name')
    await press(page, /^Chế độ xem/)
    await page.getByLabel('Tên chế độ xem').fill('Các xã')
    await press(page, 'Lưu')
    await press(page, 'Mở sẵn Các xã')
    await page.getByRole('button', { name: 'Mở sẵn Các xã', pressed: true }).waitFor()
    await page.goto('/kit/list')
    await expect.poll(() => new URL(page.url()).search).toBe('?level=commune&sort=-name')
    await page.getByText('11.000 dòng', { exact: true }).waitFor()
    await press(page, 'Chế độ xem: Các xã')
    await page.getByLabel('Tên chế độ xem').fill('Các xã')
    await press(page, 'Lưu')
    await page.getByText('Đã có chế độ xem tên này.').waitFor()
    await press(page, 'Xóa Các xã')
    await page.getByText('Chưa lưu chế độ xem nào.').waitFor()
    await page.goto('/kit/list')
    await page.getByText('110.000 dòng', { exact: true }).waitFor()
    expect(misdeeds).toEqual([])
  })

  test('opens to a panel that is held while something in it is unsaved, and tells the history', async () => {
    const { page, misdeeds } = await openList(1280, '?open=U2')
    const panel = page.getByRole('dialog', { name: 'Chi bộ thôn 000002' })
    await panel.getByLabel(/^Tên đơn vị/).fill('Mới')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Còn thay đổi chưa lưu' }).waitFor()
    await press(page, 'Bỏ thay đổi')
    await panel.getByRole('tab', { name: 'Lịch sử' }).click()
    await panel.getByText('12/1/2026 08:00').first().waitFor()
    await panel.getByText('Đảng bộ tỉnh').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
    expect(misdeeds).toEqual([])
  })

  test('says what to do when nothing matches', async () => {
    const { page } = await openList(1280, '?q=khong-co')
    await page.getByText('Không có dòng nào khớp').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Bỏ lọc' }).last().click()
    await page.getByText('110.000 dòng', { exact: true }).waitFor()
  })
})

test('a list is printed whole, with what it shows', async () => {
  const { page } = await openList(1280, '?level=commune&q=0001')
  await page.getByText('dòng', { exact: false }).first().waitFor()
  await page.getByRole('row', { name: /000010/ }).waitFor()
  const printed = page.evaluate(
    () =>
      new Promise<[number, string]>((tell) => {
        window.print = () => {
          const rows = document.querySelectorAll('table[aria-rowcount] tbody tr').length
          tell([rows, document.querySelector('.printed')?.textContent ?? ''])
        }
      }),
  )
  await press(page, 'In')
  const [rows, said] = await printed
  const all = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1
  expect(rows).toBe(all)
  expect(said).toContain(`Tìm: “0001” · Cấp: Xã · ${all} dòng · In ngày`)
})

describe('a form', () => {
  const open = async (where = '/kit/form') => {
    const opened = await openPage(browser, server.address)
    opened.page.setDefaultTimeout(8_000)
    await opened.page.goto(where)
    await opened.page.getByRole('button', { name: 'Lưu', exact: true }).waitFor()
    return opened
  }
  const fill = async (page: Page, code: string): Promise<void> => {
    await page.getByLabel(/^Mã hoạt động/).fill(code)
    await page.getByPlaceholder('Tìm theo tên').click()
    await page.keyboard.type('D02G0C0')
    await page.getByRole('option', { name: /D02G0C0/ }).click()
    await page.getByLabel(/^Hình thức/).selectOption({ label: 'Hội nghị' })
  }

  test('says under its fields what is wrong and goes to the first; what was typed outlives a reload', async () => {
    const { page, misdeeds } = await open()
    await page.getByLabel('Lượt người').fill('12a')
    await press(page, 'Lưu')
    await page.getByText('3 mục cần sửa').waitFor()
    await page.getByText('“12a” không phải là số nguyên').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder'))).toContain('Tìm')
    expect(await seriousFaults(page)).toEqual([])
    await press(page, 'Mở lịch: Ngày')
    await page.getByRole('button', { name: '17 tháng 3 2026' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '17 tháng 3 2026' }).click()
    expect(await page.getByLabel(/^Ngày/).first().inputValue()).toBe('17/03/2026')
    await page.getByLabel('Tên hoạt động').fill('Tọa đàm')
    await page.reload()
    await page.getByText('Đã khôi phục bản nháp').waitFor()
    expect(await page.getByLabel('Tên hoạt động').inputValue()).toBe('Tọa đàm')
    await press(page, 'Bỏ bản nháp')
    expect(await page.getByLabel('Tên hoạt động').inputValue()).toBe('')
    expect(misdeeds).toEqual([])
  })

  test('saves by Ctrl+Enter, and the message takes it back', async () => {
    const { page, misdeeds } = await open()
    await fill(page, 'T1')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã lưu hoạt động.').waitFor()
    await page.waitForURL(/\/kit\/form\/T1$/)
    await expect.poll(() => page.getByLabel(/^Mã hoạt động/).getAttribute('readonly')).not.toBeNull()
    await page.getByLabel(/^Ngày/).first().fill('6/3/2026')
    await page.keyboard.press('Control+Enter')
    const toasts = page.getByRole('region', { name: 'Thông báo' })
    await expect.poll(() => toasts.getByRole('button', { name: 'Hoàn tác: Đã lưu hoạt động.' }).count()).toBe(2)
    await toasts.getByRole('button', { name: 'Hoàn tác: Đã lưu hoạt động.' }).last().click()
    await toasts.getByText('Đã hoàn tác.').waitFor()
    await page.reload()
    await expect.poll(() => page.getByLabel(/^Ngày/).first().inputValue()).toBe('05/03/2026')
    expect(misdeeds).toEqual([])
  })

  test('asks before unsaved work is left', async () => {
    const { page } = await open()
    await page.getByLabel('Tên hoạt động').fill('Tọa đàm')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Còn thay đổi chưa lưu' }).waitFor()
    await press(page, 'Ở lại')
    await page.getByRole('link', { name: 'Tiến độ' }).click()
    await page.getByRole('dialog', { name: 'Còn thay đổi chưa lưu' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/kit/form')
    await press(page, 'Ở lại')
    await page.keyboard.press('Escape')
    await press(page, 'Bỏ thay đổi')
    await page.waitForURL('**/kit/list')
  })

  test('shows what somebody else has written beside mine', async () => {
    const { page } = await open()
    await fill(page, 'T2')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/kit\/form\/T2$/)
    const { page: other } = await open('/kit/form/T2')
    await other.getByLabel('Tên hoạt động').fill('Bản của chị Hoa')
    await other.keyboard.press('Control+Enter')
    await other.getByText('Đã lưu hoạt động.').waitFor()
    await page.getByLabel('Tên hoạt động').fill('Bản của tôi')
    await page.keyboard.press('Control+Enter')
    const said = page.getByRole('alert').filter({ hasText: 'Có người đã sửa trước bạn' })
    await said.getByRole('row', { name: /Bản của chị Hoa Bản của tôi/ }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await press(page, 'Ghi bản của tôi')
    await expect.poll(() => said.count()).toBe(0)
    await page.reload()
    await expect.poll(() => page.getByLabel('Tên hoạt động').inputValue()).toBe('Bản của tôi')
  })
})

describe('a grid', () => {
  const open = async (rows: number) => {
    const opened = await openPage(browser, server.address)
    opened.page.setDefaultTimeout(8_000)
    await opened.page.goto(`/kit/grid/${rows}`)
    await opened.page.getByRole('grid').waitFor()
    return opened
  }
  const cell = (page: Page, row: number, column: number) =>
    page.getByRole('row').nth(row).getByRole('gridcell').nth(column)
  const paste = (page: Page, text: string) =>
    page.evaluate((block) => {
      const data = new DataTransfer()
      data.setData('text/plain', block)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, text)

  test('is filled by keyboard and from a spreadsheet, and takes steps back', async () => {
    const { page, misdeeds } = await open(12)
    await cell(page, 1, 0).click()
    await page.keyboard.type('120')
    await page.keyboard.press('Tab')
    await page.keyboard.type('100')
    await page.keyboard.press('Enter')
    expect(await cell(page, 1, 0).textContent()).toBe('120')
    await page.keyboard.press('ArrowLeft')
    await paste(page, '1.500\t1 200\r\n90\t91x\r\n')
    await page.getByText('Đã dán 4 ô.').waitFor()
    await page.getByText('1 ô cần sửa').waitFor()
    expect([await cell(page, 2, 1).textContent(), await cell(page, 3, 1).textContent()]).toEqual(['1200', '!91x'])
    await press(page, 'Đến ô cần sửa tiếp theo')
    await page.getByText('“91x” không phải là số nguyên').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(page, 2, 1).textContent()).toBe('')
    await page.keyboard.press('Control+y')
    await expect.poll(() => cell(page, 2, 1).textContent()).toBe('1200')
    await page.reload()
    await page.getByText('Đã khôi phục bản nháp').waitFor()
    await page.getByText('6 ô đã đổi').waitFor()
    expect(misdeeds).toEqual([])
  })

  test('shows the faults of the server at their cells, and saves all rows as one order', async () => {
    const { page } = await open(3)
    await cell(page, 1, 0).click()
    await paste(page, '100\t120\r\n50\t40')
    await page.keyboard.press('Control+Enter')
    await page.getByText('1 ô cần sửa').waitFor()
    await cell(page, 1, 1).click()
    await page.keyboard.type('90')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã lưu số liệu.').waitFor()
    await page.goto('/r/default/orders')
    await page
      .getByRole('row', { name: /Số liệu báo cáo: 2/ })
      .first()
      .waitFor()
  })

  test('of 1,000 rows answers a key within 100 ms on an old computer', async () => {
    const { page } = await open(1_000)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await cell(page, 1, 0).click()
    const took: number[] = []
    for (let i = 0; i < 20; i++) {
      for (const key of [String(i % 9), 'Enter']) {
        const from = Date.now()
        await page.keyboard.press(key)
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
        took.push(Date.now() - from)
      }
    }
    took.sort((a, b) => a - b)
    expect(took[Math.floor(took.length / 2)]).toBeLessThan(100)
  })
})

describe('everywhere', () => {
  test('Ctrl+K finds a page and goes there, ? tells the keys', async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto('/kit/grid/3')
    await page.getByRole('grid').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Tìm nhanh' }).fill('cac lan')
    await page.getByRole('option', { name: /Các lần ghi/ }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Các lần ghi' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    // letters are turned off for who doesn't want them
    await page.getByLabel(/^Dùng phím một chữ/).uncheck()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(misdeeds).toEqual([])
  })

  test.each([
    [360, 'vi'],
    [360, 'en'],
    [1280, 'en'],
  ] as const)(
    'nothing has a serious fault of accessibility or is cut off at %i pixels in %s',
    async (width, lang) => {
      const { page, misdeeds } = await openList(width, `?lang=${lang}`)
      for (const where of ['/kit/list', '/kit/form', '/kit/grid/40', '/r/default/orders?open=1']) {
        await page.goto(where)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        expect([await seriousFaults(page), await overflow(page)], where).toEqual([[], 0])
      }
      expect(misdeeds).toEqual([])
    },
    60_000,
  )
})
