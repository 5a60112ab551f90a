import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Database } from '#platform/database.ts'
import { workImports } from '#modules/dossier/jobs-imports.ts'
import { buildApp } from '#server/app.ts'
import { allRoutes } from '#server/routes.ts'
import { ensureWeb } from '#server/web-build.ts'
import { freshDatabase } from '../database.ts'
import { testKeys } from '../accounts/keys.ts'

export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly address: string
  readonly database: Database
  /** What the server told its log: bugs, one a line. */
  readonly bugs: readonly string[]
}

/** The whole product on an empty database of its own, with the pages as they are built for users; ends with the file. */
export async function startServer(): Promise<RunningServer> {
  const database = await freshDatabase()
  await database.pool.query(`insert into realms (code) values ('default')`)
  const filesDir = mkdtempSync(path.join(tmpdir(), 'quantriet-e2e-'))
  const bugs: string[] = []
  const app = await buildApp({
    cx: { database, now: () => new Date(), filesDir, appVersion: '0.0.0', factorKeys: testKeys },
    routes: await allRoutes(),
    webDir: ensureWeb(filesDir, () => undefined),
    log: (line) => bugs.push(line),
  })
  const imports = workImports({ database, filesDir, now: () => new Date() }, (line) => bugs.push(line))
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await imports.stop()
    await app.close()
    rmSync(filesDir, { recursive: true, force: true })
  })
  return { address, database, bugs }
}
