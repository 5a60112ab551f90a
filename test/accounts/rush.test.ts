import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import { addOfficer, setUpAdministrator } from './people.ts'

const filesDir = mkdtempSync(path.join(tmpdir(), 'quan-triet-rush-'))
afterAll(() => rmSync(filesDir, { recursive: true, force: true }))
const database = await freshDatabase({ max: 20 })
const clock = clockAt('2026-11-10T01:00:00Z')
await importFrom(database, 'default', path.resolve(import.meta.dirname, '../cases/two-tier/dossier'), { filesDir })
const { rows } = await database.pool.query<{ realm_id: number; unit: string; campaign: string }>(
  `select r.realm_id, i.code as unit, (select code from campaign_ids c where c.realm_id = r.realm_id limit 1) as campaign
   from realms r join units u on u.realm_id = r.realm_id and u.parent_id is null and u.superseded_at is null
   join unit_ids i on i.realm_id = u.realm_id and i.unit_id = u.unit_id where r.code = 'default' limit 1`,
)
const place = rows[0] as (typeof rows)[number]
const { browser } = await serverOn(database, clock)
const chief = browser()
await setUpAdministrator(database, clock, chief, place.realm_id)
const names = Array.from({ length: 20 }, (_, i) => `nguoi${i}`)
for (const userName of names) await addOfficer(chief, browser(), { userName, unit: place.unit, role: 'member' })

const where = `/campaigns/${place.campaign}/figures?unit=${place.unit}&as_of=2026-11-01`

/** Milliseconds of requests for figures, one after the other, until `done`. */
async function ask(done: () => boolean): Promise<number[]> {
  const times: number[] = []
  while (!done()) {
    const began = performance.now()
    expect((await chief.get(where)).status).toBe(200)
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)
}
const at = (times: readonly number[], part: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0

test('twenty sign-ins at once are all answered, and figures are answered meanwhile', async () => {
  let count = 0
  await ask(() => ++count > 30)
  count = 0
  const quiet = await ask(() => ++count > 150)
  let over = false
  const began = performance.now()
  const one = (userName: string) => browser().post('/sign-in', { user_name: userName, password: strong })
  const rounds = async (): Promise<number[]> => {
    const statuses: number[] = []
    for (let round = 0; round < 5; round++)
      statuses.push(...(await Promise.all(names.map(one))).map(({ status }) => status))
    return statuses
  }
  const signing = rounds().finally(() => (over = true))
  const during = await ask(() => over)
  expect(await signing).toEqual(Array.from({ length: 100 }, () => 200))
  process.stdout.write(
    `5 times 20 sign-ins at once: ${Math.round(performance.now() - began)} ms; figures p50/p99 quiet ${at(quiet, 0.5).toFixed(1)}/${at(quiet, 0.99).toFixed(1)} ms, during ${at(during, 0.5).toFixed(1)}/${at(during, 0.99).toFixed(1)} ms (${during.length})\n`,
  )
  // many are answered while the line of passwords is worked off: they don't wait for its end
  expect(during.length).toBeGreaterThan(100)
})
