import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

const dossier = path.join(import.meta.dirname, '../cases/three-tier/dossier')
const files = readdirSync(dossier).map((name) => path.join(dossier, name))
/** A day of the case whose figures expected.json gives: 452 people, 437 of them have studied. */
const board = '/r/default/c/C1/u/P?as_of=2026-03-20'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(server.bugs).toEqual([])
})

const settle = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

describe('an organization begins', () => {
  test('with the first steps, when it has no campaign', async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto('/r/default')
    await settle(page)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Chưa có đợt học tập nào')
    expect(await page.getByRole('link', { name: 'Tải tệp Excel mẫu' }).isVisible()).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    expect(misdeeds).toEqual([])
  })

  test('with a list of what is wrong, as long as its files have faults', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto('/r/default/import')
    const buffer = Buffer.from('code,name,level,parent\nP,Đảng bộ tỉnh,province,\nH,Đảng bộ huyện,district,Q\n')
    await page.getByLabel('Tệp số liệu').setInputFiles({ name: 'units.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Kiểm tra' }).click()
    await page.getByText('1 lỗi cần sửa. Chưa có gì được ghi.').waitFor()
    const row = page.getByRole('row').nth(1)
    expect(await row.getByRole('cell').nth(1).textContent()).toBe('3')
    expect(await row.getByRole('cell').nth(2).textContent()).toBe('parent')
    expect(await page.getByRole('button', { name: 'Ghi vào hệ thống' }).count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
  })

  test('with its dossier checked, written and shown on the board', async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto('/r/default')
    await page.getByRole('link', { name: 'Nhập tệp đã điền' }).click()
    await page.getByLabel('Tệp số liệu').setInputFiles(files)
    await page.getByRole('button', { name: 'Kiểm tra' }).click()
    await page.getByText('Không có lỗi. Có thể ghi.').waitFor()
    await page.getByRole('button', { name: 'Ghi vào hệ thống' }).click()
    await page.getByText('Đã ghi.', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Đến bảng tiến độ' }).click()
    await page.getByRole('heading', { level: 1, name: 'Học tập Nghị quyết thử nghiệm' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/r/default/c/C1/u/P')
    expect(new URL(page.url()).searchParams.get('as_of')).toMatch(/^2026-/)
    expect(misdeeds).toEqual([])
  })
})

describe('the board', () => {
  test('says what is so, and its numbers open to their definition and the names behind them', async () => {
    const { page, misdeeds } = await openPage(browser, server.address)
    await page.goto(board)
    await settle(page)
    await page.getByText('cán bộ, đảng viên đã học tập').waitFor()
    await page.getByRole('button', { name: '437. Đã học: mở định nghĩa và danh sách' }).first().click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Số người phải học đã có mặt').waitFor()
    await panel.getByText('người được tính theo số liệu báo cáo nên không có tên').waitFor()
    await panel.getByRole('table').waitFor()
    const before = await panel.getByRole('row').count()
    await panel.getByRole('button', { name: 'Xem thêm' }).click()
    await expect.poll(() => panel.getByRole('row').count()).toBeGreaterThan(before)
    await panel.getByRole('button', { name: 'Xem các báo cáo số lượng' }).click()
    await panel.getByText('Báo cáo không kèm danh sách').waitFor()
    await panel.getByRole('columnheader', { name: 'Phải học' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    expect(misdeeds).toEqual([])
  })

  test('finds a person by a part of the name without diacritics', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto(board)
    await page
      .getByRole('button', { name: /^15\. Còn lại/ })
      .first()
      .click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('table').waitFor()
    const name = (await panel.getByRole('row').nth(1).getByRole('cell').first().textContent()) ?? ''
    const bare = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
    await panel.getByRole('searchbox').fill(bare.slice(0, 6))
    await expect
      .poll(() => panel.getByRole('row').nth(1).getByRole('cell').first().textContent())
      .toContain(name.slice(0, 4))
    await panel.getByRole('searchbox').fill('không ai tên thế này')
    await panel.getByText('Không có ai trong danh sách này.').waitFor()
  })

  test('keeps unit, day and knowledge in its address, and shows the same when it is opened again', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto(board)
    await settle(page)
    const rail = page.getByRole('slider', { name: 'Ngày đang xem trong đợt' })
    await rail.focus()
    await rail.press('ArrowLeft')
    await page.waitForURL(/as_of=2026-03-19/)
    await page.getByText('ghi nhận đến').first().click()
    await page.getByRole('textbox', { name: 'Như đã biết đến hết ngày' }).fill('3/3/2026')
    await page.keyboard.press('Enter')
    await page.waitForURL(/known_at=2026-03-03/)
    await settle(page)
    const { page: other } = await openPage(browser, server.address)
    await other.goto(page.url())
    await settle(other)
    const saidBy = (one: Page) => one.getByText('đã học tập').first().textContent()
    await expect.poll(() => saidBy(page)).toBe(await saidBy(other))
    expect(await saidBy(other)).not.toContain('452')
    expect(await other.getByRole('slider', { name: 'Ngày đang xem trong đợt' }).getAttribute('aria-valuetext')).toBe(
      '19/3/2026',
    )
  })

  test('leads down the tree by a tile and up again by the path', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto(board)
    await settle(page)
    await page
      .getByRole('link', { name: /^Đảng bộ phường số 2/ })
      .first()
      .click()
    await page.waitForURL(/\/u\/D02\?as_of=2026-03-20/)
    const way = page.getByRole('navigation', { name: 'Đường dẫn trong cây tổ chức' })
    await way.getByText('Đảng bộ phường số 2').waitFor()
    await way.getByRole('link', { name: 'Đảng bộ tỉnh Thử Nghiệm' }).click()
    await page.waitForURL(/\/u\/P\?as_of=2026-03-20/)
  })

  test('sorts the ranking and keeps those too small to rank at the end with the reason', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto(board)
    await settle(page)
    const ranking = page.getByRole('region', { name: 'Xếp hạng đơn vị trực thuộc' })
    await ranking.getByRole('button', { name: 'Sắp xếp theo Phải học' }).click()
    const ranked = ranking.getByRole('rowgroup').nth(1).getByRole('row')
    const cells = await ranked.evaluateAll((rows) =>
      rows.map((row) => row.querySelectorAll('td,th')[2]?.textContent ?? ''),
    )
    const expected = cells.map((text) => Number(text.replaceAll('.', '')))
    expect(expected.length).toBeGreaterThan(5)
    expect(expected).toEqual(expected.toSorted((a, b) => a - b))
    expect(await ranking.getByRole('columnheader', { name: 'Sắp xếp theo Phải học' }).getAttribute('aria-sort')).toBe(
      'ascending',
    )
  })

  test('draws the curve and gives its figures as a table', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto(board)
    await page.getByRole('img', { name: /^Đường số người đã học từ ngày .* có 437 trong 452 người\.$/ }).waitFor()
    const days = page.getByRole('slider', { name: 'Ngày xem trên đường' })
    await days.press('End')
    expect(await days.getAttribute('aria-valuetext')).toBe('20/3/2026, Đã học: 437 (96,68%), Phải học: 452')
    await days.press('Home')
    expect(await days.getAttribute('aria-valuetext')).toContain('30/1/2026, Đã học: 20 (9,22%), Phải học: ')
    await page.getByText('Số liệu của đường').click()
    const last = page.getByRole('group', { name: 'Số liệu của đường' }).getByRole('row').nth(1)
    expect(await last.getByRole('cell').nth(2).textContent()).toBe('437')
  })

  test('speaks English throughout, and remembers it', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto(board)
    await settle(page)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('cadres and members have studied').waitFor()
    await page.reload()
    await page.getByText('cadres and members have studied').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toContain('Units complete against deadline')
  })

  test('downloads the report of the same unit, day and knowledge', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto(`${board}&known_at=2026-03-20`)
    await settle(page)
    const link = page.getByRole('link', { name: 'Tải báo cáo (.docx)' })
    const asked = new URL((await link.getAttribute('href')) ?? '', server.address).searchParams
    expect([asked.get('unit'), asked.get('as_of')]).toEqual(['P', '2026-03-20'])
    expect(asked.get('known_at')).toBe('2026-03-20T23:59:59.999')
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('says what is wrong where a unit does not exist', async () => {
    const { page } = await openPage(browser, server.address)
    await page.goto('/r/default/c/C1/u/NOWHERE?as_of=2026-03-20')
    const alert = page.getByRole('alert')
    await alert.getByText('Không có đợt học tập hoặc đơn vị này').waitFor()
    expect(await alert.getByText(/Mã yêu cầu: .+/).count()).toBe(1)
  })

  test.each([360, 1280, 1920])(
    'has no serious fault of accessibility and cuts nothing off at %i pixels',
    async (width) => {
      const { page, misdeeds } = await openPage(browser, server.address, width)
      await page.goto(board)
      await settle(page)
      await page.getByRole('img', { name: /^Đường số người/ }).waitFor()
      expect(await overflow(page)).toBe(0)
      expect(await seriousFaults(page)).toEqual([])
      expect(misdeeds).toEqual([])
    },
  )
})

