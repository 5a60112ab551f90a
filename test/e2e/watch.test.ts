/** Every browser is a small witness: it says so when the journal does not continue what it saw, also after a sign-out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyRoot } from '#platform/journal/merkle.ts'
import { openSigner, signerFolder } from '#platform/journal/signer.ts'
import type { Signer } from '#platform/journal/signer-state.ts'
import { strong } from '../accounts/browser.ts'
import { caseFolder } from '../api/cases.ts'
import { readings, rebuilt, signed, tamper } from '../journal/world.ts'
import { office } from '../sweep/holders.ts'
import { importFrom } from '../world.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'quan-triet-watch-'))
let server: RunningServer
let browser: Browser
let signer: Signer

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  signer = await openSigner(dataDir, null)
  const { database } = server
  await importFrom(database, 'default', path.join(caseFolder('three-tier'), 'dossier'), { filesDir: dataDir })
  const { account, setStatus } = office(database, new Date())
  await setStatus(await account('default', 'quan.tri', 'P', [{ role: 'administrator', unit: 'P' }]), 'active')
  await setStatus(await account('default', 'hoi.vien', 'D00', [{ role: 'member', unit: 'D00' }]), 'active')
  await readings(database, 0, 10)
  await signed(journal())
}, 180_000)
afterAll(async () => {
  await browser?.close()
  rmSync(dataDir, { recursive: true, force: true })
  expect(server.bugs).toEqual([])
})

const journal = () => ({ database: server.database, dataDir, signer })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const keptSize = (page: Page): Promise<number> =>
  page.evaluate(
    () => (JSON.parse(localStorage.getItem('quantriet-checkpoint') ?? '{"size":0}') as { size: number }).size,
  )

async function signIn(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill('hoi.vien')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(strong)
  await press(page, 'Đăng nhập')
  await page.getByRole('button', { name: /^hoi\.vien/ }).waitFor()
}
async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^hoi\.vien/ }).click()
  await press(page, 'Đăng xuất')
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
}

test('a journal that only grew says nothing; one that was written anew is told to everybody who saw it before', async () => {
  const { database } = server
  const { page, misdeeds } = await openPage(browser, server.address)
  await signIn(page)
  await expect.poll(() => keptSize(page)).toBeGreaterThan(9)
  const first = await keptSize(page)
  await signOut(page)
  expect(await keptSize(page)).toBe(first)

  await readings(database, 100, 5)
  await signed(journal())
  await signIn(page)
  await expect.poll(() => keptSize(page)).toBeGreaterThan(first)
  expect(await page.locator('.alarm').count()).toBe(0)
  await signOut(page)

  const state = path.join(signerFolder(dataDir), 'state.json')
  await tamper(
    database,
    `update journal_events set unit = 'U9', leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"unit":"U3"', '"unit":"U9"'), 'UTF8') where unit = 'U3'`,
  )
  const remembered = JSON.parse(readFileSync(state, 'utf8')) as object
  writeFileSync(state, JSON.stringify({ ...remembered, size: 0, root: emptyRoot.toString('hex') }))
  await rebuilt(journal(), signer)

  await signIn(page)
  const alarm = page.getByRole('alert').filter({ hasText: 'không nối tiếp điều trình duyệt này đã thấy' })
  await alarm.waitFor()
  const pictures = process.env['PICTURES']
  for (const [width, language] of [
    [360, 'Tiếng Việt'],
    [1280, 'English'],
    [1920, 'Tiếng Việt'],
  ] as const) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('button', { name: language }).click()
    await page.setViewportSize({ width, height: 900 })
    expect(await seriousFaults(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    if (pictures) await page.screenshot({ path: path.join(pictures, `watch-${width}.png`) })
  }
  const coming = page.waitForEvent('download')
  await press(page, 'Tải bằng chứng (.txt)')
  const evidence = readFileSync(await (await coming).path(), 'utf8')
  expect(evidence.match(/^quantriet\/journal\/[0-9a-f]{16}$/gm)).toHaveLength(2)

  // it stays until somebody has been told
  await page.reload()
  await alarm.waitFor()
  await press(page, 'Đã báo, theo dõi từ nay')
  await page.reload()
  await page.getByRole('button', { name: /^hoi\.vien/ }).waitFor()
  await expect.poll(() => page.locator('.alarm').count()).toBe(0)
  expect(misdeeds).toEqual([])
}, 120_000)
