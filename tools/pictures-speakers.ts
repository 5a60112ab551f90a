/** Pictures of speakers, and what a picture is (pictures.ts). */
import type { Page } from 'playwright-core'

export type Picture = {
  readonly file: string
  readonly address: string
  readonly width: number
  readonly height: number
  /** A number to open before the picture is taken, by the beginning of its label. */
  readonly opens?: RegExp
  /** What is done on the page before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>
}

export const speakerPictures: readonly Picture[] = [
  {
    file: 'speakers.png',
    address: '/r/demo/speakers?month=2016-06&sort=-load&lang=vi',
    width: 1280,
    height: 640,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    file: 'speakers-session.png',
    address: '/r/demo/sessions/HN1?part=speakers&lang=vi',
    width: 1100,
    height: 1480,
    act: async (page) => {
      await page.getByRole('combobox', { name: /Thêm/ }).fill('chu kim an')
      await page.getByRole('option', { name: /Chu Kim An/ }).click()
      await page.getByRole('button', { name: 'Kiểm tra trùng lịch' }).click()
      await page.locator('.invite-told').waitFor()
    },
  },
]
