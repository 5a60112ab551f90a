import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Browser as Asker } from '../accounts/browser.ts'
import { openPage } from './page.ts'

export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** Asks the API with the cookies of a context of its own, so that accounts come into being without the pages. */
export async function askerOn(browser: Browser, address: string): Promise<{ context: BrowserContext; ask: Asker }> {
  const context = await browser.newContext({ baseURL: address })
  const post = async (where: string, body?: unknown) => {
    const answer = await context.request.post(`/api/v1${where}`, {
      headers: { origin: address, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { data: body }),
    })
    return { status: answer.status(), body: await answer.json() }
  }
  return { context, ask: { post } as unknown as Asker }
}

type Asked = {
  readonly cookies: Cookies
  readonly where: string
  readonly width: number
  /** How long one step of it may take; the browser's own limit when not given. */
  readonly timeout?: number
}

/** Opens a page as somebody who is signed in, and waits for its heading. */
export async function openAs(browser: Browser, address: string, asked: Asked): Promise<Page> {
  const { page, misdeeds } = await openPage(browser, address, asked.width)
  if (asked.timeout !== undefined) page.setDefaultTimeout(asked.timeout)
  await page.context().addCookies(asked.cookies)
  await page.goto(asked.where)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(misdeeds).toEqual([])
  return page
}
