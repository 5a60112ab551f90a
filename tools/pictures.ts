/**
 * Takes the pictures of the documents from a running server that holds the demo:
 * `node tools/pictures.ts http://127.0.0.1:8016`, all of them or those named behind it. A fixed day and instant, so that they change only when the pages do.
 */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { tcvn3 } from '#platform/sheets/letters-tables.ts'
import { openBrowser } from '../test/e2e/browser.ts'
import { followPictures } from './pictures-follow.ts'
import { paperPictures } from './pictures-papers.ts'
import { speakerPictures } from './pictures-speakers.ts'
import type { Picture } from './pictures-speakers.ts'

const folder = path.resolve(import.meta.dirname, '../docs/pictures')
const evening = 'as_of=2016-09-15&known_at=2016-09-15T23:59:59%2B07:00'

const pictures: readonly Picture[] = [
  {
    file: 'board.png',
    address: `/r/demo/c/NQ12/u/QN?${evening}&lang=vi`,
    width: 1280,
    height: 960,
    act: curveDrawn,
  },
  {
    file: 'board-en.png',
    address: `/r/demo/c/NQ12/u/QN?${evening}&lang=en`,
    width: 1280,
    height: 960,
    act: curveDrawn,
  },
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
    file: 'campaigns.png',
    address: '/r/demo/campaigns?lang=vi',
    width: 1280,
    height: 560,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    file: 'campaign-audiences.png',
    address: '/r/demo/campaigns/of/NQ12?part=audiences&lang=vi',
    width: 1280,
    height: 1240,
    act: async (page) => {
      await page.locator('.audience-count').first().waitFor()
      await page.getByRole('button', { name: /^Sửa / }).first().click()
      await page.getByRole('heading', { level: 1 }).hover()
    },
  },
  {
    file: 'campaign-checks.png',
    address: '/r/demo/campaigns/of/NQ12?part=checks&lang=vi',
    width: 1280,
    height: 760,
    act: (page) => page.locator('.checks').first().waitFor(),
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
  ...speakerPictures,
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
  {
    file: 'directives.png',
    address: '/r/demo/directives?lang=vi',
    width: 1280,
    height: 700,
    act: (page) => page.getByRole('row').nth(3).waitFor(),
  },
  {
    file: 'directive-new.png',
    address: '/r/demo/directives/new?lang=vi',
    width: 1280,
    height: 1240,
    act: tryRecognising,
  },
  {
    file: 'directive-chain.png',
    address: '/r/demo/directives/chain?lang=vi&ref=01-CT/TW@2016-03-22@B%E1%BB%99%20Ch%C3%ADnh%20tr%E1%BB%8B',
    width: 1280,
    height: 1000,
    act: (page) => page.locator('.chain-tree').first().waitFor(),
  },
  { file: 'work.png', address: '/r/demo/work?lang=vi', width: 1100, height: 640 },
  {
    file: 'overdue.png',
    address: '/r/demo/overdue?near=overdue&what=writing&lang=vi',
    width: 1280,
    height: 760,
    act: (page) => page.getByRole('row').nth(2).waitFor(),
  },
  ...paperPictures,
  ...followPictures,
  { file: 'import.png', address: '/r/default/import?lang=vi', width: 1000, height: 460 },
]

/** The curve comes after everything else of the board. */
async function curveDrawn(page: Page): Promise<void> {
  await page.locator('.chart svg').waitFor()
}

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

/** A sheet as an office has it, in an old coding, with a day that there is not. */
const sheet = [
  'DANH SÁCH ĐẢNG VIÊN;;;;;',
  'STT;Mã đảng viên;Họ và tên;Ngày sinh;Giới tính;Chi bộ',
  '1;MAU-1;Nguyễn Văn Ước;02/03/1980;Nam;UB',
  '2;MAU-2;Trần Thị Thúy;30/02/1985;Nữ;UB',
  '3;MAU-3;Phạm Thị Lẫm;06/05/1990;Nữ;UB',
]

/** Sends it as far as the choice of columns; nothing is written. */
async function sendSheet(page: Page): Promise<void> {
  const old = new Map([...tcvn3].map(([shown, letter]) => [letter, shown]))
  const text = Array.from(sheet.join('\r\n'), (one) => old.get(one) ?? old.get(one.toLowerCase()) ?? one).join('')
  const buffer = Buffer.from(text, 'latin1')
  await page.getByLabel('Tệp có bảng cần nhập').setInputFiles({ name: 'danh-sach.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('region', { name: 'Cột nào là gì' }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** The same, checked; nothing is written. */
async function tryFaults(page: Page): Promise<void> {
  await sendSheet(page)
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await page.getByRole('grid').getByText('30/02/1985').click()
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

async function tryRecognising(page: Page): Promise<void> {
  await page.getByLabel('Số, ký hiệu hoặc nội dung văn bản').fill(`Hạ Long, ngày 20 tháng 6 năm 2016
Số 45-KH/TU

Căn cứ Chỉ thị số 01 – CT/TW, ngày 22/3/2016 của Bộ Chính trị;
Thực hiện Chương trình hành động số 06-Ctr/TU ngày 11/4/2016 của Tỉnh ủy;`)
  await page.getByRole('button', { name: 'Nhận dạng' }).click()
  await page.getByText('Nhận ra: 45-KH/TU').waitFor()
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
