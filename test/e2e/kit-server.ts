import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, inject } from 'vitest'
import { buildApp } from '#server/app.ts'
import { allRoutes } from '#server/routes.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import type { RunningServer } from './server.ts'

/** The product's server on an imported case, with the pages of test/e2e/kit instead of the product's own. */
export async function startKit(dossier: string): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-kit-'))
  const webDir = await builtKit()
  const database = await freshDatabase()
  const filesDir = path.join(folder, 'files')
  await importFrom(database, 'default', dossier, { filesDir, now: new Date('2026-11-01T01:00:00Z') })
  const bugs: string[] = []
  const app = await buildApp({
    cx: { database, now: () => new Date(), filesDir, appVersion: '0.0.0' },
    routes: await allRoutes(),
    webDir,
    log: (line) => bugs.push(line),
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { address, database, bugs }
}

/** The folder of the kit's pages: built by the first file of a run that asks for them, while others wait. */
async function builtKit(): Promise<string> {
  const built = path.join(inject('runFolder'), 'kit')
  const making = `${built}.making`
  while (!existsSync(built)) {
    try {
      mkdirSync(making)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      await sleep(200)
      continue
    }
    try {
      if (!existsSync(built)) await buildKit(path.join(making, 'web'), built)
    } finally {
      rmSync(making, { recursive: true })
    }
  }
  return built
}

async function buildKit(outDir: string, built: string): Promise<void> {
  await build({
    root: path.join(import.meta.dirname, 'kit'),
    configFile: path.join(import.meta.dirname, '../../vite.config.ts'),
    build: { outDir, emptyOutDir: true, minify: false },
    logLevel: 'error',
  })
  renameSync(outDir, built)
}
