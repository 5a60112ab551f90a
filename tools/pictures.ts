/**
 * Takes the pictures of the documents from a running server that holds the demo:
 * `node tools/pictures.ts http://127.0.0.1:8016`, all of them or those named behind it. A fixed day and instant, so that they change only when the pages do.
 */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../test/e2e/browser.ts'

type Picture = {
  readonly file: string
  readonly address: string
  readonly width: number
  readonly height: number
  /** A number to open before the picture is taken, by the beginning of its label. */
  readonly opens?: RegExp
  /** What is done on the page before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>
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
  {
    file: 'units.png',
    address: '/r/demo/units?as_of=2016-09-15&lang=vi',
    width: 1100,
    height: 640,
    act: (page) => page.getByRole('treeitem').nth(3).waitFor(),
  },
  { file: 'unit.png', address: '/r/demo/units/UB?as_of=2016-09-15&lang=vi', width: 1100, height: 760 },
  {
    file: 'unit-merge.png',
    address: '/r/demo/units/UB?as_of=2016-09-15&lang=vi',
    width: 1100,
    height: 900,
    act: tryMerger,
  },
  {
    file: 'sessions.png',
    address: '/r/demo/sessions?lang=vi',
    width: 1280,
    height: 760,
    act: (page) => page.getByRole('link', { name: /Hội nghị cán bộ chủ chốt toàn tỉnh/ }).waitFor(),
  },
  {
    file: 'sessions-month.png',
    address: '/r/demo/sessions/calendar?day=2016-06-10&lang=vi',
    width: 1280,
    height: 1000,
    act: (page) => page.getByRole('grid').waitFor(),
  },
  {
    file: 'sessions-convene.png',
    address: '/r/demo/sessions/HN1?part=convening&lang=vi',
    width: 1100,
    height: 1010,
    act: tryConvening,
  },
  {
    file: 'people.png',
    address: '/r/demo/people?unit=UB&as_of=2016-09-15&lang=vi',
    width: 1280,
    height: 820,
    act: (page) => page.getByRole('row').nth(3).waitFor(),
  },
  {
    file: 'person.png',
    address: '/r/demo/people?unit=UB&as_of=2016-09-15&lang=vi',
    width: 1280,
    height: 900,
    act: openFirst,
  },
  { file: 'people-compare.png', address: '/r/demo/people/duplicates?lang=vi', width: 1280, height: 820, act: tryMerge },
  { file: 'import.png', address: '/r/default/import?lang=vi', width: 1000, height: 460 },
  {
    file: 'statements.png',
    address: '/r/demo/statements?view=enter&audience=mass&as_of=2016-09-14&lang=vi',
    width: 1280,
    height: 900,
    act: (page) => page.getByRole('row', { name: /^Cộng/ }).waitFor(),
  },
  {
    file: 'outreach.png',
    address: '/r/demo/outreach?to=2016-09-15&lang=vi',
    width: 1280,
    height: 820,
    act: (page) => page.getByRole('row').nth(3).waitFor(),
  },
  { file: 'sheet-columns.png', address: '/r/demo/imports?lang=vi', width: 1100, height: 1080, act: sendSheet },
  { file: 'sheet-faults.png', address: '/r/demo/imports?lang=vi', width: 1100, height: 640, act: tryFaults },
]

/** The preview of a merger, on a day to come; nothing is written. */
async function tryMerger(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Thay đổi: / }).click()
  await page.getByRole('button', { name: 'Sáp nhập vào đơn vị khác' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('combobox').fill('ha long')
  await page
    .getByRole('option', { name: /Hạ Long/ })
    .first()
    .click()
  await panel.getByLabel(/^Từ ngày/).fill('01/07/2030')
  await panel.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('region', { name: 'Sẽ thay đổi' }).waitFor()
}

/** The preview of whom a session convenes; nothing is written. */
async function tryConvening(page: Page): Promise<void> {
  await page.getByLabel('Cấp suất cho đơn vị, đơn vị tự điền tên').check()
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText(/^Sẽ cấp/).waitFor()
}

/** The page of the first person of a list. */
async function openFirst(page: Page): Promise<void> {
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('heading', { level: 2, name: 'Sinh hoạt đảng' }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Two entries side by side, and what merging them would write; nothing is written. */
async function tryMerge(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^So sánh/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText('dòng sẽ được ghi', { exact: false }).waitFor()
}

async function take(browser: Browser, server: string, picture: Picture): Promise<void> {
  const { file, address, width, height, opens, act } = picture
  const context = await browser.newContext({ viewport: { width, height }, baseURL: server, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (opens) {
    await page.getByRole('button', { name: opens }).first().click()
    await page.getByRole('dialog').getByRole('table').waitFor()
  }
  await page.waitForLoadState('networkidle')
  await act?.(page)
  await page.screenshot({ path: path.join(folder, file), animations: 'disabled' })
  await context.close()
  process.stdout.write(`docs/pictures/${file}\n`)
}

const [server, ...only] = process.argv.slice(2)
if (server === undefined) {
  process.stderr.write('node tools/pictures.ts ADDRESS [FILE…]\n')
  process.exitCode = 2
} else {
  const browser = await openBrowser()
  try {
    for (const picture of pictures)
      if (only.length === 0 || only.includes(picture.file)) await take(browser, server, picture)
  } finally {
    await browser.close()
  }
}
