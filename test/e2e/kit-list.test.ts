import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { fakeUnits } from './kit-fakes.ts'
import { kitOfFile, press } from './kit-pages.ts'
import { openPage, seriousFaults } from './page.ts'

const many = 110_000
const kit = kitOfFile()

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

async function openList(width = 1280, query = '') {
  const opened = await openPage(kit.browser, kit.server.address, width)
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
    const ask = page.getByRole('dialog', { name: 'Còn thay đổi chưa lưu' })
    // Esc closes the question and not what lies under it
    const isInAsk = () => page.evaluate(() => document.activeElement?.closest('.ask') != null)
    await expect.poll(isInAsk).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => ask.count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(isInAsk).toBe(true)
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
