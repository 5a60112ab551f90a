import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterAll } from 'vitest'
import { buildApp } from '#server/app.ts'
import { allRoutes } from '#server/routes.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import type { RunningServer } from './server.ts'

/** The product's server on an imported case, with the pages of test/e2e/kit instead of the product's own. */
export async function startKit(dossier: string): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-kit-'))
  const webDir = path.join(folder, 'web')
  await build({
    root: path.join(import.meta.dirname, 'kit'),
    configFile: path.join(import.meta.dirname, '../../vite.config.ts'),
    build: { outDir: webDir, emptyOutDir: true, minify: false },
    logLevel: 'error',
  })
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
