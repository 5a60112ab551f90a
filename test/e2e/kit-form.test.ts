import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { kitOfFile, press } from './kit-pages.ts'
import { openPage, seriousFaults } from './page.ts'

const kit = kitOfFile()

describe('a form', () => {
  const open = async (where = '/kit/form') => {
    const opened = await openPage(kit.browser, kit.server.address)
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
    const day = page.getByRole('textbox', { name: /^Ngày/ })
    await day.fill('07.03.2026')
    await day.press('Tab')
    expect(await day.inputValue()).toBe('07/03/2026')
    // the calendar opens at the day, and goes by the arrow keys
    await day.press('Alt+ArrowDown')
    await page.getByRole('button', { name: '7 tháng 3 2026', exact: true }).press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect.poll(() => day.inputValue()).toBe('06/03/2026')
    await day.press('Control+Enter')
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
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.getByLabel('Tên hoạt động').press('Escape')
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
