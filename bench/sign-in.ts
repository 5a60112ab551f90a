/**
 * Twenty sign-ins at once against figures requests (issue 3, Benchmarks): the figures must stay within three times
 * their quiet p99. Quiet and rush take turns, so that what else the machine does meets both. `node bench/sign-in.ts`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from './children.ts'
import { browserAt } from './client.ts'
import type { Browser } from './client.ts'
import { codeOf } from './measures/figures.ts'
import { median, quantile, timed } from './numbers.ts'
import { addAdministrator, addOfficer, password } from './office.ts'
import { onProvince } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { chance } from './random.ts'
import { machine, openReport, say } from './report.ts'
import type { Report } from './report.ts'

const many = 20
const quietRequests = 150
/** Officers who ask in turn, and the pause between two requests: an account may ask ten times a second. */
const readers = 8
const pause = 8
/** Times that the twenty sign in within one rush, one time right after the other. */
const times = 5

type Rush = { readonly figures: number[]; readonly signIns: number[]; readonly lasts: number[] }

/** So many sign-ins at once, again and again, while `one` is asked again and again. */
async function rush(origin: string, again: number, one: () => Promise<unknown>): Promise<Rush> {
  const signIns: number[] = []
  const lasts: number[] = []
  let over = false
  const enter = async (n: number): Promise<void> => {
    const browser = browserAt(origin)
    signIns.push(await timed(() => signIn(browser, n)))
  }
  const all = async (): Promise<void> => {
    for (let time = 0; time < again; time++)
      lasts.push(await timed(() => Promise.all(Array.from({ length: many }, (_, n) => enter(n)))))
  }
  const figures: number[] = []
  const rushing = all().finally(() => (over = true))
  while (!over) {
    figures.push(await timed(one))
    await sleep(pause)
  }
  await rushing
  return { figures, signIns, lasts }
}

async function signIn(browser: Browser, n: number): Promise<void> {
  const { status, body } = await browser.post('/sign-in', { user_name: `dangvien${n}`, password })
  if (status !== 200) throw new Error(`sign-in: ${status} ${body}`)
}

async function quiet(one: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  for (let i = 0; i < quietRequests; i++) {
    found.push(await timed(one))
    await sleep(pause)
  }
  return found
}

type Asked = { readonly report: Report; readonly origin: string; readonly rounds: number }

/** Rounds of quiet, twenty once, twenty over and over. */
async function measure({ report, origin, rounds }: Asked, what: string, one: () => Promise<unknown>): Promise<void> {
  await quiet(one)
  const still: number[][] = []
  const once: Rush[] = []
  const over: Rush[] = []
  for (let round = 0; round < rounds; round++) {
    say(`${what}, round ${round + 1} of ${rounds}`)
    still.push(await quiet(one))
    for (let burst = 0; burst < 4; burst++) once.push(await rush(origin, 1, one))
    over.push(await rush(origin, times, one))
  }
  const p99 = quantile(still.flat(), 0.99)
  const add = (bench: string, rushes: readonly Rush[]): void => {
    const during = rushes.flatMap(({ figures }) => figures)
    report.add({
      bench,
      value: quantile(during, 0.99) / p99,
      unit: 'ratio',
      target: 3,
      beside: {
        'quiet p50 ms': median(still.flat()),
        'quiet p99 ms': p99,
        'during p50 ms': median(during),
        'during p99 ms': quantile(during, 0.99),
        'requests during': during.length,
        'quiet p99 of the rounds': still.map((found) => quantile(found, 0.99).toFixed(0)).join(', '),
        'sign-in p50 ms': median(rushes.flatMap(({ signIns }) => signIns)),
        'last of the twenty ms': median(rushes.flatMap(({ lasts }) => lasts)),
        'longest ms': Math.max(...rushes.flatMap(({ signIns }) => signIns)),
      },
    })
  }
  add(`${what} while twenty sign in over and over, p99 against quiet`, over)
  add(`${what} while twenty sign in once, p99 against quiet`, once)
}

async function run({ world, copy, rounds, markdown }: Prepared): Promise<void> {
  const report = openReport({ markdown, targets: true })
  const dataDir = copy('data')
  const served = await serve('--api-only', '--data', dataDir)
  const administrator = await addAdministrator(served.address, dataDir)
  const root = codeOf(world, world.shape.root)
  const commune = codeOf(world, world.shape.direct[0] ?? 0)
  const cell = codeOf(world, world.shape.cells[0] ?? 0)
  say('making accounts')
  const asking: Browser[] = []
  for (let n = 0; n < readers; n++)
    asking.push(
      await addOfficer(served.address, administrator, {
        name: `lanhdao${n}`,
        unit: root,
        role: 'leader',
        factor: true,
      }),
    )
  for (let n = 0; n < many; n++)
    await addOfficer(served.address, administrator, { name: `dangvien${n}`, unit: cell, role: 'member' })
  const random = chance(11)
  let turn = 0
  const figures = (unit: string) => () =>
    asking[turn++ % readers]?.get(
      `/campaigns/${world.campaign}/figures?unit=${unit}&as_of=${world.dateOf(random.below(world.days + 1))}`,
    ) ?? Promise.resolve()
  const asked = { report, origin: served.address, rounds }
  await measure(asked, 'figures of the province', figures(root))
  await measure(asked, 'figures of a commune', figures(commune))
  await served.stop()
  report.end()
  say(machine())
  if (report.missed() > 0) process.exitCode = 1
}

await onProvince(6, run)
