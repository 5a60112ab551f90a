import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { makeSetupToken } from '#modules/accounts/actions-password.ts'
import { strong } from '../accounts/browser.ts'
import { addOffice } from '../accounts/office.ts'
import { codeOf } from '../accounts/people.ts'
import { openBrowser } from './browser.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

/** A server that takes mail; what has come, as it came. */
async function openPost(): Promise<readonly string[]> {
  const mails: string[] = []
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve))
  process.env['SMTP_URL'] = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`
  afterAll(() => {
    delete process.env['SMTP_URL']
    delete process.env['PUBLIC_URL']
    return new Promise<void>((resolve) => post.close(resolve))
  })
  return mails
}

export type AccountsWorld = {
  readonly server: RunningServer
  readonly browser: Browser
  readonly mails: readonly string[]
  /** An administrator's page, signed in; and one of whoever has an account at a unit. */
  readonly keeper: Page
  readonly person: Page
  /** Of the administrator's authenticator. */
  readonly secret: string
}

/** The product over the office of test/accounts with its first administrator; what pages do wrong fails the file. */
export async function accountsWorld(): Promise<AccountsWorld> {
  const mails = await openPost()
  const server = await startServer()
  process.env['PUBLIC_URL'] = server.address
  await server.database.pool.query(`delete from realms where code = 'default'`)
  const office = await addOffice(server.database)
  await server.database.pool.query(`update units set sector = 'local'`)
  const browser = await openBrowser()
  const misdeeds: string[] = []
  afterAll(async () => {
    await browser.close()
    expect(server.bugs).toEqual([])
    expect(misdeeds).toEqual([])
  })
  const opened = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: server.address })
    const page = await context.newPage()
    page.on('pageerror', (error) => misdeeds.push(error.message))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(`${server.address}/`) && !url.startsWith('data:')) misdeeds.push(url)
    })
    return page
  }
  const [keeper, person] = [await opened(), await opened()]
  const by = { database: server.database, now: new Date(), actor: 'operator', door: 'cli', address: '', agent: '' }
  await keeper.goto(`/setup#${await makeSetupToken(by, office.realm)}`)
  await fill(keeper, 'Tên đăng nhập', 'quantri.an')
  await choosePassword(keeper, strong)
  await press(keeper, 'Tạo quản trị viên')
  await fill(keeper, 'Mật khẩu', strong)
  await press(keeper, 'Bắt đầu cài')
  const { secret } = await confirm(keeper)
  return { server, browser, mails, keeper, person, secret }
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
export const said = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor()
export const refused = (page: Page, text: string | RegExp) => page.getByRole('alert').getByText(text).first().waitFor()

export async function choosePassword(page: Page, password: string, label = 'Mật khẩu của bạn'): Promise<void> {
  await fill(page, label, password)
  await fill(page, 'Nhập lại mật khẩu', password)
}

/** Ends an enrolment that has begun, and keeps what it shows. */
export async function confirm(page: Page): Promise<{ secret: string; codes: string[] }> {
  const secret = ((await page.locator('.secret code').textContent()) ?? '').replaceAll(' ', '')
  await fill(page, 'Mã xác thực', codeOf(secret, new Date()))
  await press(page, 'Xác nhận')
  const shown = page.getByRole('region', { name: 'Mã dự phòng' }).getByRole('listitem')
  await shown.nth(9).waitFor()
  const codes = await shown.allTextContents()
  await press(page, 'Tôi đã cất các mã')
  return { secret, codes }
}

export async function signIn(page: Page, userName: string, password: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await fill(page, 'Tên đăng nhập', userName)
  await fill(page, 'Mật khẩu', password)
  const answered = page.waitForResponse((reply) => reply.url().endsWith('/api/v1/sign-in'))
  await press(page, 'Đăng nhập')
  await answered
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('.account > button').click()
  await press(page, 'Đăng xuất')
  await heading(page, 'Đăng nhập').waitFor()
}