test('the sample says that it is one, leads to one’s own organization and can be put away', async () => {
  await server.database.pool.query(`insert into realms (code) values ('demo')`)
  await server.database.pool.query(
    `insert into orders (realm_id, position, door, actor) select realm_id, 1, 'demo', 'demo' from realms where code = 'demo'`,
  )
  const { page } = await openPage(browser, server.address)
  await page.goto('/r/demo')
  await page.getByText('mọi người trong đó đều là giả định').waitFor()
  expect(await page.getByRole('link', { name: 'Lập tổ chức của bạn' }).getAttribute('href')).toBe('/r/default')
  await page.getByRole('button', { name: 'Cất dữ liệu mẫu' }).click()
  await page.getByRole('heading', { level: 2, name: 'Đã cất' }).waitFor()
  await page.getByRole('link', { name: 'demo' }).click()
  await page.getByRole('button', { name: 'Lấy lại dữ liệu mẫu' }).click()
  await page.getByText('mọi người trong đó đều là giả định').waitFor()
})

test('the board is at most 250 kB of JavaScript, its curve included', async () => {
  const { page } = await openPage(browser, server.address)
  const sizes: number[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js'))
      void response.body().then((body) => sizes.push(gzipSync(body, { level: 9 }).length))
  })
  await page.goto(board)
  await settle(page)
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000)
})
