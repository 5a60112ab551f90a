import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type Watched = {
  readonly page: Page
  /** What the page did that no page may do: errors of its own, requests to other hosts, anything that the content policy stopped. */
  readonly misdeeds: readonly string[]
}

/** A page of its own for a test, watched for errors and for requests that leave this server. */
export async function openPage(browser: Browser, address: string, width = 1280): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, baseURL: address, locale: 'en-US' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const misdeeds: string[] = []
  await context.exposeBinding('tellStopped', (_source, what: string) => misdeeds.push(`stopped: ${what}`))
  await context.addInitScript(() => {
    const { tellStopped } = globalThis as unknown as { tellStopped: (what: string) => void }
    const at = (event: SecurityPolicyViolationEvent): string =>
      `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`
    document.addEventListener('securitypolicyviolation', (event) => tellStopped(at(event)))
  })
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${address}/`) && !url.startsWith('data:')) misdeeds.push(`left the server: ${url}`)
  })
  return { page, misdeeds }
}

type Axe = {
  run: (options: object) => Promise<{ violations: { impact: string; id: string; nodes: { target: string[] }[] }[] }>
}

/** Serious faults of accessibility on the page as it stands, each with the place of its first element. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  // what passes is looked at, but neither told element by element nor brought here: that took longer than looking
  return page.evaluate(async () => {
    const { axe: looker } = globalThis as unknown as { axe: Axe }
    const { violations } = await looker.run({ resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
  })
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
