/** The page in a report's package, opened from the disk in a real browser: it says what the command says. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { parseVerifierKey, verifierKey } from '#platform/journal/note.ts'
import { packageFaults } from '#server/package-check.ts'
import { issuePackage } from '#server/report-package.ts'
import { importCases } from '../api/cases.ts'
import { emptyJournal, lived, readings } from '../journal/world.ts'
import { openBrowser } from './browser.ts'
import { overflow, seriousFaults } from './page.ts'

const parent = mkdtempSync(path.join(tmpdir(), 'quan-triet-verifier-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))
const { database, signer } = await emptyJournal()
await importCases(database, parent, ['two-tier'])
await refreshFigures(database, 'two-tier')
await readings(database, 0, 12)
const issued = path.join(parent, 'gói báo cáo')
await issuePackage(database, signer, issued, {
  asked: {
    realm: 'two-tier',
    campaign: 'C1',
    unit: 'P',
    asOf: '2026-04-02',
    knownAt: null,
    position: null,
    now: new Date('2026-04-03T00:00:00Z'),
    asker: { kind: 'operator' },
  },
  lang: 'vi',
  appVersion: '0.0.0',
  actor: 'operator',
})

let browser: Browser
beforeAll(async () => (browser = await openBrowser()))
afterAll(() => browser.close())

/** The page of the package itself, with the network cut off; `old` browsers have no Ed25519. */
async function open(width = 1280, old = false): Promise<{ page: Page; misdeeds: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const misdeeds: string[] = []
  page.on('pageerror', (error) => misdeeds.push(error.message))
  page.on('request', (request) => void (request.url().startsWith('file:') || misdeeds.push(request.url())))
  if (old)
    await page.addInitScript(() => {
      crypto.subtle.importKey = () => Promise.reject(new Error('no such algorithm'))
    })
  await page.goto(pathToFileURL(path.join(issued, 'verify.html')).href)
  return { page, misdeeds }
}

async function verdict(page: Page, folder: string, vkey = signer.vkey): Promise<string> {
  await page.locator('#key').fill(vkey)
  await page.locator('#files').setInputFiles(readdirSync(folder).map((name) => path.join(folder, name)))
  await page.locator('#verdict h2').waitFor()
  return page.locator('#verdict').innerText()
}

let count = 0
function changed(how: (folder: string) => void): string {
  const folder = path.join(parent, `sửa ${(count += 1)}`)
  cpSync(issued, folder, { recursive: true })
  how(folder)
  return folder
}
const rewrite = (name: string, edit: (text: string) => string) => (folder: string) => {
  const file = path.join(folder, name)
  const text = readFileSync(file, 'utf8')
  const after = edit(text)
  if (after === text) throw new Error(`${name} was not changed.`)
  writeFileSync(file, after)
}

describe.each([
  ['a browser of today', false],
  ['a browser that has no Ed25519', true],
])('in %s', (_name, old) => {
  test('a package as it was issued is whole, in both languages', async () => {
    const { page, misdeeds } = await open(1280, old)
    expect(await page.locator('#verdict').innerText()).toBe('Chưa đủ để kiểm tra.')
    const said = await verdict(page, issued)
    expect(said).toContain('Gói báo cáo nguyên vẹn')
    const mark = /điểm chốt (\d+ · [0-9a-f]{16})/.exec(packageFaults(issued, signer.vkey).summary.vi)?.[1] ?? 'none'
    expect(said).toContain(mark)
    expect(said).toContain('02/04/2026')
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('#verdict').innerText()).toContain('The package is as it was issued')
    expect(misdeeds).toEqual([])
  })

  const drills: [string, (folder: string) => void, RegExp][] = [
    ['a changed report', (folder) => writeFileSync(path.join(folder, 'report.docx'), 'khác'), /report\.docx đã bị sửa/],
    ['changed data', rewrite('data.json', (text) => text.replace(/\d/, '7')), /data\.json đã bị sửa/],
    [
      'a changed manifest',
      rewrite('manifest.json', (text) => text.replace('"C1"', '"C2"')),
      /manifest\.json không phải/,
    ],
    ['another verifier', rewrite('verify.html', (text) => `${text}<!-- -->`), /verify\.html đã bị sửa/],
    ['a file that is missing', (folder) => rmSync(path.join(folder, 'data.json')), /Thiếu tệp data\.json/],
    ['a file too many', (folder) => writeFileSync(path.join(folder, 'thêm.txt'), 'x'), /thêm\.txt không thuộc/],
    ['no proof', (folder) => rmSync(path.join(folder, 'report.tlog-proof')), /Thiếu tệp report\.tlog-proof/],
    [
      'another place in the tree',
      rewrite('report.tlog-proof', (text) => text.replace(/^index \d+/m, 'index 0')),
      /Sự kiện không/,
    ],
    [
      'another event',
      rewrite('report.tlog-proof', (text) => text.replace(/^extra \S+/m, 'extra e30=')),
      /Sự kiện không/,
    ],
    [
      'another size',
      rewrite('report.tlog-proof', (text) => text.replace(/^(quantriet\/.*\n)\d+/m, '$199')),
      /Chữ ký của/,
    ],
    ['a torn proof', rewrite('report.tlog-proof', (text) => text.slice(0, 80)), /report\.tlog-proof không đúng dạng/],
  ]
  test.each(drills)('%s is found', async (_what, how, found) => {
    const folder = changed(how)
    const { page, misdeeds } = await open(1280, old)
    const said = await verdict(page, folder)
    expect(said).toContain('Gói báo cáo KHÔNG nguyên vẹn')
    expect(said).toMatch(found)
    expect(packageFaults(folder, signer.vkey).faults).not.toEqual([]) // as the command says
    expect(misdeeds).toEqual([])
  })

  test('a key of another journal, and what is no key, prove nothing', async () => {
    const { page } = await open(1280, old)
    const other = await lived()
    expect(await verdict(page, issued, other.signer.vkey)).toContain('Điểm chốt không do khóa này ký.')
    // another journal's key under this one's name
    const renamed = verifierKey(signer.name, parseVerifierKey(other.signer.vkey).key)
    expect(await verdict(page, issued, renamed)).toContain('Điểm chốt không do khóa này ký.')
    expect(await verdict(page, issued, 'khóa')).toContain('Khóa công khai không đúng dạng.')
    // either of two keys will do
    expect(await verdict(page, issued, `${renamed}\n${signer.vkey}`)).toContain('Gói báo cáo nguyên vẹn')
  })
})

test.each([360, 1280, 1920])('at %i pixels it fits and can be used by everybody', async (width) => {
  const { page } = await open(width)
  await verdict(page, issued)
  expect(await overflow(page)).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  const shots = process.env['PICTURES']
  if (shots) await page.screenshot({ path: path.join(shots, `verifier-${width}.png`), fullPage: true })
  await verdict(
    page,
    changed((folder) => writeFileSync(path.join(folder, 'report.docx'), 'khác')),
  )
  expect(await seriousFaults(page)).toEqual([])
  if (shots) await page.screenshot({ path: path.join(shots, `verifier-wrong-${width}.png`), fullPage: true })
})
