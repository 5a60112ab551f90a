/** Every page of the desk's menu, by the menu's own list: a page that joins it is looked at here without being named. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissions } from '#core/policy.ts'
import { deskFor } from '#web/desk.ts'
import { en } from '#web/language/en.ts'
import { vi } from '#web/language/vi.ts'
import { importText } from '../api/text.ts'
import { dossier } from '../sessions/world.ts'
import { openBrowser } from './browser.ts'
import { openPage, overflow, seriousFaults } from './page.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

const pages = deskFor(permissions).flatMap((group) => group.pages)
const words = { vi, en }

let server: RunningServer
let browser: Browser
const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-e2e-desk-'))
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  await importText(server.database, path.join(folder, 'f'), 'default', dossier, {
    now: new Date('2026-02-01T00:00:00Z'),
  })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
  expect(server.bugs).toEqual([])
})

/** The page's heading, once nothing is on its way any more. */
async function headingAt(page: Page, where: string): Promise<string> {
  await page.goto(where)
  const heading = page.getByRole('heading', { level: 1 })
  await heading.waitFor()
  await page.waitForLoadState('networkidle')
  return (await heading.textContent()) ?? ''
}

test('each page of the desk opens, fits a phone, and has no serious fault of accessibility', async () => {
  const { page, misdeeds } = await openPage(browser, server.address, 360)
  const seen: unknown[] = []
  for (const [i, { path: at }] of pages.entries()) {
    const lang = i % 2 === 0 ? 'vi' : 'en'
    const heading = await headingAt(page, `/r/default/${at}?lang=${lang}`)
    const [faults, over] = [await seriousFaults(page), await overflow(page)]
    if (heading === words[lang].missing || faults.length > 0 || over > 0) seen.push({ at, lang, heading, faults, over })
  }
  expect(seen).toEqual([])
  expect(misdeeds).toEqual([])
}, 120_000)

test('the menu leads to each of them, Ctrl+K finds them, and ? tells the keys', async () => {
  const { page, misdeeds } = await openPage(browser, server.address)
  await headingAt(page, '/r/default?lang=vi')
  await page.getByRole('button', { name: vi.kit.desk.menu }).click()
  const links = page.locator('.desk-groups').getByRole('link')
  expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(
    pages.map(({ path: at }) => `/r/default/${at}`),
  )
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  const search = page.getByRole('combobox', { name: vi.kit.palette.title })
  for (const { name } of pages) {
    await search.fill(vi.kit.desk.pages[name])
    await page.getByRole('option', { name: vi.kit.desk.pages[name] }).first().waitFor()
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+?')
  await page.getByRole('dialog', { name: vi.kit.keys.title }).waitFor()
  expect(misdeeds).toEqual([])
}, 120_000)
