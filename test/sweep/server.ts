import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { buildApp } from '#server/app.ts'
import { makeRates } from '#server/rates.ts'
import { allRoutes } from '#server/routes.ts'
import { Browser, clockAt } from '../accounts/browser.ts'
import { setUpAdministrator } from '../accounts/people.ts'
import { freshDatabase } from '../database.ts'
import { asking } from './asking.ts'
import type { Place } from './bodies.ts'
import { addHolders, addPlaces } from './holders.ts'
import type { Holder } from './holders.ts'
import { addFacts } from './world.ts'
import { testKeys } from '../accounts/keys.ts'

/** The server on the sweep's world, closed by an administrator, and everybody who asks; ends with the test file. */
export async function sweepServer() {
  const database = await freshDatabase()
  const clock = clockAt('2026-03-10T03:00:00Z')
  const filesDir = mkdtempSync(path.join(tmpdir(), 'quan-triet-sweep-'))
  afterAll(() => rmSync(filesDir, { recursive: true, force: true }))
  await addFacts(database, filesDir, clock.now)
  const bugs: string[] = []
  let minutes = 0
  const bound = await allRoutes()
  const app = await buildApp({
    cx: { database, now: () => clock.now, filesDir, appVersion: '0.0.0', factorKeys: testKeys },
    routes: bound,
    webDir: null,
    log: (line) => bugs.push(line),
    rates: makeRates(() => ++minutes * 60_000), // nobody asks too often here
  })
  afterAll(() => app.close())
  const { rows } = await database.pool.query<{ realm_id: number }>(`select realm_id from realms where code = 'default'`)
  await setUpAdministrator(database, clock, new Browser(app, '10.0.0.1'), rows[0]?.realm_id ?? 0)
  const places = await addPlaces(database, clock.now)
  const holders = await addHolders(database, clock.now)
  const routes = bound.map(({ endpoint }) => endpoint)
  let serial = 0
  const ask = asking(app)
  return {
    database,
    filesDir,
    now: clock.now,
    bugs,
    holders,
    routes,
    ask,
    placeAt: (unit: string): Place => ({ ...(places.get(unit) as Place), serial: ++serial }),
    holder: (name: string): Holder => {
      const found = holders.find((one) => one.name === name)
      if (found === undefined) throw new Error(`Nobody is “${name}”.`)
      return found
    },
    /** Asks an endpoint by its id. */
    asked: (id: string, question: Parameters<typeof ask>[1], who: Holder) => {
      const endpoint = routes.find((one) => one.id === id)
      if (endpoint === undefined) throw new Error(`There is no endpoint ${id}.`)
      return ask(endpoint, question, who)
    },
  }
}
