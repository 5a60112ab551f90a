import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { Database } from '#platform/database.ts'
import { buildApp } from '#server/app.ts'
import type { AppParts } from '#server/app.ts'
import { allRoutes } from '#server/routes.ts'
import { testKeys } from '../accounts/keys.ts'

export type Edged = { readonly app: FastifyInstance; readonly bugs: readonly string[]; readonly webDir: string }

/** The product on a database with a small page of its own, facing the network as asked; ends with the test file. */
export async function edged(
  database: Database,
  more: Pick<AppParts, 'edge' | 'rates' | 'uploadLimit' | 'refusals' | 'times'> & { now?: () => Date } = {},
): Promise<Edged> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-edge-'))
  const webDir = path.join(folder, 'web')
  mkdirSync(webDir)
  writeFileSync(path.join(webDir, 'index.html'), '<!doctype html><script nonce="QUANTRIET-NONCE" src="/a.js"></script>')
  const bugs: string[] = []
  const { now = () => new Date(), ...parts } = more
  const app = await buildApp({
    cx: { database, now, filesDir: folder, appVersion: '0.0.0', factorKeys: testKeys },
    routes: await allRoutes(),
    webDir,
    log: (line) => bugs.push(line),
    ...parts,
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { app, bugs, webDir }
}
