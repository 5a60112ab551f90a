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

/** An invitation as its speaker gets it: the demo is looked at without an account, which has none. */
const sample = {
  session: 'HN1',
  speaker: 'BCV-1',
  title: 'Hội nghị cán bộ chủ chốt toàn tỉnh quán triệt Nghị quyết',
  secret: false,
  host: 'Đảng bộ tỉnh Quảng Ninh',
  venue: 'Trung tâm Tổ chức Hội nghị tỉnh, thành phố Hạ Long',
  mode: 'hybrid',
  starts_at: '2016-06-10T00:30:00.000Z',
  ends_at: '2016-06-10T04:30:00.000Z',
  topic: 'Chương trình hành động thực hiện Nghị quyết',
  status: 'invited',
  invited_on: '2016-06-01',
  answered_on: null,
  materials_on: null,
  confirmed_on: null,
  thanked_on: null,
  consent_record: null,
  consent_publish: null,
  materials: [],
  steps: ['accepted', 'declined'],
  may_send: false,
  recorded_at: '2016-06-01T02:00:00.000Z',
}

export const speakerPictures: readonly Picture[] = [
  {
    file: 'invitations.png',
    address: '/r/demo/invitations?lang=vi',
    width: 1100,
    height: 680,
    act: async (page) => {
      await page.route('**/api/v1/me/invitations*', (route) => route.fulfill({ json: { rows: [sample] } }))
      await page.reload()
      await page.getByRole('button', { name: 'Nhận lời' }).waitFor()
      await page.getByLabel('Tôi đồng ý để ghi hình').check()
      await page.getByRole('heading', { level: 1 }).hover()
    },
  },
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
