/**
 * Pictures of statements under review, declared overlaps, the schedule of reminders, notices and asking for more time
 * (pictures.ts). The demo has no accounts, no schedule and one organization alone: where a page needs more, the script
 * puts it into the server's answer on its way to the page. Nothing is written.
 */
import type { Page } from 'playwright-core'
import type { Picture } from './pictures-speakers.ts'

type Answer = Record<string, unknown>

/** Opens the page anew with the answer of an address made another. */
async function answering(page: Page, where: RegExp, change: (answer: Answer) => Answer): Promise<void> {
  await page.route(
    (url) => url.pathname.startsWith('/api/') && where.test(url.pathname),
    async (route) => {
      const reply = await route.fetch()
      await route.fulfill({ response: reply, json: change((await reply.json()) as Answer) })
    },
  )
}
async function reopened(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

const organizations = [
  ['nd', 'Hội viên Nông dân', 118_420, 106_300],
  ['pn', 'Hội viên Phụ nữ', 167_905, 151_870],
  ['tn', 'Đoàn viên thanh niên', 71_380, 66_104],
] as const

/** Three organizations, two pairs of them declared. */
async function overlaps(page: Page): Promise<void> {
  const list = (answer: Answer, make: (old: Answer) => Answer[]): Answer[] =>
    (answer['audiences'] as Answer[]).flatMap((one) => (one['code'] === 'mass' ? make(one) : [one]))
  await answering(page, /\/campaigns$/, (answer) => ({
    ...answer,
    campaigns: (answer['campaigns'] as Answer[]).map((campaign) => ({
      ...campaign,
      audiences: list(campaign, (old) => organizations.map(([code, name]) => ({ ...old, code, name }))),
    })),
  }))
  await answering(page, /\/figures$/, (answer) => ({
    ...answer,
    audiences: list(answer, (old) =>
      organizations.map(([code, , expected, participated]) => ({ ...old, code, expected, participated })),
    ),
  }))
  const pair = (a: string, b: string, people: number): Answer => ({
    ...{
      audience_a: a,
      audience_b: b,
      people,
      date: '2016-09-14',
      note: null,
      recorded_at: '2016-09-14T02:00:00.000Z',
    },
  })
  await answering(page, /\/overlaps$/, () => ({ overlaps: [pair('nd', 'pn', 41_260), pair('pn', 'tn', 18_450)] }))
  await reopened(page)
  await page.getByRole('row', { name: /Hội viên Phụ nữ và Đoàn viên thanh niên/ }).waitFor()
}

const rule = (what: string, side: string, days: number, to: string, active = true): Answer => ({
  ...{ what, side, days, to, active, recorded_at: '2026-02-01T02:00:00.000Z' },
})
async function schedule(page: Page): Promise<void> {
  await answering(page, /\/reminder-rules$/, (answer) => ({
    ...answer,
    rules: [
      rule('participation', 'before', 7, 'unit'),
      rule('participation', 'before', 1, 'unit'),
      rule('participation', 'after', 5, 'above'),
      rule('participation', 'after', 10, 'next'),
      rule('action_programme', 'before', 7, 'unit'),
      rule('action_programme', 'after', 5, 'above', false),
    ],
  }))
  await reopened(page)
  await page.getByRole('region', { name: 'Học tập' }).waitFor()
}

const notice = (n: number, more: Answer): Answer => ({
  ...{
    notice: n,
    campaign: 'NQ14',
    campaign_title: 'Học tập Nghị quyết Đại hội XIV',
    kind: 'reminder',
    decision: null,
  },
  ...{ own: true, due_on: '2026-04-15', outstanding: 0, made_at: '2026-04-08T01:00:00.000Z', read: false, ...more },
})
async function notices(page: Page): Promise<void> {
  const own = { unit: 'H2-X2', unit_name: 'Đảng bộ xã Yên Phú' }
  await answering(page, /\/notices$/, (answer) => ({
    ...answer,
    ...{ unread: 3, next: null, mails: true, can_mail: true },
    rows: [
      notice(5, { ...own, what: 'participation', outstanding: 34 }),
      notice(4, { unit: 'C1', unit_name: 'Chi bộ thôn Đông', what: 'plan', kind: 'escalation', outstanding: 1 }),
      notice(3, { ...own, what: 'report', kind: 'decided', decision: 'granted', due_on: '2026-04-30' }),
      notice(2, { unit: 'C2', unit_name: 'Chi bộ thôn Tây', what: 'writing', kind: 'asked', read: true }),
    ],
  }))
  await reopened(page)
  await page.getByText('Chi bộ thôn Tây').waitFor()
}

/** A request for more time as it is typed. */
async function asking(page: Page): Promise<void> {
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Xin gia hạn' }).click()
  await panel.getByRole('textbox', { name: /Xin đến ngày/ }).fill('30/11/2030')
  await panel.getByLabel(/Lý do xin/).fill('Bão làm hoãn lớp học của hai thôn, mở lại sau khi nước rút.')
}

export const followPictures: readonly Picture[] = [
  {
    file: 'statements-review.png',
    address: '/r/demo/statements?view=follow&audience=mass&as_of=2016-09-14&open=HH%2Fmass&lang=vi',
    width: 1280,
    height: 760,
    act: (page) => page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).waitFor(),
  },
  {
    file: 'overlaps.png',
    address: '/r/demo/statements?view=people&as_of=2016-09-14&lang=vi',
    width: 1280,
    height: 960,
    act: overlaps,
  },
  { file: 'reminders.png', address: '/r/demo2/reminders?lang=vi', width: 1280, height: 720, act: schedule },
  { file: 'notices.png', address: '/r/demo2/notices?lang=vi', width: 1100, height: 640, act: notices },
  {
    file: 'extension-ask.png',
    address: '/r/demo2/overdue?unit=H2-X2&open=H2-X2%2Fparticipation&lang=vi',
    width: 1280,
    height: 760,
    act: asking,
  },
]
