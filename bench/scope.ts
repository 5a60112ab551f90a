/**
 * What sign-in and scope add to a request (issue 3, Benchmarks): the same requests, in turn, as whoever is at the
 * machine of an open installation (no sign-in, everything in scope), as an officer over the whole, and as officers of
 * a commune and of a grassroots organization. Two copies of one store, each with its own server: once an installation
 * has an administrator it never opens again. `node bench/scope.ts`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from './children.ts'
import { browserAt } from './client.ts'
import type { Browser } from './client.ts'
import { codeOf } from './measures/figures.ts'
import { median, quantile, timed } from './numbers.ts'
import { addAdministrator, addOfficer } from './office.ts'
import { onProvince } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { chance } from './random.ts'
import { machine, openReport, say } from './report.ts'

const warmUp = 30
/** Between two requests, so that no account asks more often than it may. */
const pause = 8

type Askers = Readonly<Record<'open' | 'whole' | 'officer', readonly Browser[]>>
type Times = Record<keyof Askers, number[]>

/** The same request by each asker in turn, and again; the order turns too. */
async function inTurn(askers: Askers, rounds: number, where: (round: number) => string): Promise<Times> {
  const found: Times = { open: [], whole: [], officer: [] }
  const names = Object.keys(found) as (keyof Askers)[]
  for (let round = -warmUp; round < rounds; round++) {
    const path = where(round)
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + warmUp + i) % names.length] as keyof Askers
      const people = askers[name]
      const browser = people[(round + warmUp) % people.length] as Browser
      const time = await timed(() => browser.get(path))
      if (round >= 0) found[name].push(time)
      await sleep(pause)
    }
  }
  return found
}

async function run({ world, copy, rounds, markdown }: Prepared): Promise<void> {
  const report = openReport({ markdown, targets: true })
  const open = await serve('--api-only', '--data', copy('open'))
  const dataDir = copy('closed')
  const closed = await serve('--api-only', '--data', dataDir)
  const administrator = await addAdministrator(closed.address, dataDir)
  const place = {
    whole: world.shape.root,
    commune: world.shape.direct[3] ?? 0,
    grassroots: world.shape.grassroots[7] ?? 0,
  }
  const four = async (at: keyof typeof place, role: string): Promise<Browser[]> => {
    const made: Browser[] = []
    for (let n = 0; n < 4; n++) {
      const officer = { name: `${at}${n}`, unit: codeOf(world, place[at]), role, factor: true }
      made.push(await addOfficer(closed.address, administrator, officer))
    }
    return made
  }
  say('making accounts')
  const people = {
    open: [browserAt(open.address)],
    whole: await four('whole', 'campaign_officer'),
    commune: await four('commune', 'unit_officer'),
    grassroots: await four('grassroots', 'unit_officer'),
  }
  const random = chance(13)
  const day = (): string => world.dateOf(20 + random.below(80))
  const under = `/campaigns/${world.campaign}`
  for (const at of ['commune', 'grassroots'] as const) {
    const unit = codeOf(world, place[at])
    const pages: readonly (readonly [string, () => string])[] = [
      ['figures', () => `${under}/figures?unit=${unit}&as_of=${day()}`],
      ['units', () => `/units?under=${unit}&as_of=${day()}`],
      ['names', () => `${under}/names?unit=${unit}&figure=outstanding&as_of=${day()}`],
    ]
    for (const [what, where] of pages) {
      say(`${what} of a ${at}`)
      const askers = { open: people.open, whole: people.whole, officer: people[at] }
      const times = await inTurn(askers, rounds, where)
      const [bare, whole, officer] = [median(times.open), median(times.whole), median(times.officer)]
      report.add({
        bench: `${what} of a ${at}: scope of its officer, part of the request`,
        value: Math.max(0, officer - whole) / whole,
        unit: 'ratio',
        target: 0.1,
        beside: {
          'no sign-in ms': bare,
          'officer of the whole ms': whole,
          'its officer ms': officer,
          'sign-in and scope against none': officer / bare - 1,
          'p99 ms none / whole / officer': [times.open, times.whole, times.officer]
            .map((all) => quantile(all, 0.99).toFixed(1))
            .join(' / '),
          requests: times.officer.length,
        },
      })
    }
  }
  await closed.stop()
  await open.stop()
  report.end()
  say(machine())
  if (report.missed() > 0) process.exitCode = 1
}

await onProvince(300, run)
