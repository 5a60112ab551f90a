/**
 * Takes the pictures of the documents from a running server that holds the demo:
 * `node tools/pictures.ts http://127.0.0.1:8016`. A fixed day and instant, so that they change only when the pages do.
 */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../test/e2e/browser.ts'

type Picture = {
  readonly file: string
  readonly address: string
  readonly width: number
  readonly height: number
  /** A number to open before the picture is taken, by the beginning of its label. */
  readonly opens?: RegExp
}

const folder = path.resolve(import.meta.dirname, '../docs/pictures')
const evening = 'as_of=2016-09-15&known_at=2016-09-15T23:59:59%2B07:00'

const pictures: readonly Picture[] = [
  { file: 'board.png', address: `/r/demo/c/NQ12/u/QN?${evening}&lang=vi`, width: 1280, height: 960 },
  { file: 'board-en.png', address: `/r/demo/c/NQ12/u/QN?${evening}&lang=en`, width: 1280, height: 960 },
  {
    file: 'names.png',
    address: `/r/demo/c/NQ12/u/UB?${evening}&lang=vi`,
    width: 1280,
    height: 760,
    opens: /Còn lại: mở/,
  },
  { file: 'import.png', address: '/r/default/import?lang=vi', width: 1000, height: 460 },
]

async function take(browser: Browser, server: string, picture: Picture): Promise<void> {
  const { file, address, width, height, opens } = picture
  const context = await browser.newContext({ viewport: { width, height }, baseURL: server, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (opens) {
    await page.getByRole('button', { name: opens }).first().click()
    await page.getByRole('dialog').getByRole('table').waitFor()
  }
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: path.join(folder, file), animations: 'disabled' })
  await context.close()
  process.stdout.write(`docs/pictures/${file}\n`)
}

const [server] = process.argv.slice(2)
if (server === undefined) {
  process.stderr.write('node tools/pictures.ts ADDRESS\n')
  process.exitCode = 2
} else {
  const browser = await openBrowser()
  try {
    for (const picture of pictures) await take(browser, server, picture)
  } finally {
    await browser.close()
  }
}
