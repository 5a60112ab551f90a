import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { openBrowser } from './browser.ts'
import { startKit } from './kit-server.ts'
import type { RunningServer } from './server.ts'

const dossier = path.join(import.meta.dirname, '../cases/three-tier/dossier')

export type Kit = { readonly server: RunningServer; readonly browser: Browser }

/** The kit's pages on a server and in a browser of their own, for one file of tests; there once its first test runs. */
export function kitOfFile(): Kit {
  const kit: { server?: RunningServer; browser?: Browser } = {}
  beforeAll(async () => {
    kit.server = await startKit(dossier)
    kit.browser = await openBrowser()
  }, 180_000)
  afterAll(async () => {
    await kit.browser?.close()
    expect(kit.server?.bugs).toEqual([])
  })
  return kit as Kit
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
