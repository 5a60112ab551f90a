import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '../src/platform/database.ts'
import { buildApp } from '../src/server/app.ts'
import { apiPrefix } from '../src/server/bind.ts'
import { appVersion } from '../src/server/cli.ts'
import { allRoutes } from '../src/server/routes.ts'

/** Where the description of the API is kept for readers who don't run the server. */
export const openApiFile = path.resolve(import.meta.dirname, '../docs/openapi.json')

/** The description of the API as the server of these sources serves it; no database is asked. */
export async function openApiText(): Promise<string> {
  const database = openDatabase('postgres://nobody@127.0.0.1:1/none') // never connected to
  const app = await buildApp({
    cx: { database, now: () => new Date(), filesDir: '', appVersion: appVersion() },
    routes: await allRoutes(),
    webDir: null,
    log: () => undefined,
  })
  try {
    const reply = await app.inject({ url: `${apiPrefix}/openapi.json`, headers: { host: '127.0.0.1' } })
    return `${JSON.stringify(reply.json(), null, 2)}\n`
  } finally {
    await app.close()
    await database.close()
  }
}

if (import.meta.main) writeFileSync(openApiFile, await openApiText())
