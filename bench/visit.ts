/** One first visit of a page, as an old computer makes it. */
import type { Browser } from 'playwright-core'
import { vi } from '#web/language/vi.ts'

export type Visited = {
  /** JavaScript as it went over the wire, gzipped. */
  readonly kB: number
  /** First content painted, from the beginning of the navigation. */
  readonly paintMs: number
  /** The largest thing painted. */
  readonly largestMs: number
  readonly requests: number
}

/** How many times slower than this machine's the computer is. */
const slowdown = 4

export async function visit(browser: Browser, server: string, route: string): Promise<Visited> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: server, locale: 'vi-VN' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    let requests = 0
    page.on('request', () => requests++)
    await page.goto(route)
    const heading = page.getByRole('heading', { level: 1 }).first()
    await heading.waitFor()
    if ((await heading.textContent()) === vi.missing) throw new Error(`${route}: ${vi.missing}`)
    await page.waitForLoadState('networkidle')
    // the board fetches its drawing last
    await page.locator('.chart-empty').waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    const seen = await page.evaluate(
      () =>
        new Promise<Omit<Visited, 'requests'>>((tell) => {
          const scripts = performance
            .getEntriesByType('resource')
            .filter(({ name }) => new URL(name).pathname.endsWith('.js')) as PerformanceResourceTiming[]
          const bytes = scripts.reduce((sum, one) => sum + one.encodedBodySize, 0)
          const paintMs = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN
          new PerformanceObserver((list) => {
            const largestMs = list.getEntries().at(-1)?.startTime ?? Number.NaN
            tell({ kB: bytes / 1000, paintMs, largestMs })
          }).observe({ type: 'largest-contentful-paint', buffered: true })
        }),
    )
    if (!(seen.kB > 0 && seen.paintMs > 0)) throw new Error(`${route}: nothing was measured.`)
    return { ...seen, requests }
  } finally {
    await context.close()
  }
}
